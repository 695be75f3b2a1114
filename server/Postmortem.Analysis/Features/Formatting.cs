using System.Text;
using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features;

/// <summary>
/// Aligns the pipes of tables. Only white space around cells, missing outer pipes and the length of delimiter dashes change, never a cell.
/// Writes the times of a timeline that is a list alike. Formatting what is formatted changes nothing.
/// </summary>
internal static class Formatting
{
    /// <summary>Tables above this are left as they stand: nobody reads them in columns, and every row would be an edit.</summary>
    private const int MaxRows = 2000;

    /// <summary>A longer cell sticks out of its column instead of pushing every other row apart.</summary>
    private const int MaxWidth = 80;

    public static IReadOnlyList<TextEdit> Edits(Analysis analysis) => Edits(analysis, new TextSpan(0, analysis.Model.Document.Text.Length));

    /// <summary>A table or list that the range touches is aligned as a whole.</summary>
    public static IReadOnlyList<TextEdit> Edits(Analysis analysis, TextSpan range)
    {
        var document = analysis.Model.Document;
        var edits = new List<TextEdit>();
        if (!analysis.Model.IsPostMortem)
        {
            return edits;
        }

        var first = document.GetBlockAt(range.Start);
        if (document[first].Kind == BlockKind.TableRow)
        {
            first = Tables.StartOf(document, first);
        }

        for (var i = first; i < document.BlockCount && document.GetStart(i) <= range.End;)
        {
            if (document[i].Kind != BlockKind.TableRow)
            {
                i++;
                continue;
            }

            var end = Tables.EndOf(document, i);
            if (end - i <= MaxRows && document[i].Row == RowKind.Header)
            {
                Align(document, i, end, edits);
            }

            i = end;
        }

        edits.AddRange(TimelineLists.Edits(analysis, range));
        edits.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return edits;
    }

    private static void Align(Document document, int first, int end, List<TextEdit> edits)
    {
        var widths = new List<int>();
        for (var row = first; row < end; row++)
        {
            if (document[row].IsOversized)
            {
                return;
            }

            Measure(document[row], widths);
        }

        var aligns = first + 1 < end && document[first + 1].Row == RowKind.Delimiter
            ? document[first + 1].Cells.Select(c => AlignOf(c.Text)).ToList()
            : [];
        var text = new StringBuilder();
        for (var row = first; row < end; row++)
        {
            var block = document[row];
            text.Clear();
            Write(block, widths, aligns, text);
            if (!block.ContentText.SequenceEqual(text.ToString()))
            {
                edits.Add(new TextEdit(document.GetContentSpan(row), text.ToString()));
            }
        }
    }

    private static void Measure(Block row, List<int> widths)
    {
        for (var column = 0; column < row.Cells.Count; column++)
        {
            if (column == widths.Count)
            {
                widths.Add(3);
            }

            if (row.Row == RowKind.Delimiter)
            {
                continue;
            }

            var span = row.Cells[column].Span;
            var width = DisplayWidth.Of(row.Text.AsSpan(span.Start, span.Length));
            if (width <= MaxWidth)
            {
                widths[column] = Math.Max(widths[column], width);
            }
        }
    }

    private static void Write(Block row, List<int> widths, List<Alignment> aligns, StringBuilder text)
    {
        text.Append('|');
        for (var column = 0; column < row.Cells.Count; column++)
        {
            var align = column < aligns.Count ? aligns[column] : Alignment.None;
            text.Append(' ');
            if (row.Row == RowKind.Delimiter)
            {
                var left = align is Alignment.Left or Alignment.Center ? 1 : 0;
                var right = align is Alignment.Right or Alignment.Center ? 1 : 0;
                text.Append(':', left).Append('-', widths[column] - left - right).Append(':', right);
            }
            else
            {
                var span = row.Cells[column].Span;
                var cell = row.Text.AsSpan(span.Start, span.Length);
                var space = Math.Max(0, widths[column] - DisplayWidth.Of(cell));
                var before = align switch
                {
                    Alignment.Right => space,
                    Alignment.Center => space / 2,
                    _ => 0,
                };
                text.Append(' ', before).Append(cell).Append(' ', space - before);
            }

            text.Append(" |");
        }
    }

    private static Alignment AlignOf(string dashes) => (dashes.StartsWith(':'), dashes.EndsWith(':')) switch
    {
        (true, true) => Alignment.Center,
        (true, false) => Alignment.Left,
        (false, true) => Alignment.Right,
        _ => Alignment.None,
    };

    private enum Alignment
    {
        None,
        Left,
        Center,
        Right,
    }
}
