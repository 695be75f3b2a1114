using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A row explains or judges, where the timeline should only tell.</summary>
internal sealed class InterpretationInTimeline : Rule
{
    private static readonly string[] Words = ["should have", "would have", "could have", "in hindsight", "the root cause was", "which caused the incident", "as a result of poor", "too late", "too long", "too slow", "far too", "unfortunately", "needlessly"];

    public override string Code => "interpretation-in-timeline";

    public override Category Category => Category.Timeline;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var entry in model.Timeline.Entries)
        {
            if (TextFacts.Of(entry.Event).Interpretation is { Length: > 0 } word)
            {
                var at = model.Document.Text.ToString(entry.EventSpan).IndexOfIgnoringCase(word);
                yield return Found(at < 0 ? entry.TimeSpan : new TextSpan(entry.EventSpan.Start + at, word.Length), "This explains or judges. Keep the row to what happened, and move the rest to the analysis.");
            }
        }
    }

    internal static string Find(string text) => Array.Find(Words, w => text.IndexOfIgnoringCase(w) is var at and >= 0 && !(w.EndsWith(" have", StringComparison.Ordinal) && Terms.HasAny(text[Math.Max(0, at - 48)..at], "whether", "what", "hypothes*", "theory", "suspect*", "discuss*"))) ?? "";
}
