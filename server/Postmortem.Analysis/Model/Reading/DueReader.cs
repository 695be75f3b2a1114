using Postmortem.Analysis.Text;
using static Postmortem.Analysis.Model.Reading.ClockReader;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>
/// Reads until when something is to be done where it is no plain date: "Friday", "end of March", "end of Q1 2025", "next sprint".
/// A day comes of it only where the words fix one; what depends on the day of writing, or on whose quarters these are, stays as it is written.
/// </summary>
internal static class DueReader
{
    public static (TextSpan Span, CalendarDate? Date)? Read(ReadOnlySpan<char> text, int at, ReadingWords words)
    {
        var start = at;
        var isEnd = false;
        while (at < text.Length && char.IsLetter(text[at]) && words.Group("due-modifiers").PrefixLength(text[at..], out var kind) is var length and > 0 && at + length < text.Length && text[at + length] is ' ' or '-')
        {
            isEnd |= kind == "end";
            at = SkipSpaces(text, at + length + (text[at + length] == '-' ? 1 : 0));
        }

        if (at >= text.Length || !char.IsLetterOrDigit(text[at]))
        {
            return null;
        }

        if (text[at] is 'Q' or 'q' or 'H' && at + 1 < text.Length && text[at + 1] is >= '1' and <= '4' && EndsWord(text, at + 2))
        {
            var end = YearBehind(text, at + 2, out var year);
            var month = text[at] == 'H' ? 6 * (text[at + 1] - '0') : 3 * (text[at + 1] - '0');
            var span = TextSpan.FromBounds(start, end);
            return (span, isEnd && year > 0 && month <= 12 ? LastDay(year, month, span) : null);
        }

        if (words.Months.PrefixLength(text[at..], out var name) is var letters and > 0 && EndsWord(text, at + letters))
        {
            var end = YearBehind(text, at + letters, out var year);
            var span = TextSpan.FromBounds(start, end);
            return (span, isEnd ? LastDay(year, name, span) : null);
        }

        var unit = words.Group("due-units").PrefixLength(text[at..], out _);
        unit = unit > 0 ? unit : words.Weekdays.PrefixLength(text[at..], out _);
        return unit > 0 && EndsWord(text, at + unit) ? (TextSpan.FromBounds(start, at + unit), null) : null;
    }

    private static CalendarDate LastDay(int year, int month, TextSpan span) =>
        new(year, month, DateTime.DaysInMonth(year is > 0 and < 9999 ? year : 2001, month), false, false, 0, span);

    private static int YearBehind(ReadOnlySpan<char> text, int at, out int year)
    {
        var next = SkipSpaces(text, at < text.Length && text[at] is ',' or '/' or '-' ? at + 1 : at);
        year = Digits(text, next, 5) == 4 && Number(text, next, 4) is >= 1990 and < 2200 && EndsWord(text, next + 4) ? Number(text, next, 4) : 0;
        return year > 0 ? next + 4 : at;
    }

    private static bool EndsWord(ReadOnlySpan<char> text, int at) => at >= text.Length || !char.IsLetterOrDigit(text[at]);
}
