using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>An amount is an estimate, and nothing says how it was made.</summary>
internal sealed class EstimateWithoutMethod : Rule
{
    private static readonly string[] Methods = ["from", "based on", " at $", " at €", "×", " x ", "per ", "counted", "calculated", "extrapolated", "average", "compared", "method", "since", "because", "by "];

    public override string Code => "estimate-without-method";

    public override Category Category => Category.Impact;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var field in model.Fields)
        {
            if (field.Id is "revenue-impact" or "users-affected" or "requests-failed" && field.Value.Any(char.IsAsciiDigit)
                && (field.Value.Contains("estimate", StringComparison.OrdinalIgnoreCase) || field.Value.Contains('~') || field.Value.Contains('≈') || field.Value.Contains("approx", StringComparison.OrdinalIgnoreCase))
                && !Methods.Any(m => field.Value.Contains(m, StringComparison.OrdinalIgnoreCase)) && !Slots.In(model, field.ValueSpan))
            {
                yield return Found(field.ValueSpan, "Nothing says how this was estimated. Add the numbers it comes from.");
            }
        }
    }
}
