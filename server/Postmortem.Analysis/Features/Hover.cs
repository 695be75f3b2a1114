using System.Globalization;
using System.Text;
using Postmortem.Analysis.Language;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features;

internal sealed record HoverText(TextSpan Span, string Markdown);

/// <summary>What there is to know about the thing under the pointer.</summary>
internal static class Hover
{
    public static HoverText? At(Analysis analysis, int offset)
    {
        var model = analysis.Model;
        if (!model.IsPostMortem)
        {
            return null;
        }

        var index = model.Document.GetBlockAt(offset);
        var block = model.Document[index];
        return block.Kind switch
        {
            BlockKind.Html => OnComment(model.Document, index, offset),
            BlockKind.Code or BlockKind.Blank or BlockKind.ThematicBreak => null,
            BlockKind.Heading => OnHeading(analysis, index, offset) ?? OnWord(analysis, index, offset),
            _ => OnWording(analysis, offset)
                ?? OnStamp(analysis, index, offset)
                ?? OnField(analysis, index, offset)
                ?? OnCell(analysis, index, offset)
                ?? OnLabelSection(analysis, index, offset)
                ?? OnWord(analysis, index, offset),
        };
    }

    private static HoverText? OnComment(Document document, int block, int offset)
    {
        foreach (var suppression in document[block].Get(SuppressionRecognizer.Instance))
        {
            var span = suppression.CodeSpan.Shift(document.GetStart(block));
            if (!span.Touches(offset))
            {
                continue;
            }

            return AllRules.Find(suppression.Code) is not { } rule
                ? new HoverText(span, $"There is no rule `{suppression.Code}`.")
                : new HoverText(span, $"**{rule.Code}** ({VocabularyValue.CanonicalOf(rule.Category.ToString())})\n\n{RulePages.FindSummary(rule)}".TrimEnd());
        }

        return null;
    }

    /// <summary>Why a wording is reported, and how the same is said without it. What is wrong the client shows with the finding itself.</summary>
    private static HoverText? OnWording(Analysis analysis, int offset)
    {
        foreach (var finding in FindingsAt.Of(analysis, new TextSpan(offset, 0)))
        {
            if (finding.Rule is WordingRule { Definition: { } definition })
            {
                var better = BetterSentence.Find(finding, analysis.Model, analysis.Context.Rules);
                return new HoverText(finding.Span, $"{definition.Why}\n\n{(better is null ? $"**For example:** {definition.Instead}" : $"**Instead:** {better}")}");
            }
        }

        return null;
    }

    private static HoverText? OnHeading(Analysis analysis, int block, int offset)
    {
        var section = analysis.Model.FindSectionAt(offset);
        return section is not null && section.FirstBlock == block && section.HeadingSpan.Touches(offset) ? OnSection(analysis, section) : null;
    }

    private static HoverText? OnLabelSection(Analysis analysis, int block, int offset)
    {
        foreach (var section in analysis.Model.Sections)
        {
            if (section.IsLabel && section.FirstBlock == block && section.HeadingSpan.Touches(offset))
            {
                return OnSection(analysis, section);
            }
        }

        return null;
    }

    private static HoverText? OnSection(Analysis analysis, Section section)
    {
        if (Known.SectionOf(analysis, section) is not { } known)
        {
            return null;
        }

        var severity = analysis.Model.Header.Severity?.Value;
        var required = known.Required.AppliesTo(severity) ? " (required)" : "";
        return new HoverText(section.HeadingSpan, $"**{known.Title}**{required}\n\n{Guidance.Of(known)}");
    }

    private static HoverText? OnField(Analysis analysis, int block, int offset)
    {
        foreach (var field in Known.FieldsIn(analysis.Model, block))
        {
            if (Known.FieldOf(analysis, field) is not { } known)
            {
                continue;
            }

            if (field.LabelSpan.Touches(offset))
            {
                return new HoverText(field.LabelSpan, OfField(analysis, known));
            }

            if (!field.ValueSpan.IsEmpty && field.ValueSpan.Touches(offset))
            {
                return OnValue(analysis, Known.VocabularyOf(analysis, field), field.Value, field.ValueSpan) ?? OnWord(analysis, block, offset)
                    ?? (field.Value.StartsWith('[') ? new HoverText(field.ValueSpan, OfField(analysis, known)) : null);
            }
        }

        return null;
    }

    private static string OfField(Analysis analysis, ProfileField field)
    {
        var severity = analysis.Model.Header.Severity?.Value;
        var text = new StringBuilder().Append("**").Append(field.Label).Append("**").Append(field.Required.AppliesTo(severity) ? " (required)" : "").Append("\n\n");
        text.Append(Guidance.Of(field, field.Vocabulary is { } id ? Known.ProfileOf(analysis)?.Vocabularies.GetValueOrDefault(id) : null));
        MetricHelp.AppendValue(analysis, field.Id, text);
        return text.ToString().TrimEnd();
    }

    private static HoverText? OnValue(Analysis analysis, Vocabulary? vocabulary, string value, TextSpan span)
    {
        var found = vocabulary?.Find(value) ?? vocabulary?.Find(FirstWords(value));
        if (found is null)
        {
            return null;
        }

        var canonical = VocabularyValue.KeyOf(value) == VocabularyValue.KeyOf(found.Value) ? "" : $" (written here: {Shorten(value)})";
        return new HoverText(span, $"**{found.Value}**{canonical}\n\n{found.Meaning}".TrimEnd());
    }

    private static string FirstWords(string value)
    {
        var at = value.AsSpan().IndexOfAny("(,;");
        return at > 0 ? value[..at] : value;
    }

    private static HoverText? OnCell(Analysis analysis, int block, int offset)
    {
        var document = analysis.Model.Document;
        if (document[block].Kind != BlockKind.TableRow || Known.TableAt(analysis, block) is not { } table)
        {
            return null;
        }

        var cells = document[block].Cells;
        for (var i = 0; i < cells.Count; i++)
        {
            var span = cells[i].Span.Shift(document.GetStart(block));
            if (!span.Touches(offset) || span.IsEmpty || Known.ColumnOf(analysis, table, i) is not { } column)
            {
                continue;
            }

            if (document[block].Row == RowKind.Header)
            {
                var text = new StringBuilder().Append("**").Append(column.Label).Append("**\n\n").Append(column.Guidance);
                if (column.Vocabulary is { } id && Known.ProfileOf(analysis)?.Vocabularies.GetValueOrDefault(id) is { } values)
                {
                    Guidance.AppendValues(text, values);
                }

                return new HoverText(span, text.ToString().TrimEnd());
            }

            var vocabulary = column.Vocabulary is { } v ? Known.ProfileOf(analysis)?.Vocabularies.GetValueOrDefault(v) : null;
            return OnValue(analysis, vocabulary, cells[i].Inlines.Plain, span);
        }

        return null;
    }

    private static HoverText? OnStamp(Analysis analysis, int block, int offset)
    {
        foreach (var entry in analysis.Model.Timeline.Entries.Concat(analysis.Model.Timeline.MilestoneList))
        {
            if (entry.Block == block && entry.TimeSpan.Touches(offset))
            {
                return new HoverText(entry.TimeSpan, StampHelp.Describe(analysis, entry));
            }
        }

        return null;
    }

    private static HoverText? OnWord(Analysis analysis, int block, int offset)
    {
        var document = analysis.Model.Document;
        var text = document[block].Text;
        var at = Math.Clamp(offset - document.GetStart(block), 0, text.Length);
        foreach (var id in document[block].Get(IdRecognizer.Instance))
        {
            if (id.Span.Touches(at))
            {
                return OnId(analysis, id.Text, id.Span.Shift(document.GetStart(block)));
            }
        }

        var (start, end) = (at, at);
        while (start > 0 && char.IsAsciiLetter(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return end - start is > 2 and < 6 && MetricHelp.FindWord(text.AsSpan(start, end - start)) is { } metric && MetricHelp.Describe(analysis, metric) is { } help
            ? new HoverText(TextSpan.FromBounds(start, end).Shift(document.GetStart(block)), help)
            : null;
    }

    private static HoverText? OnId(Analysis analysis, string id, TextSpan span)
    {
        if (analysis.Model.ActionItems.FirstOrDefault(a => a.Id?.Value == id) is { } item)
        {
            var parts = new[] { item.Owner is { } owner ? "Owner: " + owner.Value : null, item.Due?.Value is { } due ? "Due: " + due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null, item.Status is { } status ? "Status: " + status.Raw : null };
            return new HoverText(span, $"**{id}** {item.Text}\n\n{string.Join(" · ", parts.OfType<string>())}".TrimEnd());
        }

        var rules = analysis.Context.Rules;
        return rules.Workspace.Documents.FirstOrDefault(d => d.Path != rules.Path && (d.DocumentId == id || d.IncidentId == id || d.Ids.Contains(id))) is { } document
            ? new HoverText(span, $"**{id}** {document.Title}\n\n`{document.Path}`")
            : null;
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..59] + "…";
}
