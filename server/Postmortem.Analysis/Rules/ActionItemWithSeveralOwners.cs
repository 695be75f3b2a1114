using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>Two or more people answer for one action item.</summary>
internal sealed class ActionItemWithSeveralOwners : Rule
{
    public override string Code => "action-item-with-several-owners";

    public override Category Category => Category.Actions;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var item in ActionItems.In(model))
        {
            if (item.Owner is { } owner && !ActionItems.IsSettled(item) && (owner.Value.Count(c => c == '@') > 1 || owner.Value.Contains(',') || owner.Value.Contains(" / ", StringComparison.Ordinal) || owner.Value.Contains(" & ", StringComparison.Ordinal) || Terms.HasAny(owner.Value, "and")))
            {
                yield return Found(owner.Span, "Where several answer for an item, each waits for the others. Name one, and mention the rest in the text.");
            }
        }
    }
}
