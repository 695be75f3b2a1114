using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>The analysis says what should be built, which belongs in the action items.</summary>
internal sealed class FixProposedInAnalysis : Rule
{
    private static readonly string[] Proposals = ["we should add", "we should implement", "we need to add", "we need to implement", "we will add", "we plan to add", "should be added", "needs to be added"];

    public override string Code => "fix-proposed-in-analysis";

    public override Category Category => Category.Cause;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Hint;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var (block, facts) in RemarkableBlocks.Of(model))
        {
            if (facts.Proposal is { } span && SectionIndex.IsIn(model, SectionIndex.At(model, model.Document.GetStart(block)), Prose.Cause))
            {
                yield return Found(span.Shift(model.Document.GetStart(block)), "This proposes a repair. Move it to the action items, where it gets an owner and a date.");
            }
        }
    }

    internal static TextSpan? Find(Block block)
    {
        if (block.Kind is not (BlockKind.Paragraph or BlockKind.ListItem) || (!block.Text.ContainsIgnoringCase("add") && !block.Text.ContainsIgnoringCase("implement")))
        {
            return null;
        }

        foreach (var proposal in Proposals)
        {
            var at = block.Text.IndexOfIgnoringCase(proposal);
            if (at >= 0)
            {
                return new TextSpan(at, proposal.Length);
            }
        }

        return null;
    }
}
