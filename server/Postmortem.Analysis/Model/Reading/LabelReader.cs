using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>A line that begins with a label. Spans are relative to the text that was read.</summary>
/// <param name="Name">The label in the form of <see cref="Names.Normalize"/>.</param>
/// <param name="Text">The label as a reader sees it.</param>
/// <param name="Value">Behind the label, without emphasis around it; empty where nothing follows on the line.</param>
/// <param name="HasColon">A colon stands inside or behind; without one only emphasis makes it a label.</param>
internal sealed record Label(string Name, string Text, TextSpan Span, TextSpan Value, bool IsBold, bool HasColon)
{
    public bool IsAlone => Value.Length == 0;
}

/// <summary>Reads <c>**Label:** value</c>, <c>**Label**: value</c>, <c>Label: value</c>, with emoji and full-width colons.</summary>
internal static class LabelReader
{
    private const int LongestPlain = 48;
    private const int LongestBold = 90;

    /// <param name="line">One line, without its marker.</param>
    /// <param name="at">Where the line begins in the text that spans are counted in.</param>
    public static Label? Read(ReadOnlySpan<char> line, int at)
    {
        var start = SkipOrnaments(line);
        if (start >= line.Length)
        {
            return null;
        }

        var bold = line[start..].StartsWith("**") || line[start..].StartsWith("__");
        var italic = !bold && line[start] is '*' or '_' && start + 1 < line.Length && !char.IsWhiteSpace(line[start + 1]);
        return bold ? ReadMarked(line, start, 2, at, true) : italic ? ReadMarked(line, start, 1, at, false) : ReadPlain(line, start, at);
    }

    private static Label? ReadMarked(ReadOnlySpan<char> line, int start, int marks, int at, bool bold)
    {
        var mark = line.Slice(start, marks);
        var from = start + marks;
        var close = line[from..].IndexOf(mark);
        if (close <= 0 || close > LongestBold)
        {
            return null;
        }

        var inside = line.Slice(from, close);

        // "*Severity: SEV-2 | Duration: 45 min*": the emphasis is that of the line, and the labels are plain.
        if ((!bold || inside.IndexOfAny('|', '·', '•') > 0) && from + close + marks == line.TrimEnd().Length && ReadPlain(inside, inside.Length - inside.TrimStart().Length, at + from) is { IsAlone: false } plain)
        {
            return plain;
        }

        var end = from + close + marks;
        var trimmed = inside.TrimEnd();
        var colonInside = trimmed.Length > 0 && trimmed[^1] is ':' or '：';
        var rest = line[end..];
        var gap = rest.Length - rest.TrimStart().Length;
        var colonBehind = !colonInside && gap < rest.Length && rest[gap] is ':' or '：';
        var question = trimmed.Length > 0 && trimmed[^1] is '?' or '？';

        // A colon in the middle of the bold text: "**21:17 UTC: the authors of …**" is no label.
        var label = colonInside ? trimmed[..^1].TrimEnd() : trimmed;
        if (label.IsEmpty || (!bold && !colonInside && !colonBehind))
        {
            return null;
        }

        var value = end + (colonBehind ? gap + 1 : 0);
        var dash = !colonInside && !colonBehind && gap > 0 && gap < rest.Length && rest[gap] is '-' or '–' or '—' && gap + 1 < rest.Length && rest[gap + 1] == ' ';
        value = dash ? end + gap + 1 : value;
        var labelStart = from + (inside.Length - inside.TrimStart().Length);
        return new Label(
            Names.Normalize(label),
            PlainText.Of(label),
            new TextSpan(at + labelStart, Math.Max(label.TrimStart().Length, 0)),
            ValueSpan(line, value, at),
            bold,
            colonInside || colonBehind || question || dash);
    }

    private static Label? ReadPlain(ReadOnlySpan<char> line, int start, int at)
    {
        if (start >= line.Length || !char.IsLetter(line[start]))
        {
            return null;
        }

        var rest = line[start..];
        var colon = rest[..Math.Min(rest.Length, LongestPlain)].IndexOfAny(':', '：');
        if (colon <= 0)
        {
            return null;
        }

        var label = rest[..colon].TrimEnd();
        var wide = rest[colon] == '：';
        if (!wide && colon + 1 < rest.Length && !char.IsWhiteSpace(rest[colon + 1]) && rest[colon + 1] is not ('*' or '_'))
        {
            return null;
        }

        if (label.IndexOfAny(".;!`[]|<>\"“") >= 0 || label.Count(' ') > 6)
        {
            return null;
        }

        return new Label(Names.Normalize(label), label.ToString(), new TextSpan(at + start, label.Length), ValueSpan(line, start + colon + 1, at), false, true);
    }

    private static TextSpan ValueSpan(ReadOnlySpan<char> line, int from, int at)
    {
        var end = line.Length;
        while (from < end && (char.IsWhiteSpace(line[from]) || line[from] == '\u3000'))
        {
            from++;
        }

        while (end > from && (char.IsWhiteSpace(line[end - 1]) || (line[end - 1] == '\\' && end == line.Length)))
        {
            end--;
        }

        if (line[from..end].EndsWith("<br>"))
        {
            end -= 4;
        }
        else if (line[from..end].EndsWith("<br/>"))
        {
            end -= 5;
        }

        return TextSpan.FromBounds(at + from, at + Math.Max(from, end));
    }

    private static int SkipOrnaments(ReadOnlySpan<char> line)
    {
        var at = 0;
        while (at < line.Length)
        {
            var c = line[at];
            if (char.IsWhiteSpace(c) || char.IsSurrogate(c) || c is >= '\u2190' and <= '\u2BFF' or '\uFE0F' or '\u200D')
            {
                at++;
            }
            else if (c == ':' && at + 2 < line.Length && char.IsAsciiLetter(line[at + 1]) && line[(at + 1)..].IndexOf(':') is var close and > 1 and < 30 && line.Slice(at + 1, close).IndexOf(' ') < 0)
            {
                at += close + 2;
            }
            else
            {
                break;
            }
        }

        return at;
    }
}
