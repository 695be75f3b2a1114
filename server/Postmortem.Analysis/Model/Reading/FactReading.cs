using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>Facts that a piece of prose or a heading states about what stands around it; spans are relative to the block.</summary>
/// <param name="Zone">"All times in PST", "Timeline (UTC)".</param>
/// <param name="Stamp">The first date of the text, with its clock and range where they stand with it.</param>
/// <param name="IsDefaultDate">"Unless otherwise noted all events happened on …": the date holds for every event without one.</param>
internal sealed record FactReading(ZoneReading? Zone, Stamp? Stamp, bool IsDefaultDate)
{
    private const int LongestText = 600;
    private const int LongestLabel = 100;

    public static FactReading Of(Block block, IReadOnlyList<LineReading> lines, ReadingWords words)
    {
        var end = Math.Min(block.Content.End, block.Content.Start + LongestText);
        var text = block.Text.AsSpan(0, end);
        return new FactReading(
            (IsLabel(lines, out var isAlone) ? FindZone(text[..Math.Min(end, lines[0].Span.End)], block.Content.Start, true, words, !isAlone) : null) ?? FindZone(text, block.Content.Start, block.Kind == BlockKind.Heading, words),
            FindDate(text, block.Content.Start, words),
            Contains(text, "default-date", words));
    }

    /// <summary>A label at the head of a block, such as "**Timeline** (UTC)", declares as a heading does.</summary>
    private static bool IsLabel(IReadOnlyList<LineReading> lines, out bool isAlone)
    {
        isAlone = lines is [{ Label.IsAlone: true }, ..];
        return lines is [{ Label: { } label, LabelStamp: null, Span.Length: < LongestLabel }, ..] && (label.IsBold || isAlone);
    }

    /// <summary>The first date in a text.</summary>
    public static Stamp? FindDate(ReadOnlySpan<char> text, int from, ReadingWords words)
    {
        for (var at = from; at < text.Length; at++)
        {
            var c = text[at];
            var previous = at > from ? text[at - 1] : ' ';
            if (!(char.IsAsciiDigit(c) || char.IsLetter(c)) || (char.IsAsciiLetterOrDigit(previous) && c < '\u2E80') || previous is '/' or '.' or '-' or '#' or '=' || (previous == '_' && at - 1 > from && !char.IsWhiteSpace(text[at - 2])))
            {
                continue;
            }

            if (char.IsLetter(c) && c >= '\u2E80')
            {
                continue;
            }

            if (DateReader.Read(text, at, words) is { Slip: false } date && (date.HasYear || char.IsLetter(c) || HasLetter(text.Slice(date.Span.Start, date.Span.Length))))
            {
                var stamp = StampReader.Read(text, words, at);
                return stamp is { Date: not null } ? stamp : new Stamp { Span = date.Span, EventStart = date.Span.End, Date = date };
            }

            // Over the rest of the word, so that no part of it is taken for something.
            while (at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1]))
            {
                at++;
            }
        }

        return null;
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="heading">A zone by itself counts, where prose must say that it is that of the times.</param>
    /// <param name="set">Only one in brackets.</param>
    private static ZoneReading? FindZone(ReadOnlySpan<char> text, int from, bool heading, ReadingWords words, bool set = false)
    {
        var declared = heading ? from : from + WordEnd(text[from..], "zone-words", words);
        if (declared < from || (!heading && declared == from))
        {
            return null;
        }

        var stop = Math.Min(text.Length, declared + 160);
        for (var at = declared; at < stop; at++)
        {
            var previous = at > from ? text[at - 1] : ' ';
            if (char.IsLetter(text[at]) && !char.IsLetterOrDigit(previous) && previous is not ('/' or '-' or '_' or '.' or '@') && ZoneReader.Read(text, at, words) is { } zone
                && (!heading || (previous is '(' or '（' or '[' && !set) || (zone.Span.End < text.Length && text[zone.Span.End] is ')' or '）' or ']') || Contains(text, "zone-words", words) || (zone.Zone.Kind == ZoneKind.Fixed && !set)))
            {
                return zone;
            }
        }

        return null;
    }

    private static bool Contains(ReadOnlySpan<char> text, string group, ReadingWords words) => WordEnd(text, group, words) > 0;

    private static int WordEnd(ReadOnlySpan<char> text, string group, ReadingWords words)
    {
        foreach (var (word, _) in words.Group(group).All)
        {
            var at = text.IndexOfIgnoringCase(word);
            if (at >= 0 && (at == 0 || !char.IsLetter(text[at - 1]) || word[0] >= '\u2E80'))
            {
                return at + word.Length;
            }
        }

        return 0;
    }
}
