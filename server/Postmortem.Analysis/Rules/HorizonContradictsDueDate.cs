using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>An item stands under "this week" or "short-term", and its date is far beyond that.</summary>
internal sealed class HorizonContradictsDueDate : Rule
{
    /// <summary>In days after the incident, with room for the review.</summary>
    private static readonly (string Horizon, int Days, string Words)[] Horizons = [("immediate", 21, "three weeks"), ("short", 62, "two months")];

    public override string Code => "horizon-contradicts-due-date";

    public override Category Category => Category.Actions;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.Date is not { } date)
        {
            yield break;
        }

        foreach (var item in ActionItems.In(model))
        {
            if (item.Due is { Value: { } due } && Array.Find(Horizons, h => h.Horizon == item.Horizon) is { Horizon: not null } horizon && due.DayNumber - date.Value.DayNumber > horizon.Days)
            {
                yield return Found(item.Due.Span, $"This is due later than {horizon.Words} after the incident, but stands under what is done before. Move it or correct the date.");
            }
        }
    }
}
