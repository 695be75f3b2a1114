using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Features;

/// <summary>Where a pipe table begins and ends: its rows are blocks without blank lines between them.</summary>
internal static class Tables
{
    public static int EndOf(Document document, int row)
    {
        while (document[row].BlankLinesAfter == 0 && row + 1 < document.BlockCount && document[row + 1].Kind == BlockKind.TableRow)
        {
            row++;
        }

        return row + 1;
    }

    public static int StartOf(Document document, int row)
    {
        while (row > 0 && document[row - 1].Kind == BlockKind.TableRow && document[row - 1].BlankLinesAfter == 0)
        {
            row--;
        }

        return row;
    }
}
