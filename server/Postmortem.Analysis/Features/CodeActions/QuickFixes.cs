using System.Globalization;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.CodeActions;

/// <summary>What the rules offer for their findings, and the three ways of saying no.</summary>
internal static class QuickFixes
{
    /// <summary>What is said of an impact that lacks figures, wherever in the document that is.</summary>
    private static readonly string[] OfImpact = ["impact-without-numbers", "error-budget-not-stated", "slo-without-values"];

    private const string FillKey = ImpactEdits.Key + "|here";

    /// <summary>A range over a whole document would list thousands of actions that nobody reads.</summary>
    private const int MostFindings = 40;

    public static IEnumerable<DocumentAction> In(Analysis analysis, TextSpan range)
    {
        var findings = FindingsAt.Of(analysis, range).Take(MostFindings).ToList();
        var fixes = findings.SelectMany(f => FixesOf(analysis, f)).ToList();
        foreach (var action in fixes)
        {
            yield return action;
        }

        if (findings.Find(f => IsAboutImpact(analysis, f)) is { } impact && ImpactEdits.WhyNot(analysis) is null)
        {
            yield return FillImpact(analysis, impact);
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
        if (key == FillKey)
        {
            return ImpactEdits.WhyNot(analysis) is null ? FillImpact(analysis, null) : null;
        }

        var parts = key.Split('|');
        if (parts.Length < 3 || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var start))
        {
            return null;
        }

        foreach (var finding in FindingsAt.Of(analysis, new TextSpan(Math.Min(start, analysis.Model.Document.Text.Length), 0)))
        {
            if (finding.Rule.Code == parts[1] && FixesOf(analysis, finding).Concat(Ignoring.Of(analysis, finding)).FirstOrDefault(a => a.Key == key) is { } action)
            {
                return action;
            }
        }

        return null;
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

    private static bool IsAboutImpact(Analysis analysis, Finding finding) =>
        OfImpact.Contains(finding.Rule.Code)
        || (finding.Rule.Code is "missing-field" or "placeholder-left" or "missing-section" or "empty-section"
            && (SectionIndex.IsIn(analysis.Model, SectionIndex.At(analysis.Model, finding.Span.Start), Prose.Impact)
                || (finding.Rule.Code == "missing-section" && analysis.Model.FindSection("impact") is null && finding.Message.ContainsIgnoringCase("impact"))));

    private static DocumentAction FillImpact(Analysis analysis, Finding? finding) =>
        new(ImpactEdits.Title, ActionKind.QuickFix) { Key = FillKey, Finding = finding, Edits = () => ImpactEdits.Fill(analysis) };

    internal static string KeyOf(string what, Finding finding, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}|{finding.Rule.Code}|{finding.Span.Start}|{finding.Span.Length}|{index}|{finding.Message.Length}");
}
