using Postmortem.Analysis.Text;
using static Postmortem.Analysis.Model.Reading.ClockReader;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>Stamps that are no time of day: one left open, or minutes counted from an agreed moment.</summary>
internal ref partial struct StampReader
{
    private bool ReadUnknown(int at, ref int end)
    {
        var rest = _text[at..];
        if (rest.IsEmpty || rest[0] is not ('H' or 'h' or 'X' or 'x' or '?' or '-' or (>= '0' and <= '9')))
        {
            return false;
        }

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
        var sign = at + 1 < _text.Length && _text[at] != '+' && _text[at + 1] is '-' or '−' ? -1 : 1;
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
                var rest = SkipSpaces(_text, stop);
                if (Digits(_text, rest, 3) is var more and (1 or 2) && (rest == stop || (rest + more < _text.Length && _text[rest + more] == 'm')))
                {
                    // T+1h10, T+1h 10m
                    value += Number(_text, rest, more);
                    end = rest + more + (rest + more < _text.Length && _text[rest + more] == 'm' ? 1 : 0);
                }
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

        _relative = sign * value;
        return Finish(from, start, end);
    }
}
