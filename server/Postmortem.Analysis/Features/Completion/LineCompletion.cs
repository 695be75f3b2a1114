using System.Text;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.Completion;

/// <summary>What a new line can be: a row of the timeline or table, a field that is missing, the next section.</summary>
internal static class LineCompletion
{
    private const int LongestPrefix = 40;

    public static IReadOnlyList<CompletionItem> At(Caret caret)
    {
        var indent = caret.Line.Length - caret.Line.TrimStart().Length;
        var typedAt = indent;
        while (typedAt < caret.Column && " -*+|".Contains(caret.Line[typedAt], StringComparison.Ordinal))
        {
            typedAt++;
        }

        var typed = caret.Before[Math.Min(typedAt, caret.Column)..];
        if (caret.After.Trim(' ', '*', '|').Length > 0 || typed.Length > LongestPrefix || typed.Count(c => c == ' ') > 3 || caret.Column < indent)
        {
            return [];
        }

        var span = caret.Span(indent, caret.Line.Length);
        var prefix = caret.Line[indent..typedAt];
        if (indent > 0 && prefix.Length == 0 && typed.Length == 0)
        {
            // White space alone says nothing about what is to come.
            return [];
        }

        var items = new List<CompletionItem>();
        var around = Known.SectionAround(caret.Analysis, caret.Offset);
        if (around is { Known.Shape: Shape.Timeline } timeline)
        {
            items.AddRange(RowCompletion.Timeline(caret, timeline.Section, timeline.Known, span, prefix));
        }
        else if (TableAbove(caret) is { } table && !IsOfFields(caret.Model, table) && RowCompletion.Next(caret, table, span, prefix) is { } row)
        {
            items.Add(row);
        }
        else if (around is { } section && !HasTable(caret.Model, section.Section) && RowCompletion.NewTable(caret, section.Known, span, prefix) is { } newTable)
        {
            items.Add(newTable);
        }

        if (!prefix.Contains('|', StringComparison.Ordinal))
        {
            items.AddRange(Fields(caret, span, prefix));
        }

        if (prefix.Length == 0)
        {
            items.AddRange(HeadingCompletion.Sections(caret, span, 0, "", typed.Trim()));
        }

        return typed.Length == 0 ? items : [.. items.Where(i => TypedText.Continues(typed, (i.FilterText ?? i.Label).AsSpan(prefix.Length)))];
    }

    private static Table? TableAbove(Caret caret)
    {
        if (caret.Block.Kind == BlockKind.TableRow && (!caret.IsBehindBlock || caret.LineNumber == caret.Document.GetStartLine(caret.BlockIndex) + 1))
        {
            return Known.TableAt(caret.Analysis, caret.BlockIndex);
        }

        return caret.BlockIndex > 0 && caret.Document[caret.BlockIndex - 1] is { Kind: BlockKind.TableRow, BlankLinesAfter: 0 } && caret.LineNumber == caret.Document.GetStartLine(caret.BlockIndex)
            ? Known.TableAt(caret.Analysis, caret.BlockIndex - 1)
            : null;
    }

    /// <summary>A table of labels and values: its next row is the next field.</summary>
    private static bool IsOfFields(DocumentModel model, Table table) =>
        model.Fields.Any(f => f.Style == FieldStyle.Table && f.Block >= table.FirstBlock && f.Block < table.EndBlock);

    private static bool HasTable(DocumentModel model, Section section) =>
        model.Tables.Any(t => t.FirstBlock >= section.FirstBlock && t.EndBlock <= section.EndBlock);

    private static IEnumerable<CompletionItem> Fields(Caret caret, TextSpan span, string prefix)
    {
        if (caret.Model.Profile is not { } profile)
        {
            yield break;
        }

        var section = caret.Model.FindSectionAt(caret.Offset);
        var index = section is null ? -1 : IndexOf(caret.Model, section);
        var present = caret.Model.Fields.Where(f => f.Id is not null && !caret.LineSpan.Contains(f.LabelSpan.Start)).Select(f => (f.Id, SectionIdOf(caret.Model, f))).ToHashSet();
        var anywhere = present.Select(p => p.Id).ToHashSet();
        var severity = caret.Model.Header.Severity?.Value;
        foreach (var field in FieldsFor(caret, profile, section, index))
        {
            var isThere = profile.Fields.Count(f => f.Id == field.Id) > 1 ? present.Contains((field.Id, field.Section)) : anywhere.Contains(field.Id);
            if (isThere)
            {
                continue;
            }

            var vocabulary = profile.VocabularyOf(field);
            yield return RowCompletion.Item(caret, span, prefix, field.Label, CompletionKind.Field, LineFor(caret, index, field.Label, vocabulary is not null)) with
            {
                Detail = field.Required.AppliesTo(severity) ? "required field" : "field",
                Documentation = Guidance.Of(field, vocabulary),
            };
        }
    }

    /// <summary>Those of the section; at the top of the document, and in the section that holds them, those of the header.</summary>
    private static IEnumerable<ProfileField> FieldsFor(Caret caret, Profile profile, Section? section, int index)
    {
        if (section?.Id is { } id && profile.FindSection(id) is not null)
        {
            var own = profile.FieldsOf(id).ToList();
            var holdsHeader = caret.Model.Fields.Any(f => f.Section == index && profile.Fields.Any(p => p.Id == f.Id && p.Section is null))
                || (own.Count == 0 && profile.FindSection(id) is { Shape: Shape.Fields } && ReferenceEquals(profile.Sections[0], profile.FindSection(id)));
            return holdsHeader ? own.Concat(profile.Fields.Where(f => f.Section is null)) : own;
        }

        return section is null or { Level: 1, Id: null } ? profile.Fields.Where(f => f.Section is null) : [];
    }

    /// <summary>A line like those of the fields around it, so that the list stays one list.</summary>
    private static string LineFor(Caret caret, int section, string label, bool hasChoice)
    {
        var value = caret.Request.Snippets && hasChoice ? $"[{label}]" : "";
        Field? sample = null;
        foreach (var field in caret.Model.Fields)
        {
            if (field.Section == section && field.Style != FieldStyle.FrontMatter && !caret.LineSpan.Contains(field.LabelSpan.Start) && (sample is null || field.LabelSpan.Start < caret.Offset))
            {
                sample = field;
            }
        }

        if (sample is null)
        {
            return $"- **{label}:** {value}";
        }

        if (sample.Style == FieldStyle.Table)
        {
            return caret.Request.Snippets ? $"| {label} | [{label}] |" : $"| {label} | |";
        }

        var document = caret.Document;
        var line = document.Text.GetLineAt(sample.LabelSpan.Start);
        var start = document.Text.GetLineStart(line);
        var valueStart = Math.Clamp(sample.ValueSpan.IsEmpty ? sample.LabelSpan.End : sample.ValueSpan.Start, sample.LabelSpan.End, document.Text.GetLineEnd(line));
        var text = new StringBuilder(document.Text.ToString(TextSpan.FromBounds(start, valueStart)));
        var written = document.Text.ToString(sample.LabelSpan);
        var at = text.ToString().LastIndexOf(sample.Label, StringComparison.Ordinal);
        if (at < 0 || written.Length < sample.Label.Length)
        {
            return $"- **{label}:** {value}";
        }

        var after = document.Text.ToString(TextSpan.FromBounds(start + at + sample.Label.Length, document.Text.GetLineEnd(line)));
        var separator = Separator(after);
        return string.Concat(text.ToString().AsSpan(0, at), label, separator, value);
    }

    /// <summary>Colon and closing emphasis in the order in which the line has them, and one space.</summary>
    private static string Separator(string after)
    {
        var end = 0;
        while (end < after.Length && after[end] is ':' or '：' or '*' or '_')
        {
            end++;
        }

        return after[..end] + " ";
    }

    private static int IndexOf(DocumentModel model, Section section)
    {
        for (var i = 0; i < model.Sections.Count; i++)
        {
            if (ReferenceEquals(model.Sections[i], section))
            {
                return i;
            }
        }

        return -1;
    }

    private static string? SectionIdOf(DocumentModel model, Field field) => field.Section >= 0 ? model.Sections[field.Section].Id : null;
}
