using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>An ignore comment names a rule that does not exist, and so ignores nothing.</summary>
internal sealed class UnknownIgnoredRule : Rule
{
    public override string Code => "unknown-ignored-rule";

    public override Category Category => Category.Configuration;

    public override bool AppliesToGeneric => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var comment in Suppressions.Of(model.Document).Comments)
        {
            if (AllRules.Find(comment.Code) is null)
            {
                var nearest = Nearest.Find(comment.Code, AllRules.List.Select(r => r.Code));
                yield return Found(
                    comment.CodeSpan,
                    nearest is null ? $"There is no rule \"{comment.Code}\", so this ignores nothing. Remove it." : $"There is no rule \"{comment.Code}\". Did you mean \"{nearest}\"?",
                    nearest);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is string nearest)
        {
            yield return new Fix($"Change to \"{nearest}\"", true, [new TextEdit(finding.Span, nearest)]);
        }
    }
}
