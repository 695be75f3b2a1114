using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>The list of key times and the timeline tell the same moment at different times.</summary>
internal sealed class MilestoneContradictsTimeline : Rule
{
    private const double Near = 2;

    /// <summary>"Incident repaired" names a moment; a longer event only tells what may be one.</summary>
    private const int LongestName = 6;

    private static readonly Milestones[] Compared = [Milestones.Declared, Milestones.Mitigated, Milestones.Resolved, Milestones.Closed];

    public override string Code => "milestone-contradicts-timeline";

    public override Category Category => Category.Timeline;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Timeline.MilestoneList.Count == 0)
        {
            yield break;
        }

        foreach (var milestone in Compared)
        {
            if (Find(model.Timeline.MilestoneList, milestone) is { } listed && Find(model.Timeline.Entries, milestone) is { } told
                && listed.At.Zone == told.At.Zone && TimelineAxis.Local(listed.At) is { } a && TimelineAxis.Local(told.At) is { } b && Math.Abs(a - b) > Near)
            {
                yield return Found(listed.TimeSpan, $"Here stands {MilestoneNames.WordsOf(milestone)} at {listed.Text.Trim()}, and in the timeline at {told.Text.Trim()}. Correct one of them.", told) with
                {
                    Related = [new Related(told.TimeSpan, "The moment in the timeline")],
                };
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is TimelineEntry told)
        {
            yield return new Fix($"Change to {told.Text.Trim()}", false, [new TextEdit(finding.Span, told.Text.Trim())]);
        }
    }

    /// <summary>The only entry of a milestone; null where there is none, or more than one at different times.</summary>
    private static TimelineEntry? Find(IReadOnlyList<TimelineEntry> entries, Milestones milestone)
    {
        TimelineEntry? found = null;
        foreach (var entry in entries)
        {
            if ((entry.Milestones & milestone) == 0 || entry.IsApproximate || entry.Precision < Precision.Minute || Terms.WordCount(entry.Event) > LongestName)
            {
                continue;
            }

            if (found is not null && found.At != entry.At)
            {
                return null;
            }

            found = entry;
        }

        return found;
    }
}
