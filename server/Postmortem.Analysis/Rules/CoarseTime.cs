using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>In an incident of minutes or hours a row says only the hour or the day.</summary>
internal sealed class CoarseTime : Rule
{
    private const double Long = 12 * 60;

    public override string Code => "coarse-time";

    public override Category Category => Category.Timeline;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var duration = model.Header.Duration?.Value ?? model.Metrics.Ttr?.Minutes;
        if (duration is not (> 0 and < Long))
        {
            yield break;
        }

        foreach (var entry in model.Timeline.Entries)
        {
            const Milestones measured = Milestones.ImpactStart | Milestones.Detected | Milestones.Acknowledged | Milestones.Mitigated | Milestones.Resolved | Milestones.Recovered;
            if (entry.Precision < Precision.Minute && entry.Problem is null && (entry.Milestones & measured) != 0)
            {
                yield return Found(entry.TimeSpan, $"\"{Say.Short(entry.Text.Trim(), 20)}\" is too coarse for an incident of {Say.Duration(duration.Value)}. Look up the minute.");
            }
        }
    }
}
