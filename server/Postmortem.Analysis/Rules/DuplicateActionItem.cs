using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>Two action items say the same.</summary>
internal sealed class DuplicateActionItem : Rule
{
    private const double Same = 0.85;
    private const int MostCompared = 60;

    public override string Code => "duplicate-action-item";

    public override Category Category => Category.Actions;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var items = ActionItems.In(model).Where(i => !Slots.In(model, i.TextSpan)).Take(MostCompared).Select(i => (Item: i, Terms: Terms.Of(i.Text))).ToList();
        for (var i = 1; i < items.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var larger = Math.Max(items[i].Terms.Count, items[j].Terms.Count);
                if (larger >= 3 && Terms.Shared(items[i].Terms, items[j].Terms) >= larger * Same)
                {
                    yield return Found(Columns.FirstLine(model, items[i].Item.TextSpan), "Another item says the same. Keep one of them.") with
                    {
                        Related = [new Related(items[j].Item.TextSpan, "The other item")],
                    };
                    break;
                }
            }
        }
    }
}
