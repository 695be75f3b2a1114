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

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var item in ActionItems.In(model))
        {
            if (TextFacts.Of(item.Text).Endless is { Length: > 0 } word && TextFacts.Of(item.Text).Action.Score >= 2)
            {
                var at = model.Document.Text.ToString(item.TextSpan).IndexOfIgnoringCase(word);
                yield return Found(at < 0 ? item.TextSpan : new TextSpan(item.TextSpan.Start + at, word.Length), $"\"{word}\" has no end, so this item is never done. Say how often, until when, or in which cases.");
            }
        }
    }

    internal static string Find(string text) => Array.Find(Endless, w => Terms.HasAny(text, w) && (w != "better" || AsksForBetter(text))) ?? "";

    /// <summary>"Set up better dashboards", but not "the earlier, the better" or "to better tell them apart".</summary>
    private static bool AsksForBetter(string text)
    {
        var at = text.IndexOfIgnoringCase("better");
        var before = text.AsSpan(0, Math.Max(0, at)).TrimEnd();
        before = before[(before.LastIndexOf(' ') + 1)..];
        return before.IsEmpty || !(before is "the" or "to" or "it's" or "is" or "are" or "be" or "much" or "even" || before.EndsWith(","));
    }
}
