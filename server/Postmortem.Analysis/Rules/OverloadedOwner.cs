using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>One person has more open items of this incident than anybody finishes.</summary>
internal sealed class OverloadedOwner : Rule
{
    private const int Most = 4;

    public override string Code => "overloaded-owner";

    public override Category Category => Category.Actions;

    public override RuleLevel DefaultLevel => RuleLevel.Hint;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var owned in ActionItems.In(model).Where(i => i.Owner is not null && !ActionItems.IsSettled(i) && !Slots.In(model, i.Owner.Span)).GroupBy(i => i.Owner!.Value))
        {
            if (owned.Count() > Most)
            {
                yield return Found(owned.ElementAt(Most).Owner!.Span, $"{owned.Key} has {owned.Count()} open items of this incident. Share them, or say which come first.");
            }
        }
    }
}
