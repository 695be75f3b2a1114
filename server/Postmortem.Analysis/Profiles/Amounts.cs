using System.Globalization;

namespace Postmortem.Analysis.Profiles;

/// <summary>Amounts as people give them to a command or a setting; null for what is none.</summary>
internal static class Amounts
{
    public const double MinutesOfDay = 24 * 60;

    public static double? Number(string text) =>
        double.TryParse(text.Trim().Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    public static double? Count(string text) => Number(text) is { } value and > 0 ? value : null;

    /// <summary>"45%" and "45" as 0.45, where it is within the bounds in per cent.</summary>
    public static double? Share(string text, double from, double to) => Number(text.TrimEnd('%', ' ')) is { } value && value >= from && value <= to ? value / 100 : null;

    /// <summary>A minute: "10000", "200/s", "600/h".</summary>
    public static double? Rate(string text)
    {
        var (number, factor) = text.IndexOf('/', StringComparison.Ordinal) is var slash and > 0
            ? (text[..slash], text[(slash + 1)..].Trim() switch { "s" or "sec" => 60, "min" or "m" => 1, "h" => 1.0 / 60, _ => 0 })
            : (text, 1.0);
        return factor > 0 && Count(number) is { } value ? value * factor : null;
    }

    /// <summary>"47m", "1h30m", "30d"; a number alone counts the given unit.</summary>
    public static double? Minutes(string text, double perUnit)
    {
        var minutes = 0.0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] is '.' or ' '))
            {
                continue;
            }

            var isRest = i == text.Length;
            var factor = isRest ? perUnit : text[i] switch { 'd' => MinutesOfDay, 'h' => 60, 'm' => 1, 's' => 1.0 / 60, _ => 0 };
            if (isRest && start > 0 && text[start..].Trim().Length == 0)
            {
                break;
            }

            if (factor == 0 || Number(text[start..i]) is not { } number)
            {
                return null;
            }

            minutes += number * factor;
            start = i + 1;
        }

        return minutes > 0 ? minutes : null;
    }
}
