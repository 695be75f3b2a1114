using Postmortem.Analysis;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;
using Postmortem.App.Files;
using DocumentAnalysis = Postmortem.Analysis.Analysis;

namespace Postmortem.App.Output;

/// <summary>From findings with offsets to findings with lines and columns.</summary>
internal static class Findings
{
    /// <summary>The code of what is wrong in a file below `.postmortem/`.</summary>
    public const string ConfigurationCode = "invalid-configuration";

    /// <summary>Of all fixes of one document. Sorting a long timeline mends each of its rows, and would be written down for each.</summary>
    private const int MostEdits = 20_000;

    public static IEnumerable<ReportedFinding> Of(DocumentAnalysis analysis, string file, bool withFixes, Func<Finding, bool> isWanted)
    {
        var text = analysis.Model.Document.Text;
        var room = MostEdits;
        foreach (var finding in analysis.Findings)
        {
            if (isWanted(finding))
            {
                var fixes = withFixes && room > 0 ? FixesOf(finding, analysis) : [];
                room -= fixes.Sum(f => f.Edits.Count);
                yield return new ReportedFinding(
                    file,
                    RangeOf(text, finding.Span),
                    finding.Rule.Code,
                    JsonFormat.Kebab(finding.Rule.Category.ToString()),
                    finding.Level,
                    finding.Message,
                    fixes);
            }
        }
    }

    public static IEnumerable<ReportedFinding> Of(DataFileProblems file, string shownAs)
    {
        var text = SourceText.From(file.Text);
        foreach (var problem in file.Problems)
        {
            yield return new ReportedFinding(
                shownAs, RangeOf(text, problem.Span), ConfigurationCode, JsonFormat.Kebab(nameof(Category.Configuration)), problem.Level, problem.Message, []);
        }
    }

    private static List<ReportedFix> FixesOf(Finding finding, DocumentAnalysis analysis)
    {
        var text = analysis.Model.Document.Text;
        try
        {
            return
            [
                .. finding.Rule.Fixes(finding, analysis.Model, analysis.Context.Rules)
                    .Select(f => new ReportedFix(f.Title, f.IsSafe, [.. f.Edits.Select(e => new ReportedEdit(RangeOf(text, e.Span), e.NewText))])),
            ];
        }
        catch (Exception e)
        {
            // The finding is worth more than its fix.
            Bug.Report($"The rule {finding.Rule.Code} failed to mend what it found.", e);
            return [];
        }
    }

    private static ReportedRange RangeOf(SourceText text, TextSpan span)
    {
        var (line, column) = text.GetPosition(span.Start);
        var (endLine, endColumn) = text.GetPosition(span.End);
        return new ReportedRange(line + 1, column + 1, endLine + 1, endColumn + 1);
    }
}
