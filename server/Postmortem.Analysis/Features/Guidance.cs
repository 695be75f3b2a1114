using System.Text;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Features;

/// <summary>What the profile says about a part of the document, as Markdown.</summary>
internal static class Guidance
{
    public static string Of(ProfileSection section)
    {
        var text = new StringBuilder(section.Guidance);
        AppendPart(text, "Good", section.Good);
        AppendExample(text, section.Example);
        return text.ToString();
    }

    public static string Of(ProfileField field, Vocabulary? vocabulary = null)
    {
        var text = new StringBuilder(field.Guidance);
        AppendExample(text, field.Example);
        if (vocabulary is not null)
        {
            AppendValues(text, vocabulary);
        }

        return text.ToString();
    }

    public static void AppendValues(StringBuilder text, Vocabulary vocabulary)
    {
        text.Append(text.Length > 0 ? "\n\n" : "");
        foreach (var value in vocabulary.Values.Where(v => !v.Discouraged))
        {
            text.Append("- **").Append(value.Value).Append("**");
            text.Append(value.Meaning.Length > 0 ? ": " : "").Append(value.Meaning).Append('\n');
        }
    }

    private static void AppendPart(StringBuilder text, string label, string part)
    {
        if (part.Length > 0)
        {
            text.Append(text.Length > 0 ? "\n\n" : "").Append("**").Append(label).Append(":** ").Append(part);
        }
    }

    private static void AppendExample(StringBuilder text, string example)
    {
        if (example.Length == 0)
        {
            return;
        }

        text.Append(text.Length > 0 ? "\n\n" : "").Append("**Example:**");
        if (example.StartsWith('|') || example.StartsWith("- ", StringComparison.Ordinal) || example.Contains('\n', StringComparison.Ordinal))
        {
            // Shown as source: rows and lists would otherwise become a table without a head, or a list within a list.
            text.Append("\n```markdown\n").Append(example.TrimEnd()).Append("\n```");
        }
        else
        {
            text.Append(' ').Append(example);
        }
    }
}
