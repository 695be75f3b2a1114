using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A service level is marked as breached though the actual value meets the target, or the other way round.</summary>
internal sealed class BreachContradictsSlo : Rule
{
    public override string Code => "breach-contradicts-slo";

    public override Category Category => Category.Impact;

    public override RuleLevel DefaultLevel => RuleLevel.Error;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var row in model.Impact.Slos)
        {
            if (row is { Target: { } target, Actual: { } actual, Breach: { } breach } && Slo.IsBreached(row) is { } breached && breached != breach.Value)
            {
                yield return Found(breach.Span, $"{actual.Raw.Trim()} {(breached ? "misses" : "meets")} the target of {target.Raw.Trim()}, so the breach is \"{(breached ? "Yes" : "No")}\". Correct the mark or the values.", breached);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is bool breached)
        {
            var word = breached ? "Yes" : "No";
            yield return new Fix($"Change to {word}", false, [new TextEdit(finding.Span, word)]);
        }
    }
}
