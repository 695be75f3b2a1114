using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>Two rows tell the same at the same time, as happens when sources are merged.</summary>
internal sealed class DuplicateTimelineEvent : Rule
{
    private const int Near = 4;

    public override string Code => "duplicate-timeline-event";

    public override Category Category => Category.Timeline;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        // What was merged from several sources stands close together.
        var axis = TimelineAxis.Of(model);
        var entries = axis.Entries;
        for (var i = 1; i < entries.Count; i++)
        {
            for (var j = i - 1; j >= 0 && j >= i - Near && axis.At(i) is { } at && axis.At(j) == at; j--)
            {
                if (entries[i].Event.Length > 0 && entries[i].Event.AsSpan().Trim(" .").Equals(entries[j].Event.AsSpan().Trim(" ."), StringComparison.OrdinalIgnoreCase) && !Slots.In(model, entries[i].Span))
                {
                    yield return Found(entries[i].TimeSpan, "The same event stands at the same time above. Keep one of the rows.");
                    break;
                }
            }
        }
    }
}
