using Postmortem.Analysis.Text;
using static Postmortem.Analysis.Model.Reading.ClockReader;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>The pieces that a date is put together from: years, weekdays, ordinals.</summary>
internal static partial class DateReader
{
    // ---- parts

    private static CalendarDate? WithYear(ReadOnlySpan<char> text, CalendarDate? date)
    {
        if (date is not { } found)
        {
            return null;
        }

        var at = found.Span.End;
        var comma = at < text.Length && text[at] == ',' ? at + 1 : at;
        var next = SkipSpaces(text, comma);
        next = SkipWord(text, next, "de ", "năm ", "del ");
        var digits = Digits(text, next, 5);
        var end = next + digits;
        if (next == at || digits != 4 || Number(text, next, 4) is < 1900 or > 2200 || (end < text.Length && (char.IsLetter(text[end]) || (text[end] == ':' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))))
        {
            return found;
        }

        return Make(Number(text, next, 4), found.Month, found.Day, false, false, found.Span.Start, end);
    }

    private static CalendarDate? Make(int year, int month, int day, bool swappable, bool slip, int start, int end)
    {
        var exists = month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year is >= 1 and <= 9999 ? year : 2000, month);
        return month > 99 || day > 99 ? null : new CalendarDate(year, month, day, swappable, slip || !exists, 0, TextSpan.FromBounds(start, end));
    }

    private static int SkipWeekday(ReadOnlySpan<char> text, int at, ReadingWords words)
    {
        var end = Letters(text, at);
        if (end == at || !words.Weekdays.Contains(text[at..end]))
        {
            return at;
        }

        if (end < text.Length && text[end] == '.')
        {
            end++;
        }

        if (end < text.Length && text[end] == ',')
        {
            end++;
        }

        var next = SkipSpaces(text, end);
        next = SkipWord(text, next, "the ", "le ", "den ", "el ", "ngày ");
        return next > end || text[end - 1] is ',' or '.' ? next : at;
    }

    /// <summary>2024-03-02 (Sat), 3月4日（月）, 2024-03-02 Sat</summary>
    private static CalendarDate WithWeekdayBehind(ReadOnlySpan<char> text, CalendarDate date, ReadingWords words)
    {
        var at = SkipSpaces(text, date.Span.End);
        var open = at < text.Length && text[at] is '(' or '（';
        var wordAt = open ? at + 1 : at;
        var end = Letters(text, wordAt);
        if (end == wordAt || !words.Weekdays.Contains(text[wordAt..end]) || (!open && at == date.Span.End))
        {
            return date;
        }

        if (open)
        {
            return end < text.Length && text[end] is ')' or '）' ? date with { Span = TextSpan.FromBounds(date.Span.Start, end + 1) } : date;
        }

        return date with { Span = TextSpan.FromBounds(date.Span.Start, end) };
    }

    private static int SkipOrdinal(ReadOnlySpan<char> text, int at)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["st", "nd", "rd", "th", "er", "º", "ª", "."])
        {
            if (text[at..].StartsWith(suffix, StringComparison.OrdinalIgnoreCase) && (suffix == "." ? at + 1 < text.Length && text[at + 1] == ' ' : at + suffix.Length >= text.Length || !char.IsLetterOrDigit(text[at + suffix.Length])))
            {
                return at + suffix.Length;
            }
        }

        return at;
    }

    private static int SkipWord(ReadOnlySpan<char> text, int at, params ReadOnlySpan<string> choices)
    {
        foreach (var word in choices)
        {
            if (at < text.Length && text[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return at + word.Length;
            }
        }

        return at;
    }

    private static int Letters(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsLetter(text[at]))
        {
            at++;
        }

        return at;
    }
}
