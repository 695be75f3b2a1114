using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The cause is a bug, and nothing says why tests and rollout let it through.</summary>
internal sealed class BugWithoutEscape : Rule
{
    public override string Code => "bug-without-escape";

    public override Category Category => Category.Cause;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.RootCause.Summary is { } cause && Terms.HasAny(cause.Value, "bug", "defect", "regression", "typo") && !Slots.In(model, cause.Span))
        {
            foreach (var block in Prose.BlocksIn(model, Prose.Cause))
            {
                if (Terms.HasAny(model.Document[block].Text, "test*", "review*", "canary", "staging", "rollout*", "check*", "validat*"))
                {
                    yield break;
                }
            }

            yield return Found(Columns.FirstLine(model, cause.Span), "Having bugs is normal. Say why tests, review and rollout let this one reach users.");
        }
    }
}
