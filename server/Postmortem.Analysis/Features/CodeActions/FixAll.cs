using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.CodeActions;

/// <summary>Applies fixes until nothing is left to mend: one fix can make room for the next.</summary>
internal static class FixAll
{
    /// <summary>More than any document needs; two fixes that undo each other end when a text comes back.</summary>
    private const int MaxPasses = 200;

    /// <param name="isWanted">Which findings to mend.</param>
    /// <param name="withUnsafe">Also fixes that a reader should look at.</param>
    /// <param name="isCancelled">Asked between passes.</param>
    public static FixAllResult Apply(Analysis analysis, Func<Finding, bool> isWanted, bool withUnsafe = false, Func<bool>? isCancelled = null)
    {
        var mended = 0;
        var rewritten = new RewrittenText(analysis.Model.Document.Text.Length);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var rules = new Dictionary<string, Progress>(StringComparer.Ordinal);
        for (var pass = 0; pass < MaxPasses && isCancelled?.Invoke() != true; pass++)
        {
            var left = analysis.Findings.CountBy(f => f.Rule.Code).ToDictionary(StringComparer.Ordinal);
            bool IsMending(Finding finding) => isWanted(finding) && !(rules.TryGetValue(finding.Rule.Code, out var progress) && progress.IsStuck(left[finding.Rule.Code]));
            var edits = Collect(analysis, IsMending, withUnsafe, rules, left, out var count);
            if (count == 0 || !seen.Add(analysis.Model.Document.Text.ToString()))
            {
                break;
            }

            var document = analysis.Model.Document;
            for (var i = edits.Count - 1; i >= 0; i--)
            {
                document = document.With(edits[i].Span, edits[i].NewText);
            }

            rewritten.Apply(edits);
            mended += count;
            analysis = Analyzer.Analyze(document, analysis.Context);
        }

        return new FixAllResult(analysis, mended, rewritten);
    }

    /// <summary>In order of place and without overlaps; a fix comes whole or waits for the next pass.</summary>
    private static List<TextEdit> Collect(
        Analysis analysis, Func<Finding, bool> isWanted, bool withUnsafe, Dictionary<string, Progress> rules, Dictionary<string, int> left, out int count)
    {
        var mended = new HashSet<string>(StringComparer.Ordinal);
        var taken = new EditSet();
        var tried = new HashSet<object>(ReferenceEqualityComparer.Instance);
        count = 0;
        foreach (var finding in analysis.Findings.Where(isWanted))
        {
            var fix = FixesOf(finding, analysis).FirstOrDefault(f => (withUnsafe || f.IsSafe) && ChangesSomething(f, analysis.Model.Document.Text));
            if (fix is null || !tried.Add(fix.Edits) || !taken.TryAdd(fix.Edits))
            {
                continue;
            }

            mended.Add(finding.Rule.Code);
            count++;
        }

        foreach (var code in mended)
        {
            rules[code] = Progress.After(rules.GetValueOrDefault(code), left[code]);
        }

        return [.. taken.Edits];
    }

    private static List<Fix> FixesOf(Finding finding, Analysis analysis)
    {
        try
        {
            return [.. finding.Rule.Fixes(finding, analysis.Model, analysis.Context.Rules)];
        }
        catch (Exception e)
        {
            Bug.Report($"The rule {finding.Rule.Code} failed to mend what it found.", e);
            return [];
        }
    }

    private static bool ChangesSomething(Fix fix, SourceText text) => fix.Edits.Any(e => text.ToString(e.Span) != e.NewText);
}

/// <summary>How a rule's fixes get on: one that brings forth its own finding is left after a few tries.</summary>
/// <param name="Least">The fewest findings of the rule so far.</param>
/// <param name="Tries">Passes that mended something since there were so few.</param>
internal sealed record Progress(int Least, int Tries)
{
    private const int MaxTries = 3;

    public static Progress After(Progress? before, int left) => before is null || left < before.Least ? new Progress(left, 1) : before with { Tries = before.Tries + 1 };

    public bool IsStuck(int left) => left >= Least && Tries >= MaxTries;
}

/// <param name="Analysis">Of the text with the fixes in it.</param>
/// <param name="Mended">How many findings were mended.</param>
internal sealed record FixAllResult(Analysis Analysis, int Mended, RewrittenText Text)
{
    /// <summary>What leads there from the text as it was, each change as small as it is.</summary>
    public IReadOnlyList<TextEdit> Edits => Text.Edits;
}
