using System.Text;

namespace Postmortem.Authoring.Generate;

/// <summary>Makes text fit for a place in Markdown without changing what it says.</summary>
internal static class MarkdownText
{
    /// <summary>For a table: on one line, with its pipes escaped.</summary>
    public static string Cell(string text)
    {
        var line = Line(text);
        if (!line.Contains('|'))
        {
            return line;
        }

        var cell = new StringBuilder(line.Length + 8);
        var isEscaped = false;
        foreach (var c in line)
        {
            if (c == '|' && !isEscaped)
            {
                cell.Append('\\');
            }

            isEscaped = c == '\\' && !isEscaped;
            cell.Append(c);
        }

        return cell.ToString();
    }

    /// <summary>For the middle of a line: white space is one blank, and a code span that does not end is none.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var isSpace = char.IsWhiteSpace(c) || char.IsControl(c);
            if (!isSpace)
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        var result = line.ToString().TrimEnd();
        if (EndsInEscape(result))
        {
            result += '\\';
        }

        return HasOpenCode(result) ? EscapeTicks(result) : result;
    }

    /// <summary>For the beginning of a list item or paragraph: what would begin another block does not.</summary>
    public static string Item(string text)
    {
        var line = Line(text);
        if (line.Length == 0)
        {
            return line;
        }

        var digits = 0;
        while (digits < line.Length && digits < 10 && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        if (digits > 0 && digits < line.Length && line[digits] is '.' or ')' && (digits + 1 == line.Length || line[digits + 1] == ' '))
        {
            return string.Concat(line.AsSpan(0, digits), "\\", line.AsSpan(digits));
        }

        return line[0] switch
        {
            '#' or '>' or '|' or '<' or '~' or '=' => "\\" + line,
            '-' or '+' or '*' when line.Length == 1 || line[1] == ' ' || line[1] == line[0] && line[0] != '*' => "\\" + line,
            '`' when line.StartsWith("```", StringComparison.Ordinal) => EscapeTicks(line),
            _ => line,
        };
    }

    private static bool EndsInEscape(string text)
    {
        var slashes = 0;
        while (slashes < text.Length && text[^(slashes + 1)] == '\\')
        {
            slashes++;
        }

        return slashes % 2 == 1;
    }

    /// <summary>Whether a run of backticks has no partner of the same length behind it.</summary>
    private static bool HasOpenCode(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '\\')
            {
                at += 2;
                continue;
            }

            var run = RunAt(text, at);
            at += Math.Max(run, 1);
            if (run == 0)
            {
                continue;
            }

            var close = at;
            while (close < text.Length && RunAt(text, close) is var length && length != run)
            {
                close += Math.Max(length, 1);
            }

            if (close >= text.Length)
            {
                return true;
            }

            at = close + run;
        }

        return false;
    }

    private static int RunAt(string text, int at)
    {
        var run = 0;
        while (at + run < text.Length && text[at + run] == '`')
        {
            run++;
        }

        return run;
    }

    private static string EscapeTicks(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        var isEscaped = false;
        foreach (var c in text)
        {
            if (c == '`' && !isEscaped)
            {
                escaped.Append('\\');
            }

            isEscaped = c == '\\' && !isEscaped;
            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
