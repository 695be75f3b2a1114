using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>
/// Puts rows of a timeline in the order of their times. Rows of the same time keep their order, and what stands below a list item moves
/// with it.
/// </summary>
internal static class TimelineSort
{
    /// <summary>Every row that is out of order is mended by the same edits.</summary>
    private static readonly ConditionalWeakTable<DocumentModel, ConcurrentDictionary<IReadOnlyList<int>, IReadOnlyList<TextEdit>>> Cache = [];

    /// <summary>
    /// Nothing when the rows do not stand one behind the other, or when a row would lose the date that it takes from the row above it.
    /// </summary>
    public static IReadOnlyList<TextEdit> Edits(DocumentModel model, IReadOnlyList<int> rows) =>
        Cache.GetValue(model, static _ => new(ReferenceEqualityComparer.Instance)).GetOrAdd(rows, static (r, m) => Sort(m, r), model);

    private static IReadOnlyList<TextEdit> Sort(DocumentModel model, IReadOnlyList<int> rows)
    {
        var axis = TimelineAxis.Of(model);
        var document = model.Document;
        var dated = rows.Count(i => axis.Entries[i].HasOwnDate);
        var days = rows.Select(i => axis.Entries[i].At.Date).Distinct().Count();
        if ((dated != 0 && dated != rows.Count) || (dated == 0 && days > 1))
        {
            return [];
        }

        var kind = document[axis.Entries[rows[0]].Block].Kind;
        var spans = new List<TextSpan>();
        for (var i = 0; i < rows.Count; i++)
        {
            var block = axis.Entries[rows[i]].Block;
            if (document[block].Kind != kind || kind is not (BlockKind.TableRow or BlockKind.ListItem) || (i > 0 && axis.Entries[rows[i - 1]].Block == block))
            {
                return [];
            }

            var end = block + 1;
            while (end < document.BlockCount && kind == BlockKind.ListItem && document[end].Kind != BlockKind.Heading && document[end].Indent > document[block].Indent)
            {
                end++;
            }

            if (i + 1 < rows.Count && axis.Entries[rows[i + 1]].Block != end)
            {
                return [];
            }

            var last = document[end - 1].Text;
            spans.Add(TextSpan.FromBounds(document.GetStart(block), document.GetStart(end) - (last.Length - last.TrimEnd().Length)));
        }

        var sorted = Enumerable.Range(0, rows.Count).OrderBy(i => axis.At(rows[i])).ToList();
        var edits = new List<TextEdit>();
        for (var i = 0; i < spans.Count; i++)
        {
            if (sorted[i] != i)
            {
                edits.Add(new TextEdit(spans[i], document.Text.ToString(spans[sorted[i]])));
            }
        }

        return edits;
    }
}
