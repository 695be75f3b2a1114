using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A lesson leads to no action item, and does not say that none is needed.</summary>
internal sealed class LessonWithoutAction : Rule
{
    private const int SharedTerms = 2;
    private const int MostItems = 60;

    /// <summary>As <see cref="Terms"/> cuts them.</summary>
    private static readonly HashSet<string> Frequent = Terms.Of("alert alerts monitoring test tests team teams process system systems incident incidents service services deploy deployment change changes time user users customer customers need production data runbook dashboard add update review");

    public override string Code => "lesson-without-action";

    public override Category Category => Category.Lessons;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override bool ReadsEnglish => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        // Items without a name cannot be referred to.
        if (!model.ActionItems.Any(i => i.Id is not null) || model.Header.Severity?.Value is 4 or 5)
        {
            yield break;
        }

        foreach (var lesson in Slots.Filled(model, model.Lessons.Learned))
        {
            var text = model.Document.Text.ToString(lesson.Span);
            if (!Terms.HasAny(text, "no action", "no further action", "accepted", "done", "already", "see", "AI-*") && TicketReader.Find(text, new TextSpan(0, text.Length), ReadingWords.Default) is null && !text.Contains("](", StringComparison.Ordinal)
                && !model.ActionItems.Take(MostItems).Any(i => IsNamed(i, text) || IsAlike(TextFacts.Of(i.Text).Words, TextFacts.Of(lesson.Value).Words)))
            {
                yield return Found(Columns.FirstLine(model, lesson.Span), "No action item follows from this lesson. Name the one that does, or write \"(no action)\".");
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context) =>
        [new Fix("Insert a slot for the action item", false, [TextEdit.Insert(finding.Span.End - (model.Document.Text.ToString(finding.Span).EndsWith('.') ? 1 : 0), " ([Which action item follows, or no action])")])];

    /// <summary>Two words in common, or one that is not of every incident.</summary>
    private static bool IsAlike(HashSet<string> item, HashSet<string> lesson)
    {
        var shared = 0;
        foreach (var word in lesson)
        {
            if (item.Contains(word))
            {
                shared += Frequent.Contains(word) ? 1 : SharedTerms;
            }
        }

        return shared >= SharedTerms;
    }

    private static bool IsNamed(ActionItem item, string text) => item.Id is { Value.Length: > 1 } id && text.ContainsIgnoringCase(id.Value);
}
