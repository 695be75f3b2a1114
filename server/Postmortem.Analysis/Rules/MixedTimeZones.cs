using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>Rows of one timeline are in different zones, which readers compare wrongly.</summary>
internal sealed class MixedTimeZones : Rule
{
    public override string Code => "mixed-time-zones";

    public override Category Category => Category.Timeline;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        string? zone = null;
        foreach (var entry in model.Timeline.Entries)
        {
            if (entry.At is not { Time: not null, Zone: { } own })
            {
                continue;
            }

            if (zone is not null && own != zone)
            {
                yield return Found(entry.TimeSpan, $"This row is in {own}, rows above it in {zone}. Write all times in one zone, best UTC.");
                yield break;
            }

            zone = own;
        }
    }
}
