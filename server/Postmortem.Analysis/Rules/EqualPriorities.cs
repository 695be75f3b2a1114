using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>All of several action items have the same priority.</summary>
internal sealed class EqualPriorities : Rule
{
    private const int Several = 4;

    public override string Code => "equal-priorities";

    public override Category Category => Category.Actions;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var items = ActionItems.In(model).Where(i => i.Priority?.Value is not null).ToList();
        if (items.Count >= Several && items.Select(i => i.Priority!.Value).Distinct().Count() == 1)
        {
            yield return Found(items[0].Priority!.Span, $"All {items.Count} items have the same priority, so it says nothing. Say which of them keeps the same incident from happening again.");
        }
    }
}
