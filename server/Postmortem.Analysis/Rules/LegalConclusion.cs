using Postmortem.Analysis.Model;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>The text draws a legal conclusion, such as negligence or breach of contract.</summary>
internal sealed class LegalConclusion : Rule
{
    private static readonly string[] Conclusions = ["negligent", "negligence", "in breach of contract", "breach of contract", "we are liable", "was liable", "violated the law", "illegal", "unlawful"];

    /// <summary>One of these stands in every conclusion, and hardly anywhere else.</summary>
    private static readonly string[] Parts = ["neglig", "breach of", "liable", "law", "illegal"];

    public override string Code => "legal-conclusion";

    public override Category Category => Category.Privacy;

    public override bool AppliesToGeneric => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var (block, facts) in RemarkableBlocks.Of(model))
        {
            if (facts.Legal is { } span)
            {
                yield return Found(span.Shift(model.Document.GetStart(block)), "This is a legal conclusion. State the facts, and leave the judgement to those who are asked for it.");
            }
        }
    }

    internal static TextSpan? Find(Block block)
    {
        if (block.Kind is BlockKind.Code or BlockKind.Html || !Array.Exists(Parts, block.Text.ContainsIgnoringCase))
        {
            return null;
        }

        foreach (var words in Conclusions)
        {
            var at = block.Text.IndexOfIgnoringCase(words);
            if (at >= 0 && Terms.HasAny(block.Text, words))
            {
                return new TextSpan(at, words.Length);
            }
        }

        return null;
    }
}
