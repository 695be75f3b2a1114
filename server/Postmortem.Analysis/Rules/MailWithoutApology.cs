using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>A letter to customers does not say sorry, or one person does in the place of the organisation.</summary>
internal sealed class MailWithoutApology : Rule
{
    public override string Code => "mail-without-apology";

    public override Category Category => Category.Communication;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override bool ReadsEnglish => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var message in Messages.Of(model).List)
        {
            if (message.Kind != MessageKind.Mail)
            {
                continue;
            }

            var sorry = false;
            foreach (var (text, start, _) in Messages.PartsOf(message, model))
            {
                sorry |= Terms.HasAny(text, "sorry", "apolog*", "regret*");
                if (Terms.FirstOf(text, "I apologise", "I apologize", "I am sorry", "I'm sorry", "my apologies", "my mistake", "our engineer", "one of our engineers", "an engineer of ours") is { } one)
                {
                    yield return Found(one.Shift(start), "Here one person stands for what happened. Speak as the organisation.");
                }
            }

            if (!sorry)
            {
                yield return Found(message.Head, "The letter does not say sorry. Those who were affected expect it, from the organisation and without \"if\".");
            }
        }
    }
}
