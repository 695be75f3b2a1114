using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>The number of a payment card stands in the document.</summary>
internal sealed class CardNumber : Rule
{
    public override string Code => "card-number";

    public override Category Category => Category.Privacy;

    public override RuleLevel DefaultLevel => RuleLevel.Error;

    public override bool AppliesToGeneric => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context) =>
        Sensitive.In(model, SensitiveKind.Card).Select(span => Found(span, "This is the number of a payment card. Remove it, and tell those who handle such cases."));

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context) =>
        [new Fix("Replace it by [redacted]", true, [new TextEdit(finding.Span, "\\[redacted\\]")])];
}
