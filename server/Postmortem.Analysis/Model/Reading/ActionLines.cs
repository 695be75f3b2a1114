using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>
/// Things to do that are written as plain lines: "P1 – Add an alert (Ana, by 12 Dec)". Prose that wraps must not be taken for them,
/// so lines count where something marks them: a priority, an id or a bullet's sign in front, an owner or a date set off at the end,
/// or the imperative that every one of them begins with.
/// </summary>
internal static class ActionLines
{
    private const int LongestLine = 300;

    /// <summary>The items of a paragraph, each with its place; empty where the paragraph is prose.</summary>
    public static IReadOnlyList<(TextSpan Span, ActionReading Reading)> Of(Block block, IReadOnlyList<LineReading> lines, ReadingWords words)
    {
        // "Action items:" may stand directly above them.
        var first = lines is [{ Label: { IsAlone: true, HasColon: true } }, _, ..] ? 1 : 0;
        if (block.Kind != BlockKind.Paragraph || lines.Count == first)
        {
            return [];
        }

        var marks = new Mark[lines.Count];
        var fronts = 0;
        var ends = 0;
        var verbs = 0;
        for (var n = first; n < lines.Count; n++)
        {
            marks[n] = MarkOf(block.Text, lines[n], words);
            fronts += (marks[n] & Mark.Front) != 0 ? 1 : 0;
            ends += (marks[n] & Mark.End) != 0 ? 1 : 0;
            verbs += (marks[n] & Mark.Verb) != 0 ? 1 : 0;
        }

        var count = lines.Count - first;
        var begins = new bool[lines.Count];
        for (var n = first; n < lines.Count; n++)
        {
            begins[n] = n == first || lines[n].HardBreakBefore
                || (marks[n] & Mark.Front) != 0
                || (ends * 2 >= count && (marks[n - 1] & Mark.End) != 0)
                || (verbs == count && count > 1);
        }

        var marked = (marks[first] & Mark.Front) != 0 || ends * 2 >= count || (verbs * 2 > count && (count > 1 || first > 0 || IsSentence(block.Text, lines[first])));
        if (!marked)
        {
            return [];
        }

        var items = new List<(TextSpan, ActionReading)>();
        for (var n = first; n < lines.Count;)
        {
            var last = n;
            while (last + 1 < lines.Count && !begins[last + 1])
            {
                last++;
            }

            var span = TextSpan.FromBounds(Start(block.Text, lines[n].Span), lines[last].Span.End);
            if (span.Length is > 0 and <= LongestLine)
            {
                items.Add((span, ActionReading.Of(block, span, words)));
            }

            n = last + 1;
        }

        return items;
    }

    [Flags]
    private enum Mark : byte
    {
        None = 0,
        Front = 1,
        End = 2,
        Verb = 4,
    }

    private static Mark MarkOf(string text, LineReading line, ReadingWords words)
    {
        if (line.Span.Length > LongestLine || line.Stamp is { HasClock: true })
        {
            return Mark.None;
        }

        var start = Start(text, line.Span);
        var span = TextSpan.FromBounds(start, line.Span.End);
        var isFront = start > line.Span.Start || ActionReading.HasMarkInFront(text, span, words);
        return (isFront ? Mark.Front : Mark.None) | (ActionReading.HasTail(text, span, words) ? Mark.End : Mark.None) | (IsImperative(text.AsSpan(start, span.Length), words) ? Mark.Verb : Mark.None);
    }

    /// <summary>Behind the sign of a bullet that Markdown does not know, or a number with a bracket.</summary>
    private static int Start(string text, TextSpan line)
    {
        var at = line.Start;
        if (at < line.End && text[at] is '•' or '·' or '‣' or '▪' or '◦' or '●' or '○' or '–' or '—' or '→' or '➜' or '☐' or '□')
        {
            at++;
        }
        else if (line.Length > 4 && text[at] == '[' && text[at + 2] == ']')
        {
            at += 3;
        }

        if (at == line.Start)
        {
            return at;
        }

        while (at < line.End && text[at] is ' ' or '\t' or '\u00a0')
        {
            at++;
        }

        return at;
    }

    private static bool IsImperative(ReadOnlySpan<char> line, ReadingWords words) =>
        line.Length > 0 && char.IsUpper(line[0]) && words.Group("action-verbs").PrefixLength(line, out _) is var length and > 0 && length + 1 < line.Length && line[length] == ' ' && char.IsLetterOrDigit(line[length + 1]) | line[length + 1] is '`' or '[' or '"' or '@';

    /// <summary>One short line that ends as a sentence or a note does.</summary>
    private static bool IsSentence(string text, LineReading line) => line.Span.Length < 120 && text[line.Span.End - 1] is not (':' or ',' or ';' or '-');
}
