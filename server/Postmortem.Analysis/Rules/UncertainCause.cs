using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>The root cause is told with a hedge, and nothing says how sure it is.</summary>
internal sealed class UncertainCause : Rule
{
    private static readonly string[] Hedges = ["probably", "maybe", "perhaps", "we think", "we believe", "likely", "seems", "appears to", "possibly", "presumably", "might have"];

    public override string Code => "uncertain-cause";

    public override Category Category => Category.Cause;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.RootCause.Summary is not { } cause || Terms.HasAny(cause.Value, "confidence", "hypothesis", "not confirmed", "unconfirmed"))
        {
            yield break;
        }

        var text = model.Document.Text.ToString(cause.Span);
        foreach (var hedge in Hedges)
        {
            var at = text.IndexOfIgnoringCase(hedge);
            if (at >= 0 && Terms.HasAny(text, hedge))
            {
                yield return Found(new TextSpan(cause.Span.Start + at, hedge.Length), "The cause is uncertain. Say how sure it is (confidence: low, medium, high) and who will find out.");
                yield break;
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (model.RootCause.Summary is { } cause)
        {
            var length = model.Document.Text.ToString(cause.Span).TrimEnd().Length;
            yield return new Fix("Add how sure it is", false, [TextEdit.Insert(cause.Span.Start + length, " (confidence: [low, medium or high])")]);
        }
    }
}
