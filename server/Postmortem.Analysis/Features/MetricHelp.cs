using System.Text;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Features;

/// <summary>What the metrics of an incident mean, and what the document's own are.</summary>
internal static class MetricHelp
{
    private static readonly (string Id, string Name, string Definition)[] Definitions =
    [
        ("ttd", "Time to detect (TTD)", "From the start of impact to the first moment when an alert or a person noticed."),
        ("tta", "Time to acknowledge (TTA)", "From detection to the moment when a person took the page."),
        ("ttm", "Time to mitigate (TTM)", "From the start of impact to the moment when the worst of it was over: a fix, a rollback or a workaround was in place."),
        ("ttr", "Time to resolve (TTR)", "From the start of impact to the moment when everything was back to normal. Some forms use TTR for the time to respond; here it never means that, which is TTA."),
        ("mttd", "Mean time to detect (MTTD)", "The average time to detect over many incidents. One document states the time of one incident, which is TTD."),
        ("mtta", "Mean time to acknowledge (MTTA)", "The average time to acknowledge over many incidents. For one incident it is TTA."),
        ("mttm", "Mean time to mitigate (MTTM)", "The average time to mitigate over many incidents. For one incident it is TTM."),
        ("mttr", "Mean time to resolve (MTTR)", "The average time to resolve over many incidents. For one incident it is TTR. The letters also stand for repair, recovery and response, so say which is meant."),
        ("mtbf", "Mean time between failures (MTBF)", "The average time from the end of one incident to the start of the next of the same kind."),
        ("slo", "Service level objective (SLO)", "A goal of your own for availability, latency or errors over a window of time."),
        ("sla", "Service level agreement (SLA)", "A promise made in a contract, with consequences when it is broken."),
        ("sli", "Service level indicator (SLI)", "What is measured to see whether an objective is met."),
    ];

    /// <summary>The metric that a word names: TTD, MTTR; in lower case they are no words that anybody means.</summary>
    public static string? FindWord(ReadOnlySpan<char> word)
    {
        foreach (var (id, _, _) in Definitions)
        {
            if (word.Equals(id, StringComparison.OrdinalIgnoreCase) && word.IndexOfAnyInRange('a', 'z') < 0)
            {
                return id;
            }
        }

        return null;
    }

    public static Metric? Of(DocumentModel model, string id) => id switch
    {
        "ttd" or "mttd" or "detection-latency" => model.Metrics.Ttd,
        "tta" or "mtta" => model.Metrics.Tta,
        "ttm" or "mttm" => model.Metrics.Ttm,
        "ttr" or "mttr" or "duration" => model.Metrics.Ttr,
        _ => null,
    };

    /// <summary>In minutes: the workspace's target, else that of the kind.</summary>
    public static int? TargetOf(Analysis analysis, string id)
    {
        var level = analysis.Model.Header.Severity?.Value;
        return analysis.Context.Rules.Settings.Targets.Find(id, level) ?? analysis.Model.Profile?.Targets.Find(id, level);
    }

    /// <summary>Definition, value, the two rows behind it, and the target; null for what is no metric.</summary>
    public static string? Describe(Analysis analysis, string id)
    {
        var definition = Definitions.FirstOrDefault(d => d.Id == id);
        var text = new StringBuilder();
        if (definition.Id is not null)
        {
            text.Append("**").Append(definition.Name).Append("**\n\n").Append(definition.Definition);
        }

        AppendValue(analysis, id, text);
        return text.Length == 0 ? null : text.ToString();
    }

    public static void AppendValue(Analysis analysis, string id, StringBuilder text)
    {
        var isMetric = id is "ttd" or "tta" or "ttm" or "ttr" or "mttd" or "mtta" or "mttm" or "mttr" or "duration" or "detection-latency";
        if (!isMetric)
        {
            return;
        }

        text.Append(text.Length > 0 ? "\n\n" : "");
        if (Of(analysis.Model, id) is not { } metric)
        {
            text.Append("The timeline does not tell it: ").Append(Needs(id)).Append('.');
            return;
        }

        var document = analysis.Model.Document;
        text.Append("**").Append(Durations.Text(metric.Minutes)).Append("** by the timeline:\n\n");
        Append("From", metric.From);
        Append("To", metric.To);
        var shortId = id.Length == 4 && id[0] == 'm' ? id[1..] : id;
        if (TargetOf(analysis, shortId) is { } target)
        {
            text.Append("\nTarget: ").Append(Durations.Text(target)).Append(metric.Minutes <= target ? " ✓" : " ✗");
        }

        void Append(string label, TimelineEntry entry) =>
            text.Append("- ").Append(label).Append(" `").Append(entry.Text.Trim('*')).Append("` ").Append(Shorten(entry.Event)).Append(" (line ").Append(document.Text.GetLineAt(entry.Span.Start) + 1).Append(")\n");
    }

    private static string Needs(string id) => id switch
    {
        "ttd" or "mttd" or "detection-latency" => "it needs a row for the start of impact and one for detection",
        "tta" or "mtta" => "it needs a row for detection and one for the acknowledgement",
        "ttm" or "mttm" => "it needs a row for the start of impact and one for the mitigation",
        _ => "it needs a row for the start of impact and one for the resolution",
    };

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..79] + "…";
}
