using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Features;

/// <summary>Minutes between moments, as far as the document says when they were.</summary>
internal static class Elapsed
{
    private const double Day = 24 * 60;

    /// <summary>Null where a time is missing, or where the zones differ and no instant is known.</summary>
    public static double? Between(Moment from, Moment to)
    {
        if (from.Instant is { } a && to.Instant is { } b)
        {
            return (b - a).TotalMinutes;
        }

        if (from.Time is not { } start || to.Time is not { } end || (from.Zone is not null && to.Zone is not null && from.Zone != to.Zone))
        {
            return null;
        }

        // The difference of two times of day is always positive in .NET, so that it is taken from their ticks.
        var minutes = TimeSpan.FromTicks(end.Ticks - start.Ticks).TotalMinutes;
        minutes += (to.IsEndOfDay ? Day : 0) - (from.IsEndOfDay ? Day : 0);
        return from.Date is { } first && to.Date is { } last ? ((last.DayNumber - first.DayNumber) * Day) + minutes
            : from.Date is null && to.Date is null && minutes >= 0 ? minutes
            : null;
    }

    /// <summary>The entry from which durations count: the start of impact, else nothing.</summary>
    public static TimelineEntry? StartOfImpact(DocumentModel model)
    {
        if ((model.Metrics.Ttr ?? model.Metrics.Ttm ?? model.Metrics.Ttd) is { From: { } start })
        {
            return start;
        }

        foreach (var entry in model.Timeline.Entries)
        {
            if ((entry.Milestones & Milestones.ImpactStart) != 0 && entry.At.Time is not null)
            {
                return entry;
            }
        }

        return null;
    }
}
