using Postmortem.Analysis.Text;
using static Postmortem.Analysis.Model.Reading.ClockReader;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>
/// Reads the stamp that a text begins with: date, clock, range, zones, in any of the usual orders and decorations.
/// It reads as far as the text is a stamp and no further, and says nothing about whether the text is an entry of a timeline.
/// </summary>
internal ref partial struct StampReader(ReadOnlySpan<char> text, ReadingWords words)
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
    private int _dayShift;
    private int? _relative;
    private long? _epoch;

    /// <summary>The stamp at the beginning of <paramref name="text"/>; spans are offsets in it. Null where there is none.</summary>
    public static Stamp? Read(ReadOnlySpan<char> text, ReadingWords words, int from = 0)
    {
        var first = Decoration(text, from);
        if (first >= text.Length || !CanBegin(text[first], text, first) || (char.IsAsciiLetter(text[first]) && !CanBeginWithWord(text[first..], words)))
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

        if (_text[at] is 'T' or 't' && at + 1 < _text.Length && _text[at + 1] is '+' or '-' or '−' || (_text[at] == '+' && at + 1 < _text.Length && char.IsAsciiDigit(_text[at + 1])))
        {
            return ReadRelative(from, start, at);
        }

        if (char.IsLetter(_text[at]) && ReadDayShift(at) is var shifted and > 0)
        {
            _dayShift = 1;
            at = shifted;
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

        if ((ReadClock(at) ?? ReadBareClock(at)) is { } clock)
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
            var length = _words.Joiners.PrefixLength(_text[next..], out _);
            if (length > 0 && next + length < _text.Length && _text[next + length] == ' ')
            {
                next = SkipSpaces(_text, next + length);
            }
        }

        return next;
    }
}
