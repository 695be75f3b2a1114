using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

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
                && (field.Value.ContainsIgnoringCase("estimate") || field.Value.Contains('~') || field.Value.Contains('≈') || field.Value.ContainsIgnoringCase("approx"))
                && !Methods.Any(m => field.Value.ContainsIgnoringCase(m)) && !Slots.In(model, field.ValueSpan))
            {
                yield return Found(field.ValueSpan, "Nothing says how this was estimated. Add the numbers it comes from.");
            }
        }
    }
}
