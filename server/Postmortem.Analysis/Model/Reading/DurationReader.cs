using static Postmortem.Analysis.Model.Reading.ClockReader;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>A length of time in minutes and where it is written.</summary>
internal readonly record struct Duration(double Minutes, bool Approximate, int Start, int End);

/// <summary>Reads lengths of time: <c>0h 36m</c>, <c>1h50m</c>, <c>2 hours 5 minutes</c>, <c>約 2 時間</c>, <c>45分</c>, <c>3 days</c>.</summary>
internal static class DurationReader
{
    /// <summary>The first length of time in a text; null where there is none.</summary>
    public static Duration? Find(ReadOnlySpan<char> text, ReadingWords words)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsAsciiDigit(text[at]) && (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) && text[at - 1] < '\u2E80') && text[at - 1] is not ('.' or ':' or ',')))
            {
                if (Read(text, at, words) is { } duration)
                {
                    return duration with { Approximate = IsApproximate(text[..at]) };
                }

                at += Digits(text, at, text.Length) - 1;
            }
        }

        return null;
    }

    public static Duration? Read(ReadOnlySpan<char> text, int at, ReadingWords words)
    {
        var start = at;
        var end = at;
        var minutes = 0.0;
        var parts = 0;
        var smallest = double.MaxValue;
        while (parts < 4 && ReadPart(text, at, words, out var value, out var unit, out var stop) && unit < smallest)
        {
            minutes += value * unit;
            smallest = unit;
            end = stop;
            parts++;
            // 1h30, 1 h 25
            var rest = text[stop - 1] is 'h' or 'H' && stop < text.Length && text[stop] is ' ' or '\u00a0' ? stop + 1 : stop;
            if (unit == 60 && Digits(text, rest, 3) == 2 && (rest + 2 >= text.Length || !(char.IsLetterOrDigit(text[rest + 2]) || text[rest + 2] is ':' or '-' or '/' or '.' && rest + 3 < text.Length && char.IsAsciiDigit(text[rest + 3])) && !ReadPart(text, rest, words, out _, out _, out _)))
            {
                return new Duration(minutes + Number(text, rest, 2), false, start, rest + 2);
            }

            at = SkipJoin(text, stop, words);
        }

        return parts == 0 ? null : new Duration(minutes, false, start, end);
    }

    private static bool ReadPart(ReadOnlySpan<char> text, int at, ReadingWords words, out double value, out double unit, out int end)
    {
        (value, unit, end) = (0, 0, at);
        var digits = Digits(text, at, 7);
        if (digits == 0)
        {
            return false;
        }

        value = Number(text, at, digits);
        var next = at + digits;
        if (next + 1 < text.Length && text[next] is '.' or ',' && Digits(text, next + 1, 3) is var fraction and (1 or 2))
        {
            value += Number(text, next + 1, fraction) / (fraction == 1 ? 10.0 : 100.0);
            next += 1 + fraction;
        }

        next = SkipSpaces(text, next);
        next = next < text.Length && text[next] == '-' ? next + 1 : next;
        if (next >= text.Length || !char.IsLetter(text[next]))
        {
            return false;
        }

        var units = words.Group("units");
        var length = text[next] >= '\u2E80' ? units.GluedPrefixLength(text[next..], out var name) : WordLength(text, next, units, out name);
        if (length == 0)
        {
            return false;
        }

        unit = name switch { "second" => 1 / 60.0, "minute" => 1, "hour" => 60, "day" => 1440, "week" => 10080, _ => 0 };
        end = next + length;
        return unit > 0;
    }

    private static int WordLength(ReadOnlySpan<char> text, int at, WordMap<string> units, out string name)
    {
        var end = at;
        while (end < text.Length && char.IsLetter(text[end]) && text[end] < '\u2E80')
        {
            end++;
        }

        return units.TryGet(text[at..end], out name) ? end - at : 0;
    }

    private static int SkipJoin(ReadOnlySpan<char> text, int at, ReadingWords words)
    {
        at = SkipSpaces(text, at < text.Length && text[at] == '.' ? at + 1 : at);
        if (at < text.Length && text[at] == ',')
        {
            at = SkipSpaces(text, at + 1);
        }

        if (at < text.Length && char.IsLetter(text[at]))
        {
            var length = words.Group("and").PrefixLength(text[at..], out _);
            at = SkipSpaces(text, at + length);
        }

        return at;
    }

    private static bool IsApproximate(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        return before.EndsWith("~") || before.EndsWith("約") || before.EndsWith("about", StringComparison.OrdinalIgnoreCase) || before.EndsWith("approximately", StringComparison.OrdinalIgnoreCase) || before.EndsWith("around", StringComparison.OrdinalIgnoreCase);
    }
}
