using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>A point of what went well praises without saying what worked.</summary>
internal sealed class PraiseWithoutEffect : Rule
{
    private static readonly string[] Praise = ["great teamwork", "good teamwork", "great work", "good job", "great job", "well done", "good communication", "great communication", "quick response", "fast response", "good collaboration", "great collaboration", "everyone responded quickly", "teamwork"];

    public override string Code => "praise-without-effect";

    public override Category Category => Category.Lessons;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var point in Slots.Filled(model, model.Lessons.WentWell))
        {
            if (Terms.WordCount(point.Value) < 8 && !point.Value.Any(char.IsAsciiDigit) && Terms.HasAny(point.Value, Praise))
            {
                yield return Found(Columns.FirstLine(model, point.Span), "Praise does not tell others what to keep. Name what worked and its effect, in minutes or users.");
            }
        }
    }
}
