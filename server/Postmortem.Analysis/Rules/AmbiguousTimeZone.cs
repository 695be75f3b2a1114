using Postmortem.Analysis.Model;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>An abbreviation such as IST or CST stands for several zones.</summary>
internal sealed class AmbiguousTimeZone : Rule
{
    public override string Code => "ambiguous-time-zone";

    public override Category Category => Category.Timeline;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        string? known = null;
        foreach (var entry in model.Timeline.Entries)
        {
            if (entry.At is not { Time: not null, Zone: { } name } || name == known)
            {
                continue;
            }

            known = name;
            if (Zones.Find(name) is { Kind: ZoneKind.Ambiguous })
            {
                yield return Found(entry.TimeSpan, $"{name} stands for more than one zone. Write the offset (UTC+05:30) or the place (Asia/Kolkata).");
                yield break;
            }
        }
    }
}
