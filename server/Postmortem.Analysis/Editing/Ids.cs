using System.Globalization;
using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Editing;

/// <summary>Running numbers: what the next id is, given those that exist.</summary>
internal static class Ids
{
    private const int MaxDigits = 9;

    /// <summary>
    /// The next id in a form such as <c>COE-{year}-{number:3}</c>. The number counts within everything that stands before it,
    /// so a new year (or a new date) begins at one.
    /// </summary>
    public static string Next(string format, DateOnly date, IEnumerable<string> taken)
    {
        var filled = format
            .Replace("{year}", date.ToString("yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{date}", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var start = filled.IndexOf("{number", StringComparison.Ordinal);
        var end = start < 0 ? -1 : filled.IndexOf('}', start);
        if (end < 0)
        {
            return filled;
        }

        var width = filled[(start + 7)..end].TrimStart(':') is { Length: > 0 } digits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var w) ? Math.Clamp(w, 1, MaxDigits) : 1;
        var (before, after) = (filled[..start], filled[(end + 1)..]);
        var highest = 0;
        foreach (var id in taken)
        {
            if (id.StartsWith(before, StringComparison.OrdinalIgnoreCase) && id.EndsWith(after, StringComparison.OrdinalIgnoreCase)
                && NumberOf(id[before.Length..Math.Max(before.Length, id.Length - after.Length)]) is { } number)
            {
                highest = Math.Max(highest, number);
            }
        }

        return before + (highest + 1).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0') + after;
    }

    /// <summary>The next id of an action item in the writing of the document's last one: AI-003 after AI-002, 4 after 3.</summary>
    public static string NextAction(IEnumerable<ActionItem> items) => NextLike(items.Select(i => i.Id?.Value), "AI-001");

    /// <summary>One more than the highest of the ids that are written like the last one.</summary>
    public static string NextLike(IEnumerable<string?> ids, string first)
    {
        var prefix = (string?)null;
        var width = 1;
        var highest = 0;
        foreach (var id in ids)
        {
            if (id is null || Split(id) is not { } parts)
            {
                continue;
            }

            if (parts.Prefix != prefix)
            {
                (prefix, highest) = (parts.Prefix, 0);
            }

            width = parts.Digits;
            highest = Math.Max(highest, parts.Number);
        }

        return prefix is null ? first : prefix + (highest + 1).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
    }

    private static (string Prefix, int Number, int Digits)? Split(string id)
    {
        var start = id.Length;
        while (start > 0 && char.IsAsciiDigit(id[start - 1]))
        {
            start--;
        }

        return NumberOf(id[start..]) is { } number ? (id[..start], number, id.Length - start) : null;
    }

    private static int? NumberOf(string digits) =>
        digits.Length is > 0 and <= MaxDigits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
