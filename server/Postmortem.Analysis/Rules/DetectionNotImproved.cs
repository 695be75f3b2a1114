using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>Customers or colleagues noticed it first, and no action item improves detection.</summary>
internal sealed class DetectionNotImproved : Rule
{
    public override string Code => "detection-not-improved";

    public override Category Category => Category.Detection;

    public override bool ReadsEnglish => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.DetectionMethod is { Value: "customer" or "manual" or "internal" } method && model.ActionItems.Count > 0
            && !model.ActionItems.Any(i => ActionKinds.Is(i, "detect")) && !model.ActionItems.Any(i => Slots.In(model, i.TextSpan)))
        {
            yield return Found(method.Span, "People noticed this before any alert, and no action item changes that. Add one that detects it.");
        }
    }
}
