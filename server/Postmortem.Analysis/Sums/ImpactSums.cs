using System.Globalization;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;

namespace Postmortem.Analysis.Sums;

/// <summary>What an incident's impact is computed from. Rates are shares from 0 to 1, traffic is requests a minute, times are minutes.</summary>
/// <param name="Normal">Traffic outside of the incident, for the requests of the whole window.</param>
/// <param name="Baseline">The share of errors that there always is.</param>
internal sealed record ImpactInput(double? Duration, double? ErrorRate, double? Traffic, double? Normal, double? Baseline, double? Failed, double? Slo, double Window)
{
    /// <summary>The share of errors is that of the worst moment, so that sums with it are upper bounds.</summary>
    public bool IsPeak { get; init; }

    /// <summary>Nobody says what the traffic was during the incident, so that of ordinary days stands in for it.</summary>
    public bool IsUsualTraffic { get; init; }

    /// <summary>People who would have used it meanwhile.</summary>
    public double? ActiveUsers { get; init; }

    /// <summary>Orders a minute at other times.</summary>
    public double? Orders { get; init; }

    public double? OrderValue { get; init; }

    /// <summary>In milliseconds, before and during the incident.</summary>
    public double? LatencyBefore { get; init; }

    public double? LatencyDuring { get; init; }

    /// <summary>The share of users that was affected, where it is stated.</summary>
    public double? UserShare { get; init; }

    /// <summary>As counted, else as computed.</summary>
    public double? FailedRequests => Failed ?? (this is { Traffic: { } r, ErrorRate: { } e, Duration: { } d } ? r * e * d : null);

    public static ImpactInput Nothing { get; } = new(null, null, null, null, null, null, null, 0);

    /// <summary>For everything that was not given, what the document states; and for what it does not state, what is so on ordinary days.</summary>
    public ImpactInput With(DocumentModel model, Baseline? usual)
    {
        var stated = StatedFigures.Of(model);
        var peak = (model.Impact.PeakErrorRate is { Value: >= 0 and <= 100 } told && !Slots.In(model, told.Span) ? told.Value / 100 : (double?)null) ?? stated.PeakErrorRate;
        var isCounted = ErrorRate is null || Traffic is null;
        return this with
        {
            // An average and the time that it was taken over belong together.
            Duration = Duration ?? (ErrorRate is null ? stated.Minutes : null) ?? (model.Metrics.Ttm is { Minutes: > 0 } ttm ? ttm.Minutes : (double?)null) ?? model.Header.Duration?.Value ?? (model.Metrics.Ttr is { Minutes: > 0 } ttr ? ttr.Minutes : (double?)null),
            ErrorRate = ErrorRate ?? stated.ErrorRate ?? peak,
            IsPeak = ErrorRate is null && stated.ErrorRate is null && peak is not null,
            Traffic = Traffic ?? stated.Traffic ?? usual?.Traffic,
            IsUsualTraffic = Traffic is null && stated.Traffic is null,
            Normal = Normal ?? stated.Normal ?? (Traffic is null ? usual?.Traffic : null),
            Baseline = Baseline ?? stated.Baseline ?? usual?.ErrorRate,
            Failed = Failed ?? (isCounted && model.Impact.RequestsFailed is { } failed && !Slots.In(model, failed.Span) ? failed.Value : null),
            UserShare = UserShare ?? stated.UserShare,
            ActiveUsers = ActiveUsers ?? usual?.ActiveUsers,
            Orders = Orders ?? usual?.Orders,
            OrderValue = OrderValue ?? usual?.OrderValue,
            Slo = Slo ?? model.Impact.Slos
                .Where(s => ServiceLevels.IsAvailability(s.Name) && s.Target is { Value: > 50 and < 100 })
                .Select(s => (double?)(s.Target!.Value / 100)).FirstOrDefault() ?? usual?.Slo,
            Window = Window > 0 ? Window : model.Impact.Slos.Where(s => ServiceLevels.IsAvailability(s.Name)).Select(s => ServiceLevels.WindowOf(s.Name)).FirstOrDefault() ?? usual?.Window ?? 30 * Amounts.MinutesOfDay,
        };
    }
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
        AddTime("timeToDetectMinutes", "Time to detect", metrics.Ttd, "impact start", "detection");
        AddTime("timeToAcknowledgeMinutes", "Time to acknowledge", metrics.Tta, "detection", "acknowledgement");
        AddTime("timeToResolveMinutes", "Time to resolve", metrics.Ttr, "impact start", "resolution");
        sums.Add(metrics.Ttm is { } ttm
            ? new("downtimeMinutes", "Downtime", ttm.Minutes, Say.Duration(ttm.Minutes), $"impact start ({ttm.From.Text}) to mitigation ({ttm.To.Text})")
            : Missing("downtimeMinutes", "Downtime", "rows of the timeline for the start of impact and the mitigation"));
        if (metrics is { Ttm: { } mitigated, Ttr: { } resolved })
        {
            var degraded = Math.Max(0, resolved.Minutes - mitigated.Minutes);
            sums.Add(new("degradedMinutes", "Degraded or watched", degraded, Say.Duration(degraded), $"mitigation ({mitigated.To.Text}) to resolution ({resolved.To.Text})"));
        }
        else
        {
            sums.Add(Missing("degradedMinutes", "Degraded or watched", "rows of the timeline for the mitigation and the resolution"));
        }

        void AddTime(string id, string name, Metric? metric, string from, string to)
        {
            if (metric is { Minutes: >= 0 } m)
            {
                sums.Add(new(id, name, m.Minutes, Say.Duration(m.Minutes), $"{from} ({m.From.Text}) to {to} ({m.To.Text})"));
            }
        }
    }

    private static void AddRequests(List<ImpactSum> sums, ImpactInput input)
    {
        if (input is { Failed: null, Traffic: { } r, ErrorRate: { } e, Duration: { } d })
        {
            var failed = r * e * d;
            sums.Add(new("failedRequests", "Failed requests (estimate)", failed, Count(failed), $"{(input.IsUsualTraffic ? "usual traffic" : "traffic")} {Count(r)}/min × errors {Percent(e)} × {Number(d)} min{AtMost(input)}"));
            if (input.Baseline is { } e0)
            {
                var excess = r * (e - e0) * d;
                sums.Add(new("excessFailures", "Above the usual (estimate)", excess, Count(excess), $"{(input.IsUsualTraffic ? "usual traffic" : "traffic")} {Count(r)}/min × (errors {Percent(e)} − usual {Percent(e0)}) × {Number(d)} min"));
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
            sums.Add(input.UserShare is { } affected
                ? new("usersAffected", "Users affected (estimate)", users * affected, Count(users * affected), $"{Percent(affected)} of {Count(users)} active")
                : input.ErrorRate is { } share
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
            sums.Add(new("exhaustedAfterMinutes", "Whole budget gone after", input.Window / rate, Say.Duration(input.Window / rate), $"{Count(input.Window)} min / {Number(rate)}"));
            sums.Add(new("bestSloStillMetPercent", "Best SLO still met, by time", (1 - (e * d / input.Window)) * 100, Percent(1 - (e * d / input.Window)), $"1 − {Number(e * d)} / {Count(input.Window)} min"));
        }

        var failed = input.FailedRequests;
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

    /// <summary>As a table with the columns Impact, Value and How.</summary>
    public static string Table(IEnumerable<ImpactSum> sums) =>
        "| Impact | Value | How |\n| --- | --- | --- |" + string.Concat(sums.Where(s => s.Text is not null).Select(s => $"\n| {s.Name} | {s.Text} | {s.How} |"));

    private static ImpactSum Missing(string id, string name, string what) => new(id, name, null, null, "needs " + what);

    internal static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    internal static string Count(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    internal static string Percent(double share) => (share * 100).ToString("#,0.####", CultureInfo.InvariantCulture) + "%";
}
