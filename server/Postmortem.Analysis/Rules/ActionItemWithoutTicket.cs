using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>An action item of a severe incident is not tracked by a ticket.</summary>
internal sealed class ActionItemWithoutTicket : Rule
{
    public override string Code => "action-item-without-ticket";

    public override Category Category => Category.Actions;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (!Columns.IsRequired(model, "ticket") || model.Header.Status?.Value is null or "draft")
        {
            yield break;
        }

        foreach (var item in ActionItems.In(model))
        {
            if (item.Ticket is null && item.Status?.Value != ActionStatus.Cancelled && !Slots.In(model, item.Span))
            {
                yield return Found(Columns.PlaceOf(model, item, "action"), "No ticket tracks this. What is not in the backlog is forgotten within weeks: create one and name it here.", item);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is ActionItem item && Columns.Write(model, item, "ticket", "Ticket", "[Ticket]") is { } edit)
        {
            yield return new Fix("Insert a slot for the ticket", false, [edit]);
        }
    }
}
