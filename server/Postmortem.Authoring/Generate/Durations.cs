using System.Globalization;
using Postmortem.Analysis.Model;

namespace Postmortem.Authoring.Generate;

internal static class Durations
{
    /// <summary>"45 minutes", "2 hours 5 minutes": as it is written in documents.</summary>
    public static string Words(double minutes)
    {
        var whole = (long)Math.Round(minutes);
        var (hours, rest) = (whole / 60, whole % 60);
        return hours == 0 ? Count(rest, "minute") : rest == 0 ? Count(hours, "hour") : $"{Count(hours, "hour")} {Count(rest, "minute")}";
    }

    /// <summary>"45 min", for tables in which values are compared.</summary>
    public static string Minutes(double minutes) =>
        Math.Round(minutes, Math.Abs(minutes) < 10 ? 1 : 0).ToString("0.#", CultureInfo.InvariantCulture) + " min";

    /// <summary>Null when the two can't be compared, or the second is before the first.</summary>
    public static double? Between(Moment from, Moment to)
    {
        double? minutes = (from, to) switch
        {
            ({ Instant: { } a }, { Instant: { } b }) => (b - a).TotalMinutes,
            _ when from.Zone != to.Zone || from.Time is null || to.Time is null => null,
            ({ Date: { } a }, { Date: { } b }) => (b.ToDateTime(to.Time.Value) - a.ToDateTime(from.Time.Value)).TotalMinutes,
            ({ Date: null }, { Date: null }) => (to.Time.Value.ToTimeSpan() - from.Time.Value.ToTimeSpan()).TotalMinutes,
            _ => null,
        };
        return minutes >= 0 ? minutes : null;
    }

    private static string Count(long count, string unit) => count == 1 ? $"1 {unit}" : $"{count.ToString(CultureInfo.InvariantCulture)} {unit}s";
}
