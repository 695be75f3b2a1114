using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>An action item does not say how far it is.</summary>
internal sealed class ActionItemWithoutStatus : Rule
{
    public override string Code => "action-item-without-status";

    public override Category Category => Category.Actions;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (!Columns.IsRequired(model, "status"))
        {
            yield break;
        }

        foreach (var item in ActionItems.In(model))
        {
            // A box that is not ticked says that it is open.
            if (item is { Status: null, IsDone: null } && !Slots.In(model, item.Span))
            {
                yield return Found(Columns.PlaceOf(model, item, "action"), "No status says how far this is. Write Open, In progress or Done.", item);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is ActionItem item && Columns.Write(model, item, "status", "Status", "Open") is { } edit)
        {
            yield return new Fix("Set the status to Open", false, [edit]);
        }
    }
}
