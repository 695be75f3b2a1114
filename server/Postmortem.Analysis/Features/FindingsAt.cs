using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features;

/// <summary>The findings that a range touches.</summary>
internal static class FindingsAt
{
    /// <summary>Findings are sorted by their start, and none is longer than a few lines: no more than these have to be looked at.</summary>
    private const int LookBack = 500;

    public static IEnumerable<Finding> Of(Analysis analysis, TextSpan range)
    {
        var findings = analysis.Findings;
        var first = Sorted.First(findings, range.Start, static (f, start) => f.Span.Start < start);

        for (var i = Math.Max(0, first - LookBack); i < findings.Count && findings[i].Span.Start <= range.End; i++)
        {
            if (findings[i].Span.End >= range.Start)
            {
                yield return findings[i];
            }
        }
    }
}
