using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The last answer names what broke or what was changed, and not what let it happen.</summary>
internal sealed class WhysStopAtSymptom : Rule
{
    public override string Code => "whys-stop-at-symptom";

    public override Category Category => Category.Cause;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.RootCause.Whys is [.., { Answer.Length: > 0 } last] && !Slots.In(model, last.AnswerSpan))
        {
            var kind = CauseKinds.Of(last.Answer);
            if (kind is CauseClass.Symptom or CauseClass.Proximate && !Terms.HasAny(last.Answer, "unknown", "unclear", "not known", "not sure"))
            {
                yield return Found(
                    Columns.FirstLine(model, last.AnswerSpan),
                    kind == CauseClass.Symptom
                        ? "The chain stops at what broke. Ask why that was possible, and why nothing caught it."
                        : "The chain stops at what was changed. Ask what let it reach users, and why nothing caught it.");
            }
        }
    }
}
