using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>A message to customers makes little of what happened to them, or puts it on others.</summary>
internal sealed class DismissiveMessage : Rule
{
    public override string Code => "dismissive-message";

    public override Category Category => Category.Communication;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override bool ReadsEnglish => true;

    private static readonly string[] Phrases =
    [
        "any inconvenience", "inconvenience this may", "may have experienced", "might have experienced", "may have noticed", "might have noticed", "may have seen", "may have encountered", "only a small", "only a few", "only a handful", "only some", "a small number of", "small subset", "small percentage", "minor issue", "minor problem", "minor disruption",
        "brief issue", "brief disruption", "brief interruption", "short disruption", "slight delay*", "not our fault", "through no fault", "beyond our control", "outside our control", "outside of our control", "out of our control", "out of our hands", "as you should know", "as a courtesy",
    ];

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var message in Messages.Of(model).ForCustomers)
        {
            foreach (var (text, start, _) in Messages.PartsOf(message, model))
            {
                if (Terms.FirstOf(text, Phrases) is { } phrase)
                {
                    yield return Found(phrase.Shift(start), "To those who were affected this sounds as if it hardly mattered. Name what they could not do, how many they were and for how long.");
                }
            }
        }
    }
}
