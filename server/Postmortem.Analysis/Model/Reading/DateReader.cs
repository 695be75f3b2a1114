using Postmortem.Analysis.Text;
using static Postmortem.Analysis.Model.Reading.ClockReader;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>Reads one date in digits or words. Pure, linear, and never looks behind its start.</summary>
internal static partial class DateReader
{
    public static CalendarDate? Read(ReadOnlySpan<char> text, int at, ReadingWords words)
    {
        if (at >= text.Length)
        {
            return null;
        }

        var start = at;
        at = SkipWeekday(text, at, words);
        var date = at >= text.Length ? null
            : char.IsAsciiDigit(text[at]) ? ReadDigits(text, at, words) ?? ReadDayFirst(text, at, words)
            : ReadMonthFirst(text, at, words) ?? ReadLostLetter(text, at, words) ?? ReadVietnamese(text, at, words);
        return date is { } found ? WithWeekdayBehind(text, found, words) with { Span = TextSpan.FromBounds(start, WithWeekdayBehind(text, found, words).Span.End) } : null;
    }

    // ---- 2024-03-02, 02/03/2024, 2.3.2024, 04-12, 2024年3月4日

    private static CalendarDate? ReadDigits(ReadOnlySpan<char> text, int at, ReadingWords words)
    {
        var first = Digits(text, at, 6);
        var next = at + first;
        if (next >= text.Length)
        {
            return null;
        }

        if (text[next] is '年' or '년' || (text[next] is '月' or '월' && first <= 2))
        {
            return ReadEastAsian(text, at);
        }

        var separator = text[next];
        if (separator is not ('-' or '/' or '.' or '_' or '\u2010' or '\u2011') || first is 3 or > 5)
        {
            return null;
        }

        var second = Digits(text, next + 1, 3);
        if (second is 0 or 3)
        {
            return first <= 2 && second == 0 ? ReadDashedWord(text, at, first, words) : first >= 4 && second == 0 ? ReadYearWord(text, at, words) : null;
        }

        var thirdAt = next + 1 + second;
        var third = thirdAt < text.Length && text[thirdAt] == separator ? Digits(text, thirdAt + 1, 5) : 0;
        var end = thirdAt + (third > 0 ? 1 + third : 0);
        if (end < text.Length && (char.IsAsciiDigit(text[end]) || (separator == '.' && text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            return null;
        }

        var a = Number(text, at, first);
        var b = Number(text, next + 1, second);
        if (first >= 4)
        {
            if (third is 0 or > 2)
            {
                return null;
            }

            var day = Number(text, thirdAt + 1, third);
            return b > 99 || (first == 4 && a is < 1900 or > 2200 && separator == '.') ? null : Make(first == 4 ? a : 0, b, day, false, first != 4, at, end);
        }

        if (third == 0)
        {
            // 04-12 or 2/28 is a date only before a clock, which the stamp reader makes sure of; 1.17 never is.
            return separator is '-' or '/' && second <= 2 && a is >= 1 and <= 31 && b is >= 1 and <= 31 && (first == 2 || separator == '/')
                ? Ordered(0, a, b, separator, at, thirdAt)
                : null;
        }

        if (third is 1 || (separator == '.' && third == 3))
        {
            return null;
        }

        var year = Number(text, thirdAt + 1, third);
        return third switch
        {
            4 => a <= 31 && b <= 31 ? Ordered(year, a, b, separator, at, end) : null,
            2 => a is >= 1 and <= 31 && b is >= 1 and <= 31 && separator is '/' or '-' or '.' && (separator != '.' || (first == 2 && second == 2)) ? Ordered(2000 + year, a, b, separator, at, end) : null,
            _ => Ordered(0, a, b, separator, at, end) is { } slipped ? slipped with { Slip = true } : null,
        };
    }

    /// <summary>Month first for dashes and slashes, day first for dots, unless the numbers say otherwise.</summary>
    private static CalendarDate? Ordered(int year, int a, int b, char separator, int start, int end)
    {
        if (a > 12 && b > 12)
        {
            return null;
        }

        var dayFirst = a > 12 || (separator == '.' && b <= 12);
        var swappable = a <= 12 && b <= 12 && a != b && separator != '.';
        var date = dayFirst ? Make(year, b, a, swappable, false, start, end) : Make(year, a, b, swappable, false, start, end);
        return date is { } found && !swappable && a != b ? found with { Form = dayFirst ? DateForm.DayFirst : DateForm.MonthFirst } : date;
    }

    private static CalendarDate? ReadEastAsian(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        var year = 0;
        var digits = Digits(text, at, 5);
        if (at + digits < text.Length && text[at + digits] is '年' or '년')
        {
            year = Number(text, at, digits);
            at = SkipSpaces(text, at + digits + 1);
            digits = Digits(text, at, 3);
        }

        if (digits is 0 or > 2 || at + digits >= text.Length || text[at + digits] is not ('月' or '월'))
        {
            return null;
        }

        var month = Number(text, at, digits);
        at = SkipSpaces(text, at + digits + 1);
        digits = Digits(text, at, 3);
        if (digits is 0 or > 2)
        {
            return null;
        }

        var day = Number(text, at, digits);
        at += digits;
        if (at < text.Length && text[at] is '日' or '일' or '号')
        {
            at++;
        }

        return Make(year, month, day, false, false, start, at);
    }

    /// <summary>07-Sept-2022</summary>
    private static CalendarDate? ReadDashedWord(ReadOnlySpan<char> text, int at, int dayLength, ReadingWords words)
    {
        var separator = text[at + dayLength];
        var monthAt = at + dayLength + 1;
        var end = Letters(text, monthAt);
        if (separator == '.' || !words.Months.TryGet(text[monthAt..end], out var month))
        {
            return null;
        }

        var year = 0;
        if (end < text.Length && text[end] == separator && Digits(text, end + 1, 5) == 4)
        {
            year = Number(text, end + 1, 4);
            end += 5;
        }

        return Make(year, month, Number(text, at, dayLength), false, false, at, end);
    }

    /// <summary>2024-Mar-02</summary>
    private static CalendarDate? ReadYearWord(ReadOnlySpan<char> text, int at, ReadingWords words)
    {
        var end = Letters(text, at + 5);
        if (!words.Months.TryGet(text[(at + 5)..end], out var month) || end >= text.Length || text[end] is not ('-' or '/') || Digits(text, end + 1, 3) is not (1 or 2))
        {
            return null;
        }

        var digits = Digits(text, end + 1, 3);
        return Make(Number(text, at, 4), month, Number(text, end + 1, digits), false, false, at, end + 1 + digits);
    }

    // ---- 10 October 2020, 6th of November, 2022, 3 de março de 2024, 12. März

    private static CalendarDate? ReadDayFirst(ReadOnlySpan<char> text, int at, ReadingWords words)
    {
        var digits = Digits(text, at, 3);
        if (digits is 0 or > 2)
        {
            return null;
        }

        var next = SkipOrdinal(text, at + digits);
        next = SkipSpaces(text, next);
        next = SkipWord(text, next, "of ", "de ", "tháng ");
        var vietnamese = next >= 6 && text[..next].EndsWith("tháng ");
        if (vietnamese)
        {
            var monthDigits = Digits(text, next, 3);
            return monthDigits is 1 or 2 ? WithYear(text, Make(0, Number(text, next, monthDigits), Number(text, at, digits), false, false, at, next + monthDigits)) : null;
        }

        var end = Letters(text, next);
        if (!words.Months.TryGet(text[next..end], out var month))
        {
            return null;
        }

        end = end < text.Length && text[end] == '.' ? end + 1 : end;
        return WithYear(text, Make(0, month, Number(text, at, digits), false, false, at, end));
    }

    // ---- October 10, 2020; Feb 28th; Oct 15

    private static CalendarDate? ReadMonthFirst(ReadOnlySpan<char> text, int at, ReadingWords words)
    {
        var end = Letters(text, at);
        if (end == at || !words.Months.TryGet(text[at..end], out var month))
        {
            return null;
        }

        end = end < text.Length && text[end] == '.' ? end + 1 : end;
        var dayAt = end < text.Length && text[end] is '-' ? end + 1 : SkipSpaces(text, end);
        if (dayAt == end)
        {
            return null;
        }

        var digits = Digits(text, dayAt, 3);
        if (digits is 0 or > 2)
        {
            return null;
        }

        var after = SkipOrdinal(text, dayAt + digits);
        if (after < text.Length && text[after] == ':')
        {
            // "May 10:30" has no day.
            if (Digits(text, after + 1, 2) == 2)
            {
                return null;
            }
        }

        if (after < text.Length && text[after] == '-' && text[end] == '-' && Digits(text, after + 1, 5) == 4)
        {
            return Make(Number(text, after + 1, 4), month, Number(text, dayAt, digits), false, false, at, after + 5);
        }

        return WithYear(text, Make(0, month, Number(text, dayAt, digits), false, false, at, after));
    }

    /// <summary>ar-12-2021: the month lost its first letter, everything else is there.</summary>
    private static CalendarDate? ReadLostLetter(ReadOnlySpan<char> text, int at, ReadingWords words)
    {
        var end = Letters(text, at);
        if (end - at is not (2 or 3) || end >= text.Length || text[end] != '-' || Digits(text, end + 1, 3) != 2 || end + 3 >= text.Length || text[end + 3] != '-' || Digits(text, end + 4, 5) != 4)
        {
            return null;
        }

        foreach (var (word, month) in words.Months.All)
        {
            if (word.Length == end - at + 1 && word.AsSpan(1).Equals(text[at..end], StringComparison.OrdinalIgnoreCase))
            {
                return Make(Number(text, end + 4, 4), month, Number(text, end + 1, 2), false, true, at, end + 8);
            }
        }

        return null;
    }

    /// <summary>ngày 4 tháng 3 năm 2024</summary>
    private static CalendarDate? ReadVietnamese(ReadOnlySpan<char> text, int at, ReadingWords words)
    {
        if (!text[at..].StartsWith("ngày ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var day = SkipSpaces(text, at + 5);
        return day < text.Length && char.IsAsciiDigit(text[day]) ? ReadDigits(text, day, words) ?? ReadDayFirst(text, day, words) : null;
    }
}
