using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>An action item is due before the incident happened.</summary>
internal sealed class DueBeforeIncident : Rule
{
    public override string Code => "due-before-incident";

    public override Category Category => Category.Actions;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.Date is not { } date)
        {
            yield break;
        }

        foreach (var item in model.ActionItems)
        {
            if (item.Due is { Value: { } due } && due < date.Value && due.Year > 2000)
            {
                yield return Found(item.Due.Span, $"This is due before the incident of {date.Value:yyyy-MM-dd}. Correct the year or the day.");
            }
        }
    }
}
