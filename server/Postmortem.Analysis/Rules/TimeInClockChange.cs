using Postmortem.Analysis.Model;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>A local time that occurs twice, or not at all, because the clocks were changed that night.</summary>
internal sealed class TimeInClockChange : Rule
{
    public override string Code => "time-in-clock-change";

    public override Category Category => Category.Timeline;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var entry in model.Timeline.Entries)
        {
            if (entry is { Problem: null, At: { Date: not null, Time: not null, Instant: null, Zone: { } name } } && Zones.Find(name) is { Kind: ZoneKind.Region })
            {
                yield return Found(entry.TimeSpan, $"The clocks of {name} were changed that night, and this time occurs twice or not at all. Write it in UTC.");
                yield break;
            }
        }
    }
}
