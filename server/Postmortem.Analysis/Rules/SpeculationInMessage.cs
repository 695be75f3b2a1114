using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>A message to customers guesses at the cause while the incident goes on.</summary>
internal sealed class SpeculationInMessage : Rule
{
    public override string Code => "speculation-in-message";

    public override Category Category => Category.Communication;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override bool ReadsEnglish => true;

    private static readonly string[] Guesses = ["probably", "most likely", "likely", "we think", "we believe", "we suspect", "we assume", "seems to be", "seem to be", "seems that", "appears to be", "appear to be", "may be caused", "might be caused", "could be caused", "may be due", "might be due", "could be due", "may be related", "might be related", "could be related", "possibly", "presumably", "perhaps", "suspected"];

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var message in Messages.Of(model).ForCustomers)
        {
            if (message.IsInRetrospect)
            {
                continue;
            }

            foreach (var (text, start, _) in Messages.PartsOf(message, model))
            {
                if (Terms.FirstOf(text, Guesses) is { } guess)
                {
                    yield return Found(guess.Shift(start), "This is a guess, and customers take it for a fact. Say what is confirmed, and when they hear more.");
                    break;
                }
            }
        }
    }
}
