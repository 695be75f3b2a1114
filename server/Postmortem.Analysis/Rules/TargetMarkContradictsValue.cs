using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A row of metrics is marked as met though its value exceeds its target, or the other way round.</summary>
internal sealed class TargetMarkContradictsValue : Rule
{
    public override string Code => "target-mark-contradicts-value";

    public override Category Category => Category.Metrics;

    public override RuleLevel DefaultLevel => RuleLevel.Error;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var metric in StatedMetric.In(model))
        {
            if (metric is { Target: { } target, Met: { } met } && met.Value != metric.Minutes.Value <= target)
            {
                yield return Found(met.Span, $"{Say.Duration(metric.Minutes.Value)} {(met.Value ? "exceeds" : "is within")} the target of {Say.Duration(target)}. Write {(met.Value ? "✗" : "✓")}.", met);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is Fact<bool> met)
        {
            var mark = met.Raw.Length > 2 || met.Raw is "Y" or "N" ? (met.Value ? "No" : "Yes") : met.Value ? "✗" : "✓";
            yield return new Fix($"Change to {mark}", false, [new TextEdit(met.Span, mark)]);
        }
    }
}
