namespace Postmortem.Analysis.Model.Reading;

/// <summary>
/// Reads a severity from the value of a field that is known to be one; nothing else is ever read as a severity,
/// because S3 is a storage service and P1 a priority nearly everywhere else.
/// </summary>
internal static class SeverityReader
{
    /// <summary>The level, 1 most severe to 5, with the part of the text that says so; null level where the text says none.</summary>
    public static (int? Level, int Start, int Length) Read(ReadOnlySpan<char> text, ReadingWords words)
    {
        var start = 0;
        while (start < text.Length && !char.IsLetterOrDigit(text[start]))
        {
            start++;
        }

        var rest = text[start..];
        if (IsPickList(rest))
        {
            return (null, start, rest.TrimEnd().Length);
        }

        if (ReadScale(rest, words, out var level, out var length))
        {
            return (level, start, length);
        }

        length = rest.Length > 0 && rest[0] >= '\u2E80' ? words.Group("severity").GluedPrefixLength(rest, out var word) : words.Group("severity").PrefixLength(rest, out word);
        return length > 0 && (length == rest.Length || !char.IsLetterOrDigit(rest[length]) || rest[0] >= '\u2E80')
            ? (word is [var digit] && char.IsAsciiDigit(digit) && digit != '0' ? digit - '0' : null, start, length)
            : (null, start, rest.TrimEnd().Length);
    }

    /// <summary>The one "SEV-2" or "severity 2" of a text; in a sentence only where it is that of the incident: "this sev 1 incident".</summary>
    public static (int Level, int Start, int Length)? FindInText(ReadOnlySpan<char> text, bool sentence)
    {
        (int, int, int)? found = null;
        for (var at = 0; at + 4 <= text.Length; at++)
        {
            if ((at > 0 && char.IsLetterOrDigit(text[at - 1])) || !text[at..].StartsWith("sev", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var end = at + (text[at..].StartsWith("severity", StringComparison.OrdinalIgnoreCase) ? 8 : 3);
            end += end < text.Length && text[end] is ' ' or '-' ? 1 : 0;
            if (end >= text.Length || text[end] is < '0' or > '5' || (end + 1 < text.Length && (char.IsLetterOrDigit(text[end + 1]) || text[end + 1] is '/' or '.' && end + 2 < text.Length && char.IsAsciiDigit(text[end + 2]))))
            {
                continue;
            }

            if (found is not null)
            {
                // Two of them: one is what it was at first, or a scale.
                return null;
            }

            var behind = text[(end + 1)..].TrimStart();
            if (!sentence || behind.StartsWith("incident", StringComparison.OrdinalIgnoreCase) || behind.StartsWith("outage", StringComparison.OrdinalIgnoreCase))
            {
                found = (Math.Max(text[end] - '0', 1), at, end + 1 - at);
            }
        }

        return found;
    }

    /// <summary>SEV-1, Sev 1, P1, S1, Severity 1, Level 1, 1 - Critical; a zero counts as the most severe.</summary>
    private static bool ReadScale(ReadOnlySpan<char> text, ReadingWords words, out int level, out int length)
    {
        level = 0;
        length = 0;
        var letters = 0;
        while (letters < text.Length && char.IsLetter(text[letters]))
        {
            letters++;
        }

        var at = letters;
        if (letters > 0 && !words.Group("severity-scales").Contains(text[..letters]))
        {
            return false;
        }

        while (at < text.Length && letters > 0 && text[at] is ' ' or '-' or ':' or '_' or '.')
        {
            at++;
        }

        if (at >= text.Length || !char.IsAsciiDigit(text[at]) || (at + 1 < text.Length && (char.IsLetterOrDigit(text[at + 1]) && text[at + 1] < '\u2E80' || text[at + 1] is '.' or '%' or ':' or ',')))
        {
            return false;
        }

        var digit = text[at] - '0';
        level = Math.Max(digit, 1);
        length = at + 1;
        return digit <= 5;
    }

    /// <summary>"SEV1/SEV2/SEV3", "Critical | High | Low": a template's list of choices, not a choice.</summary>
    private static bool IsPickList(ReadOnlySpan<char> text)
    {
        var bracket = text.IndexOfAny('(', '（');
        text = bracket >= 0 ? text[..bracket] : text;
        return text.Count('|') + text.Count('/') >= 2;
    }
}
