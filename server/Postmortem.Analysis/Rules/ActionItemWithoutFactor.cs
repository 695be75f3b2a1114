using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>In a table that names what each action item addresses, one names nothing.</summary>
internal sealed class ActionItemWithoutFactor : Rule
{
    public override string Code => "action-item-without-factor";

    public override Category Category => Category.Actions;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var item in ActionItems.In(model))
        {
            if (item.Columns.Contains("factor") && item.Factor is null && !Slots.In(model, item.Span))
            {
                yield return Found(Columns.PlaceOf(model, item, "action"), "Nothing says which cause or factor this addresses. Name it, or ask whether the item is needed.");
            }
        }
    }
}
