using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>A piece of text that stands for something still to be written; the span is relative to the block.</summary>
internal readonly record struct Slot(PlaceholderKind Kind, string Text, TextSpan Span);

/// <summary>Finds <c>[What belongs here]</c>, <c>{name}</c>, TBD and their like in one block.</summary>
internal static class SlotReader
{
    private const int LongestSlot = 200;

    private static readonly string[] Stopgaps = ["TBD", "TBC", "TODO", "FIXME", "XXX", "???", "HH:MM", "YYYY-MM-DD", "XX:XX", "lorem ipsum"];

    public static IReadOnlyList<Slot> Read(Block block)
    {
        if (block.IsOversized || block.Kind is BlockKind.Code or BlockKind.Html or BlockKind.ThematicBreak or BlockKind.Blank)
        {
            return [];
        }

        List<Slot>? slots = null;
        var text = block.Text;
        var end = block.Kind == BlockKind.TableRow ? text.Length : block.Content.End;
        for (var at = block.Kind == BlockKind.TableRow ? 0 : block.Content.Start; at < end; at++)
        {
            switch (text[at])
            {
                case '`':
                    at = SkipCode(text, at, end);
                    break;
                case '[':
                    at = ReadBrackets(text, at, end, ref slots);
                    break;
                case '{':
                    at = ReadBraces(text, at, end, ref slots);
                    break;
                case 'T' or 'F' or 'X' or '?' or 'H' or 'h' or 'Y' or 'y' or 'l' or 'L' when at == 0 || !char.IsLetterOrDigit(text[at - 1]):
                    at = ReadStopgap(text, at, end, ref slots);
                    break;
            }
        }

        return slots ?? (IReadOnlyList<Slot>)[];
    }

    private static int ReadBrackets(string text, int at, int end, ref List<Slot>? slots)
    {
        if (FactNeeded.LengthAt(text.AsSpan(at, end - at)) is var asked and > 0)
        {
            Add(PlaceholderKind.FactNeeded, text, at, at + asked, ref slots);
            return at + asked - 1;
        }

        var close = text.IndexOf(']', at, Math.Min(end - at, LongestSlot));
        if (close < 0 || close == at + 1)
        {
            return at;
        }

        var inside = text.AsSpan(at + 1, close - at - 1);
        if (inside.Contains(FactNeeded.Mark, StringComparison.Ordinal))
        {
            // What is asked for may stand in the text of a link.
            return at;
        }

        var after = close + 1 < text.Length ? text[close + 1] : ' ';
        if (inside[0] == '[' || after is '(' or '[' || (after == ':' && IsAtLineStart(text, at)) || inside is " " or "x" or "X" || (at > 0 && text[at - 1] is '[' or ']' or '!') || inside.IndexOfAny("[`\n") >= 0)
        {
            return inside[0] == '[' ? at : close;
        }

        // A tag before text ("[Platform] …", "[ashley] found") is no slot: a slot has words, or stands alone where a value belongs.
        var before = text.AsSpan(0, at).TrimEnd(" *_");
        var alone = before.IsEmpty || before[^1] is '|' or ':' or '：' or '#' or '-' or '*' or '.' or '\n' or '(' or '/' or '–' or '—' or '~' or '?' or '→' || (char.IsSymbol(before[^1]) && before[^1] is not ('`' or '=' or '+' or '<' or '>' or '$')) || before.EndsWith("[ ]") || before.EndsWith("[x]");
        var rest = text.AsSpan(close + 1, Math.Max(0, end - close - 1)).TrimStart(" *_");
        var ends = rest.IsEmpty || rest[0] is '|' or '\n' or '\r' or '/' or ',' or '.' or ')' or '-' or '–' or '%' or ':' or '[';
        if (inside is "Time zone" or "Timezone" || Stopgaps.Contains(inside.ToString(), StringComparer.OrdinalIgnoreCase))
        {
            Add(PlaceholderKind.Slot, text, at, close + 1, ref slots);
            return close;
        }

        if (char.IsLetter(inside[0]) && (char.IsUpper(inside[0]) || inside[0] >= '\u2E80' || inside.Contains(' ')) && ((inside.Contains(' ') && inside.Length > 5 && alone) || (alone && ends)) && !inside.StartsWith("#"))
        {
            Add(PlaceholderKind.Slot, text, at, close + 1, ref slots);
        }

        return close;
    }

    /// <summary>Where <c>[name]:</c> defines the target of a link.</summary>
    private static bool IsAtLineStart(string text, int at)
    {
        while (at > 0 && text[at - 1] == ' ')
        {
            at--;
        }

        return at == 0 || text[at - 1] == '\n';
    }

    private static int ReadBraces(string text, int at, int end, ref List<Slot>? slots)
    {
        var close = text.IndexOf('}', at, Math.Min(end - at, 60));
        if (close < at + 2 || (at > 0 && text[at - 1] is '$' or '{' or '=' or '\\') || text[at + 1] == '{')
        {
            return close > at ? close : at;
        }

        var inside = text.AsSpan(at + 1, close - at - 1);
        if (char.IsAsciiLetterLower(inside[0]) && inside.IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789_ /-") < 0 && inside.Length >= 3 && (at == 0 || text[at - 1] is ' ' or '|' or '\n' or '*' or ':'))
        {
            Add(PlaceholderKind.Slot, text, at, close + 1, ref slots);
        }

        return close;
    }

    private static int ReadStopgap(string text, int at, int end, ref List<Slot>? slots)
    {
        foreach (var word in Stopgaps)
        {
            if ((word[0] | 0x20) != (text[at] | 0x20))
            {
                continue;
            }

            var stop = at + word.Length;
            var exact = char.IsAsciiLetterUpper(word[0]) && !word.Contains(':') && !word.Contains('-');
            if (stop <= end && text.AsSpan(at, word.Length).Equals(word, exact ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase) && (stop >= text.Length || !char.IsLetterOrDigit(text[stop])) && !IsWord(text, at, stop))
            {
                Add(PlaceholderKind.Stopgap, text, at, stop, ref slots);
                return stop - 1;
            }
        }

        return at;
    }

    /// <summary>"TODO のまま", "既に TODO。": Japanese sentences say of a thing that it is still to do.</summary>
    private static bool IsWord(string text, int at, int stop)
    {
        var before = at > 1 && text[at - 1] == ' ' ? text[at - 2] : at > 0 ? text[at - 1] : ' ';
        var behind = stop + 1 < text.Length && text[stop] == ' ' ? text[stop + 1] : stop < text.Length ? text[stop] : ' ';
        return behind is >= '\u3041' and <= '\u309f' || (before is >= '\u3041' and <= '\u309f' && behind is '。' or '、') || (behind >= '\u2E80' && before >= '\u2E80' && text[at - 1] != '|');
    }

    private static int SkipCode(string text, int at, int end)
    {
        var close = text.IndexOf('`', at + 1, Math.Max(0, end - at - 1));
        return close < 0 ? at : close;
    }

    private static void Add(PlaceholderKind kind, string text, int start, int end, ref List<Slot>? slots) =>
        (slots ??= []).Add(new Slot(kind, text[start..end], TextSpan.FromBounds(start, end)));
}
