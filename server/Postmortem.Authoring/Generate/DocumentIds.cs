using System.Globalization;

namespace Postmortem.Authoring.Generate;

/// <summary>Ids that count: <c>COE-{year}-{number:3}</c>, <c>INC-{date}-{number:3}</c>.</summary>
internal static class DocumentIds
{
    /// <summary>The next free id of a form, one above the highest number in use.</summary>
    /// <param name="used">All ids that are in use anywhere; those of other forms do not count.</param>
    public static string Next(string format, DateOnly date, IEnumerable<string> used)
    {
        var filled = format
            .Replace("{year}", date.ToString("yyyy", CultureInfo.InvariantCulture))
            .Replace("{date}", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var open = filled.IndexOf("{number", StringComparison.Ordinal);
        var close = open < 0 ? -1 : filled.IndexOf('}', open);
        if (close < 0)
        {
            return filled;
        }

        var width = filled[(open + 7)..close] is [':', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var w) ? Math.Clamp(w, 1, 9) : 1;
        var (before, after) = (filled[..open], filled[(close + 1)..]);
        var highest = 0;
        foreach (var id in used)
        {
            if (id.Length > before.Length + after.Length
                && id.StartsWith(before, StringComparison.OrdinalIgnoreCase)
                && id.EndsWith(after, StringComparison.OrdinalIgnoreCase)
                && int.TryParse(id.AsSpan(before.Length, id.Length - before.Length - after.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number < 999_999_999)
            {
                highest = Math.Max(highest, number);
            }
        }

        return before + (highest + 1).ToString("D" + width, CultureInfo.InvariantCulture) + after;
    }
}
