using System.Globalization;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>A link to a chat message holds the moment of the message: <c>/archives/C0123/p1582035803248800</c>.</summary>
internal static class SlackLink
{
    /// <summary>Seconds since 1970, null where the text holds no such link.</summary>
    public static long? FindEpoch(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf("/archives/");
        if (at < 0)
        {
            return null;
        }

        var rest = text[(at + 10)..];
        var slash = rest.IndexOf("/p");
        if (slash < 0 || slash > 40)
        {
            return null;
        }

        rest = rest[(slash + 2)..];
        var digits = 0;
        while (digits < rest.Length && digits < 17 && char.IsAsciiDigit(rest[digits]))
        {
            digits++;
        }

        return digits == 16 && long.TryParse(rest[..10], CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
    }
}
