using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>Clocks in words and signs: "noon", "11ish", 14時30分.</summary>
internal static partial class ClockReader
{
    /// <summary>"Noon: …", "midnight - …"; in front of other words it is part of a sentence, as in "midnight job".</summary>
    private static Clock? ReadNamed(ReadOnlySpan<char> text, int at, ReadingWords words)
    {
        var length = words.ClockWords.PrefixLength(text[at..], out var name);
        var next = SkipSpaces(text, at + length);
        return length > 0 && (next >= text.Length || !char.IsLetterOrDigit(text[next]) || ZoneReader.Read(text, next, words) is not null)
            ? new Clock(name == "noon" ? 12 : 0, 0, -1, Meridiem.None, ClockForm.HourOnly, false, true, new TextSpan(at, length))
            : null;
    }

    /// <summary>"ish" behind 11 or 11:00.</summary>
    private static int VagueLength(ReadOnlySpan<char> text, int at, ReadingWords words)
    {
        var length = at < text.Length ? words.Group("about-glued").PrefixLength(text[at..], out _) : 0;
        return length > 0 && (at + length >= text.Length || !char.IsLetterOrDigit(text[at + length])) ? length : 0;
    }

    private static Clock? ReadEastAsian(ReadOnlySpan<char> text, int start, int at, int hour, int hourLength, ReadingWords words)
    {
        var end = at + 1;
        if (end < text.Length && text[end] is '間' or '间')
        {
            return null;
        }

        var minuteAt = SkipSpaces(text, end);
        var digits = Digits(text, minuteAt, 3);
        if (digits is 1 or 2 && minuteAt + digits < text.Length && text[minuteAt + digits] is '分' or '분')
        {
            return Finish(text, start, minuteAt + digits + 1, hour, Number(text, minuteAt, digits), -1, ClockForm.Letter, true, words);
        }

        if (end < text.Length && text[end] == '半')
        {
            return Finish(text, start, end + 1, hour, 30, -1, ClockForm.Letter, true, words);
        }

        return Finish(text, start, end, hour, 0, -1, ClockForm.HourOnly, hourLength == 2, words);
    }
}
