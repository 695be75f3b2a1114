using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Sums;

/// <summary>
/// What the fields of an impact section say, as far as it follows from the rest of the document and from what is so on ordinary days.
/// Estimates are marked and show their sum. What does not follow is not here.
/// </summary>
internal static class ImpactValues
{
    /// <summary>By the id of the field; in a language other than English figures only, since the words are not known.</summary>
    public static IReadOnlyDictionary<string, string> Of(DocumentModel model, ImpactInput input)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var inEnglish = model.Language == "en";
        AddTimes(values, model, inEnglish);
        Add("requests-failed", Told(model, model.Impact.RequestsFailed) ?? Failed(input, inEnglish));
        Add("users-affected", Told(model, model.Impact.UsersAffected) ?? Users(input, inEnglish));
        Add("peak-error-rate", Told(model, model.Impact.PeakErrorRate) ?? Peak(model, inEnglish));
        if (StatedFigures.Of(model).Latency is { } latency)
        {
            Add("latency-impact", latency);
            Add("performance-degradation", latency);
        }

        Add("revenue-impact", inEnglish ? Revenue(input) : null);
        Add("slo-summary", inEnglish ? ServiceLevel(input) : null);
        return values;

        void Add(string id, string? value)
        {
            if (value is not null)
            {
                values[id] = value;
            }
        }
    }

    /// <summary>How much of the error budget this incident used, with the formula; null where that does not follow.</summary>
    public static string? BudgetSentence(ImpactInput input)
    {
        if (input.Slo is not { } slo || ImpactSums.Number(input.Window / Amounts.MinutesOfDay) is not { } days)
        {
            return null;
        }

        var atMost = input.IsPeak ? "at most " : "";
        if (input.FailedRequests is { } failed && (input.Normal ?? input.Traffic) is { } traffic)
        {
            var allowed = (1 - slo) * traffic * input.Window;
            var mark = input.Failed is null ? " (estimate)" : "";
            return $"This incident used {atMost}{ImpactSums.Percent(Round(failed / allowed))} of the {days}-day error budget{mark}: {ImpactSums.Count(failed)} of the {ImpactSums.Count(allowed)} requests that may fail, which is (1 − {ImpactSums.Percent(slo)}) × {ImpactSums.Count(traffic)} per minute × {days} days.";
        }

        if (input is { ErrorRate: { } share, Duration: { } minutes })
        {
            var budget = (1 - slo) * input.Window;
            return $"This incident used {atMost}{ImpactSums.Percent(Round(share * minutes / budget))} of the {days}-day error budget by time (estimate): {ImpactSums.Number(minutes)} min × {ImpactSums.Percent(share)} errors = {ImpactSums.Number(share * minutes)} of the {ImpactSums.Number(budget)} min, which are (1 − {ImpactSums.Percent(slo)}) × {days} days.";
        }

        return null;
    }

    /// <summary>Availability over the window if nothing else had failed in it; null where that does not follow.</summary>
    public static (double Share, string How)? Availability(ImpactInput input, double window)
    {
        if (input.FailedRequests is { } failed && (input.Normal ?? input.Traffic) is { } traffic)
        {
            return (1 - (failed / (traffic * window)), $"1 − {ImpactSums.Count(failed)} / {ImpactSums.Count(traffic * window)}");
        }

        return input is { ErrorRate: { } share, Duration: { } minutes }
            ? (1 - (share * minutes / window), $"1 − {ImpactSums.Number(share * minutes)} / {ImpactSums.Count(window)} min")
            : null;
    }

    private static void AddTimes(Dictionary<string, string> values, DocumentModel model, bool inEnglish)
    {
        var (ttm, ttr) = (model.Metrics.Ttm, model.Metrics.Ttr);
        if (ttr is { Minutes: > 0 })
        {
            var parts = inEnglish && ttm is { Minutes: > 0 } && ttm.Minutes < ttr.Minutes ? $" ({Say.Duration(ttm.Minutes)} until mitigation, {Say.Duration(ttr.Minutes - ttm.Minutes)} degraded or watched)" : "";
            values["duration"] = Say.Duration(ttr.Minutes) + parts;
        }
        else if (ttm is { Minutes: > 0 })
        {
            values["duration"] = Say.Duration(ttm.Minutes);
        }

        if (ttm is { Minutes: > 0 } down)
        {
            var zone = (model.Header.Zone?.Value ?? down.From.At.Zone) is { } z ? " " + z : "";
            values["impact-window"] = $"{Clock(down.From)} - {Clock(down.To)}{zone} ({Say.Duration(down.Minutes)})";
            values["downtime"] = $"{Say.Duration(down.Minutes)} ({Clock(down.From)} - {Clock(down.To)}{zone})";
        }

        static string Clock(TimelineEntry entry) => entry.At.Time?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) ?? entry.Text;
    }

    /// <summary>What a sentence of the document says; what stands in the field itself is no news.</summary>
    private static string? Told(DocumentModel model, Fact<double>? fact) =>
        fact is not null && !Slots.In(model, fact.Span) && !model.Fields.Any(f => f.ValueSpan == fact.Span) ? fact.Raw : null;

    private static string? Failed(ImpactInput input, bool inEnglish) => input is { Failed: null, Traffic: { } r, ErrorRate: { } e, Duration: { } d }
        ? inEnglish
            ? $"{About(input)}{ImpactSums.Count(r * e * d)} requests (estimate: {(input.IsUsualTraffic ? "usual traffic of " : "")}{ImpactSums.Count(r)} per minute × {ImpactSums.Percent(e)} errors{Peak(input)} × {ImpactSums.Number(d)} minutes)"
            : $"≈{ImpactSums.Count(r * e * d)} ({ImpactSums.Count(r)}/min × {ImpactSums.Percent(e)} × {ImpactSums.Number(d)} min)"
        : null;

    private static string? Users(ImpactInput input, bool inEnglish)
    {
        if (input.ActiveUsers is not { } users || (input.UserShare ?? input.ErrorRate) is not { } share)
        {
            return null;
        }

        var isStated = input.UserShare is not null;
        return !inEnglish ? $"≈{ImpactSums.Count(users * share)} ({ImpactSums.Percent(share)} × {ImpactSums.Count(users)})"
            : isStated ? $"≈{ImpactSums.Count(users * share)} users (estimate: {ImpactSums.Percent(share)} of {ImpactSums.Count(users)} active)"
            : $"{About(input)}{ImpactSums.Count(users * share)} users (estimate: {ImpactSums.Count(users)} active × {ImpactSums.Percent(share)} errors{Peak(input)}; who tried again and succeeded counts too)";
    }

    private static string? Peak(DocumentModel model, bool inEnglish)
    {
        var stated = StatedFigures.Of(model);
        return stated.PeakErrorRate is { } peak
            ? ImpactSums.Percent(peak) + (stated.Baseline is { } usual && inEnglish ? $" (normal: {ImpactSums.Percent(usual)})" : "")
            : null;
    }

    private static string? Revenue(ImpactInput input)
    {
        if (input is not { Orders: { } orders, ErrorRate: { } share, Duration: { } minutes })
        {
            return null;
        }

        var lost = orders * share * minutes;
        var sum = $"{ImpactSums.Number(orders)} per minute × {ImpactSums.Percent(share)} errors{Peak(input)} × {ImpactSums.Number(minutes)} minutes";
        return input.OrderValue is { } value
            ? $"{About(input)}{ImpactSums.Count(lost * value)} (estimate: {ImpactSums.Count(lost)} orders at {ImpactSums.Number(value)} each, from {sum}, less those made later)"
            : $"{About(input)}{ImpactSums.Count(lost)} orders (estimate: {sum}, less those made later)";
    }

    private static string? ServiceLevel(ImpactInput input)
    {
        if (input.Slo is not { } slo || Availability(input, input.Window) is not { } actual || BudgetSentence(input) is not { } budget)
        {
            return null;
        }

        return $"{ImpactSums.Percent(actual.Share)} over {ImpactSums.Number(input.Window / Amounts.MinutesOfDay)} days by this incident alone (target {ImpactSums.Percent(slo)}). {budget}";
    }

    private static double Round(double share) => Math.Round(share, 3);

    private static string About(ImpactInput input) => input.IsPeak ? "up to " : "≈";

    private static string Peak(ImpactInput input) => input.IsPeak ? " at the peak" : "";
}
