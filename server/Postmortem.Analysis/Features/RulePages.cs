using System.Collections.Concurrent;
using Postmortem.Analysis.Rules;

namespace Postmortem.Analysis.Features;

/// <summary>The pages of rules, which are part of the program.</summary>
internal static class RulePages
{
    private static readonly ConcurrentDictionary<string, string?> Summaries = [];

    /// <summary>The first paragraph: what the rule reports. Null for a rule without a page.</summary>
    public static string? FindSummary(Rule rule) => Summaries.GetOrAdd(rule.Code, ReadSummary);

    private static string? ReadSummary(string code)
    {
        using var stream = typeof(Rule).Assembly.GetManifestResourceStream($"rules/{NameOf(code)}.md");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || (lines.Count == 0 && line.Length == 0))
            {
                continue;
            }

            if (line.Length == 0)
            {
                break;
            }

            lines.Add(line);
        }

        return string.Join('\n', lines);
    }

    private static string NameOf(string code) =>
        string.Concat(code.Split('-').Select(w => w.Length == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..]));
}
