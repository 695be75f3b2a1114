using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>"30,000 requests (2,000 per minute, 50% errors, 30 minutes)", and the product gives something else.</summary>
internal sealed class FailedRequestsContradictRate : Rule
{
    private const double Allowed = 0.1;

    public override string Code => "failed-requests-contradict-rate";

    public override Category Category => Category.Impact;

    public override RuleLevel DefaultLevel => RuleLevel.Error;

    public override bool AppliesToGeneric => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var block in model.Document.BlocksOf(RateSieve.Instance).ToArray())
        {
            if (!SectionIndex.IsIn(model, SectionIndex.At(model, model.Document.GetStart(block)), Prose.Impact))
            {
                continue;
            }

            var (text, quantities) = (model.Document[block].Text, model.Document[block].Get(Quantities.Instance));
            var rate = quantities.FirstOrDefault(q => text.AsSpan(q.Span.End).TrimStart().StartsWith("per minute", StringComparison.OrdinalIgnoreCase));
            var share = quantities.FirstOrDefault(q => q.Unit == "%");
            var duration = quantities.FirstOrDefault(q => q.Unit == "minute" && q != rate);
            var failed = quantities.Where(q => q.Unit is "request" or "payment" or "order" or "" && q != rate && q.Value > rate.Value).OrderByDescending(q => q.Value).FirstOrDefault();
            if (rate.Value <= 0 || share.Value is <= 0 or > 100 || duration.Value <= 0 || failed.Value <= 0)
            {
                continue;
            }

            var product = rate.Value * share.Value / 100 * duration.Value;
            if (Math.Abs(product - failed.Value) > failed.Value * Allowed && quantities.Count(q => q.Unit == "%") == 1)
            {
                yield return Found(failed.Span.Shift(model.Document.GetStart(block)), $"{Say.Number(rate.Value)} per minute, {Say.Number(share.Value)}% and {Say.Duration(duration.Value)} give {Say.Number(Math.Round(product))}, not {Say.Number(failed.Value)}. Correct the number that is wrong.");
            }
        }
    }

    /// <summary>Blocks that may state the product and its factors.</summary>
    private sealed class RateSieve : BlockSieve
    {
        public static RateSieve Instance { get; } = new();

        public override bool Picks(Block block) =>
            block.Kind is not (BlockKind.Heading or BlockKind.Html) && block.Text.ContainsIgnoringCase("per minute") && block.Get(Quantities.Instance).Count >= 4;
    }
}
