using Postmortem.Analysis.Model.Reading;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>Points in time from what is known of them.</summary>
internal static class Moments
{
    public static Moment Of(DateOnly? date, Clock? clock, Zone? zone)
    {
        var endOfDay = clock is { Hour: 24, Minute: 0 };
        TimeOnly? time = clock is { } c && c.Minute < 60 && (c.Hour < 24 || endOfDay) && c.Second < 60 ? new TimeOnly(c.Hour % 24, c.Minute, Math.Max(c.Second, 0)) : null;
        var instant = date is { } d && time is { } t && zone is not null ? Zones.Instant(endOfDay ? d.AddDays(1) : d, t, zone) : null;
        return new Moment(date, time, zone?.Name, instant) { IsEndOfDay = endOfDay };
    }
}
