using Postmortem.Analysis.Text;
using static Postmortem.Analysis.Model.Reading.ClockReader;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>Reads one zone: an abbreviation, an offset, a place, with or without brackets.</summary>
internal static class ZoneReader
{
    public static ZoneReading? Read(ReadOnlySpan<char> text, int at, ReadingWords words)
    {
        var open = at < text.Length && text[at] is '(' or '（' or '[';
        var start = open ? SkipSpaces(text, at + 1) : at;
        var zone = ReadBare(text, start, words);
        if (zone is not { } found || !open)
        {
            return zone;
        }

        var close = SkipSpaces(text, found.Span.End);
        return close < text.Length && text[close] is ')' or '）' or ']' ? found with { Span = TextSpan.FromBounds(at, close + 1) } : null;
    }

    /// <summary><c>+09:00</c>, <c>-0500</c>, <c>+9</c></summary>
    public static ZoneReading? ReadOffset(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || text[at] is not ('+' or '-' or '−' or '±'))
        {
            return null;
        }

        var digits = Digits(text, at + 1, 5);
        var end = at + 1 + digits;
        var hours = digits is 1 or 2 ? Number(text, at + 1, digits) : digits == 4 ? Number(text, at + 1, 2) : -1;
        var minutes = digits == 4 ? Number(text, at + 3, 2) : 0;
        if (digits is 1 or 2 && end < text.Length && text[end] == ':' && Digits(text, end + 1, 3) == 2)
        {
            minutes = Number(text, end + 1, 2);
            end += 3;
        }

        if (hours is < 0 or > 15 || minutes > 59 || (end < text.Length && char.IsLetterOrDigit(text[end])))
        {
            return null;
        }

        var sign = text[at] is '-' or '−' ? -1 : 1;
        var total = sign * ((hours * 60) + minutes);
        var name = total == 0 ? "UTC" : $"UTC{(sign < 0 ? '-' : '+')}{hours:00}:{minutes:00}";
        return new ZoneReading(new Zone(name, ZoneKind.Fixed, total), TextSpan.FromBounds(at, end));
    }

    private static ZoneReading? ReadBare(ReadOnlySpan<char> text, int at, ReadingWords words)
    {
        // "7:40 AM +UTC"
        var start = at;
        if (at + 1 < text.Length && text[at] == '+' && char.IsLetter(text[at + 1]))
        {
            at++;
        }

        if (at >= text.Length || !char.IsLetter(text[at]))
        {
            return null;
        }

        // Names of regions, UTC and GMT need no entry.
        if (text[at] is not ('A' or 'E' or 'I' or 'P' or 'U' or 'G' or 'u' or 'g') && !words.Zones.MayBegin(text[at..]))
        {
            return null;
        }

        var end = at;
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] == '_' || (text[end] == '/' && end > at && end + 1 < text.Length && char.IsAsciiLetterUpper(text[end + 1]) && char.IsAsciiLetter(text[end - 1]))))
        {
            if (text[end] >= '\u2E80' != (text[at] >= '\u2E80'))
            {
                break;
            }

            end++;
        }

        var word = text[at..end];
        if (word.Length >= 2 && (word is "UTC" or "GMT" or "utc" or "Utc" or "gmt") && end < text.Length && text[end] is '+' or '-' or '±')
        {
            // UTC+9, GMT+2, GMT+00; but "UTC-14:30" is the beginning of a range of times only after a clock, so hours are limited.
            if (ReadOffset(text, end) is { } offset)
            {
                var written = text[at..offset.Span.End].ToString();
                return new ZoneReading(offset.Zone with { Name = written }, TextSpan.FromBounds(start, offset.Span.End));
            }
        }

        if (word.IndexOf('/') is var slash and > 0)
        {
            if (IsRegion(word))
            {
                var name = word.ToString();
                return new ZoneReading(new Zone(name, ZoneKind.Region, Region: name), TextSpan.FromBounds(start, end));
            }

            if (!words.Zones.Contains(word))
            {
                end = at + slash;
                word = text[at..end];
            }
        }

        var length = words.Zones.PrefixLength(text[at..], out var zone);
        if (length == 0 && words.Zones.TryGet(word, out zone))
        {
            length = word.Length;
        }

        if (length == 0)
        {
            return null;
        }

        // Abbreviations are capitals (or all small after a clock); "et" and "mt" in prose are not zones.
        var found = text.Slice(at, length);
        if (found.Length <= 3 && zone.Kind == ZoneKind.Region && found.ToString() != found.ToString().ToUpperInvariant())
        {
            return null;
        }

        if (char.IsLower(found[0]) && ((zone.Kind == ZoneKind.Region && !found.Contains(' ')) || found.Length < 3))
        {
            return null;
        }

        if (IsPlace(zone) && !EndsStamp(text, at + length))
        {
            return null;
        }

        var stop = at + length;
        if (text[stop..].StartsWith(" time", StringComparison.OrdinalIgnoreCase))
        {
            stop += 5;
        }

        return new ZoneReading(zone with { Name = text[at..stop].ToString() }, TextSpan.FromBounds(start, stop));
    }

    /// <summary>"16:37 Denver - …" names a zone, "16:37 Denver office reports …" does not.</summary>
    private static bool EndsStamp(ReadOnlySpan<char> text, int at)
    {
        var next = SkipSpaces(text, at);
        return next >= text.Length || !char.IsLetterOrDigit(text[next]) || text[next..].StartsWith("time", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsPlace(Zone zone) => zone.Kind == ZoneKind.Region && zone.Name.Length > 2 && !zone.Name.Contains('/');

    private static bool IsRegion(ReadOnlySpan<char> word)
    {
        foreach (var area in (ReadOnlySpan<string>)["America/", "Europe/", "Asia/", "Australia/", "Africa/", "Pacific/", "Atlantic/", "Indian/", "US/", "Etc/"])
        {
            if (word.StartsWith(area))
            {
                return true;
            }
        }

        return false;
    }
}
