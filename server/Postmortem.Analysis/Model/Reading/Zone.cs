using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>How far a written zone determines an instant.</summary>
internal enum ZoneKind
{
    /// <summary>An offset from UTC in minutes.</summary>
    Fixed,

    /// <summary>A place whose offset depends on the date.</summary>
    Region,

    /// <summary>An abbreviation with more than one meaning, such as IST or CST; an instant is never computed from it.</summary>
    Ambiguous,
}

/// <summary>
/// A zone as written. <paramref name="Summer"/> says which half of the year an abbreviation belongs to:
/// true for PDT, false for PST, null where that plays no part.
/// </summary>
/// <param name="Region">The IANA name that the offset or the daylight rules come from, where there is one.</param>
internal sealed record Zone(string Name, ZoneKind Kind, int OffsetMinutes = 0, string? Region = null, bool? Summer = null)
{
    public static readonly Zone Utc = new("UTC", ZoneKind.Fixed);
}

/// <summary>A zone and where it stands.</summary>
internal readonly record struct ZoneReading(Zone Zone, TextSpan Span);
