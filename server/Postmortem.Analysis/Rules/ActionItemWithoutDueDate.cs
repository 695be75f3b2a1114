using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>An action item has no date by which it is done.</summary>
internal sealed class ActionItemWithoutDueDate : Rule
{
    public override string Code => "action-item-without-due-date";

    public override Category Category => Category.Actions;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (!Columns.IsRequired(model, "due"))
        {
            yield break;
        }

        foreach (var item in ActionItems.In(model))
        {
            if (item.Status?.Value == ActionStatus.Cancelled || Slots.In(model, item.TextSpan) || Slots.In(model, item.Due?.Span ?? item.Span))
            {
                continue;
            }

            if (item.Due is not { } due)
            {
                yield return Found(Columns.PlaceOf(model, item, "action"), "No date says until when this is done. Agree on one with the owner.", item);
            }
            else if (due.Value is null)
            {
                yield return Found(due.Span, $"\"{Say.Short(due.Raw.Trim(), 30)}\" is no date. Write the day as YYYY-MM-DD.", item);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is ActionItem item && Columns.Write(model, item, "due", "Due", "[YYYY-MM-DD]") is { } edit)
        {
            yield return new Fix("Insert a slot for the due date", false, [edit]);
            var (date, horizon, why) = Proposals.DueOf(item, model, context);
            var edits = new List<TextEdit>();
            ActionCompletion.AddDue(edits, [], item, model, context);
            if (edits.Count > 0)
            {
                yield return new Fix($"Propose {date} ({horizon}, {why})", false, edits);
            }
        }
    }
}
