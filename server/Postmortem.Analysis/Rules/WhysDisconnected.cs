using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>A why does not ask about the answer before it.</summary>
internal sealed class WhysDisconnected : Rule
{
    public override string Code => "whys-disconnected";

    public override Category Category => Category.Cause;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var whys = model.RootCause.Whys;
        for (var i = 1; i < whys.Count; i++)
        {
            var (before, why) = (whys[i - 1], whys[i]);
            if (why.Number == before.Number + 1 && before.Answer.Length > 0 && Terms.WordCount(why.Question) > 3 && !Slots.In(model, why.QuestionSpan)
                && Terms.Shared(Terms.Of(why.Question), Terms.Of(before.Answer)) == 0 && Terms.Shared(Terms.Of(why.Question), Terms.Of(before.Question)) == 0)
            {
                yield return Found(Columns.FirstLine(model, why.QuestionSpan), "This why does not follow from the answer above it. Ask about that answer, or begin a second chain.") with
                {
                    Related = [new Related(before.AnswerSpan, "The answer above")],
                };
            }
        }
    }
}
