using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>An internal network address stands in the text.</summary>
internal sealed class InternalAddress : Rule
{
    public override string Code => "internal-address";

    public override Category Category => Category.Privacy;

    public override RuleLevel DefaultLevel => RuleLevel.Hint;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context) =>
        Sensitive.In(model, SensitiveKind.Address).Select(span => Found(span, "This is an internal address. Name the host's role, above all if the document may be published."));

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context) =>
        [new Fix("Replace it by [redacted]", false, [new TextEdit(finding.Span, "\\[redacted\\]")])];
}
