using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>A rule whose findings are found in each block for itself, once for its text.</summary>
internal abstract class RemarkRule(Func<BlockFacts, IReadOnlyList<BlockRemark>> remarks) : Rule
{
    public sealed override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var (block, facts) in RemarkableBlocks.Of(model))
        {
            foreach (var remark in remarks(facts))
            {
                yield return Found(remark.Span.Shift(model.Document.GetStart(block)), remark.Message);
            }
        }
    }
}
