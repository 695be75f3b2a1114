using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>Two action items say the same.</summary>
internal sealed class DuplicateActionItem : Rule
{
    private const int Most = 20;

    public override string Code => "duplicate-action-item";

    public override Category Category => Category.Actions;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var found = 0;
        var seen = new Dictionary<string, ActionItem>(StringComparer.Ordinal);
        foreach (var item in ActionItems.In(model))
        {
            if (Slots.In(model, item.TextSpan) || TextFacts.Of(item.Text) is not { Words.Count: >= 3 } facts || seen.TryAdd(facts.Key, item))
            {
                continue;
            }

            if (++found > Most)
            {
                yield break;
            }

            yield return Found(Columns.FirstLine(model, item.TextSpan), "Another item says the same. Keep one of them.") with
            {
                Related = [new Related(seen[facts.Key].TextSpan, "The other item")],
            };
        }
    }
}
