using Postmortem.Analysis.Model;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Rules;

/// <summary>An action item's box is ticked while its status says that it is open, or the other way round.</summary>
internal sealed class StatusContradictsBox : Rule
{
    public override string Code => "status-contradicts-box";

    public override Category Category => Category.Actions;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var item in model.ActionItems)
        {
            if (model.Document[item.Block].Checked is { } ticked && item.Status is { Value: { } status } && ticked != status is ActionStatus.Done or ActionStatus.Cancelled)
            {
                yield return Found(item.Status.Span, ticked ? "The box is ticked, and the status says that this is not done. Correct one of them." : "The status says that this is done, and the box is not ticked. Correct one of them.");
            }
        }
    }
}
