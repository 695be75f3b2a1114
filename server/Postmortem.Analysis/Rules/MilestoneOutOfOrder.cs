using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The timeline tells moments in an order in which they cannot happen: resolved before mitigated, acknowledged before detected.</summary>
internal sealed class MilestoneOutOfOrder : Rule
{
    private static readonly (Milestones First, Milestones Then)[] Order =
    [
        (Milestones.ImpactStart, Milestones.Detected),
        (Milestones.Detected, Milestones.Acknowledged),
        (Milestones.Detected, Milestones.CauseIdentified),
        (Milestones.ImpactStart, Milestones.MitigationStarted),
        (Milestones.MitigationStarted, Milestones.Mitigated),
        (Milestones.Mitigated, Milestones.Resolved),
        (Milestones.Resolved, Milestones.Closed),
    ];

    public override string Code => "milestone-out-of-order";

    public override Category Category => Category.Timeline;

    public override bool AppliesToGeneric => true;


    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var axis = TimelineAxis.Of(model);
        foreach (var (first, then) in Order)
        {
            var late = then is Milestones.Resolved or Milestones.Closed or Milestones.Mitigated;
            var (a, b) = (axis.Find(first), axis.Find(then, late));
            if (a >= 0 && b >= 0 && a != b && axis.At(b) < axis.At(a) && axis.IsExact(a) && axis.IsExact(b))
            {
                var (early, row) = (axis.Entries[a], axis.Entries[b]);

                if (then == Milestones.Acknowledged && Terms.HasAny(row.Event, "alert from", "alarm from", "pagerduty", "alert fired", "alert triggered", "is down"))
                {
                    // Who acknowledged the alert of which the row tells has detected it there.
                    continue;
                }

                if (then == Milestones.CauseIdentified && axis.Find(Milestones.ImpactStart) is var start and >= 0 && axis.At(b) < axis.At(start))
                {
                    // What was known before anything happened was no cause yet.
                    continue;
                }

                // What a sentence tells is a guess; what a list names is not.
                var isNamed = early.IsLabelled && row.IsLabelled;
                if (model.Profile is null && !isNamed)
                {
                    continue;
                }

                yield return Found(row.TimeSpan, $"Here stands {MilestoneNames.WordsOf(then)}, before {MilestoneNames.WordsOf(first)} at {early.Text.Trim()}. Correct one of the times or say what the row is.") with
                {
                    OwnLevel = isNamed || !IsOften(first, then) ? RuleLevel.Warning : RuleLevel.Info,
                    Related = [new Related(early.TimeSpan, "The other moment")],
                };
            }
        }
    }

    /// <summary>Many a cause is known before somebody is paged, and some mitigate before they know that users are hurt.</summary>
    private static bool IsOften(Milestones first, Milestones then) => (first, then) is (Milestones.Detected, Milestones.CauseIdentified) or (Milestones.ImpactStart, Milestones.MitigationStarted);
}
