using System.Globalization;

namespace Postmortem.Analysis.Rules;

/// <summary>Words for messages.</summary>
internal static class Say
{
    /// <summary>45 minutes, 1 hour 5 minutes, 2 days 3 hours.</summary>
    public static string Duration(double minutes)
    {
        var sign = minutes < 0 ? "minus " : "";
        var seconds = (long)Math.Round(Math.Abs(minutes) * 60);
        if (seconds < 60 && seconds > 0)
        {
            return sign + Count(seconds, "second");
        }

        var whole = (long)Math.Round(seconds / 60.0);
        var (days, hours, rest) = (whole / 1440, whole / 60 % 24, whole % 60);
        List<string> parts = [];
        if (days > 0)
        {
            parts.Add(Count(days, "day"));
        }

        if (hours > 0)
        {
            parts.Add(Count(hours, "hour"));
        }

        if (rest > 0 || parts.Count == 0)
        {
            parts.Add(Count(rest, "minute"));
        }

        return sign + string.Join(' ', parts);
    }

    public static string Count(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>At most three decimals, with commas between thousands.</summary>
    public static string Number(double number) => number.ToString("#,0.###", CultureInfo.InvariantCulture);

    /// <summary>a, b and c.</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}",
    };

    /// <summary>A quotation short enough for a message.</summary>
    public static string Short(string text, int length = 40)
    {
        text = text.ReplaceLineEndings(" ").Trim();
        return text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1).TrimEnd(), "…");
    }

    public static string FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }
}
