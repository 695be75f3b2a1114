using NodaTime;
using Postmortem.Analysis.Model.Reading;

namespace Postmortem.Analysis.Model;

/// <summary>
/// What a written zone says about instants. The zone database is loaded only for places ("Europe/Paris", "Eastern"),
/// since loading it costs more than binding a document.
/// </summary>
internal static class Zones
{
    /// <summary>Null where the zone leaves a doubt: IST, BST and CST have several meanings, and PST in July is probably PDT.</summary>
    public static DateTimeOffset? Instant(DateOnly date, TimeOnly time, Zone zone)
    {
        switch (zone.Kind)
        {
            case ZoneKind.Fixed when !IsOutOfSeason(zone, date):
                var local = date.ToDateTime(time);
                var ticks = local.Ticks - (zone.OffsetMinutes * TimeSpan.TicksPerMinute);
                return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
            case ZoneKind.Region when zone.Region is { } region && DateTimeZoneProviders.Tzdb.GetZoneOrNull(region) is { } rules:
                var moment = new LocalDateTime(date.Year, date.Month, date.Day, time.Hour, time.Minute, time.Second);
                var map = rules.MapLocal(moment);
                return map.Count == 1 ? map.Single().ToInstant().ToDateTimeOffset() : null;
            default:
                return null;
        }
    }

    /// <summary>PST in summer, CEST in winter: the abbreviation contradicts the date. The months of change leave the benefit of the doubt.</summary>
    public static bool IsOutOfSeason(Zone zone, DateOnly date)
    {
        if (zone.Summer is not { } summer)
        {
            return false;
        }

        var south = zone.Region is { } region && (region.StartsWith("Australia/", StringComparison.Ordinal) || region == "Pacific/Auckland");
        var (midSummer, midWinter) = (date.Month is >= 4 and <= 9, date.Month is 12 or 1 or 2);
        return south ? summer ? midSummer : midWinter : summer ? midWinter : midSummer;
    }

    /// <summary>Whether a text is a zone and nothing else.</summary>
    public static bool IsKnown(string text) => ZoneReader.ReadOffset(text.AsSpan().Trim(), 0) is not null
        || (Find(text) is { } zone && (zone.Kind != ZoneKind.Region || (zone.Region is { } region && DateTimeZoneProviders.Tzdb.GetZoneOrNull(region) is not null)));

    /// <summary>The zone that a text names, such as the value of a field; null when it names none.</summary>
    public static Zone? Find(string text) => ZoneReader.Read(text.AsSpan().Trim(), 0, ReadingWords.Default)?.Zone;
}
