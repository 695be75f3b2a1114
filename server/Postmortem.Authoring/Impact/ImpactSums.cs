using System.Globalization;
using Postmortem.Analysis.Model;
using Postmortem.Authoring.Generate;

namespace Postmortem.Authoring.Impact;

/// <summary>What an incident's impact is computed from. Rates are shares from 0 to 1, traffic is requests a minute, times are minutes.</summary>
/// <param name="Normal">Traffic outside of the incident, for the requests of the whole window.</param>
/// <param name="Baseline">The share of errors that there always is.</param>
internal sealed record ImpactInput(double? Duration, double? ErrorRate, double? Traffic, double? Normal, double? Baseline, double? Failed, double? Slo, double Window)
{
    /// <summary>The share of errors is that of the worst moment, so that sums with it are upper bounds.</summary>
    public bool IsPeak { get; init; }

    /// <summary>People who would have used it meanwhile.</summary>
    public double? ActiveUsers { get; init; }

    /// <summary>Orders a minute at other times.</summary>
    public double? Orders { get; init; }

    public double? OrderValue { get; init; }

    /// <summary>In milliseconds, before and during the incident.</summary>
    public double? LatencyBefore { get; init; }

    public double? LatencyDuring { get; init; }

    /// <summary>What a document states, for everything that was not given.</summary>
    public ImpactInput With(DocumentModel model) => this with
    {
        Duration = Duration ?? model.Metrics.Ttm?.Minutes ?? model.Header.Duration?.Value ?? model.Metrics.Ttr?.Minutes,
        ErrorRate = ErrorRate ?? (model.Impact.PeakErrorRate is { Value: >= 0 and <= 100 } peak ? peak.Value / 100 : null),
        IsPeak = ErrorRate is null && model.Impact.PeakErrorRate is not null,
        Failed = Failed ?? model.Impact.RequestsFailed?.Value,
        Slo = Slo ?? model.Impact.Slos
            .Where(s => ServiceLevels.IsAvailability(s.Name) && s.Target is { Value: > 50 and < 100 })
            .Select(s => (double?)(s.Target!.Value / 100)).FirstOrDefault(),
    };
}

/// <summary>One line of the sums.</summary>
/// <param name="Id">For programs.</param>
/// <param name="Text">The value for people; null where an input is missing, which <paramref name="How"/> names then.</param>
/// <param name="Value">In the unit that the id ends in.</param>
/// <param name="How">The formula with its numbers, so that anybody can check it.</param>
internal sealed record ImpactSum(string Id, string Name, double? Value, string? Text, string How);

/// <summary>
/// Downtime, failed requests and error budget by the arithmetic of service levels: with S the target, W the window, D the duration,
/// e the share of errors, r the traffic: budget (1 − S)·W, failed r·e·D, burn rate e / (1 − S), equivalent downtime e·D.
/// </summary>
internal static class ImpactSums
{
    public static IReadOnlyList<ImpactSum> Of(ImpactInput input, DocumentModel model)
    {
        var sums = new List<ImpactSum>();
        AddTimes(sums, model);
        AddRequests(sums, input);
        AddPeople(sums, input);
        AddBudget(sums, input);
        return sums;
    }

    private static void AddTimes(List<ImpactSum> sums, DocumentModel model)
    {
        var metrics = model.Metrics;
        sums.Add(metrics.Ttm is { } ttm
            ? new("downtimeMinutes", "Downtime", ttm.Minutes, Durations.Words(ttm.Minutes), $"impact start ({ttm.From.Text}) to mitigation ({ttm.To.Text})")
            : Missing("downtimeMinutes", "Downtime", "rows of the timeline for the start of impact and the mitigation"));
        if (metrics is { Ttm: { } mitigated, Ttr: { } resolved })
        {
            var degraded = Math.Max(0, resolved.Minutes - mitigated.Minutes);
            sums.Add(new("degradedMinutes", "Degraded or watched", degraded, Durations.Words(degraded), $"mitigation ({mitigated.To.Text}) to resolution ({resolved.To.Text})"));
        }
        else
        {
            sums.Add(Missing("degradedMinutes", "Degraded or watched", "rows of the timeline for the mitigation and the resolution"));
        }
    }

    private static void AddRequests(List<ImpactSum> sums, ImpactInput input)
    {
        if (input is { Traffic: { } r, ErrorRate: { } e, Duration: { } d })
        {
            var failed = r * e * d;
            sums.Add(new("failedRequests", "Failed requests (estimate)", failed, Count(failed), $"traffic {Count(r)}/min × errors {Percent(e)} × {Number(d)} min{AtMost(input)}"));
            if (input.Baseline is { } e0)
            {
                var excess = r * (e - e0) * d;
                sums.Add(new("excessFailures", "Above the usual (estimate)", excess, Count(excess), $"traffic {Count(r)}/min × (errors {Percent(e)} − usual {Percent(e0)}) × {Number(d)} min"));
            }
        }
        else
        {
            sums.Add(input.Failed is { } stated
                ? new("failedRequests", "Failed requests", stated, Count(stated), "as the document states")
                : Missing("failedRequests", "Failed requests", "--traffic" + (input.ErrorRate is null ? " and --error-rate" : "") + (input.Duration is null ? " and --duration" : "")));
        }

        sums.Add(input is { ErrorRate: { } share, Duration: { } minutes }
            ? new("equivalentDowntimeMinutes", "Equivalent full downtime", share * minutes, $"{Number(share * minutes)} min", $"errors {Percent(share)} × {Number(minutes)} min{AtMost(input)}")
            : Missing("equivalentDowntimeMinutes", "Equivalent full downtime", input.ErrorRate is null ? "--error-rate" : "--duration"));
    }

    /// <summary>Only what somebody asks for by giving a figure of ordinary days: these are estimates, and say so.</summary>
    private static void AddPeople(List<ImpactSum> sums, ImpactInput input)
    {
        if (input.ActiveUsers is { } users)
        {
            sums.Add(input.ErrorRate is { } share
                ? new("usersAffected", "Users affected (estimate)", users * share, Count(users * share), $"{Count(users)} active × errors {Percent(share)}{AtMost(input)}; who tried again and succeeded counts too")
                : Missing("usersAffected", "Users affected (estimate)", "--error-rate"));
        }

        if (input.Orders is { } orders)
        {
            if (input is { ErrorRate: { } share, Duration: { } minutes })
            {
                var lost = orders * share * minutes;
                sums.Add(new("ordersLost", "Orders lost (estimate)", lost, Count(lost), $"{Number(orders)} orders/min × errors {Percent(share)} × {Number(minutes)} min{AtMost(input)}, less those made later"));
                if (input.OrderValue is { } value)
                {
                    sums.Add(new("revenueLost", "Revenue lost (estimate)", lost * value, Count(lost * value), $"{Count(lost)} orders × {Number(value)} each, less those made later"));
                }
            }
            else
            {
                sums.Add(Missing("ordersLost", "Orders lost (estimate)", input.ErrorRate is null ? "--error-rate" : "--duration"));
            }
        }

        if (input is { LatencyBefore: { } before, LatencyDuring: { } during })
        {
            sums.Add(new("latencyFactor", "Latency", during / before, $"{Count(before)} ms → {Count(during)} ms", $"{Number(during / before)} times as long"));
        }
    }

    private static void AddBudget(List<ImpactSum> sums, ImpactInput input)
    {
        if (input.Slo is not { } slo)
        {
            sums.Add(Missing("errorBudgetMinutes", "Error budget", "--slo, or an availability SLO in the document"));
            return;
        }

        var days = Number(input.Window / 1440);
        var budget = (1 - slo) * input.Window;
        sums.Add(new("errorBudgetMinutes", $"Error budget of {days} days", budget, $"{Number(budget)} min", $"(1 − {Percent(slo)}) × {Count(input.Window)} min"));
        if (input is { ErrorRate: { } e, Duration: { } d })
        {
            var burned = e * d / budget;
            var rate = e / (1 - slo);
            sums.Add(new("budgetUsedByTimePercent", "Budget used, by time", burned * 100, Percent(burned), $"{Number(e * d)} min of {Number(budget)} min{AtMost(input)}"));
            sums.Add(new("burnRate", "Burn rate", rate, $"{Number(rate)}×", $"errors {Percent(e)} / (1 − {Percent(slo)})"));
            sums.Add(new("exhaustedAfterMinutes", "Whole budget gone after", input.Window / rate, Durations.Words(input.Window / rate), $"{Count(input.Window)} min / {Number(rate)}"));
            sums.Add(new("bestSloStillMetPercent", "Best SLO still met, by time", (1 - (e * d / input.Window)) * 100, Percent(1 - (e * d / input.Window)), $"1 − {Number(e * d)} / {Count(input.Window)} min"));
        }

        var failed = input is { Traffic: { } r, ErrorRate: { } share, Duration: { } minutes } ? r * share * minutes : input.Failed;
        if (failed is { } f && (input.Normal ?? input.Traffic) is { } normal)
        {
            var requests = normal * input.Window;
            var allowed = (1 - slo) * requests;
            sums.Add(new("budgetUsedByRequestsPercent", "Budget used, by requests", f / allowed * 100, Percent(f / allowed), $"{Count(f)} of {Count(allowed)} that may fail of {Count(requests)}"));
            sums.Add(new("availabilityPercent", $"Availability over {days} days", (1 - (f / requests)) * 100, Percent(1 - (f / requests)), $"1 − {Count(f)} / {Count(requests)}; this incident alone"));
            sums.Add(new("sloBreached", "SLO missed by this incident alone", f > allowed ? 1 : 0, f > allowed ? "Yes" : "No", $"{Percent(1 - (f / requests))} against {Percent(slo)}"));
        }
    }

    private static string AtMost(ImpactInput input) => input.IsPeak ? ", with the peak and so at most" : "";

    private static ImpactSum Missing(string id, string name, string what) => new(id, name, null, null, "needs " + what);

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Count(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("#,0.####", CultureInfo.InvariantCulture) + "%";
}
