using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
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

    public static IReadOnlyList<TextEdit> Fill(Analysis analysis)
    {
        var edits = new List<TextEdit>();
        foreach (var field in analysis.Model.Fields)
        {
            if (field.Id is { } id && IsOpen(field.Value) && field.Style != FieldStyle.FrontMatter && MetricHelp.Of(analysis.Model, id) is { Minutes: >= 0 } metric)
            {
                edits.Add(FieldEdits.Write(analysis.Model.Document, field.ValueSpan, Durations.Text(metric.Minutes)));
            }
        }

        foreach (var table in analysis.Model.Tables)
        {
            FillTable(analysis, table, edits);
        }

        return [.. edits.DistinctBy(e => e.Span.Start).OrderBy(e => e.Span.Start)];
    }

    private static void FillTable(Analysis analysis, Table table, List<TextEdit> edits)
    {
        var columns = table.Columns.ToList();
        var (name, value, target, met) = (columns.IndexOf("metric"), columns.IndexOf("value"), columns.IndexOf("target"), columns.IndexOf("met"));
        if (name < 0 || value < 0)
        {
            return;
        }

        var document = analysis.Model.Document;
        for (var row = table.FirstBlock; row < table.EndBlock; row++)
        {
            var block = document[row];
            if (block.Row != RowKind.Body || name >= block.Cells.Count || value >= block.Cells.Count || FindId(block.Cells[name].Inlines.Plain) is not { } id
                || MetricHelp.Of(analysis.Model, id) is not { Minutes: >= 0 } metric || !IsOpen(block.Cells[value].Text))
            {
                continue;
            }

            Add(value, Durations.Text(metric.Minutes));
            if (MetricHelp.TargetOf(analysis, id) is { } minutes)
            {
                Add(target, Durations.Text(minutes));
                Add(met, metric.Minutes <= minutes ? "✓" : "✗");
            }

            void Add(int column, string text)
            {
                if (column >= 0 && column < block.Cells.Count && IsOpen(block.Cells[column].Text))
                {
                    edits.Add(FieldEdits.Write(document, block.Cells[column].Span.Shift(document.GetStart(row)), text));
                }
            }
        }
    }

    private static string? FindId(string label) =>
        Array.Find(Names, n => label.ContainsIgnoringCase(n.Short) || label.ContainsIgnoringCase(n.Long)).Id;

    private static bool IsOpen(string value) => value.Length == 0 || (value.StartsWith('[') && value.EndsWith(']'));
}
