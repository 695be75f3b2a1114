using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>Makes the entry of the model from an item and what was found out about it.</summary>
internal static class TimelineEntryBuilder
{
    public static TimelineEntry Build(Walk walk, in TimelineItem item, Stamp stamp, DateOnly? date, bool ownDate, Clock? clock, Clock? end, DateOnly? endDate, ZoneReading? zone)
    {
        var document = walk.Document;
        var block = document[item.Block];
        var reading = walk.Readings[item.Block];
        var start = document.GetStart(item.Block);
        var (entry, entryStart) = EventOf(walk, item, reading, start);
        var milestones = item.Milestones != Milestones.None ? item.Milestones : MilestonesOf(walk, item, reading, entry);
        return new TimelineEntry
        {
            Block = item.Block,
            Span = item.Line > 0 || (item.Line == 0 && reading.Lines.Count > 1 && block.Kind == BlockKind.Paragraph) ? reading.Lines[item.Line].Span.Shift(start) : block.Content.Shift(start),
            TimeSpan = stamp.Span.Shift(start),
            Text = StampText(item, reading, block, stamp),
            At = Moments.Of(date, clock, zone?.Zone),
            End = end is not null || stamp.EndDate is not null ? Moments.Of(endDate, end, zone?.Zone) : null,
            Precision = clock switch
            {
                { HasSeconds: true } => Precision.Second,
                { HasMinutes: false } => Precision.Hour,
                null => Precision.Day,
                _ => Precision.Minute,
            },
            IsApproximate = stamp.Approximate,
            HasOwnDate = ownDate,
            Event = entry.Event,
            EventSpan = entry.EventSpan.Shift(entryStart),
            Actor = ActorOf(walk, item, reading, entry, entryStart),
            Source = CellFact(walk, item, reading, item.SourceCell),
            Milestones = milestones,
            Hints = milestones == entry.Milestones && item.Kind != ItemKind.Milestone ? entry.Hints : Milestones.None,
            NoticedAt = NoticedAt(item, reading, entry, date, zone),
            IsLabelled = item.Kind == ItemKind.Milestone,
            Problem = ProblemOf(stamp, item, endDate, date, clock, end),
        };
    }

    private static (EntryReading Entry, int Start) EventOf(Walk walk, in TimelineItem item, BlockReading reading, int start)
    {
        if (item.Line < 0)
        {
            return item.Cell >= 0 && item.Cell < reading.Cells.Count ? (reading.CellEntry(item.Cell), start) : (Nothing(item, walk), start);
        }

        var entry = reading.Entry(item.Line);
        if (entry.Event.Length > 0 || item.Line + 1 < reading.Lines.Count)
        {
            return (entry, start);
        }

        // A stamp alone: the event is told below it.
        var next = item.Block + 1;
        return next < walk.Readings.Length && walk.Document[next].Kind is BlockKind.Paragraph or BlockKind.ListItem && walk.Readings[next].First?.Stamp is not { HasClock: true }
            ? (walk.Readings[next].Whole, walk.Document.GetStart(next))
            : (entry, start);
    }

    private static EntryReading Nothing(in TimelineItem item, Walk walk) => new("", new TextSpan(walk.Document[item.Block].Content.End, 0), Milestones.None, null, default, "");

    private static string StampText(in TimelineItem item, BlockReading reading, Block block, Stamp stamp) =>
        item.Line >= 0 && reading.Entry(item.Line).Stamp is { Length: > 0 } text ? text
        : item.Line < 0 && reading.FindCell(stamp.Span) is { } cell ? cell.Text
        : block.Text.Substring(stamp.Span.Start, stamp.Span.Length);

    private static Milestones MilestonesOf(Walk walk, in TimelineItem item, BlockReading reading, EntryReading entry)
    {
        if (item.Line < 0 && item.MilestoneCell >= 0 && item.MilestoneCell < reading.Cells.Count && MilestoneReader.FindLabel(reading.Cells[item.MilestoneCell].Text, walk.Words) is var marked and not Milestones.None)
        {
            return marked;
        }

        return entry.Milestones;
    }

    private static Fact<string>? ActorOf(Walk walk, in TimelineItem item, BlockReading reading, EntryReading entry, int start) =>
        CellFact(walk, item, reading, item.ActorCell)
        ?? (entry.Actor is { } actor ? new Fact<string>(actor, actor, entry.ActorSpan.Shift(start)) : null);

    private static Fact<string>? CellFact(Walk walk, in TimelineItem item, BlockReading reading, int cell) =>
        item.Line < 0 && cell >= 0 && cell < reading.Cells.Count && !reading.Cells[cell].IsFiller
            ? new Fact<string>(reading.Cells[cell].Text, reading.Cells[cell].Text, walk.Absolute(item.Block, reading.Cells[cell].Span))
            : null;

    private static Moment? NoticedAt(in TimelineItem item, BlockReading reading, EntryReading entry, DateOnly? date, ZoneReading? zone)
    {
        var noticed = item.NoticedCell is { } cell && cell < reading.Cells.Count ? reading.Cells[cell].Stamp : entry.Noticed;
        return noticed is { Start: { } clock } ? Moments.Of(noticed.Date is { } day ? day.In(date?.Year ?? 0) : date, clock, noticed.Zone?.Zone ?? zone?.Zone) : null;
    }

    private static string? ProblemOf(Stamp stamp, in TimelineItem item, DateOnly? endDate, DateOnly? date, Clock? clock, Clock? end)
    {
        if (stamp.Unknown)
        {
            return "the time is not filled in";
        }

        if (item.Date is { Slip: true })
        {
            return "there is no such date";
        }

        if (stamp.Start is { Impossible: true } or { Hour: > 24 } || stamp.End is { Impossible: true })
        {
            return "there is no such time of day";
        }

        return end is { } last && clock is { } first && date is not null && date == endDate && last.Seconds < first.Seconds ? "the end is before the start" : null;
    }
}
