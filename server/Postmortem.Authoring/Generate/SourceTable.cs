using Postmortem.Analysis.Model;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Authoring.Generate;

/// <summary>The rows of the tables of one section, by what their columns are headed or mean.</summary>
internal static class SourceTable
{
    /// <summary>For each body row the source spans of its cells; keys are headings in lower case and meanings.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, TextSpan>> Rows(DocumentModel model, string sectionId)
    {
        foreach (var table in model.Tables)
        {
            if (!IsIn(model, table.Section, sectionId) || table.Header < 0)
            {
                continue;
            }

            var headings = model.Document[table.Header].Cells.Select(c => c.Inlines.Plain.Trim().ToLowerInvariant()).ToList();
            for (var i = table.FirstBlock; i < table.EndBlock; i++)
            {
                var block = model.Document[i];
                if (block.Row != RowKind.Body)
                {
                    continue;
                }

                var row = new Dictionary<string, TextSpan>();
                for (var column = 0; column < block.Cells.Count && column < headings.Count; column++)
                {
                    var span = block.Cells[column].Span.Shift(model.Document.GetStart(i));
                    row.TryAdd(headings[column], span);
                    if (column < table.Columns.Count && table.Columns[column] is { } meaning)
                    {
                        row.TryAdd(meaning, span);
                    }
                }

                yield return row;
            }
        }
    }

    private static bool IsIn(DocumentModel model, int section, string id)
    {
        for (; section >= 0; section = model.Sections[section].Parent)
        {
            if (model.Sections[section].Id == id)
            {
                return true;
            }
        }

        return false;
    }
}
