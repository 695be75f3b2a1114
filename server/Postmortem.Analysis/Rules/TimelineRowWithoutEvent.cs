using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>A row of the timeline says when, but not what.</summary>
internal sealed class TimelineRowWithoutEvent : Rule
{
    public override string Code => "timeline-row-without-event";

    public override Category Category => Category.Timeline;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var entry in model.Timeline.Entries)
        {
            if (entry.Event.AsSpan().Trim(" .-–—…").IsEmpty && !Slots.In(model, entry.Span))
            {
                yield return Found(entry.TimeSpan, "This row does not say what happened. Describe the event in one sentence, or remove the row.");
            }
        }
    }
}
