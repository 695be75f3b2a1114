using System.Text;

namespace Postmortem.Analysis.Profiles;

/// <summary>The template of a kind that has none of its own: its fields and sections in order, with a slot in each.</summary>
internal static class ProfileSkeleton
{
    public static string Of(Profile profile)
    {
        var text = new StringBuilder();
        text.Append($"---\nkind: {profile.Id}\n---\n\n# {profile.Recognize.Titles.FirstOrDefault() ?? profile.Title}: [Which service did what to whom]\n");
        Fields(profile, null, text);
        foreach (var section in profile.AllSections)
        {
            text.Append($"\n{new string('#', section.Level)} {section.Title}\n");
            var hasFields = Fields(profile, section.Id, text);
            if (section.Columns.Count > 0)
            {
                Table(section.Columns, text);
            }
            else if (!hasFields && section.Children.Count == 0)
            {
                text.Append('\n').Append(section.Shape switch
                {
                    Shape.List or Shape.Lessons or Shape.Links => "- ",
                    Shape.Checklist => "- [ ] ",
                    Shape.Factors => "1. ",
                    Shape.Timeline => "- **[HH:MM]** - ",
                    _ => "",
                }).Append(Slot(section.Guidance, section.Title)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static bool Fields(Profile profile, string? section, StringBuilder text)
    {
        var any = false;
        foreach (var field in profile.Fields.Where(f => f.Section == section))
        {
            text.Append(any ? "" : "\n").Append($"- **{field.Label}:** {Slot(field.Guidance, field.Label)}\n");
            any = true;
        }

        return any;
    }

    private static void Table(IReadOnlyList<ProfileColumn> columns, StringBuilder text)
    {
        text.Append($"\n| {string.Join(" | ", columns.Select(c => c.Label))} |\n");
        text.Append($"| {string.Join(" | ", columns.Select(_ => "---"))} |\n");
        text.Append($"| {string.Join(" | ", columns.Select(c => Slot(c.Guidance, c.Label)))} |\n");
    }

    /// <summary>The first sentence of the guidance; the name where there is none.</summary>
    private static string Slot(string guidance, string name)
    {
        var end = guidance.IndexOf(". ", StringComparison.Ordinal);
        var sentence = new StringBuilder();
        foreach (var c in end < 0 ? guidance : guidance[..end])
        {
            sentence.Append(c switch { '[' or ']' or '|' or '`' or '\n' or '\r' => ' ', _ => c });
        }

        var words = sentence.ToString().Trim().TrimEnd('.');
        return words.Length is > 5 and < 150 && char.IsLetter(words[0]) ? $"[{words}]" : $"[What is the {name.ToLowerInvariant()}]";
    }
}
