using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Sums;

/// <summary>Whether a service level was missed, by its target and the actual value.</summary>
internal static class ServiceLevels
{
    private static readonly string[] LowIsGood =
        ["latency", "error", "response time", "failure", "failed", "lag", "delay", "p50", "p90", "p95", "p99", "duration", "staleness", "age", "loss", "time to"];

    private static readonly string[] HighIsGood = ["availab", "uptime", "success", "durab", "throughput", "freshness", "correct", "coverage", "complete"];

    /// <summary>Null when a number is missing or it is not clear which direction is good.</summary>
    public static bool? IsBreached(SloRow slo) => slo is { Target: { } target, Actual: { } actual } && IsLowGood(slo.Name, target.Raw) is { } isLowGood
        ? isLowGood ? actual.Value > target.Value : actual.Value < target.Value
        : null;

    public static bool IsAvailability(string name) => FirstOf(name, ["availab", "uptime", "success"]) < FirstOf(name, LowIsGood);

    /// <summary>In minutes, where the name of the level says "(30 days)" or "30d".</summary>
    public static double? WindowOf(string name)
    {
        for (var at = 0; at < name.Length; at++)
        {
            if (!char.IsAsciiDigit(name[at]) || (at > 0 && char.IsLetterOrDigit(name[at - 1])))
            {
                continue;
            }

            var end = at;
            while (end < name.Length && char.IsAsciiDigit(name[end]))
            {
                end++;
            }

            var unit = name.AsSpan(end).TrimStart(" -");
            if (end - at < 4 && (unit.StartsWith("day", StringComparison.OrdinalIgnoreCase) || unit is "d" or ['d', not (>= 'a' and <= 'z'), ..]))
            {
                return int.Parse(name.AsSpan(at, end - at), System.Globalization.CultureInfo.InvariantCulture) * Profiles.Amounts.MinutesOfDay;
            }

            at = end;
        }

        return null;
    }

    /// <summary>The sign before the target says it, else the name of the level, else the unit.</summary>
    private static bool? IsLowGood(string name, string target)
    {
        foreach (var c in target)
        {
            switch (c)
            {
                case '<' or '≤':
                    return true;
                case '>' or '≥':
                    return false;
            }

            if (char.IsAsciiDigit(c))
            {
                break;
            }
        }

        // The earliest cue decides: "Error rate of successful logins" is about errors.
        var low = FirstOf(name, LowIsGood);
        var high = FirstOf(name, HighIsGood);
        if (low != high)
        {
            return low < high;
        }

        return target.TrimEnd().EndsWith('s') ? true : null;
    }

    private static int FirstOf(string name, string[] cues)
    {
        var first = int.MaxValue;
        foreach (var cue in cues)
        {
            var at = name.IndexOf(cue, StringComparison.OrdinalIgnoreCase);
            first = at >= 0 && at < first ? at : first;
        }

        return first;
    }
}
