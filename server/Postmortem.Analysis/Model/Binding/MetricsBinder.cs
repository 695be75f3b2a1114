namespace Postmortem.Analysis.Model.Binding;

/// <summary>Durations between milestones, each with the two entries that it comes from.</summary>
internal static class MetricsBinder
{
    public static Metrics Bind(Timeline timeline)
    {
        if (timeline.Entries.Count + timeline.MilestoneList.Count < 2)
        {
            return Metrics.None;
        }

        var byInstant = AllHaveInstants(timeline.Entries) && AllHaveInstants(timeline.MilestoneList);
        var start = Earliest(timeline, Milestones.ImpactStart, byInstant);
        var detected = Earliest(timeline, Milestones.Detected, byInstant);
        var acknowledged = Earliest(timeline, Milestones.Acknowledged, byInstant);
        var mitigated = Earliest(timeline, Milestones.Mitigated, byInstant) ?? Earliest(timeline, Milestones.Recovered, byInstant);
        var resolved = Earliest(timeline, Milestones.Resolved, byInstant) ?? Earliest(timeline, Milestones.Recovered, byInstant);
        return new Metrics
        {
            Ttd = Between(start, detected, byInstant),
            Tta = Between(detected, acknowledged, byInstant),
            Ttm = Between(start, mitigated, byInstant),
            Ttr = Between(start, resolved, byInstant),
        };
    }

    private static Metric? Between(TimelineEntry? from, TimelineEntry? to, bool byInstant) =>
        from is not null && to is not null && PositionOf(from, byInstant) is { } start && PositionOf(to, byInstant) is { } end
            ? new Metric((end - start).TotalMinutes, from, to)
            : null;

    private static TimelineEntry? Earliest(Timeline timeline, Milestones milestone, bool byInstant)
    {
        TimelineEntry? earliest = null;
        var position = DateTime.MaxValue;
        foreach (var entries in (ReadOnlySpan<IReadOnlyList<TimelineEntry>>)[timeline.Entries, timeline.MilestoneList])
        {
            foreach (var entry in entries)
            {
                if ((entry.Milestones & milestone) != 0 && PositionOf(entry, byInstant) is { } at && at < position)
                {
                    (earliest, position) = (entry, at);
                }
            }
        }

        return earliest;
    }

    private static bool AllHaveInstants(IReadOnlyList<TimelineEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.At is { Time: not null, Instant: null })
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where all rows share a zone, stated or not, dates and times of day suffice; without any date, the times of one day do.</summary>
    private static DateTime? PositionOf(TimelineEntry entry, bool byInstant)
    {
        if (byInstant && entry.At.Instant is { } instant)
        {
            return instant.UtcDateTime;
        }

        return entry.At.Time is { } time ? (entry.At.Date ?? DateOnly.MinValue.AddDays(1)).ToDateTime(time).AddDays(entry.At.IsEndOfDay ? 1 : 0) : null;
    }
}
