using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>An action item does not say how much it matters.</summary>
internal sealed class ActionItemWithoutPriority : Rule
{
    public override string Code => "action-item-without-priority";

    public override Category Category => Category.Actions;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (!Columns.IsRequired(model, "priority"))
        {
            yield break;
        }

        foreach (var item in ActionItems.In(model))
        {
            // Where a heading says it ("Immediate Actions (P1)"), a column would repeat it.
            if (item.Priority is null && item.Horizon is null && item.Status?.Value != ActionStatus.Cancelled && !Slots.In(model, item.Span))
            {
                yield return Found(Columns.PlaceOf(model, item, "action"), "No priority says what to do first. Write High, Medium or Low.", item);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is ActionItem item && Columns.Write(model, item, "priority", "Priority", "[High, Medium or Low]") is { } edit)
        {
            yield return new Fix("Insert a slot for the priority", false, [edit]);
        }
    }
}
