using System.Globalization;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>An abbreviation such as IST or CST stands for several zones; PST in July is probably PDT.</summary>
internal sealed class AmbiguousTimeZone : Rule
{
    public override string Code => "ambiguous-time-zone";

    public override Category Category => Category.Timeline;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        string? known = null;
        var zone = (Zone?)null;
        foreach (var entry in model.Timeline.Entries)
        {
            if (entry.At is not { Time: not null, Zone: { } name })
            {
                continue;
            }

            if (name != known)
            {
                (known, zone) = (name, Zones.Find(name));
            }

            if (zone is { Kind: ZoneKind.Ambiguous })
            {
                yield return Found(entry.TimeSpan, $"{name} stands for more than one zone. Write the offset ({ExampleOf(name).Offset}) or the place ({ExampleOf(name).Place}).");
                yield break;
            }

            if (zone is { Summer: { } summer } && entry.At.Date is { } date && Zones.IsOutOfSeason(zone, date))
            {
                yield return Found(entry.TimeSpan, $"{name} is {(summer ? "summer" : "winter")} time, and this is {date:yyyy-MM-dd}. Write the offset (UTC{Offset(zone.OffsetMinutes)}) or the place ({zone.Region}).");
                yield break;
            }
        }
    }

    /// <summary>One of its meanings.</summary>
    private static (string Offset, string Place) ExampleOf(string name) => name.ToUpperInvariant() switch
    {
        "IST" => ("UTC+05:30", "Asia/Kolkata"),
        "BST" => ("UTC+01:00", "Europe/London"),
        "CST" => ("UTC-06:00", "America/Chicago"),
        "AST" => ("UTC-04:00", "America/Halifax"),
        "EST" => ("UTC-05:00", "America/New_York"),
        _ => ("UTC+03:00", "a city, as in Europe/Athens"),
    };

    private static string Offset(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60:00}:{Math.Abs(minutes) % 60:00}");
}
