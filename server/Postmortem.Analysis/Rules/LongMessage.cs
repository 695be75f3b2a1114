using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>A message is longer than its readers have time for.</summary>
internal sealed class LongMessage : Rule
{
    public override string Code => "long-message";

    public override Category Category => Category.Communication;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    private const int MostUpdateWords = 80;
    private const int MostMailWords = 250;
    private const int MostInternalWords = 300;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var message in Messages.Of(model).List)
        {
            var (most, what) = message.Kind switch
            {
                MessageKind.Update => (MostUpdateWords, "an entry of a status page"),
                MessageKind.Mail => (MostMailWords, "a letter"),
                _ => (MostInternalWords, "a message"),
            };
            var words = Messages.PartsOf(message, model).Sum(p => Terms.WordCount(p.Text));
            if (words > most)
            {
                yield return Found(message.Head, $"This has {words} words; {what} with more than {most} is hardly read. Say what happened, who is affected and what comes next, and link the rest.");
            }
        }
    }
}
