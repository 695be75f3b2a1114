using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The only reviewer is the author, or all are of the author's team.</summary>
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
        else if (model.Header is { Severity.Value: 1 or 2, Reviewers: [{ } first, ..] reviewers, Authors: [{ } writer, ..] } && TeamOf(context, writer.Value) is { } team && reviewers.All(r => TeamOf(context, r.Value) == team))
        {
            yield return Found(first.Span, $"All reviewers are of the author's team, {team}. Ask somebody from outside, who sees what the team no longer sees.");
        }
    }

    /// <summary>As the roster of the workspace says; null where it does not.</summary>
    private static string? TeamOf(RuleContext context, string person)
    {
        foreach (var known in context.Settings.People)
        {
            if (known.Team is { Length: > 0 } && (known.Name.Equals(person.Trim(), StringComparison.OrdinalIgnoreCase) || known.Handle?.TrimStart('@').Equals(person.Trim().TrimStart('@'), StringComparison.OrdinalIgnoreCase) == true))
            {
                return known.Team;
            }
        }

        return null;
    }
}
