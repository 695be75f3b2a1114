using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>An e-mail address or a telephone number stands in the text.</summary>
internal sealed class PersonalData : Rule
{
    public override string Code => "personal-data";

    public override Category Category => Category.Privacy;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context) =>
        Sensitive.In(model, SensitiveKind.Personal).Select(span => Found(span, "This is personal data, and documents are copied. Replace it by a role or a count."));

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context) =>
        [new Fix("Replace it by [redacted]", false, [new TextEdit(finding.Span, "\\[redacted\\]")])];
}
