using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>No action item addresses a contributing factor, and nothing says that it is accepted.</summary>
internal sealed class FactorWithoutAction : Rule
{
    private const int SharedTerms = 2;

    public override string Code => "factor-without-action";

    public override Category Category => Category.Cause;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.ActionItems.Count == 0)
        {
            yield break;
        }

        // A column or a note that names factors settles it; without ids only the words can tell.
        var section = model.FindSection("action-items");
        var named = string.Join(' ', model.ActionItems.Select(i => $"{i.Factor?.Value} {i.Text}")) + (section is null ? "" : model.Document.Text.ToString(section.Span));
        var terms = model.ActionItems.Select(i => Terms.Of($"{i.Text} {i.Factor?.Value}")).ToList();
        for (var i = 0; i < model.RootCause.Factors.Count; i++)
        {
            var factor = model.RootCause.Factors[i];
            var isNamed = factor.Id is { } id && Terms.HasAny(named, id);
            var own = Terms.Of(factor.Text);
            if (!isNamed && SectionIndex.IsIn(model, SectionIndex.At(model, factor.Span.Start), "contributing-factors") && !Slots.In(model, factor.Span) && !Terms.HasAny(factor.Text, "accepted", "AI-*", "no action") && !terms.Exists(t => Terms.Shared(t, own) >= SharedTerms))
            {
                yield return Found(Columns.FirstLine(model, factor.Span), $"No action item addresses {(factor.Id is { } name ? name : "this factor")}. Add one, or say why it is accepted.");
            }
        }
    }
}
