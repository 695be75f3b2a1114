using Postmortem.Analysis.Model;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A box of the quality checklist, with what the document says against it.</summary>
/// <param name="Box">The character between the brackets.</param>
/// <param name="Evidence">Why it is not true, as the end of a sentence; null when nothing speaks against it.</param>
internal sealed record ChecklistItem(string Text, TextSpan Box, bool IsTicked, string? Evidence);

/// <summary>The boxes of a post-mortem that a machine can judge.</summary>
internal static class Checklist
{
    public static IEnumerable<ChecklistItem> In(DocumentModel model)
    {
        foreach (var section in SectionBlocks.Of(model, "quality-checklist", "success-criteria"))
        {
            for (var i = section.First + 1; i < section.End; i++)
            {
                var block = model.Document[i];
                if (block.Checked is { } ticked)
                {
                    var text = block.Inlines.Plain;
                    yield return new ChecklistItem(text, block.CheckMark.Shift(model.Document.GetStart(i)), ticked, Against(model, text));
                }
            }
        }
    }

    private static string? Against(DocumentModel model, string text)
    {
        var items = ActionItems.In(model).ToList();
        if (Terms.HasAny(text, "timeline"))
        {
            var told = model.Timeline.Entries.Aggregate(Milestones.None, (all, e) => all | e.Milestones);
            return model.Timeline.Entries.Count == 0 ? "there is no timeline"
                : (told & Milestones.Detected) == 0 ? "the timeline does not tell when it was detected"
                : (told & (Milestones.Resolved | Milestones.Recovered | Milestones.Mitigated)) == 0 ? "the timeline does not tell when it was resolved"
                : null;
        }

        if (Terms.HasAny(text, "root cause is", "root cause"))
        {
            return Terms.HasAny(text, "prevention", "address*") ? PreventionGap(items)
                : model.RootCause.Summary is null ? "no root cause is stated"
                : model.Header.RootCauseCategory?.Value == "unknown" ? "the category of the root cause is \"unknown\""
                : Terms.HasAny(text, "fully understood") && model.RootCause.Whys.Count is > 0 and < 3 ? "the chain of whys has fewer than three steps"
                : null;
        }

        if (Terms.HasAny(text, "impact is quantified"))
        {
            return model.Impact is { UsersAffected: null, RequestsFailed: null, PeakErrorRate: null } && !Prose.BlocksIn(model, Prose.Impact).Any(b => model.Document[b].Get(Quantities.Instance).Count > 0)
                ? "the impact has no number" : null;
        }

        if (Terms.HasAny(text, "action items have owners", "action items are specific", "specific and assigned"))
        {
            return items.Count == 0 ? "there is no action item"
                : items.Exists(i => i.Owner is null || Slots.In(model, i.Owner.Span)) ? "an action item has no owner"
                : Terms.HasAny(text, "specific") && items.Exists(i => TextFacts.Of(i.Text).Action.Score < 2 && i.Status?.Value != ActionStatus.Cancelled) ? "an action item cannot be checked"
                : null;
        }

        if (Terms.HasAny(text, "lessons"))
        {
            return model.Lessons.Learned.Count + model.Lessons.WentWrong.Count == 0 ? "no lesson is documented" : null;
        }

        return Terms.HasAny(text, "prevention measures are implemented") && items.Exists(i => i.Status is { Value: ActionStatus.Open or ActionStatus.InProgress } && ActionKinds.Is(i, "prevent")) ? "a preventive item is still open"
            : Terms.HasAny(text, "prevention measures address") ? PreventionGap(items)
            : Terms.HasAny(text, "documentation is updated") && items.Exists(i => i.Status is { Value: ActionStatus.Open or ActionStatus.InProgress } && Terms.HasAny(i.Text, "runbook*", "document*")) ? "an item about documentation is still open"
            : null;
    }

    private static string? PreventionGap(List<ActionItem> items) =>
        items.Count > 0 && !items.Exists(i => ActionKinds.Is(i, "prevent") && ActionKinds.StrengthOf(i) > Strength.Weak) ? "no action item prevents it" : null;
}
