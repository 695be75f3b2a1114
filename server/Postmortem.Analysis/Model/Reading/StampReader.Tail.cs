using Postmortem.Analysis.Text;
using static Postmortem.Analysis.Model.Reading.ClockReader;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>What stands behind the first moment of a stamp: zone, end, the same moment in another zone.</summary>
internal ref partial struct StampReader
{
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

    private readonly bool EndsHere(int at) =>
        at >= _text.Length || !(char.IsAsciiLetterOrDigit(_text[at]) || (_text[at] is '-' or '/' or ':' or '.' && at + 1 < _text.Length && !char.IsWhiteSpace(_text[at + 1])));

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
}
