using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>An action item contains words that never come to an end: regularly, as needed, where possible.</summary>
internal sealed class OpenEndedActionItem : Rule
{
    private static readonly string[] Endless = ["ongoing", "continuously", "as needed", "regularly", "where possible", "if possible", "and so on", "etc", "from time to time", "whenever possible", "periodically", "going forward", "better"];

    public override string Code => "open-ended-action-item";

    public override Category Category => Category.Actions;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var item in ActionItems.In(model))
        {
            var text = model.Document.Text.ToString(item.TextSpan);
            foreach (var word in Endless)
            {
                var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
                if (at >= 0 && Terms.HasAny(text, word) && ActionText.Of(item.Text).Score >= 2)
                {
                    yield return Found(new TextSpan(item.TextSpan.Start + at, word.Length), $"\"{word}\" has no end, so this item is never done. Say how often, until when, or in which cases.");
                    break;
                }
            }
        }
    }
}
