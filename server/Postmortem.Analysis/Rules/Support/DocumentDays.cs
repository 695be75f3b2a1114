using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>The days that stand in the tables of a section, such as those of signatures and revisions.</summary>
internal static class DocumentDays
{
    public static IEnumerable<(DateOnly Day, TextSpan Span)> In(DocumentModel model, string section)
    {
        foreach (var table in model.Tables)
        {
            if (table.Header < 0 || !SectionIndex.IsIn(model, table.Section, section))
            {
                continue;
            }

            for (var block = table.Header + 2; block < table.EndBlock; block++)
            {
                foreach (var cell in model.Document[block].Cells)
                {
                    if (cell.Text.Length == 10 && DateOnly.TryParseExact(cell.Text, "yyyy-MM-dd", out var day))
                    {
                        yield return (day, cell.Span.Shift(model.Document.GetStart(block)));
                    }
                }
            }
        }
    }
}
