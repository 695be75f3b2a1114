using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>Two rows tell the same at the same time, as happens when sources are merged.</summary>
internal sealed class DuplicateTimelineEvent : Rule
{
    public override string Code => "duplicate-timeline-event";

    public override Category Category => Category.Timeline;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var seen = new Dictionary<(string, string), TimelineEntry>();
        foreach (var entry in model.Timeline.Entries)
        {
            if (entry.Event.Length > 0 && !Slots.In(model, entry.Span) && !seen.TryAdd((entry.Text.Trim(), entry.Event.Trim(' ', '.').ToLowerInvariant()), entry))
            {
                yield return Found(entry.TimeSpan, "The same event stands at the same time above. Keep one of the rows.");
            }
        }
    }
}
