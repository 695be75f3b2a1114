using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>An internal network address stands in the text; in a public document, any address and the name of a host.</summary>
internal sealed class InternalAddress : Rule
{
    public override string Code => "internal-address";

    public override Category Category => Category.Privacy;

    public override RuleLevel DefaultLevel => RuleLevel.Hint;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (!IsPublic(model))
        {
            return Sensitive.In(model, SensitiveKind.Address).Select(span => Found(span, "This is an internal address. Name the host's role, above all if the document may be published."));
        }

        return Sensitive.In(model, SensitiveKind.Address).Concat(Sensitive.In(model, SensitiveKind.Host))
            .Select(span => Found(span, "The document is public, and this tells strangers how the systems are built. Name the host's role.") with { OwnLevel = RuleLevel.Warning });
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context) =>
        [new Fix("Replace it by [redacted]", false, [new TextEdit(finding.Span, "\\[redacted\\]")])];

    private static bool IsPublic(DocumentModel model)
    {
        foreach (var field in model.Fields)
        {
            if (Terms.HasAny(field.Value, "public", "external") && !Terms.HasAny(field.Value, "not", "non-public") && Terms.HasAny(field.Label, "audience", "classification", "visibility", "confidentiality", "distribution", "sensitivity"))
            {
                return true;
            }
        }

        return false;
    }
}
