using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>The impact has no number of users, requests or a share of them.</summary>
internal sealed class ImpactWithoutNumbers : Rule
{
    public override string Code => "impact-without-numbers";

    public override Category Category => Category.Impact;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var section = model.Sections.FirstOrDefault(s => s.Id is { } id && Prose.Impact.Contains(id));
        if (section is null or { IsEmpty: true } || model.Impact.UsersAffected is not null || model.Impact.RequestsFailed is not null || model.Impact.PeakErrorRate is not null || Slots.In(model, section.Span))
        {
            yield break;
        }

        foreach (var block in Prose.BlocksIn(model, Prose.Impact))
        {
            if (model.Document[block].Get(Quantities.Instance).Any(q => q.Unit is "%" or "user" or "account" or "request" or "order" or "payment" or "ticket" or "message"))
            {
                yield break;
            }
        }

        yield return Found(section.HeadingSpan, "No number says how many users or requests were affected. A well-informed estimate is better than none.");
    }
}
