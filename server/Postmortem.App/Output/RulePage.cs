using System.Text;
using Postmortem.Analysis.Rules;

namespace Postmortem.App.Output;

/// <summary>The page of a rule, which is part of the program.</summary>
/// <param name="Text">The Markdown as it is published.</param>
/// <param name="Summary">Its first paragraph on one line.</param>
internal sealed record RulePage(string Text, string Summary)
{
    public static RulePage Of(Rule rule)
    {
        using var stream = typeof(Rule).Assembly.GetManifestResourceStream($"rules/{NameOf(rule.Code)}.md");
        if (stream is null)
        {
            return new RulePage("", "");
        }

        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd().ReplaceLineEndings("\n").Trim() + "\n";
        return new RulePage(text, FirstParagraph(text));
    }

    private static string FirstParagraph(string text)
    {
        var paragraph = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith('#') || (line.Length == 0 && paragraph.Length == 0))
            {
                continue;
            }

            if (line.Length == 0)
            {
                break;
            }

            paragraph.Append(paragraph.Length > 0 ? " " : "").Append(line.Trim());
        }

        return paragraph.ToString();
    }

    /// <summary>"empty-section" → "EmptySection".</summary>
    private static string NameOf(string code) =>
        string.Concat(code.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
}

internal static class ProductVersion
{
    public static string Text { get; } = typeof(ProductVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
