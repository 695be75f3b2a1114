using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>A time or a range that cannot be: 25:10, the 30th of February, an end before its start.</summary>
internal sealed class ImpossibleTime : Rule
{
    public override string Code => "impossible-time";

    public override Category Category => Category.Timeline;

    public override RuleLevel DefaultLevel => RuleLevel.Error;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var entry in model.Timeline.Entries)
        {
            if (entry.Problem is { } problem && !Slots.In(model, entry.TimeSpan) && entry.Text.Any(char.IsAsciiDigit))
            {
                yield return Found(entry.TimeSpan, $"{char.ToUpperInvariant(problem[0])}{problem[1..]}: {entry.Text.Trim()}. Correct it.");
            }
            else if (entry is { NoticedAt: { Date: not null, Time: not null } noticed, At: { Date: not null, Time: not null } } && TimelineAxis.Local(noticed) < TimelineAxis.Local(entry.At) && noticed.Zone == entry.At.Zone)
            {
                yield return Found(entry.TimeSpan, "This was noticed before it happened. Correct one of the two times.");
            }
        }

        if (model.Header is { Start: { } start, End: { } end } && start.Value.Zone == end.Value.Zone
            && TimelineAxis.Local(start.Value) is { } from && TimelineAxis.Local(end.Value) is { } to && to < from)
        {
            yield return Found(end.Span, "The incident ends before it starts. Correct the start or the end.");
        }
    }
}
