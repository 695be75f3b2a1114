using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>An answer repeats its question instead of explaining it.</summary>
internal sealed class WhysCircular : Rule
{
    private const double Same = 0.8;

    public override string Code => "whys-circular";

    public override Category Category => Category.Cause;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var why in model.RootCause.Whys)
        {
            var (question, answer) = (Terms.Of(why.Question), Terms.Of(why.Answer));
            if (answer.Count >= 2 && question.Count >= 2 && Terms.Shared(question, answer) >= answer.Count * Same && !Slots.In(model, why.AnswerSpan))
            {
                yield return Found(Columns.FirstLine(model, why.AnswerSpan), "The answer repeats the question. Say what made it so.");
            }
        }
    }
}
