using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>Something is told as having happened at a time that is still to come.</summary>
internal sealed class FutureTime : Rule
{
    /// <summary>A reader may be a day ahead of the clock that this is compared with.</summary>
    private const int DaysAhead = 1;

    public override string Code => "future-time";

    public override Category Category => Category.Timeline;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var latest = DateOnly.FromDateTime(context.Now.UtcDateTime).AddDays(DaysAhead);
        if (model.Header.Date is { } date && date.Value > latest)
        {
            yield return Found(date.Span, $"This day is still to come. Correct the date of the incident.");
        }

        foreach (var entry in model.Timeline.Entries)
        {
            var isLater = entry.At.Instant is { } instant ? instant > context.Now.AddMinutes(5) : entry.At.Date is { } day && day > latest;
            if (isLater && entry.HasOwnDate)
            {
                yield return Found(entry.TimeSpan, $"{entry.Text.Trim()} is still to come. Correct the time; what is planned belongs in the action items.");
            }
        }
    }
}
