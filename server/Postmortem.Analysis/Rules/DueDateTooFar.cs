using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>An item of high priority after a severe incident is due only after months.</summary>
internal sealed class DueDateTooFar : Rule
{
    /// <summary>In days after the incident, by priority 1 to 3.</summary>
    private static readonly int[] Latest = [45, 90, 180];

    public override string Code => "due-date-too-far";

    public override Category Category => Category.Actions;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header is not { Date: { } date, Severity.Value: 1 or 2 })
        {
            yield break;
        }

        foreach (var item in ActionItems.In(model))
        {
            if (item.Due is { Value: { } due } && !ActionItems.IsSettled(item) && item.Priority?.Value is { } priority and >= 1 and <= 3 && due.DayNumber - date.Value.DayNumber is var days && days > Latest[priority - 1])
            {
                yield return Found(item.Due.Span, $"This is due {days} days after the incident. Take a date within {Latest[priority - 1]} days, or make its first step an item of its own.");
            }
        }
    }
}
