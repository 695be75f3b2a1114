using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>An action item is open though its date has passed.</summary>
internal sealed class OverdueActionItem : Rule
{
    public override string Code => "overdue-action-item";

    public override Category Category => Category.Actions;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var today = DateOnly.FromDateTime(context.Now.UtcDateTime);
        foreach (var item in ActionItems.In(model))
        {
            if (item.Due is { Value: { } due } && due < today && !ActionItems.IsSettled(item) && item.Status is not null)
            {
                yield return Found(item.Due.Span, $"This was due {Say.Count(today.DayNumber - due.DayNumber, "day")} ago and is not done. Agree on a new date, or set the status.");
            }
        }
    }
}
