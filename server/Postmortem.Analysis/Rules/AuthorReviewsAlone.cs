using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The only reviewer is the author.</summary>
internal sealed class AuthorReviewsAlone : Rule
{
    public override string Code => "author-reviews-alone";

    public override Category Category => Category.Workflow;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header is { Reviewers: [{ } reviewer], Authors: [{ } author, ..] } && reviewer.Value.Trim().Equals(author.Value.Trim(), StringComparison.OrdinalIgnoreCase) && !Slots.In(model, reviewer.Span))
        {
            yield return Found(reviewer.Span, "The author is the only reviewer. Ask somebody from outside the team, who sees what the team no longer sees.");
        }
    }
}
