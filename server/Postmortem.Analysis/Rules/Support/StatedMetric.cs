using System.Runtime.CompilerServices;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A metric as the document states it: a field, or a row of the table of metrics.</summary>
/// <param name="Id">ttd, tta, ttm or ttr.</param>
/// <param name="Minutes">The value with its place.</param>
/// <param name="Target">Of the row, in minutes.</param>
/// <param name="Met">Whether the row says that the target was met, with the place of the mark.</param>
internal sealed record StatedMetric(string Id, string Name, Fact<double> Minutes, double? Target, Fact<bool>? Met)
{
    private static readonly (string Id, string Short, string Long)[] Names =
    [
        ("ttd", "TTD", "time to detect"),
        ("tta", "TTA", "time to acknowledge"),
        ("ttm", "TTM", "time to mitigate"),
        ("ttr", "TTR", "time to resolve"),
    ];

    private static readonly ConditionalWeakTable<DocumentModel, List<StatedMetric>> Cache = [];

    /// <summary>Found once for a model, since several rules ask.</summary>
    public static IReadOnlyList<StatedMetric> In(DocumentModel model) => Cache.GetValue(model, static m => [.. Find(m)]);

    private static IEnumerable<StatedMetric> Find(DocumentModel model)
    {
        foreach (var field in model.Fields)
        {
            var id = field.Id == "detection-latency" ? "ttd" : field.Id;
            if (Array.Find(Names, n => n.Id == id) is { Id: not null } name && field.Value.Length > 0 && !Slots.In(model, field.ValueSpan)
                && DurationReader.Find(field.Value, ReadingWords.Default) is { } duration && TableOf(model, field.Block) is null)
            {
                yield return new StatedMetric(name.Id, field.Id == "detection-latency" ? "The detection latency" : name.Short, new Fact<double>(duration.Minutes, field.Value, field.ValueSpan), null, null);
            }
        }

        foreach (var table in model.Tables)
        {
            if (!IsOfMetrics(model, table))
            {
                continue;
            }

            for (var block = table.FirstBlock; block < table.EndBlock; block++)
            {
                if (block != table.Header && FromRow(model, table, block) is { } metric)
                {
                    yield return metric;
                }
            }
        }
    }

    public Metric? ComputedIn(DocumentModel model) => Id switch
    {
        "ttd" => model.Metrics.Ttd,
        "tta" => model.Metrics.Tta,
        "ttm" => model.Metrics.Ttm,
        _ => model.Metrics.Ttr,
    };

    /// <summary>
    /// Metrics are counted in more than one way: to mitigate and to resolve also from detection, to resolve also to recovery.
    /// What agrees with one of them is no contradiction.
    /// </summary>
    public bool AgreesWithAnotherReading(DocumentModel model)
    {
        var axis = TimelineAxis.Of(model);
        Milestones[] from = Id is "ttd" ? [Milestones.Trigger, Milestones.ImpactStart] : Id is "tta" ? [Milestones.Detected] : [Milestones.ImpactStart, Milestones.Detected];
        Milestones[] to = Id switch
        {
            "ttd" => [Milestones.Detected],
            "tta" => [Milestones.Acknowledged],
            "ttm" => [Milestones.Mitigated],
            _ => [Milestones.Resolved],
        };
        foreach (var first in from)
        {
            foreach (var last in to)
            {
                if (axis.Find(first) is var a and >= 0 && axis.Find(last, latest: true) is var b and >= 0 && !Tolerance.Differ(Minutes, axis.At(b)!.Value - axis.At(a)!.Value))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static Table? TableOf(DocumentModel model, int block) =>
        model.Tables.FirstOrDefault(t => block >= t.FirstBlock && block < t.EndBlock && IsOfMetrics(model, t));

    private static bool IsOfMetrics(DocumentModel model, Table table) => table.Header >= 0 && Column(model, table, "metric") >= 0 && Column(model, table, "value") >= 0;

    private static StatedMetric? FromRow(DocumentModel model, Table table, int block)
    {
        var cells = model.Document[block].Cells;
        var start = model.Document.GetStart(block);
        string Text(string column) => Column(model, table, column) is var i and >= 0 && i < cells.Count ? cells[i].Inlines.Plain.Trim() : "";
        TextSpan Span(string column) => Column(model, table, column) is var i and >= 0 && i < cells.Count ? cells[i].Span.Shift(start) : default;

        var label = Text("metric");
        var name = Array.Find(Names, n => label.ContainsIgnoringCase(n.Short) || label.ContainsIgnoringCase(n.Long));
        if (name.Id is null || DurationReader.Find(Text("value"), ReadingWords.Default) is not { } value || Slots.In(model, Span("value")))
        {
            return null;
        }

        var target = DurationReader.Find(Text("target"), ReadingWords.Default)?.Minutes;
        bool? met = Text("met").ToLowerInvariant() switch
        {
            "✓" or "✅" or "yes" or "y" or "met" or "✔" or "✔️" => true,
            "✗" or "❌" or "no" or "n" or "missed" or "not met" or "✘" => false,
            _ => null,
        };
        return new StatedMetric(name.Id, name.Short, new Fact<double>(value.Minutes, Text("value"), Span("value")), target, met is { } m ? new Fact<bool>(m, Text("met"), Span("met")) : null);
    }

    /// <summary>By the profile's word for it, else by the head of the column.</summary>
    private static int Column(DocumentModel model, Table table, string id)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (table.Columns[i] == id)
            {
                return i;
            }
        }

        var cells = model.Document[table.Header].Cells;
        for (var i = 0; i < cells.Count; i++)
        {
            var head = cells[i].Text.Trim('*', ' ', '?');
            if (head.Equals(id, StringComparison.OrdinalIgnoreCase) || (id == "value" && head.Equals("actual", StringComparison.OrdinalIgnoreCase)))
            {
                return i;
            }
        }

        return -1;
    }
}
