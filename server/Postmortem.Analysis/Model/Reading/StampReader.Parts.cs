using Postmortem.Analysis.Text;
using static Postmortem.Analysis.Model.Reading.ClockReader;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>The pieces that a stamp is put together from: approximations, relative times, brackets and separators.</summary>
internal ref partial struct StampReader
{
    // ---- parts

    private Clock? ReadClock(int at, bool compact = false) => ReadClockAt(at, compact || IsCompactWithZone(at));

    private readonly Clock? ReadClockAt(int at, bool compact) => at < _text.Length ? ClockReader.Read(_text, at, _words, compact) : null;

    /// <summary><c>1430 UTC</c>, <c>1430Z</c></summary>
    private readonly bool IsCompactWithZone(int at)
    {
        if (Digits(_text, at, 5) != 4)
        {
            return false;
        }

        var next = SkipSpaces(_text, at + 4);
        return next < _text.Length && ((char.IsAsciiLetterUpper(_text[next]) && ZoneReader.Read(_text, next, _words) is not null) || _text[next..].StartsWith("hrs") || (_text[next] == '-' && Digits(_text, next + 1, 5) == 4 && next == at + 4 && Number(_text, at, 4) < 1900));
    }

    /// <summary><c>0915 - alert</c>, <c>0915: alert</c></summary>
    private readonly Clock? ReadBareClock(int at)
    {
        if (Digits(_text, at, 5) != 4)
        {
            return null;
        }

        var next = at + 4 < _text.Length && _text[at + 4] is '*' or '_' ? at + 6 : at + 4;
        var separated = next + 1 < _text.Length && (_text[next] is ':' && _text[next + 1] is ' ' or '*' || (_text[next] == ' ' && next + 2 < _text.Length && _text[next + 1] is '-' or '–' or '—' or ':' && _text[next + 2] == ' '));
        return separated && ReadClockAt(at, true) is { } clock ? clock with { IsBare = true } : null;
    }

    private ZoneReading? ReadLeadingZone(ref int at)
    {
        if (ZoneReader.Read(_text, at, _words) is not { } zone)
        {
            return null;
        }

        var next = SkipSpaces(_text, zone.Span.End);
        next = next < _text.Length && _text[next] == ':' ? SkipSpaces(_text, next + 1) : next;
        if (ReadClockAt(next, false) is null)
        {
            return null;
        }

        at = next;
        return zone;
    }

    private int ReadApproximation(int at)
    {
        at = SkipSpaces(_text, at);
        if (at < _text.Length && _text[at] is '~' or '≈' or '約' or '约')
        {
            _approximate = true;
            return SkipSpaces(_text, at + 1);
        }

        if (at < _text.Length && char.IsLetter(_text[at]) && _words.About.PrefixLength(_text[at..], out _) is var length and > 0)
        {
            var next = SkipSpaces(_text, at + length);
            next = next < _text.Length && _text[next] is '~' ? next + 1 : next;
            if (next < _text.Length && (char.IsAsciiDigit(_text[next]) || _words.Months.PrefixLength(_text[next..], out _) > 0 || _words.ClockWords.PrefixLength(_text[next..], out _) > 0))
            {
                _approximate = true;
                return next;
            }
        }

        return at;
    }

    /// <summary>Behind "Next day" with a clock, or 0.</summary>
    private readonly int ReadDayShift(int at)
    {
        var map = _words.NextDay;
        var length = _text[at] >= '\u2E80' ? map.GluedPrefixLength(_text[at..], out _) : map.PrefixLength(_text[at..], out _);
        if (length == 0)
        {
            return 0;
        }

        var next = SkipSpaces(_text, at + length);
        next = next < _text.Length && _text[next] is ',' or '、' or '的' or 'の' ? SkipSpaces(_text, next + 1) : next;
        var joiner = next < _text.Length && char.IsLetter(_text[next]) ? _words.Joiners.PrefixLength(_text[next..], out _) : 0;
        next = joiner > 0 ? SkipSpaces(_text, next + joiner) : next;
        return ReadClockAt(next, false) is not null ? next : 0;
    }

    /// <summary><c>23:28 頃</c>, <c>(approx)</c></summary>
    private int ReadApproximationBehind(int end)
    {
        var at = SkipSpaces(_text, end);
        var open = at < _text.Length && _text[at] is '(' or '（';
        var word = open ? at + 1 : at;
        if (word >= _text.Length || !char.IsLetter(_text[word]))
        {
            return end;
        }

        var glued = _text[word] >= '\u2E80';
        var length = glued ? _words.Group("about-behind").GluedPrefixLength(_text[word..], out _) : _words.Group("about-behind").PrefixLength(_text[word..], out _);
        if (length == 0 || (open && (word + length >= _text.Length || _text[word + length] is not (')' or '）'))))
        {
            return end;
        }

        _approximate = true;
        return word + length + (open ? 1 : 0);
    }

    private Stamp? Finish(int from, int start, int end)
    {
        if (end < _text.Length && char.IsAsciiLetterOrDigit(_text[end]))
        {
            return null;
        }

        var close = Closing(end, start);
        var behind = SkipSeparator(close);
        return new Stamp
        {
            Span = TextSpan.FromBounds(start, end),
            EventStart = behind,
            Date = _date,
            Start = _clock,
            EndDate = _endDate,
            End = _end,
            Zone = _zone,
            OtherClock = _otherClock,
            OtherZone = _otherZone,
            Approximate = _approximate || _clock is { IsVague: true } || _end is { IsVague: true },
            OpenEnd = _openEnd,
            Unknown = _unknown,
            DayShift = _dayShift,
            RelativeMinutes = _relative,
            LinkedEpoch = _epoch,
        };
    }

    /// <summary>Closing brackets, emphasis and a link target behind the stamp.</summary>
    private int Closing(int at, int start)
    {
        var end = at;
        while (end < _text.Length)
        {
            var c = _text[end];
            if (c == ']' && end + 1 < _text.Length && _text[end + 1] == '(' && _text[end..].IndexOf(')') is var close and >= 0)
            {
                _epoch = SlackLink.FindEpoch(_text.Slice(end, close));
                end += close + 1;
            }
            else if (c is ']' or ')' or '）' or '】' or '}' || (c == ' ' && end + 1 < _text.Length && _text[end + 1] == '}') || (c is '*' or '_' or '`' && (start > 0 || end > at)))
            {
                end++;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    private readonly int SkipSeparator(int at)
    {
        var next = SkipSpaces(_text, at);
        var marks = 0;
        while (next < _text.Length && marks < 6)
        {
            var c = _text[next];
            if (c is ':' or '：' or '–' or '—' or ',' or '|' or '→' or '、' or '>' or '=' or '・')
            {
                marks++;
            }
            else if (c is '-' or '.' && (marks > 0 || next + 1 >= _text.Length || _text[next + 1] is ' ' or '-' or '>' or '*'))
            {
                marks++;
            }
            else if (c is '*' or '_' or '`' && marks > 0 && next > 0 && _text[next - 1] is ':' or '*' or '：' or '_' or '`')
            {
                // "**14:30:** text": the emphasis closes behind the separator.
            }
            else if (c is '<' && _text[next..].StartsWith("<br", StringComparison.OrdinalIgnoreCase) && _text[next..].IndexOf('>') is var close and > 0)
            {
                next += close;
            }
            else if (c is not (' ' or '\t' or '\u00a0' or '\u3000'))
            {
                break;
            }

            next++;
        }

        return next;
    }

    /// <summary>Opening brackets and emphasis before a stamp.</summary>
    private static int Decoration(ReadOnlySpan<char> text, int at)
    {
        var marks = 0;
        while (at < text.Length && marks < 8)
        {
            var c = text[at];
            if (c is '*' or '_' or '`' or '[' or '(' or '（' or '【' or '{' or '\u200B' or '\uFEFF')
            {
                marks++;
            }
            else if (char.IsSurrogate(c) || c is >= '\u2300' and <= '\u27BF' or '\uFE0F' or '\u200D')
            {
                // An emoji in front: "🕒 14:30".
            }
            else if (c is not (' ' or '\t' or '\u00a0' or '\u3000'))
            {
                break;
            }

            at++;
        }

        return at;
    }

    private static bool CanBegin(char c, ReadOnlySpan<char> text, int at) =>
        char.IsAsciiDigit(c) || c is '~' or '≈' or '+' or '?' || char.IsLetter(c) || (c == '-' && at + 1 < text.Length && text[at + 1] == '-');

    /// <summary>Whether a text in letters may be a stamp: most sentences and cells say by two letters that they are none.</summary>
    private static bool CanBeginWithWord(ReadOnlySpan<char> text, ReadingWords words) =>
        words.StampBeginnings.MayBegin(text)

        // T+5, HH:MM, XX:XX, regions such as Europe/Paris, UTC+2 and "ngày 4" are no words of a list.
        || text[0] is 'T' or 't' or 'H' or 'h' or 'X' or 'x' or 'A' or 'E' or 'I' or 'P' or 'U' or 'u' or 'G' or 'g' or 'N' or 'n'

        // A month that lost its first letter: "ar-12-2021".
        || (text.Length > 3 && (text[2] == '-' || text[3] == '-'));
}
