using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>
/// A point or stretch of time as it stands before (or behind) an event: date, clock, end, zone. Everything is as written;
/// what is missing is filled in by the walk over the document.
/// </summary>
internal sealed record Stamp
{
    /// <summary>What few stamps have. A long document has tens of thousands of stamps, and keeps them.</summary>
    private readonly Rest _rest = Rest.None;

    /// <summary>The stamp with its brackets and emphasis, without the separator behind it.</summary>
    public TextSpan Span { get; init; }

    /// <summary>Where the text behind the stamp and its separator begins.</summary>
    public int EventStart { get; init; }

    public CalendarDate? Date { get; init; }

    public Clock? Start { get; init; }

    public CalendarDate? EndDate
    {
        get => _rest.EndDate;
        init => _rest = _rest.EndDate == value ? _rest : _rest with { EndDate = value };
    }

    public Clock? End
    {
        get => _rest.End;
        init => _rest = _rest.End == value ? _rest : _rest with { End = value };
    }

    public ZoneReading? Zone { get; init; }

    /// <summary>The same moment in another zone: <c>10:15 UTC / 03:15 PDT</c>.</summary>
    public Clock? OtherClock
    {
        get => _rest.OtherClock;
        init => _rest = _rest.OtherClock == value ? _rest : _rest with { OtherClock = value };
    }

    public ZoneReading? OtherZone
    {
        get => _rest.OtherZone;
        init => _rest = _rest.OtherZone == value ? _rest : _rest with { OtherZone = value };
    }

    public bool Approximate { get; init; }

    /// <summary><c>23:28〜</c>: it goes on.</summary>
    public bool OpenEnd { get; init; }

    /// <summary>The time is left open in the writing: <c>HH:mm</c>, <c>24:XX</c>, <c>Time TBC</c>.</summary>
    public bool Unknown { get; init; }

    /// <summary>"Next day 11:00": days behind the date in force.</summary>
    public int DayShift
    {
        get => _rest.DayShift;
        init => _rest = _rest.DayShift == value ? _rest : _rest with { DayShift = value };
    }

    /// <summary>Minutes from an agreed moment, as in T+10.</summary>
    public int? RelativeMinutes
    {
        get => _rest.RelativeMinutes;
        init => _rest = _rest.RelativeMinutes == value ? _rest : _rest with { RelativeMinutes = value };
    }

    /// <summary>Seconds since 1970 from a link to a chat message behind the stamp.</summary>
    public long? LinkedEpoch
    {
        get => _rest.LinkedEpoch;
        init => _rest = _rest.LinkedEpoch == value ? _rest : _rest with { LinkedEpoch = value };
    }

    /// <summary>Whether the stamp alone says that this is a time: not a bare <c>1.17</c> or <c>14h</c>.</summary>
    public bool IsStrong =>
        Date is not null || Zone is not null || OtherZone is not null || (Start is { IsBare: false } start && (start.Form is ClockForm.Colon or ClockForm.Compact || start.Meridiem != Meridiem.None || (start.Form == ClockForm.Letter && start.TwoDigits)));

    public bool HasClock => Start is not null;

    public Stamp Shift(int by) => this with { Span = Span.Shift(by), EventStart = EventStart + by };

    private sealed record Rest
    {
        public static Rest None { get; } = new();

        public CalendarDate? EndDate { get; init; }

        public Clock? End { get; init; }

        public Clock? OtherClock { get; init; }

        public ZoneReading? OtherZone { get; init; }

        public int DayShift { get; init; }

        public int? RelativeMinutes { get; init; }

        public long? LinkedEpoch { get; init; }
    }
}
