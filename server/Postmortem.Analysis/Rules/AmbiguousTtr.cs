using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>TTR stands for the time to respond, while everywhere else it is the time to resolve.</summary>
internal sealed class AmbiguousTtr : Rule
{
    public override string Code => "ambiguous-ttr";

    public override Category Category => Category.Metrics;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var field in model.Fields)
        {
            if (field.Label.Contains("TTR", StringComparison.Ordinal) && field.Label.ContainsIgnoringCase("respond"))
            {
                yield return Found(field.LabelSpan, "TTR is read as the time to resolve. Call the time to respond \"Time to Acknowledge (TTA)\".");
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context) =>
        [new Fix("Call it Time to Acknowledge (TTA)", true, [new TextEdit(finding.Span, "Time to Acknowledge (TTA)")])];
}
