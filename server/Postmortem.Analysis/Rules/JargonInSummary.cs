using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Rules;

/// <summary>The summary has code, addresses or host names that readers outside engineering do not know.</summary>
internal sealed class JargonInSummary : Rule
{
    private const int Tolerated = 2;

    public override string Code => "jargon-in-summary";

    public override Category Category => Category.Summary;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var seen = 0;
        foreach (var block in Prose.BlocksIn(model, Prose.Summary))
        {
            if (model.Document[block].Kind is not (BlockKind.Paragraph or BlockKind.ListItem))
            {
                continue;
            }

            foreach (var inline in model.Document[block].Inlines.Spans)
            {
                if (inline.Kind == InlineKind.Code && ++seen > Tolerated)
                {
                    yield return Found(inline.Span.Shift(model.Document.GetStart(block)), "Readers outside engineering do not know this name. Say what users saw instead.");
                    yield break;
                }
            }
        }
    }
}
