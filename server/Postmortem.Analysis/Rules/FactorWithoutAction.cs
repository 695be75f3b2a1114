using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>No action item addresses a contributing factor, and nothing says that it is accepted.</summary>
internal sealed class FactorWithoutAction : Rule
{
    private const int SharedTerms = 2;
    private const int MostFactors = 20;
    private const int MostItems = 60;

    public override string Code => "factor-without-action";

    public override Category Category => Category.Cause;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.ActionItems.Count == 0 || model.RootCause.Factors.Count == 0)
        {
            yield break;
        }

        // A column or a note that names factors settles it; without ids only the words can tell.
        var named = RemarkableBlocks.Of(model)
            .Where(b => b.Facts.Factors.Count > 0 && SectionIndex.IsIn(model, SectionIndex.At(model, model.Document.GetStart(b.Block)), "action-items", "immediate-actions", "short-term-actions", "long-term-actions"))
            .SelectMany(b => b.Facts.Factors).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var factor in model.RootCause.Factors.Take(MostFactors))
        {
            if ((factor.Id is { } id && named.Contains(id)) || Slots.In(model, factor.Span) || !SectionIndex.IsIn(model, SectionIndex.At(model, factor.Span.Start), "contributing-factors")
                || model.ActionItems.Take(MostItems).Any(i => IsNamed(i, factor) || (!(named.Count > 0 && factor.Id is not null) && Terms.Shared(TextFacts.Of(i.Text).Words, TextFacts.Of(factor.Text).Words) >= SharedTerms))
                || Terms.HasAny(factor.Text, "accepted", "AI-*", "no action"))
            {
                continue;
            }

            yield return Found(Columns.FirstLine(model, factor.Span), $"No action item addresses {(factor.Id is { } name ? name : "this factor")}. Add one, or say why it is accepted.");
        }
    }

    private static bool IsNamed(ActionItem item, Factor factor) => item.Factor is { } cell && factor.Id is { } id && cell.Value.ContainsIgnoringCase(id);
}
