using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.CodeActions;

/// <summary>Writes what the timeline tells into the fields and rows that state it. What somebody wrote is never replaced.</summary>
internal static class MetricEdits
{
    private static readonly (string Id, string Short, string Long)[] Names =
        [("ttd", "TTD", "time to detect"), ("tta", "TTA", "time to acknowledge"), ("ttm", "TTM", "time to mitigate"), ("ttr", "TTR", "time to resolve")];

    public static string? WhyNot(Analysis analysis)
    {
        if (analysis.Model.Metrics is { Ttd: null, Tta: null, Ttm: null, Ttr: null })
        {
            return "The timeline does not tell the moments that metrics are computed from.";
        }

        return Fill(analysis).Count == 0 ? "There is no empty field or row for them." : null;
    }

    /// <param name="places">Where they are written when not in the same document, such as a section to be inserted.</param>
    public static IReadOnlyList<TextEdit> Fill(Analysis analysis, DocumentModel? places = null)
    {
        places ??= analysis.Model;
        var edits = new List<TextEdit>();
        foreach (var field in places.Fields)
        {
            if (field.Id is { } id && Slots.IsOpen(places, field.ValueSpan) && field.Style != FieldStyle.FrontMatter && MetricHelp.Of(analysis.Model, id) is { Minutes: >= 0 } metric)
            {
                edits.Add(FieldEdits.Write(places.Document, field.ValueSpan, Durations.Text(metric.Minutes)));
            }
        }

        foreach (var table in places.Tables)
        {
            FillTable(analysis, places, table, edits);
        }

        return [.. edits.DistinctBy(e => e.Span.Start).OrderBy(e => e.Span.Start)];
    }

    private static void FillTable(Analysis analysis, DocumentModel places, Table table, List<TextEdit> edits)
    {
        var columns = table.Columns.ToList();
        var (name, value, target, met) = (columns.IndexOf("metric"), columns.IndexOf("value"), columns.IndexOf("target"), columns.IndexOf("met"));
        if (name < 0 || value < 0)
        {
            return;
        }

        var document = places.Document;
        for (var row = table.FirstBlock; row < table.EndBlock; row++)
        {
            var block = document[row];
            if (block.Row != RowKind.Body || name >= block.Cells.Count || value >= block.Cells.Count || FindId(block.Cells[name].Inlines.Plain) is not { } id
                || MetricHelp.Of(analysis.Model, id) is not { Minutes: >= 0 } metric || !IsOpen(value))
            {
                continue;
            }

            Add(value, Durations.Text(metric.Minutes));
            if (MetricHelp.TargetOf(analysis, id) is { } minutes)
            {
                Add(target, Durations.Text(minutes));
                Add(met, metric.Minutes <= minutes ? "✓" : "✗");
            }

            bool IsOpen(int column) => Slots.IsOpen(places, block.Cells[column].Span.Shift(document.GetStart(row)));

            void Add(int column, string text)
            {
                if (column >= 0 && column < block.Cells.Count && IsOpen(column))
                {
                    edits.Add(FieldEdits.Write(document, block.Cells[column].Span.Shift(document.GetStart(row)), text));
                }
            }
        }
    }

    private static string? FindId(string label) =>
        Array.Find(Names, n => label.ContainsIgnoringCase(n.Short) || label.ContainsIgnoringCase(n.Long)).Id;
}
