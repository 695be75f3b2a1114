using System.Globalization;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Authoring.Generate;

/// <summary>The key milestones of an incident as rows of a table, and the times between them.</summary>
internal sealed class CoeTimeline
{
    private readonly Quotation _source;
    private readonly Profile _profile;
    private readonly Dictionary<Milestones, TimelineEntry> _first = [];
    private readonly int? _severity;

    public CoeTimeline(Quotation source, Profile profile)
    {
        _source = source;
        _profile = profile;
        _severity = source.Model.Header.Severity?.Value;
        foreach (var entry in source.Model.Timeline.Entries.Concat(source.Model.Timeline.MilestoneList))
        {
            for (var bit = 1; bit <= (int)Milestones.Closed; bit <<= 1)
            {
                if (entry.Milestones.HasFlag((Milestones)bit) && (!_first.TryGetValue((Milestones)bit, out var first) || IsBefore(entry, first)))
                {
                    _first[(Milestones)bit] = entry;
                }
            }
        }

        // The metrics know which entries stand in for a milestone that nobody named.
        var metrics = source.Model.Metrics;
        Fill(Milestones.ImpactStart, metrics.Ttr?.From ?? metrics.Ttm?.From ?? metrics.Ttd?.From);
        Fill(Milestones.Detected, metrics.Ttd?.To);
        Fill(Milestones.Acknowledged, metrics.Tta?.To);
        Fill(Milestones.Mitigated, metrics.Ttm?.To);
        Fill(Milestones.Resolved, metrics.Ttr?.To);
    }

    /// <summary>Of the column of times: UTC where every time is known in it, else the zone that all share; where they differ each row says its own.</summary>
    public string Heading { get; private set; } = "Time (UTC)";

    public TimelineEntry? Find(Milestones milestone) => _first.GetValueOrDefault(milestone);

    public double? Minutes(Milestones from, Milestones to) =>
        Find(from) is { } a && Find(to) is { } b ? Durations.Between(a.At, b.At) : null;

    private void Fill(Milestones milestone, TimelineEntry? entry)
    {
        if (entry is not null)
        {
            _first.TryAdd(milestone, entry);
        }
    }

    /// <summary>In order of time; a milestone that is required and not told stands as a row to fill, behind those that usually come before it.</summary>
    public List<Dictionary<string, object?>> Rows()
    {
        var told = _profile.Milestones.Select(m => (Milestone: m, Entry: MilestoneOf(m) is { } id ? EntryOf(id) : null)).Where(r => r.Entry is not null).ToList();
        var inUtc = told.Count > 0 && told.TrueForAll(r => r.Entry!.At.Instant is not null);
        var zones = told.Select(r => r.Entry!.At.Zone).Distinct().ToList();
        Heading = inUtc || zones.Count == 0 ? "Time (UTC)" : zones.Count > 1 ? "Time" : $"Time ({zones[0] ?? "[time zone]"})";

        var order = told.Select((r, i) => (r.Milestone, r.Entry, Index: i)).ToList();
        if (inUtc || (zones.Count == 1 && told.TrueForAll(r => r.Entry!.At is { Date: not null, Time: not null })))
        {
            order.Sort((a, b) => Place(a.Entry!.At).CompareTo(Place(b.Entry!.At)) is var c and not 0 ? c : a.Index.CompareTo(b.Index));
        }

        var rows = order.Select(r => (r.Milestone, Facts: Row(r.Milestone, r.Entry!, inUtc, withZone: !inUtc && zones.Count > 1))).ToList();
        var at = 0;
        foreach (var milestone in _profile.Milestones)
        {
            var row = rows.FindIndex(r => r.Milestone == milestone);
            if (row >= 0)
            {
                at = Math.Max(at, row + 1);
            }
            else if (milestone.Required.AppliesTo(_severity))
            {
                rows.Insert(at++, (milestone, Missing(milestone)));
            }
        }

        return [.. rows.Select(r => r.Facts)];
    }

    private static DateTime Place(Moment moment) => moment.Instant?.UtcDateTime ?? moment.Date!.Value.ToDateTime(moment.Time!.Value).AddDays(moment.IsEndOfDay ? 1 : 0);

    /// <summary>Recovery is a row of its own only where it is not the same event as the end of the mitigation or the resolution.</summary>
    private TimelineEntry? EntryOf(Milestones milestone) =>
        Find(milestone) is var entry && milestone == Milestones.Recovered && (entry == Find(Milestones.Mitigated) || entry == Find(Milestones.Resolved)) ? null : entry;

    private Dictionary<string, object?> Row(ProfileMilestone milestone, TimelineEntry entry, bool inUtc, bool withZone)
    {
        var text = _source.Of(entry.EventSpan) ?? entry.Event;
        return new Dictionary<string, object?>
        {
            ["time"] = Time(entry, inUtc) + (withZone && entry.At.Zone is { } zone ? " " + zone : ""),
            ["event"] = text.StartsWith(milestone.Label, StringComparison.OrdinalIgnoreCase) ? text : $"{milestone.Label}: {text}",
            ["source"] = _source.Of(entry.Source) ?? _source.Of(entry.Actor),
        };
    }

    private static Dictionary<string, object?> Missing(ProfileMilestone milestone) => new()
    {
        ["time"] = null,
        ["event"] = $"{milestone.Label}: [What happened]",
        ["source"] = null,
    };

    private static string Time(TimelineEntry entry, bool inUtc)
    {
        if (inUtc)
        {
            var instant = entry.At.Instant!.Value.UtcDateTime;
            return instant.ToString(instant.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        }

        if (entry.At.Time is not { } time)
        {
            return entry.At.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? entry.Text;
        }

        var clock = time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
        var date = entry.At is { IsEndOfDay: true, Date: { } day } ? day.AddDays(1) : entry.At.Date;
        return date is { } d ? $"{d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {clock}" : clock;
    }

    /// <summary>Where two can't be compared, the one that the document tells first.</summary>
    private static bool IsBefore(TimelineEntry a, TimelineEntry b) => a.At.Instant is { } x && b.At.Instant is { } y && x < y;

    private static Milestones? MilestoneOf(ProfileMilestone milestone) =>
        Enum.TryParse<Milestones>(milestone.Id.Replace("-", ""), ignoreCase: true, out var id) ? id : null;
}
