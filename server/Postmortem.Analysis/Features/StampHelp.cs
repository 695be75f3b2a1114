using System.Globalization;
using System.Text;
using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Features;

/// <summary>What a time stamp of the timeline means: when that was, how far into the incident, and which milestones it is.</summary>
internal static class StampHelp
{
    public static string Describe(Analysis analysis, TimelineEntry entry)
    {
        var text = new StringBuilder().Append("**").Append(Absolute(entry)).Append("**");
        if (entry.Problem is { } problem)
        {
            text.Append("\n\n").Append(problem);
        }

        var start = Elapsed.StartOfImpact(analysis.Model);
        if (start is not null && !ReferenceEquals(start, entry) && Elapsed.Between(start.At, entry.At) is { } minutes)
        {
            text.Append("\n\n").Append(minutes < 0 ? Durations.Text(-minutes) + " before" : Durations.Text(minutes) + " after").Append(" the start of impact");
        }

        AppendMilestones(analysis, entry, text);
        return text.ToString();
    }

    private static string Absolute(TimelineEntry entry)
    {
        var at = entry.At;
        var date = at.Date is { } d ? d.ToString("dddd, yyyy-MM-dd", CultureInfo.InvariantCulture) + " " : "";
        var time = at.Time is { } t ? t.ToString(entry.Precision == Precision.Second ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture) : "";
        var end = entry.End?.Time is { } e ? " to " + e.ToString("HH:mm", CultureInfo.InvariantCulture) : "";
        var zone = at.Zone is { } z ? " " + z : "";
        var utc = at.Instant is { } instant && zone.Length > 0 && zone != " UTC" ? string.Create(CultureInfo.InvariantCulture, $" ({instant.UtcDateTime:yyyy-MM-dd HH:mm} UTC)") : "";
        var text = $"{(entry.IsApproximate ? "about " : "")}{date}{time}{end}{zone}{utc}".Trim();
        return text.Length == 0 ? entry.Text.Trim('*') : text;
    }

    private static void AppendMilestones(Analysis analysis, TimelineEntry entry, StringBuilder text)
    {
        if (entry.Milestones == Milestones.None)
        {
            return;
        }

        text.Append('\n');
        var profile = Known.ProfileOf(analysis);
        foreach (var (id, flag, label) in MilestoneWords.All)
        {
            if ((entry.Milestones & flag) == 0)
            {
                continue;
            }

            var known = profile?.Milestones.FirstOrDefault(m => m.Id == id);
            text.Append("\n- **").Append(known?.Label ?? label).Append("**").Append(known is null ? "" : ": " + known.Guidance);
        }

        var uses = Uses(analysis.Model.Metrics, entry);
        if (uses.Length > 0)
        {
            text.Append("\n\nCounts for ").Append(uses).Append('.');
        }
    }

    private static string Uses(Metrics metrics, TimelineEntry entry)
    {
        var uses = new List<string>();
        Add("TTD", metrics.Ttd);
        Add("TTA", metrics.Tta);
        Add("TTM", metrics.Ttm);
        Add("TTR", metrics.Ttr);
        return string.Join(", ", uses);

        void Add(string name, Metric? metric)
        {
            if (metric is not null && (metric.From.Span == entry.Span || metric.To.Span == entry.Span))
            {
                uses.Add($"{name} ({Durations.Text(metric.Minutes)})");
            }
        }
    }
}
