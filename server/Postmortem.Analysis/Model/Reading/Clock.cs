using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

internal enum Meridiem
{
    None,
    Am,
    Pm,
}

internal enum ClockForm
{
    /// <summary>14:30</summary>
    Colon,

    /// <summary>14.30, which may as well be a version or a measurement.</summary>
    Dot,

    /// <summary>14h30, 14時30分</summary>
    Letter,

    /// <summary>1430</summary>
    Compact,

    /// <summary>5 PM, 14h</summary>
    HourOnly,
}

/// <summary>
/// A time of day as written. <paramref name="Hour"/> is in 24 hours where the writing says which half of the day it is;
/// <paramref name="Second"/> is -1 where none is written.
/// </summary>
/// <param name="Impossible">No such time exists: 25:10, 12:75, 21:15 PM.</param>
/// <param name="TwoDigits">The hour has two digits as in 09:30, so it is not a bare twelve-hour writing.</param>
internal readonly record struct Clock(int Hour, int Minute, int Second, Meridiem Meridiem, ClockForm Form, bool Impossible, bool TwoDigits, TextSpan Span)
{
    /// <summary>"11ish": written as one that may be somewhat off.</summary>
    public bool IsVague { get; init; }

    /// <summary>Four digits that only the lines around make a time: <c>0915 - alert</c>.</summary>
    public bool IsBare { get; init; }

    public int Seconds => (Hour * 3600) + (Minute * 60) + Math.Max(Second, 0);

    public bool HasSeconds => Second >= 0;

    public bool HasMinutes => Form != ClockForm.HourOnly;

    public string Text => HasSeconds
        ? string.Create(8, this, static (s, c) => { c.Write(s); s[5] = ':'; s[6] = (char)('0' + (c.Second / 10)); s[7] = (char)('0' + (c.Second % 10)); })
        : string.Create(5, this, static (s, c) => c.Write(s));

    public Clock In(Meridiem meridiem) => meridiem switch
    {
        Meridiem.Pm when Hour < 12 => this with { Hour = Hour + 12, Meridiem = Meridiem.Pm },
        Meridiem.Am when Hour == 12 => this with { Hour = 0, Meridiem = Meridiem.Am },
        _ => this,
    };

    private void Write(Span<char> s)
    {
        s[0] = (char)('0' + (Hour / 10 % 10));
        s[1] = (char)('0' + (Hour % 10));
        s[2] = ':';
        s[3] = (char)('0' + (Minute / 10 % 10));
        s[4] = (char)('0' + (Minute % 10));
    }
}
