using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.CodeActions;

/// <summary>Every suggestion about wording at once, for a reader to take or leave one by one.</summary>
internal static class WordingEdits
{
    /// <summary>A sentence seldom holds more wordings than this, and each pass takes one out of it.</summary>
    private const int MaxPasses = 5;

    public static string? WhyNot(Analysis analysis) =>
        analysis.Findings.Any(f => f.Rule.Category == Category.Language) ? null : "No blameful phrasing was found.";

    /// <summary>
    /// The first rewrite of each finding, and what is then left to rewrite: where two would change the same words, the second waits
    /// until the first is done. All as changes of the text as it is now.
    /// </summary>
    public static IReadOnlyList<TextEdit> RewriteAll(Analysis analysis)
    {
        var rewritten = new RewrittenText(analysis.Model.Document.Text.Length);
        var limits = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            // A rule with as many findings as before its rewrites is left: they bring forth what they should take away.
            var counts = analysis.Findings.Where(IsWording).CountBy(finding => finding.Rule.Code).ToDictionary(StringComparer.Ordinal);
            var (edits, rules) = Collect(analysis, finding => counts[finding.Rule.Code] < limits.GetValueOrDefault(finding.Rule.Code, int.MaxValue));
            if (edits.Count == 0)
            {
                break;
            }

            foreach (var rule in rules)
            {
                limits[rule] = counts[rule];
            }

            rewritten.Apply(edits);
            var document = analysis.Model.Document;
            foreach (var edit in edits.Reverse())
            {
                document = document.With(edit.Span, edit.NewText);
            }

            analysis = Analyzer.Analyze(document, analysis.Context);
        }

        return rewritten.Edits;
    }

    private static bool IsWording(Finding finding) => finding.Rule.Category == Category.Language;

    private static (IReadOnlyList<TextEdit> Edits, IReadOnlySet<string> Rules) Collect(Analysis analysis, Func<Finding, bool> isWanted)
    {
        var edits = new EditSet();
        var rules = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in analysis.Findings)
        {
            if (IsWording(finding) && isWanted(finding) && finding.Rule.Fixes(finding, analysis.Model, analysis.Context.Rules).FirstOrDefault() is { Edits.Count: > 0 } fix && edits.TryAdd(fix.Edits))
            {
                rules.Add(finding.Rule.Code);
            }
        }

        return ([.. edits.Edits], rules);
    }
}
