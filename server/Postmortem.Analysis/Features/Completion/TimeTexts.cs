using System.Globalization;
using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Features.Completion;

/// <summary>Times that can be said without asking anybody: the present one, and what the timeline tells.</summary>
internal static class TimeTexts
{
    public static IEnumerable<(string Text, string Detail)> Now(Caret caret)
    {
        var now = DocumentClock.Now(caret.Analysis, caret.Request.Now);
        var zone = DocumentClock.ZoneOf(caret.Analysis);
        var last = caret.Model.Timeline.Entries.LastOrDefault(e => e.Span.End <= caret.Offset) ?? caret.Model.Timeline.Entries.FirstOrDefault();
        var text = last is null ? now.ToString("HH:mm", CultureInfo.InvariantCulture) : DocumentClock.WriteLike(last.Text, now);
        yield return (text, zone is null ? "now, in UTC" : $"now, in {zone}");
    }

    public static IEnumerable<(string Text, string Detail)> Range(Caret caret)
    {
        var start = Earliest(caret.Model, Milestones.ImpactStart);
        var end = Earliest(caret.Model, Milestones.Resolved) ?? Earliest(caret.Model, Milestones.Mitigated);
        if (start?.At.Time is { } from && end?.At.Time is { } to)
        {
            var zone = start.At.Zone ?? caret.Model.Header.Zone?.Value;
            yield return (string.Create(CultureInfo.InvariantCulture, $"{from:HH:mm} - {to:HH:mm}{(zone is null ? "" : " " + zone)}"), "from the timeline");
        }
    }

    public static IEnumerable<(string Text, string Detail)> Duration(Analysis analysis, string fieldId)
    {
        var metrics = analysis.Model.Metrics;
        var metric = fieldId switch
        {
            "ttd" or "detection-latency" => metrics.Ttd,
            "tta" => metrics.Tta,
            "ttm" => metrics.Ttm,
            "ttr" or "duration" => metrics.Ttr,
            _ => null,
        };
        if (metric is not null)
        {
            yield return (Durations.Text(metric.Minutes), "from the timeline");
        }
    }

    private static TimelineEntry? Earliest(DocumentModel model, Milestones milestone) =>
        model.Timeline.Entries.Concat(model.Timeline.MilestoneList).FirstOrDefault(e => (e.Milestones & milestone) != 0 && e.At.Time is not null);
}
