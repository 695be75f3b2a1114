using Postmortem.Analysis.Model.Reading;

namespace Postmortem.Analysis.Model.Binding;

internal enum ItemKind
{
    Entry,

    /// <summary>A date that holds for the entries below.</summary>
    Date,

    /// <summary>A heading with a date and text: an entry where no times follow, else a date for what follows.</summary>
    DateHeading,

    /// <summary>A heading with a time: an entry, or the title of a phase whose entries follow.</summary>
    TimeHeading,

    /// <summary>"First detected: 14:22".</summary>
    Milestone,

    /// <summary>A section of the timeline begins; <see cref="TimelineItem.Zone"/> is what its heading or prose declares.</summary>
    Section,
}

/// <summary>Something that can be an entry of a timeline or decides how entries are read, before it is known which.</summary>
internal readonly record struct TimelineItem
{
    public required ItemKind Kind { get; init; }

    public required int Block { get; init; }

    /// <summary>The line of a paragraph or item; -1 for a row of a table.</summary>
    public int Line { get; init; }

    /// <summary>Of a table row, the cell that tells the event, or -1.</summary>
    public int Cell { get; init; }

    public int ActorCell { get; init; }

    public int SourceCell { get; init; }

    public int MilestoneCell { get; init; }

    /// <summary>Of a table row, the cell that says when it was noticed.</summary>
    public int? NoticedCell { get; init; }

    public Stamp? Stamp { get; init; }

    /// <summary>From a column of its own.</summary>
    public CalendarDate? ColumnDate { get; init; }

    public ZoneReading? Zone { get; init; }

    /// <summary>Index of the section, -1 above the first heading.</summary>
    public int Section { get; init; }

    public bool InTimeline { get; init; }

    public Milestones Milestones { get; init; }

    /// <summary>A year that only a column head states.</summary>
    public int Year { get; init; }

    public bool HoldsForAll { get; init; }

    /// <summary>In a column of times by its head.</summary>
    public bool InColumn { get; init; }

    public CalendarDate? Date => ColumnDate ?? Stamp?.Date;

    public bool HasClock => Stamp is { HasClock: true } or { Unknown: true } or { RelativeMinutes: not null };

    public bool IsStrong => ColumnDate is not null || (InColumn && HasClock) || Stamp is { IsStrong: true } or { Unknown: true } or { RelativeMinutes: not null };
}
