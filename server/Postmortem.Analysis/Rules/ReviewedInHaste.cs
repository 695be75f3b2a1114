using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>A final document was shared and signed within one day.</summary>
internal sealed class ReviewedInHaste : Rule
{
    public override string Code => "reviewed-in-haste";

    public override Category Category => Category.Workflow;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.Status is not { Value: "final" or "closed" })
        {
            yield break;
        }

        var shared = DocumentDays.In(model, "revision-history").Select(d => d.Day).DefaultIfEmpty(DateOnly.MaxValue).Min();
        var signed = DocumentDays.In(model, "sign-off").OrderByDescending(d => d.Day).FirstOrDefault();
        if (shared != DateOnly.MaxValue && signed.Span.Length > 0 && signed.Day == shared)
        {
            yield return Found(signed.Span, "The last signature is of the day on which the document was first shared. Leave a review open for a day, so that those who were not there can ask.");
        }
    }
}
