using System.Globalization;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.CodeActions;

/// <summary>What the rules offer for their findings, and the three ways of saying no.</summary>
internal static class QuickFixes
{
    /// <summary>A range over a whole document would list thousands of actions that nobody reads.</summary>
    private const int MostFindings = 40;

    public static IEnumerable<DocumentAction> In(Analysis analysis, TextSpan range)
    {
        var findings = FindingsIn(analysis, range);
        var fixes = findings.SelectMany(f => FixesOf(analysis, f)).ToList();
        foreach (var action in fixes)
        {
            yield return action;
        }

        foreach (var finding in findings.DistinctBy(f => f.Rule.Code))
        {
            var code = finding.Rule.Code;
            if (fixes.Any(a => a.Finding!.Rule.Code == code && a.IsPreferred) && analysis.Findings.Count(f => f.Rule.Code == code) is var count and > 1)
            {
                yield return new DocumentAction($"Fix all {count} findings of {code}", ActionKind.QuickFix) { Key = $"fix-rule|{code}", Finding = finding, FixAll = new FixAllScope(code) };
            }
        }

        foreach (var finding in findings.DistinctBy(f => (f.Rule.Code, Ignoring.PlaceFor(analysis.Model.Document, f.Span.Start))))
        {
            foreach (var action in Ignoring.Of(analysis, finding))
            {
                yield return action;
            }
        }
    }

    public static DocumentAction? Find(Analysis analysis, string key)
    {
        var parts = key.Split('|');
        if (parts.Length < 3 || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var start))
        {
            return null;
        }

        foreach (var finding in FindingsIn(analysis, new TextSpan(Math.Min(start, analysis.Model.Document.Text.Length), 0)))
        {
            if (finding.Rule.Code == parts[1] && FixesOf(analysis, finding).Concat(Ignoring.Of(analysis, finding)).FirstOrDefault(a => a.Key == key) is { } action)
            {
                return action;
            }
        }

        return null;
    }

    /// <summary>Findings are sorted by their start and none is longer than a few lines.</summary>
    private static List<Finding> FindingsIn(Analysis analysis, TextSpan range)
    {
        var findings = analysis.Findings;
        var found = new List<Finding>();
        var (low, high) = (0, findings.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (findings[middle].Span.Start <= range.End)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        const int LookBack = 500;
        for (var i = Math.Max(0, low - LookBack); i < low && found.Count < MostFindings; i++)
        {
            if (findings[i].Span.End >= range.Start)
            {
                found.Add(findings[i]);
            }
        }

        return found;
    }

    private static List<DocumentAction> FixesOf(Analysis analysis, Finding finding)
    {
        var actions = new List<DocumentAction>();
        try
        {
            foreach (var fix in finding.Rule.Fixes(finding, analysis.Model, analysis.Context.Rules))
            {
                actions.Add(new DocumentAction(fix.Title, ActionKind.QuickFix)
                {
                    Key = KeyOf("fix", finding, actions.Count),
                    Finding = finding,
                    IsPreferred = fix.IsSafe && actions.Count == 0,
                    Edits = () => fix.Edits,
                });
            }
        }
        catch (Exception exception)
        {
            // A rule that fails to mend does not take the others' fixes away.
            Bug.Report($"The rule {finding.Rule.Code} failed to mend what it found.", exception);
        }

        return actions;
    }

    internal static string KeyOf(string what, Finding finding, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}|{finding.Rule.Code}|{finding.Span.Start}|{finding.Span.Length}|{index}|{finding.Message.Length}");
}
