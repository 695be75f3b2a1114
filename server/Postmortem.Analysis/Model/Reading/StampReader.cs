using Postmortem.Analysis.Text;
using static Postmortem.Analysis.Model.Reading.ClockReader;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>
/// Reads the stamp that a text begins with: date, clock, range, zones, in any of the usual orders and decorations.
/// It reads as far as the text is a stamp and no further, and says nothing about whether the text is an entry of a timeline.
/// </summary>
internal ref struct StampReader(ReadOnlySpan<char> text, ReadingWords words)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly ReadingWords _words = words;

    private CalendarDate? _date;
    private CalendarDate? _endDate;
    private Clock? _clock;
    private Clock? _end;
    private ZoneReading? _zone;
    private Clock? _otherClock;
    private ZoneReading? _otherZone;
    private bool _approximate;
    private bool _openEnd;
    private bool _unknown;
    private int? _relative;
    private long? _epoch;

    /// <summary>The stamp at the beginning of <paramref name="text"/>; spans are offsets in it. Null where there is none.</summary>
    public static Stamp? Read(ReadOnlySpan<char> text, ReadingWords words, int from = 0)
    {
        var first = Decoration(text, from);
        if (first >= text.Length || !CanBegin(text[first], text, first))
        {
            return null;
        }

        var reader = new StampReader(text, words);
        return reader.Read(from, first);
    }

    private Stamp? Read(int from, int at)
    {
        var start = at;
        at = ReadApproximation(at);
        if (at >= _text.Length)
        {
            return null;
        }

        if (_text[at..].StartsWith("T+") || _text[at..].StartsWith("t+") || (_text[at] == '+' && at + 1 < _text.Length && char.IsAsciiDigit(_text[at + 1])))
        {
            return ReadRelative(from, start, at);
        }

        var leadingZone = char.IsLetter(_text[at]) ? ReadLeadingZone(ref at) : null;
        at = ReadMoment(at, out var end);
        if (at < 0)
        {
            return null;
        }

        _zone ??= leadingZone;
        end = ReadTail(end);
        return Finish(from, start, end);
    }

    /// <summary>Date and clock in either order; -1 where there is neither.</summary>
    private int ReadMoment(int at, out int end)
    {
        end = at;
        if (DateReader.Read(_text, at, _words) is { } date && IsDate(date))
        {
            _date = date;
            end = date.Span.End;
            ReadClockAfterDate(ref end);
            return at;
        }

        if (ReadClock(at) is { } clock)
        {
            _clock = clock;
            end = clock.Span.End;
            return at;
        }

        return ReadUnknown(at, ref end) ? at : -1;
    }

    /// <summary>04-12 and 2/28 are dates only before a clock.</summary>
    private readonly bool IsDate(CalendarDate date)
    {
        if (date.HasYear || date.Span.Length == 0 || !char.IsAsciiDigit(_text[date.Span.Start]))
        {
            return true;
        }

        var span = _text.Slice(date.Span.Start, date.Span.Length);
        if (span.IndexOfAnyExceptInRange('0', '9') is var mark && mark >= 0 && span[mark] is not ('-' or '/'))
        {
            return true;
        }

        if (date.Slip)
        {
            return true;
        }

        var next = SkipSpaces(_text, date.Span.End);
        return next > date.Span.End && ReadClockAt(next, false) is { } clock && clock.Form is ClockForm.Colon or ClockForm.Letter;
    }

    private void ReadClockAfterDate(ref int end)
    {
        var at = SkipJoiner(end);
        var approximateAt = at;
        at = ReadApproximation(at);
        var joined = at > end;
        if (joined && ReadClock(at, compact: true) is { } clock)
        {
            _clock = clock;
            end = clock.Span.End;
        }
        else if (joined && ReadUnknown(at, ref end))
        {
            return;
        }
        else if (approximateAt != at)
        {
            _approximate = false;
        }
    }

    private int SkipJoiner(int at)
    {
        var start = at;
        var next = SkipSpaces(_text, at);
        if (next < _text.Length && _text[next] is ',' or '/' or '@' or '、' or '_')
        {
            next++;
        }
        else if (next < _text.Length && _text[next] is 'T' or 't' && next == start && next + 1 < _text.Length && char.IsAsciiDigit(_text[next + 1]))
        {
            return next + 1;
        }
        else if (next + 1 < _text.Length && _text[next] is '-' or '–' or '—' or '|' or ':' && _text[next + 1] is ' ' or '~' && (next > start || _text[next] == ':'))
        {
            next++;
        }
        else if (next < _text.Length && _text[next] is '(' or '[' or '`' && ReadClockAt(next + 1, false) is not null)
        {
            return next + 1;
        }

        next = SkipSpaces(_text, next);
        if (next < _text.Length && char.IsLetter(_text[next]))
        {
            var length = _words.Group("joiners").PrefixLength(_text[next..], out _);
            if (length > 0 && next + length < _text.Length && _text[next + length] == ' ')
            {
                next = SkipSpaces(_text, next + length);
            }
        }

        return next;
    }

    // ---- behind the first moment

    private int ReadTail(int end)
    {
        end = ReadZone(end, afterSeconds: _clock is { HasSeconds: true });
        end = ReadApproximationBehind(end);
        end = ReadRange(end);
        end = ReadOther(end);
        if (_clock is not null && _date is null)
        {
            ReadDateBehind(ref end);
        }

        return end;
    }

    private int ReadZone(int end, bool afterSeconds)
    {
        if (_clock is null)
        {
            return end;
        }

        var at = SkipSpaces(_text, end);
        if (at < _text.Length && _text[at] is '+' or '-' && at + 1 < _text.Length && char.IsAsciiDigit(_text[at + 1]) && (afterSeconds || _text[at] == '+') && at - end <= 1
            && ReadClockAt(at + 1, false) is var maybe && (maybe is null || afterSeconds && at == end)
            && ZoneReader.ReadOffset(_text, at) is { } offset)
        {
            _zone = offset;
            return offset.Span.End;
        }

        if (ZoneReader.Read(_text, at, _words) is { } zone)
        {
            _zone ??= zone;
            return zone.Span.End;
        }

        return end;
    }

    private int ReadRange(int end)
    {
        var at = SkipSpaces(_text, end);
        var length = RangeLength(at, end);
        if (length == 0)
        {
            return end;
        }

        var next = SkipSpaces(_text, at + length);
        var mark = ReadApproximation(next);
        if (_clock is { } start && ReadEndClock(start, mark, at == end) is { } clock)
        {
            _end = clock;
            return ReadEndZone(clock.Span.End);
        }

        if (mark < _text.Length && DateReader.Read(_text, mark, _words) is { } date && (date.HasYear || _date is not null) && (IsDate(date) || _clock is null))
        {
            var dateEnd = date.Span.End;
            var clockAt = SkipSpaces(_text, SkipJoiner(dateEnd));
            if (clockAt > dateEnd && ReadClock(clockAt, compact: true) is { } late)
            {
                (_endDate, _end) = (date, late);
                return ReadEndZone(late.Span.End);
            }

            if (_clock is null)
            {
                _endDate = date;
                return ReadApproximationBehind(dateEnd);
            }
        }

        // 2026-07-17〜18
        if (_clock is null && _date is { } first && Digits(_text, next, 3) is var digits and (1 or 2) && at == end && Number(_text, next, digits) is var day && day > first.Day && day <= 31 && EndsHere(next + digits))
        {
            _endDate = first with { Day = day };
            return ReadApproximationBehind(next + digits);
        }

        if (_text[at] is '〜' or '～' or '→' || OngoingLength(next) > 0)
        {
            _openEnd = true;
            return OngoingLength(next) is var ongoing and > 0 ? next + ongoing : at + length;
        }

        return end;
    }

    private readonly int OngoingLength(int at) => at < _text.Length && char.IsLetter(_text[at]) ? _words.Group("ongoing").PrefixLength(_text[at..], out _) : 0;

    private readonly bool EndsHere(int at) => at >= _text.Length || !(char.IsAsciiLetterOrDigit(_text[at]) || _text[at] is '-' or '/' or ':' or '.');

    /// <summary>The end of a range; AM and PM may stand there only, and so may the seconds.</summary>
    private Clock? ReadEndClock(Clock start, int at, bool glued)
    {
        if (ReadClock(at) is { } clock)
        {
            if (clock.Meridiem != Meridiem.None && start.Meridiem == Meridiem.None && start.Hour <= 12 && !start.TwoDigits)
            {
                var same = start.In(clock.Meridiem);
                _clock = same.Seconds <= clock.Seconds ? same with { Meridiem = clock.Meridiem } : start.In(clock.Meridiem == Meridiem.Pm ? Meridiem.Am : Meridiem.Pm) with { Meridiem = Meridiem.Am };
            }
            else if (clock.Meridiem != Meridiem.None && start.Meridiem == Meridiem.None)
            {
                _clock = start.In(clock.Meridiem).Seconds <= clock.Seconds ? start.In(clock.Meridiem) : start;
            }
            else if (clock.Meridiem == Meridiem.None && start.Meridiem != Meridiem.None && clock.Hour <= 12 && !clock.TwoDigits)
            {
                // "1:42 PM - 1:59"
                return clock.In(start.Meridiem) is var late && late.Seconds >= start.Seconds ? late : clock;
            }

            return clock;
        }

        if (glued && start.HasSeconds && Digits(_text, at, 3) == 2 && EndsHere(at + 2))
        {
            return start with { Second = Number(_text, at, 2), Span = new TextSpan(at, 2) };
        }

        return null;
    }

    private int ReadEndZone(int end)
    {
        var hadZone = _zone;
        end = ReadZone(end, false);
        _zone = hadZone ?? _zone;
        return ReadApproximationBehind(end);
    }

    private readonly int RangeLength(int at, int end)
    {
        if (at >= _text.Length)
        {
            return 0;
        }

        foreach (var mark in (ReadOnlySpan<string>)["=>", "->", "-->", "--", "→", "〜", "～", "⇒", "–", "—", "-", "~"])
        {
            if (_text[at..].StartsWith(mark))
            {
                return mark.Length;
            }
        }

        if (at == end && _text[at] < '\u2E80')
        {
            return 0;
        }

        var length = char.IsLetter(_text[at]) ? _words.Group("ranges").PrefixLength(_text[at..], out _) : 0;
        return length > 0 && at + length < _text.Length && !char.IsLetter(_text[at + length]) ? length : 0;
    }

    /// <summary><c>/ 03:15 PDT</c>, <c>(13:41 UTC)</c>, <c>(UTC 03:43)</c>, <c>（UTC 07-24 18:40）</c></summary>
    private int ReadOther(int end)
    {
        if (_clock is null)
        {
            return end;
        }

        var at = SkipSpaces(_text, end);
        if (at >= _text.Length || _text[at] is not ('/' or '(' or '（' or '[' or ',' or '|'))
        {
            return end;
        }

        var bracket = _text[at] is '(' or '（' or '[';
        var next = SkipSpaces(_text, at + 1);
        next = next < _text.Length && _text[next] is '~' ? next + 1 : next;
        if (next >= _text.Length)
        {
            return end;
        }

        ZoneReading? zone = null;
        if (char.IsLetter(_text[next]) && ZoneReader.Read(_text, next, _words) is { } leading)
        {
            zone = leading;
            next = SkipSpaces(_text, leading.Span.End);
        }

        if (DateReader.Read(_text, next, _words) is { } date && SkipSpaces(_text, date.Span.End) is var clockAt && clockAt > date.Span.End && ReadClockAt(clockAt, false) is not null)
        {
            next = clockAt;
        }

        if (ReadClockAt(next, false) is not { } clock)
        {
            return end;
        }

        var stop = clock.Span.End;
        if (ZoneReader.Read(_text, SkipSpaces(_text, stop), _words) is { } trailing)
        {
            zone ??= trailing;
            stop = trailing.Span.End;
        }

        if (!bracket)
        {
            if (zone is null)
            {
                // "09:18 / 09:49": the first is the label, the others are further moments of the same event.
                return _text[at] == '/' ? ReadOther(stop) : end;
            }

            (_otherClock, _otherZone) = (clock, zone);
            return stop;
        }

        // What else stands in the bracket belongs to the reading: "(UTC 15:47, second trigger)".
        var close = _text[stop..].IndexOfAny(')', '）', ']');
        if (zone is null || close < 0 || close > 40)
        {
            return end;
        }

        (_otherClock, _otherZone) = (clock, zone);
        return stop + close + 1;
    }

    /// <summary><c>14:30 on 12 March 2024</c>, <c>14:30 2024-03-12</c></summary>
    private void ReadDateBehind(ref int end)
    {
        var at = SkipSpaces(_text, end);
        if (at < _text.Length && _text[at] == ',')
        {
            at = SkipSpaces(_text, at + 1);
        }

        if (at + 3 < _text.Length && _text[at..].StartsWith("on ", StringComparison.OrdinalIgnoreCase))
        {
            at = SkipSpaces(_text, at + 3);
        }

        if (at > end && DateReader.Read(_text, at, _words) is { } date && IsDate(date) && (date.HasYear || EndsHere(date.Span.End)))
        {
            _date = date;
            end = date.Span.End;
        }
    }

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

        if (at < _text.Length && char.IsLetter(_text[at]) && _words.Group("about").PrefixLength(_text[at..], out _) is var length and > 0)
        {
            var next = SkipSpaces(_text, at + length);
            next = next < _text.Length && _text[next] is '~' ? next + 1 : next;
            if (next < _text.Length && (char.IsAsciiDigit(_text[next]) || _words.Months.PrefixLength(_text[next..], out _) > 0))
            {
                _approximate = true;
                return next;
            }
        }

        return at;
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

    private bool ReadUnknown(int at, ref int end)
    {
        var rest = _text[at..];
        foreach (var form in (ReadOnlySpan<string>)["HH:MM:SS", "HH:MM", "XX:XX", "xx:xx", "??:??", "--:--", "00:XX", "24:XX"])
        {
            if (rest.StartsWith(form, StringComparison.OrdinalIgnoreCase))
            {
                end = at + form.Length;
                return _unknown = true;
            }
        }

        if (rest.Length >= 5 && Digits(rest, 0, 3) is 1 or 2 && rest[Digits(rest, 0, 3)] == ':' && rest[(Digits(rest, 0, 3) + 1)..].StartsWith("XX", StringComparison.OrdinalIgnoreCase))
        {
            end = at + Digits(rest, 0, 3) + 3;
            return _unknown = true;
        }

        if (_date is not null && rest.Length >= 2 && rest[0] is 'X' or '?' && rest[1] == ':')
        {
            end = at + 1;
            return _unknown = true;
        }

        return false;
    }

    private Stamp? ReadRelative(int from, int start, int at)
    {
        at += _text[at] == '+' ? 1 : 2;
        var digits = Digits(_text, at, 5);
        if (digits == 0)
        {
            return null;
        }

        var value = Number(_text, at, digits);
        var end = at + digits;
        if (end < _text.Length && _text[end] == ':' && Digits(_text, end + 1, 3) == 2)
        {
            value = (value * 60) + Number(_text, end + 1, 2);
            end += 3;
        }
        else
        {
            var unit = SkipSpaces(_text, end);
            var stop = unit;
            while (stop < _text.Length && char.IsAsciiLetter(_text[stop]))
            {
                stop++;
            }

            var word = _text[unit..stop];
            if (word is "h" or "hr" or "hrs" or "hour" or "hours" or "H")
            {
                (value, end) = (value * 60, stop);
            }
            else if (word is "m" or "min" or "mins" or "minutes" or "minute")
            {
                end = stop;
            }
            else if (_text[start] == '+')
            {
                return null;
            }
        }

        _relative = value;
        return Finish(from, start, end);
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
            Approximate = _approximate,
            OpenEnd = _openEnd,
            Unknown = _unknown,
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
}
