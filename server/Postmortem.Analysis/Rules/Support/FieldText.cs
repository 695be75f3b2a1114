using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>Fields as text: what to ask for, and lines that fit those around them.</summary>
internal static class FieldText
{
    /// <summary>The first sentence of the guidance.</summary>
    public static string Ask(ProfileField field)
    {
        var end = field.Guidance.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? field.Guidance : field.Guidance[..(end + 1)];
    }

    /// <summary>What the timeline says about a field, as text; null where it does not.</summary>
    public static string? Computed(DocumentModel model, string field) => field switch
    {
        "ttd" or "detection-latency" => Minutes(model.Metrics.Ttd),
        "tta" => Minutes(model.Metrics.Tta),
        "ttm" => Minutes(model.Metrics.Ttm),
        "ttr" or "duration" => Minutes(model.Metrics.Ttr),
        _ => null,
    };

    public static string? Minutes(Metric? metric) => metric is { Minutes: >= 0 } m ? Say.Duration(m.Minutes) : null;

    /// <summary>Lines (or rows) for fields, behind the last field of the same section, written like it.</summary>
    /// <param name="values">What is known of them, by id.</param>
    public static TextEdit? Insert(DocumentModel model, string section, IReadOnlyList<ProfileField> fields, IReadOnlyDictionary<string, string>? values = null)
    {
        var home = section.Length == 0 ? null : model.FindSection(section);
        var last = model.Fields.LastOrDefault(f => f.Style != FieldStyle.FrontMatter && f.Id is not null && SectionOf(model, f) == home?.Id && model.Profile?.FindField(f.Id) is not null);
        var lines = fields.Select(f => (f.Label, Value: values?.GetValueOrDefault(f.Id) ?? Computed(model, f.Id) ?? $"[{Slot.FromGuidance(f.Guidance, f.Label)}]"));
        if (last is null)
        {
            var header = TableHeader(model, section);
            var blocks = header + string.Join('\n', lines.Select(l => header is null ? $"- **{l.Label}:** {l.Value}" : $"| {l.Label} | {l.Value} |"));
            return SectionInsertion.At(model.Document, BehindHeading(model, home), blocks);
        }

        var text = string.Concat(lines.Select(l => "\n" + (last.Style switch
        {
            FieldStyle.Table => $"| {l.Label} | {l.Value} |",
            FieldStyle.Bullet => $"- **{l.Label}:** {l.Value}",
            FieldStyle.Bold => $"**{l.Label}:** {l.Value}  ",
            _ => $"{l.Label}: {l.Value}  ",
        })));
        var block = model.Document[last.Block];
        return TextEdit.Insert(model.Document.GetStart(last.Block) + block.Text.TrimEnd().Length, text.ReplaceLineEndings(model.Document.Text.LineBreak));
    }

    /// <summary>The head of the table in which the kind's template has the fields of a section; null where it has them as lines.</summary>
    private static string? TableHeader(DocumentModel model, string section)
    {
        if (section.Length == 0 || model.Profile is not { } profile || profile.FindSection(section) is not { } known)
        {
            return null;
        }

        var lines = SectionTemplates.Of(profile).Get(known).Split('\n');
        for (var i = 1; i + 2 < lines.Length && !lines[i].StartsWith('#'); i++)
        {
            if (lines[i].StartsWith('|') && lines[i + 1].StartsWith("| ---", StringComparison.Ordinal))
            {
                return lines[i].Count(c => c == '|') == 3 ? $"{lines[i]}\n{lines[i + 1]}\n" : null;
            }
        }

        return null;
    }

    private static string? SectionOf(DocumentModel model, Field field)
    {
        var section = field.Section >= 0 ? model.Sections[field.Section] : null;
        return section is { Level: > 1 } ? section.Id : null;
    }

    private static int BehindHeading(DocumentModel model, Section? home)
    {
        var heading = home?.FirstBlock ?? (model.Sections.Count > 0 ? model.Sections[0].FirstBlock : -1);
        if (heading < 0)
        {
            return model.Document[0].Kind == BlockKind.FrontMatter ? model.Document.GetStart(1) : 0;
        }

        return model.Document.GetStart(heading + 1);
    }
}
