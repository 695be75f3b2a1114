using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>Stated metrics that cannot all be true: mitigated later than resolved, detected later than mitigated.</summary>
internal sealed class ImpossibleMetrics : Rule
{
    public override string Code => "impossible-metrics";

    public override Category Category => Category.Metrics;

    public override bool AppliesToGeneric => true;

    public override RuleLevel DefaultLevel => RuleLevel.Error;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var stated = StatedMetric.In(model).DistinctBy(m => m.Id).ToDictionary(m => m.Id);
        foreach (var metric in stated.Values)
        {
            if (metric.Minutes.Raw.AsSpan().TrimStart() is ['-' or '−' or '–', >= '0' and <= '9', ..])
            {
                yield return Found(metric.Minutes.Span, $"{metric.Name} is negative, as if the end came before the beginning. Correct it, or the times that it follows from.");
            }
        }

        foreach (var (less, more) in ((string, string)[])[("ttd", "ttm"), ("ttm", "ttr")])
        {
            if (stated.TryGetValue(less, out var a) && stated.TryGetValue(more, out var b) && a.Minutes.Value > b.Minutes.Value)
            {
                yield return Found(a.Minutes.Span, $"{a.Name} ({Say.Duration(a.Minutes.Value)}) is longer than {b.Name} ({Say.Duration(b.Minutes.Value)}), which is impossible. Correct one of them.") with
                {
                    Related = [new Related(b.Minutes.Span, "The other metric")],
                };
            }
        }
    }
}
