using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>A long time during the impact about which the timeline says nothing.</summary>
internal sealed class TimelineGap : Rule
{
    /// <summary>In minutes, by severity 1 to 4; beyond that nothing is said.</summary>
    private static readonly int[] Longest = [15, 20, 45, 120];

    public override string Code => "timeline-gap";

    public override Category Category => Category.Timeline;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var axis = TimelineAxis.Of(model);
        var (start, end) = (axis.Find(Milestones.ImpactStart), axis.Find(Milestones.Mitigated | Milestones.Recovered | Milestones.Resolved));
        if (start < 0 || end < 0 || model.Header.Severity?.Value is not (>= 1 and <= 4) || axis.At(end) <= axis.At(start))
        {
            yield break;
        }

        var longest = Longest[model.Header.Severity.Value!.Value - 1];
        var rows = Enumerable.Range(0, axis.Entries.Count)
            .Where(i => axis.At(i) is { } at && at >= axis.At(start) && at <= axis.At(end))
            .OrderBy(i => axis.At(i)).ToList();
        for (var i = 1; i < rows.Count; i++)
        {
            var (before, row) = (axis.Entries[rows[i - 1]], axis.Entries[rows[i]]);
            var minutes = axis.At(rows[i])!.Value - axis.At(rows[i - 1])!.Value;
            if (minutes > longest && before.End is null)
            {
                yield return Found(row.TimeSpan, $"Nothing is told about the {Say.Duration(minutes)} before this row, while users were affected. Say what was tried or waited for.") with
                {
                    Related = [new Related(before.TimeSpan, "The row before the gap")],
                };
            }
        }
    }
}
