using NodaTime;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Model.Reading;

namespace Postmortem.Analysis.Features;

/// <summary>The present time as a document would write it: in the zone that it declares, else in that of the settings, else in UTC.</summary>
internal static class DocumentClock
{
    public static DateTimeOffset Now(Analysis analysis, DateTimeOffset now) => ZoneOf(analysis) is { } zone && FindOffset(zone, now) is { } offset ? now.ToOffset(offset) : now.ToUniversalTime();

    /// <summary>The zone's name as written; null when neither document nor settings state one that can be used.</summary>
    public static string? ZoneOf(Analysis analysis) => analysis.Model.Header.Zone?.Value ?? analysis.Context.Rules.Settings.Timezone;

    private static TimeSpan? FindOffset(string name, DateTimeOffset now)
    {
        var zone = ZoneReader.Read(name, 0, ReadingWords.Default)?.Zone;
        if (zone is { Kind: ZoneKind.Fixed, Region: null })
        {
            return TimeSpan.FromMinutes(zone.OffsetMinutes);
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone?.Region ?? name) is { } region)
        {
            return region.GetUtcOffset(Instant.FromDateTimeOffset(now)).ToTimeSpan();
        }

        return zone is { Kind: ZoneKind.Fixed } ? TimeSpan.FromMinutes(zone.OffsetMinutes) : null;
    }

    /// <summary>
    /// A moment in the writing of an existing stamp: with a date where that has one, with seconds where that has them, with its emphasis
    /// and zone.
    /// </summary>
    public static string WriteLike(string stamp, DateTimeOffset moment)
    {
        var text = stamp.ToCharArray();
        var clock = -1;
        for (var i = 0; i + 4 < text.Length; i++)
        {
            if (clock < 0 && char.IsAsciiDigit(text[i]) && char.IsAsciiDigit(text[i + 1]) && text[i + 2] == ':' && char.IsAsciiDigit(text[i + 3]) && char.IsAsciiDigit(text[i + 4])
                && (i == 0 || !char.IsAsciiDigit(text[i - 1])))
            {
                clock = i;
            }
        }

        // A stamp with halves of the day, a range or a form of its own is not imitated.
        var isPlain = clock >= 0 && !stamp.Contains('M', StringComparison.OrdinalIgnoreCase) && stamp.AsSpan(clock + 5).IndexOf(':') is var colon && (colon < 0 || colon == 0);
        if (!isPlain)
        {
            return moment.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        }

        var seconds = clock + 8 <= text.Length && text[clock + 5] == ':' && char.IsAsciiDigit(text[clock + 6]);
        Put(moment.ToString(seconds ? "HH:mm:ss" : "HH:mm", System.Globalization.CultureInfo.InvariantCulture), clock);
        var date = stamp.AsSpan(0, clock).IndexOfAny("0123456789");
        if (date >= 0)
        {
            if (clock - date < 10 || text[date + 4] != '-' || text[date + 7] != '-')
            {
                return moment.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
            }

            Put(moment.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), date);
        }

        return new string(text);

        void Put(string value, int at) => value.CopyTo(0, text, at, value.Length);
    }
}
