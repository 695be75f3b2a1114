using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>Reads the lines of a heading, paragraph or list item.</summary>
internal static class LineReader
{
    private const int MostLines = 400;
    private const int LongestBesides = 40;
    private const int LongestStampedLine = 4000;

    public static IReadOnlyList<LineReading> Read(Block block, ReadingWords words)
    {
        var lines = new List<LineReading>(1);
        var text = block.Text;
        var at = block.Content.Start;
        var hardBreak = true;
        for (var index = LineOf(text, at); at < block.Content.End && lines.Count < MostLines; index++)
        {
            var newline = text.AsSpan(at, block.Content.End - at).IndexOf('\n');
            var end = newline < 0 ? block.Content.End : at + newline;
            var span = Trim(text, at, end, block.QuoteDepth > 0 && lines.Count > 0);
            if (span.Length > 0)
            {
                lines.Add(ReadLine(text, span, index, hardBreak, block.Kind == BlockKind.Heading, words));
            }

            hardBreak = EndsHard(text.AsSpan(at, end - at));
            at = newline < 0 ? block.Content.End : end + 1;
        }

        if (block.Kind == BlockKind.Paragraph && lines.Count > 1)
        {
            ChatReader.ReadSpeakers(text, lines, words);
        }

        return lines;
    }

    private static LineReading ReadLine(string text, TextSpan span, int index, bool hardBreak, bool heading, ReadingWords words)
    {
        var upTo = text.AsSpan(0, Math.Min(span.End, span.Start + LongestStampedLine));
        var stamp = StampReader.Read(upTo, words, span.Start);
        var label = stamp is { HasClock: true } ? null : LabelReader.Read(text.AsSpan(span.Start, span.Length), span.Start);
        var labelStamp = label is { Value.Length: > 0 } ? StampReader.Read(upTo, words, label.Value.Start) : null;
        if (stamp is null && label is null && !heading)
        {
            (label, labelStamp) = ReadBareMilestone(upTo, span, words);
        }

        var trailing = stamp is { HasClock: true } ? null : ReadTrailing(upTo, span, words);
        return new LineReading(span, index, hardBreak, stamp, trailing, label, labelStamp)
        {
            Told = stamp is null && label is null && trailing is null && !heading ? ReadTold(upTo, span.Start, words) : null,
        };
    }

    private static Stamp? ReadTold(ReadOnlySpan<char> text, int start, ReadingWords words)
    {
        var length = text[start..].IndexOf(' ');
        return length is > 0 and < 12 && words.Joiners.Contains(text.Slice(start, length)) && StampReader.Read(text, words, start + length + 1) is { HasClock: true, IsStrong: true } stamp ? stamp : null;
    }

    /// <summary>"First detected 2023-01-04 14:22": a milestone's name and a stamp with nothing between them.</summary>
    private static (Label?, Stamp?) ReadBareMilestone(ReadOnlySpan<char> text, TextSpan span, ReadingWords words)
    {
        var line = text[span.Start..];
        var length = words.Milestones.PrefixLength(line, out _);
        if (length == 0 || length >= line.Length)
        {
            return (null, null);
        }

        var at = span.Start + length;
        while (at < text.Length && text[at] is ' ' or ':' or '-' or '–' or '*' or '@')
        {
            at++;
        }

        var stamp = StampReader.Read(text, words, at);
        if (stamp is null && text[at..].IndexOfAnyInRange('0', '9') is var digit and > 0 and < LongestBesides && text[at + digit - 1] == ' '
            && StampReader.Read(text, words, at + digit) is { Date: not null, HasClock: true } last && text[last.Span.End..].Trim(" .*_").IsEmpty)
        {
            // "Acknowledged by the vendor 2023-01-04 14:22"
            (stamp, at) = (last, at + digit);
        }

        if (stamp is not { Date: not null } and not { HasClock: true })
        {
            return (null, null);
        }

        var label = line[..length];
        return (new Label(Names.Normalize(label), label.ToString(), new TextSpan(span.Start, length), TextSpan.FromBounds(at, text.Length), false, false), stamp);
    }

    /// <summary>"Assessed (13 August, ~20:30-21:30 UTC)": the stamp in brackets that the line ends with.</summary>
    private static Stamp? ReadTrailing(ReadOnlySpan<char> text, TextSpan span, ReadingWords words)
    {
        var line = text[span.Start..].TrimEnd(" .*_\\");
        if (line.Length < 6)
        {
            return null;
        }

        if (line.EndsWith("}}") && line.LastIndexOf("{{<") is var shortcode and >= 0)
        {
            return ReadShortcode(text[..(span.Start + line.Length)], span.Start + shortcode, words);
        }

        if (line[^1] is not (')' or ']' or '）'))
        {
            return null;
        }

        var open = line.LastIndexOfAny('(', '[', '（');
        if (open <= 0 || line.Length - open > 60)
        {
            return null;
        }

        var end = span.Start + line.Length;
        var stamp = StampReader.Read(text[..end], words, span.Start + open);
        return stamp is { HasClock: true } && text[stamp.Span.End..end].Trim(" )]）").IsEmpty ? stamp : null;
    }

    /// <summary>Page generators write stamps as <c>{{&lt; track "2024-03-30 20:08:19" &gt;}}</c>.</summary>
    private static Stamp? ReadShortcode(ReadOnlySpan<char> text, int at, ReadingWords words)
    {
        var quote = text[at..].IndexOf('"');
        if (quote < 0)
        {
            return null;
        }

        var close = text[(at + quote + 1)..].IndexOf('"');
        return close > 0 && StampReader.Read(text[..(at + quote + 1 + close)], words, at + quote + 1) is { HasClock: true } stamp ? stamp : null;
    }

    private static bool EndsHard(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd("\r\n");
        return line.EndsWith("  ") || line.EndsWith("\\") || line.TrimEnd().EndsWith("<br>", StringComparison.OrdinalIgnoreCase) || line.TrimEnd().EndsWith("<br/>", StringComparison.OrdinalIgnoreCase) || line.TrimEnd().EndsWith("<br />", StringComparison.OrdinalIgnoreCase);
    }

    private static TextSpan Trim(string text, int start, int end, bool quoted)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || (quoted && text[start] == '>')))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    private static int LineOf(string text, int offset) => text.AsSpan(0, Math.Min(offset, text.Length)).Count('\n');
}
