using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Syntax;

/// <summary>
/// Pipe tables are read by line: Markdig's own tables cost quadratically and a row of ours is a block of its own.
/// </summary>
internal static class TableRow
{
    /// <summary>Cells are cut at pipes that are neither escaped nor inside a code span.</summary>
    public static Cell[] Split(Block block)
    {
        var text = block.Text;
        var cells = new List<Cell>();
        var start = block.Content.Start;
        var end = block.Content.End;
        if (start < end && text[start] == '|')
        {
            start++;
        }

        var at = start;
        while (at < end)
        {
            var c = text[at];
            if (c == '\\' && at + 1 < end)
            {
                at += 2;
                continue;
            }

            if (c == '`')
            {
                at = SkipCode(text, at, end);
                continue;
            }

            if (c == '|')
            {
                cells.Add(Make(block, start, at));
                start = at + 1;
            }

            at++;
        }

        if (start < end)
        {
            cells.Add(Make(block, start, end));
        }

        return [.. cells];
    }

    /// <summary>Whether a line is the delimiter row of a table: dashes, colons and at least one pipe.</summary>
    public static bool IsDelimiter(ReadOnlySpan<char> line)
    {
        var trimmed = line.Trim();
        return trimmed.Length >= 2
            && trimmed.Contains('|')
            && trimmed.Contains('-')
            && trimmed.IndexOfAnyExcept("|:- \t") < 0;
    }

    private static int SkipCode(string text, int at, int end)
    {
        var run = 0;
        while (at + run < end && text[at + run] == '`')
        {
            run++;
        }

        var close = at + run;
        while (close < end)
        {
            if (text[close] != '`')
            {
                close++;
                continue;
            }

            var length = 0;
            while (close + length < end && text[close + length] == '`')
            {
                length++;
            }

            if (length == run)
            {
                return close + length;
            }

            close += length;
        }

        return at + run;
    }

    private static Cell Make(Block block, int start, int end)
    {
        var outer = TextSpan.FromBounds(start, end);
        while (start < end && char.IsWhiteSpace(block.Text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(block.Text[end - 1]))
        {
            end--;
        }

        return new Cell(block, TextSpan.FromBounds(start, end), outer);
    }
}
