using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A password, key or token stands in the document.</summary>
internal sealed class SecretInDocument : Rule
{
    public override string Code => "secret-in-document";

    public override Category Category => Category.Privacy;

    public override RuleLevel DefaultLevel => RuleLevel.Error;

    public override bool AppliesToGeneric => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context) =>
        Sensitive.In(model, SensitiveKind.Secret).Select(span => Found(span, "This looks like a password, key or token. Remove it here, and revoke it: it is in the history too."));

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context) =>
        [new Fix("Replace it by [redacted]", true, [new TextEdit(finding.Span, "\\[redacted\\]")])];
}
