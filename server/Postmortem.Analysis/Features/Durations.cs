using System.Globalization;

namespace Postmortem.Analysis.Features;

/// <summary>Lengths of time in words.</summary>
internal static class Durations
{
    /// <summary>45 minutes, 1 hour 5 minutes, 2 days 3 hours; what is less than a minute is in seconds.</summary>
    public static string Text(double minutes)
    {
        var seconds = (long)Math.Round(minutes * 60);
        if (seconds < 60)
        {
            return Count(seconds, "second");
        }

        var whole = seconds / 60;
        var (days, hours, rest) = (whole / 1440, whole / 60 % 24, whole % 60);
        return days > 0 ? Join(Count(days, "day"), hours == 0 && rest == 0 ? "" : rest == 0 ? Count(hours, "hour") : Join(hours == 0 ? "" : Count(hours, "hour"), Count(rest, "minute")))
            : hours > 0 ? Join(Count(hours, "hour"), rest == 0 ? "" : Count(rest, "minute"))
            : Count(rest, "minute");
    }

    /// <summary>5m, 1h05m, 2d03h: for places where there is little room.</summary>
    public static string Short(double minutes)
    {
        var sign = minutes < 0 ? "-" : "";
        var seconds = (long)Math.Round(Math.Abs(minutes) * 60);
        var whole = seconds / 60;
        var text = seconds < 60 && seconds > 0 ? $"{seconds}s"
            : whole < 60 ? $"{whole}m"
            : whole < 1440 ? string.Create(CultureInfo.InvariantCulture, $"{whole / 60}h{whole % 60:00}m")
            : string.Create(CultureInfo.InvariantCulture, $"{whole / 1440}d{whole / 60 % 24:00}h");
        return sign + text;
    }

    private static string Count(long count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");

    private static string Join(string a, string b) => a.Length == 0 ? b : b.Length == 0 ? a : $"{a} {b}";
}
