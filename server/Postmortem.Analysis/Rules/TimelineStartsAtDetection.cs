using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The timeline begins with the alert, so what set the incident off is not in it.</summary>
internal sealed class TimelineStartsAtDetection : Rule
{
    public override string Code => "timeline-starts-at-detection";

    public override Category Category => Category.Timeline;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var axis = TimelineAxis.Of(model);
        var detected = axis.Find(Milestones.Detected);
        if (detected < 0 || axis.Find(Milestones.ImpactStart | Milestones.Trigger) < 0 || axis.Entries.Count < 3)
        {
            yield break;
        }

        for (var i = 0; i < axis.Entries.Count; i++)
        {
            if (axis.At(i) < axis.At(detected) || (i != detected && i < detected && axis.At(i) == axis.At(detected)))
            {
                yield break;
            }
        }

        yield return Found(axis.Entries[detected].TimeSpan, "The timeline begins with detection. Add what came before: the change, the trigger, the first effect.");
    }
}
