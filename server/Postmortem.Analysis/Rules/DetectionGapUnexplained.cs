using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The question why it was not detected sooner has an answer of a few words.</summary>
internal sealed class DetectionGapUnexplained : Rule
{
    private const int FewestWords = 8;

    public override string Code => "detection-gap-unexplained";

    public override Category Category => Category.Detection;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.FindField("detection-gap") is { Value.Length: > 0 } field && !Slots.In(model, field.ValueSpan) && Terms.WordCount(field.Value) < FewestWords)
        {
            yield return Found(Columns.FirstLine(model, field.ValueSpan), "This does not say what would have shown it sooner. Name the signal that was missing, late or too weak.");
        }
    }
}
