using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features;

internal sealed record InlayHint(int Offset, string Label, string Tooltip);

/// <summary>What the reader of a timeline would compute in the head: how far into the incident, and how long after the row above.</summary>
internal static class InlayHints
{
    public static IReadOnlyList<InlayHint> In(Analysis analysis, TextSpan range)
    {
        var hints = new List<InlayHint>();
        if (analysis.Model.IsPostMortem)
        {
            AddElapsed(analysis.Model, range, hints);
            AddMetrics(analysis, range, hints);
            hints.Sort(static (a, b) => a.Offset.CompareTo(b.Offset));
        }

        return hints;
    }

    private static void AddElapsed(DocumentModel model, TextSpan range, List<InlayHint> hints)
    {
        var entries = model.Timeline.Entries;
        var impact = Elapsed.StartOfImpact(model);
        var start = impact ?? entries.FirstOrDefault(e => e.At.Time is not null);
        if (start is null)
        {
            return;
        }

        for (var i = Sorted.First(entries, range.Start, static (e, start) => e.Span.End < start); i < entries.Count && entries[i].Span.Start <= range.End; i++)
        {
            var entry = entries[i];
            if (entry.Problem is not null || entry.At.Time is null)
            {
                continue;
            }

            if (entry.Span == start.Span)
            {
                if (impact is not null)
                {
                    hints.Add(new InlayHint(entry.TimeSpan.End, "start", "The impact starts here. The times below count from it."));
                }

                continue;
            }

            if (Elapsed.Between(start.At, entry.At) is not { } total)
            {
                continue;
            }

            var about = entry.IsApproximate || start.IsApproximate ? "~" : "";
            var label = about + (total < 0 ? "" : "+") + Durations.Short(total);
            var tooltip = $"{Durations.Text(Math.Abs(total))} {(total < 0 ? "before" : "after")} {(impact is null ? "the first row" : "the start of impact")}";
            if (i > 0 && entries[i - 1].Span != start.Span && entries[i - 1].Problem is null && Elapsed.Between(entries[i - 1].At, entry.At) is { } step)
            {
                label += $" ({(step < 0 ? "" : "+")}{Durations.Short(step)})";
                tooltip += $", {Durations.Text(Math.Abs(step))} {(step < 0 ? "before" : "after")} the row above";
            }

            hints.Add(new InlayHint(entry.TimeSpan.End, label, tooltip));
        }
    }

    /// <summary>Behind a metric that nobody has filled in yet: what the timeline says.</summary>
    private static void AddMetrics(Analysis analysis, TextSpan range, List<InlayHint> hints)
    {
        foreach (var field in analysis.Model.Fields)
        {
            if (field.LabelSpan.Start > range.End)
            {
                break;
            }

            if (field.LabelSpan.Start >= range.Start && field.Id is { } id && (field.Value.Length == 0 || field.Value.StartsWith('[')) && MetricHelp.Of(analysis.Model, id) is { } metric)
            {
                hints.Add(new InlayHint(field.ValueSpan.End, Durations.Text(metric.Minutes) + " by the timeline", $"From {metric.From.Text.Trim('*')} to {metric.To.Text.Trim('*')}"));
            }
        }
    }
}
