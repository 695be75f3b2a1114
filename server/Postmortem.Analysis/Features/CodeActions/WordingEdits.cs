using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.CodeActions;

/// <summary>Every suggestion about wording at once, for a reader to take or leave one by one.</summary>
internal static class WordingEdits
{
    public static string? WhyNot(Analysis analysis) =>
        analysis.Findings.Any(f => f.Rule.Category == Category.Language) ? null : "No blameful phrasing was found.";

    /// <summary>The first rewrite of each finding; where two would change the same words, the first finding's.</summary>
    public static IReadOnlyList<TextEdit> RewriteAll(Analysis analysis)
    {
        var edits = new EditSet();
        foreach (var finding in analysis.Findings)
        {
            if (finding.Rule.Category == Category.Language && finding.Rule.Fixes(finding, analysis.Model, analysis.Context.Rules).FirstOrDefault() is { Edits.Count: > 0 } fix)
            {
                edits.TryAdd(fix.Edits);
            }
        }

        return [.. edits.Edits];
    }
}
