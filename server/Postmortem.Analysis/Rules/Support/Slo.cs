using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>What a row of service levels says.</summary>
internal static class Slo
{
    /// <summary>
    /// Availability and success are missed from below; latency and error rates from above. Null where the row does not say which it is.
    /// </summary>
    public static bool? IsBreached(SloRow row)
    {
        if (row is not { Target: { } target, Actual: { } actual })
        {
            return null;
        }

        return HigherIsBetter(row) is { } higher ? higher ? actual.Value < target.Value : actual.Value > target.Value : null;
    }

    public static bool? HigherIsBetter(SloRow row)
    {
        var raw = row.Target?.Raw ?? "";
        if (raw.Contains('<') || raw.Contains('≤'))
        {
            return false;
        }

        if (raw.Contains('>') || raw.Contains('≥'))
        {
            return true;
        }

        var name = row.Name.ToLowerInvariant();
        if (name.Contains("latency", StringComparison.Ordinal) || name.Contains("error", StringComparison.Ordinal) || name.Contains("response time", StringComparison.Ordinal) || name.Contains("lag", StringComparison.Ordinal)
            || name.Contains("p99", StringComparison.Ordinal) || name.Contains("p95", StringComparison.Ordinal) || raw.Contains("ms", StringComparison.Ordinal))
        {
            return false;
        }

        return name.Contains("availab", StringComparison.Ordinal) || name.Contains("success", StringComparison.Ordinal) || name.Contains("uptime", StringComparison.Ordinal) || name.Contains("fresh", StringComparison.Ordinal)
            || (row.Target?.Value is >= 90 and < 100 && raw.Contains('%')) ? true : null;
    }
}
