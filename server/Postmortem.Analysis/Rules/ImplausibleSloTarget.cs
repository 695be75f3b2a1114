using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>An availability target of 100 per cent, or one that looks like a fraction written as per cent.</summary>
internal sealed class ImplausibleSloTarget : Rule
{
    public override string Code => "implausible-slo-target";

    public override Category Category => Category.Impact;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var row in model.Impact.Slos)
        {
            if (row.Target is { } target && target.Raw.Contains('%') && row.Name.ContainsIgnoringCase("availab") && target.Value is <= 50 or >= 100)
            {
                yield return Found(target.Span, target.Value >= 100
                    ? "A target of 100% leaves no error budget and is missed by the first error. Write the target that is agreed on."
                    : $"{target.Raw.Trim()} is no target of availability. Write it in per cent, such as 99.9%.");
            }
        }
    }
}
