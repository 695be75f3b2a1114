using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>Reads one time of day. Pure, linear, and never looks behind its start.</summary>
internal static partial class ClockReader
{
    /// <param name="compact">Whether <c>1430</c> counts: only where a date or a zone says that it is a time.</param>
    public static Clock? Read(ReadOnlySpan<char> text, int at, ReadingWords words, bool compact = false)
    {
        // 午後2時30分, 오후 3:20: the half of the day comes first in these languages.
        var before = Meridiem.None;
        var start = at;
        if (at < text.Length && char.IsLetter(text[at]))
        {
            var length = text[at] >= '\u2E80' ? words.Meridiems.GluedPrefixLength(text[at..], out before) : 0;
            if (length == 0)
            {
                return ReadNamed(text, at, words);
            }

            at = SkipSpaces(text, at + length);
        }

        var hourLength = Digits(text, at, 5);
        if (hourLength == 0)
        {
            return null;
        }

        if (hourLength >= 3)
        {
            return compact && hourLength == 4 ? ReadCompact(text, at, words) : null;
        }

        var hour = Number(text, at, hourLength);
        var next = at + hourLength;
        var clock = next < text.Length ? ReadRest(text, start, next, hour, hourLength, words) : null;
        return clock is { } found && before != Meridiem.None ? WithMeridiem(found, before) : clock;
    }

    private static Clock? ReadRest(ReadOnlySpan<char> text, int start, int at, int hour, int hourLength, ReadingWords words)
    {
        var c = text[at];
        if (c is ':' or '：' or '.' && Digits(text, at + 1, 3) == 2)
        {
            var minute = Number(text, at + 1, 2);
            var form = c == '.' ? ClockForm.Dot : ClockForm.Colon;
            var end = at + 3;
            var second = -1;
            if (end < text.Length && text[end] == c && Digits(text, end + 1, 3) == 2)
            {
                second = Number(text, end + 1, 2);
                end += 3;
                if (end + 1 < text.Length && text[end] is '.' or ',' && form == ClockForm.Colon && char.IsAsciiDigit(text[end + 1]))
                {
                    end += 1 + Digits(text, end + 1, 9);
                }
            }

            if (form == ClockForm.Dot && (second >= 0 || FollowsNumber(text, end)))
            {
                return null;
            }

            if (end < text.Length && (text[end] == c || text[end] is '%' or '/') && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]))
            {
                return null;
            }

            return Finish(text, start, end, hour, minute, second, form, hourLength == 2, words);
        }

        if (c is 'h' or 'H' or 'g')
        {
            // 14h30; but 1h50m and 0h 36m are durations.
            var end = at + 1;
            if (Digits(text, end, 3) == 2 && !IsUnit(text, end + 2))
            {
                return Finish(text, start, end + 2, hour, Number(text, end, 2), -1, ClockForm.Letter, hourLength == 2, words);
            }

            var alone = end >= text.Length || !char.IsLetterOrDigit(text[end]);
            return alone && c is not 'g' && hourLength == 2 && Digits(text, SkipSpaces(text, end), 3) == 0
                ? Finish(text, start, end, hour, 0, -1, ClockForm.HourOnly, true, words)
                : null;
        }

        if (c is ' ' or '\u00a0' && at + 1 < text.Length && text[at + 1] == 'h' && hour <= 24)
        {
            // 9 h 40 and 16 h, as French writes them; but 2 h 30 min is a duration.
            var behind = SkipSpaces(text, at + 2);
            if (behind > at + 2 && Digits(text, behind, 3) == 2)
            {
                var unit = SkipSpaces(text, behind + 2);
                return unit < text.Length && char.IsLetter(text[unit]) && IsDuration(text, unit) ? null : Finish(text, start, behind + 2, hour, Number(text, behind, 2), -1, ClockForm.Letter, hourLength == 2, words);
            }

            return hourLength == 2 && (behind >= text.Length || text[behind] is ':' or '–' or '—' or '|' or '*' or ')' or '-') ? Finish(text, start, at + 2, hour, 0, -1, ClockForm.HourOnly, true, words) : null;
        }

        if (c is '時' or '时' or '点' or '點' or '시')
        {
            return ReadEastAsian(text, start, at, hour, hourLength, words);
        }

        if (c == ' ' && hour <= 24 && words.Group("hour-words").PrefixLength(text[(at + 1)..], out _) is var word and > 0)
        {
            return Finish(text, start, at + 1 + word, hour, 0, -1, ClockForm.HourOnly, true, words);
        }

        var marker = SkipSpaces(text, at);
        if (marker - at <= 1 && hour is >= 1 and <= 12 && ReadMeridiem(text, marker, words, out _) is var meridiem and not Meridiem.None)
        {
            return Finish(text, start, at, hour, 0, -1, ClockForm.HourOnly, hourLength == 2, words);
        }

        if (hour <= 24 && (char.IsLetter(c) || c is '-' or '\'') && VagueLength(text, at, words) > 0)
        {
            return Finish(text, start, at, hour, 0, -1, ClockForm.HourOnly, hourLength == 2, words);
        }

        return null;
    }

    private static Clock? ReadCompact(ReadOnlySpan<char> text, int at, ReadingWords words)
    {
        var end = at + 4;
        return end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '-' or '/' or '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))
            ? null
            : Number(text, at, 2) <= 24 && Number(text, at + 2, 2) <= 59 ? Finish(text, at, end, Number(text, at, 2), Number(text, at + 2, 2), -1, ClockForm.Compact, true, words) : null;
    }

    private static Clock? Finish(ReadOnlySpan<char> text, int start, int end, int hour, int minute, int second, ClockForm form, bool twoDigits, ReadingWords words)
    {
        var vague = end < text.Length && (char.IsLetter(text[end]) || text[end] is '-' or '\'') ? VagueLength(text, end, words) : 0;
        end += vague;
        var spaces = SkipSpaces(text, end);
        var meridiem = spaces - end <= 1 ? ReadMeridiem(text, spaces, words, out var meridiemEnd) : None(out meridiemEnd);
        if (meridiem != Meridiem.None)
        {
            end = meridiemEnd;
            if (vague == 0 && end < text.Length && text[end] is '-' or 'i')
            {
                vague = VagueLength(text, end, words);
                end += vague;
            }
        }
        else if (end < text.Length && IsSuffix(text[end..], out var suffix))
        {
            end += suffix;
        }
        else if (form is ClockForm.Colon or ClockForm.Dot && IsDuration(text, spaces))
        {
            return null;
        }

        if (end < text.Length && (char.IsAsciiDigit(text[end]) || (char.IsLetter(text[end]) && text[end] < '\u2E80' && text[end] is not ('Z' or 'z' or 'T'))))
        {
            return null;
        }

        if (form == ClockForm.Dot && (hour > 24 || minute > 59))
        {
            return null;
        }

        var clock = new Clock(hour, minute, second, Meridiem.None, form, hour > 24 || (hour == 24 && (minute > 0 || second > 0)) || minute > 59 || second > 60, twoDigits, TextSpan.FromBounds(start, end)) { IsVague = vague > 0 };
        return hour > 99 || minute > 99 ? null : WithMeridiem(clock, meridiem);
    }

    private static Clock WithMeridiem(Clock clock, Meridiem meridiem) => meridiem switch
    {
        Meridiem.None => clock,

        // 00:25 AM is a habit; 21:15 PM says the same thing twice and is kept, but it is a slip.
        _ when clock.Hour > 12 => clock with { Meridiem = meridiem, Impossible = true },
        _ => (clock with { Meridiem = Meridiem.None }).In(meridiem) with { Meridiem = meridiem },
    };

    /// <summary>AM, am, a.m., and the letter alone when it touches the digits.</summary>
    private static Meridiem ReadMeridiem(ReadOnlySpan<char> text, int at, ReadingWords words, out int end)
    {
        end = at;
        if (at >= text.Length || !char.IsLetter(text[at]))
        {
            return Meridiem.None;
        }

        if (text[at] >= '\u2E80')
        {
            return Meridiem.None;
        }

        var glued = at > 0 && char.IsAsciiDigit(text[at - 1]);
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] == '.') && end - at < 5)
        {
            end++;
        }

        var word = text[at..end];
        if (word.Length == 1)
        {
            return glued ? word[0] switch { 'a' or 'A' => Meridiem.Am, 'p' or 'P' => Meridiem.Pm, _ => Meridiem.None } : Meridiem.None;
        }

        if (words.Meridiems.TryGet(word, out var meridiem))
        {
            return meridiem;
        }

        if (words.Meridiems.TryGet(word.TrimEnd('.'), out meridiem))
        {
            end = at + word.TrimEnd('.').Length;
            return meridiem;
        }

        return Meridiem.None;
    }

    private static Meridiem None(out int end)
    {
        end = 0;
        return Meridiem.None;
    }

    /// <summary>Words that only say that a clock is a clock: <c>14:30h</c>, <c>14:30 Uhr</c>, <c>14:30 hrs</c>.</summary>
    private static bool IsSuffix(ReadOnlySpan<char> rest, out int length)
    {
        length = 0;
        foreach (var suffix in (ReadOnlySpan<string>)[" Uhr", " hrs", "hrs", " hours", " horas", " heures", " giờ", "h", "H", "분", "分"])
        {
            if (rest.StartsWith(suffix) && (rest.Length == suffix.Length || !char.IsLetterOrDigit(rest[suffix.Length]) || suffix[0] > '\u2E80'))
            {
                length = suffix.Length;
                return true;
            }
        }

        return false;
    }

    private static bool IsDuration(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        var word = text[at..end];
        return at < end && (word is "m" or "s" or "ms" or "min" or "mins" or "minutes" or "minute" or "sec" or "secs" or "seconds" or "GB" or "MB" or "KB" or "TB" or "x" or "GiB" or "MiB");
    }

    private static bool IsUnit(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] is 'm' or 's';

    /// <summary>4.71K, 8.40.1, 1.17%: a measurement or a version.</summary>
    private static bool FollowsNumber(ReadOnlySpan<char> text, int at) =>
        at < text.Length && ((text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) || text[at] is '%' or '$' or '€' or '/');

    internal static int SkipSpaces(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\u00a0' or '\u3000' or '\u202f')
        {
            at++;
        }

        return at;
    }

    internal static int Digits(ReadOnlySpan<char> text, int at, int most)
    {
        var count = 0;
        while (count < most && at + count < text.Length && char.IsAsciiDigit(text[at + count]))
        {
            count++;
        }

        return count;
    }

    internal static int Number(ReadOnlySpan<char> text, int at, int length)
    {
        var value = 0;
        for (var i = 0; i < length; i++)
        {
            value = (value * 10) + (text[at + i] - '0');
        }

        return value;
    }
}
