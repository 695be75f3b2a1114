using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The root cause is a word or two, so it names no mechanism.</summary>
internal sealed class ThinRootCause : Rule
{
    private const int FewestWords = 8;

    public override string Code => "thin-root-cause";

    public override Category Category => Category.Cause;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.RootCause.Summary is { } cause && !Slots.In(model, cause.Span) && cause.Value.Length > 0 && !cause.Value.AsSpan().TrimEnd().EndsWith(':') && Terms.WordCount(cause.Value) < FewestWords)
        {
            yield return Found(Columns.FirstLine(model, cause.Span), "This names no mechanism. Say which condition made it possible and how the effect came about.");
        }
    }
}
