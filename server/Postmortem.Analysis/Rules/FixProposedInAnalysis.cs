using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>The analysis says what should be built, which belongs in the action items.</summary>
internal sealed class FixProposedInAnalysis : Rule
{
    private static readonly string[] Proposals = ["we should add", "we should implement", "we need to add", "we need to implement", "we will add", "we plan to add", "should be added", "needs to be added"];

    public override string Code => "fix-proposed-in-analysis";

    public override Category Category => Category.Cause;

    public override RuleLevel DefaultLevel => RuleLevel.Hint;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var block in Prose.BlocksIn(model, Prose.Cause))
        {
            var text = model.Document[block].Text;
            foreach (var proposal in Proposals)
            {
                var at = text.IndexOf(proposal, StringComparison.OrdinalIgnoreCase);
                if (at >= 0)
                {
                    yield return Found(new TextSpan(model.Document.GetStart(block) + at, proposal.Length), "This proposes a repair. Move it to the action items, where it gets an owner and a date.");
                    break;
                }
            }
        }
    }
}
