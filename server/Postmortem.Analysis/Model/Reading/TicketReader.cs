using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>Finds the ticket that an item refers to: a link to a tracker, <c>OPS-12</c>, <c>#123</c>, <c>team/app#12</c>.</summary>
internal static class TicketReader
{
    public static TextSpan? Find(string text, TextSpan span, ReadingWords words) =>
        FindUrl(text, span, words) ?? FindKey(text, span, words) ?? FindNumber(text, span) ?? FindWorded(text, span, words);

    private static TextSpan? FindUrl(string text, TextSpan span, ReadingWords words)
    {
        var at = span.Start;
        while (at < span.End)
        {
            var found = text.AsSpan(at, span.End - at).IndexOf("://");
            if (found < 0)
            {
                return null;
            }

            var start = at + found;
            while (start > span.Start && char.IsAsciiLetter(text[start - 1]))
            {
                start--;
            }

            var end = at + found + 3;
            while (end < span.End && !char.IsWhiteSpace(text[end]) && text[end] is not ('>' or ')' or ']' or '|' or '"' or '、' or '）'))
            {
                end++;
            }

            while (end > start && text[end - 1] is '.' or ',' or ';' or ':' or '*')
            {
                end--;
            }

            if (IsTracker(text.AsSpan(start, end - start), words))
            {
                return TextSpan.FromBounds(start, end);
            }

            at = end;
        }

        return null;
    }

    private static bool IsTracker(ReadOnlySpan<char> url, ReadingWords words)
    {
        foreach (var (part, _) in words.Group("ticket-addresses").All)
        {
            if (url.ContainsIgnoringCase(part))
            {
                return true;
            }
        }

        foreach (var part in (ReadOnlySpan<string>)["/issues/", "/pull/", "/pulls/", "/merge_requests/", "/browse/"])
        {
            if (url.IndexOf(part) is var at and >= 0 && at + part.Length < url.Length && char.IsAsciiLetterOrDigit(url[at + part.Length]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A key counts where it stands apart: in brackets, at either end, or behind a word such as "ticket".</summary>
    private static TextSpan? FindKey(string text, TextSpan span, ReadingWords words)
    {
        for (var at = span.Start; at < span.End; at++)
        {
            if (!char.IsAsciiLetterUpper(text[at]) || (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '-' or '_' or '/' or '.')))
            {
                continue;
            }

            var dash = at;
            while (dash < span.End && (char.IsAsciiLetterUpper(text[dash]) || char.IsAsciiDigit(text[dash])))
            {
                dash++;
            }

            var end = dash + 1;
            while (end < span.End && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            if (dash - at is >= 2 and <= 10 && dash < span.End && text[dash] == '-' && end - dash is >= 2 and <= 7
                && (end >= text.Length || (!char.IsLetterOrDigit(text[end]) && text[end] is not ('-' or '_')))
                && !words.Group("no-ticket-keys").Contains(text.AsSpan(at, dash - at))
                && StandsApart(text, span, at, end, words))
            {
                return TextSpan.FromBounds(at, end);
            }

            at = Math.Max(at, dash - 1);
        }

        return null;
    }

    private static bool StandsApart(string text, TextSpan span, int start, int end, ReadingWords words)
    {
        var before = text.AsSpan(span.Start, start - span.Start).TrimEnd();
        var after = text.AsSpan(end, span.End - end).TrimStart();
        if (before.Trim("*_`").IsEmpty || after.Trim("*_`.").IsEmpty || (before[^1] is '(' or '[' or '（') || after[0] is ')' or ']' or '）')
        {
            return true;
        }

        var word = before[(before.LastIndexOf(' ') + 1)..].Trim(" :#(");
        return words.Group("ticket-words").Contains(word);
    }

    /// <summary>"ticket 20790" at the end or in front of a mark.</summary>
    private static TextSpan? FindWorded(string text, TextSpan span, ReadingWords words)
    {
        for (var at = span.Start + 1; at < span.End; at++)
        {
            if (!char.IsAsciiDigit(text[at]) || text[at - 1] != ' ')
            {
                continue;
            }

            var end = at;
            while (end < span.End && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            var before = text.AsSpan(span.Start, at - span.Start).TrimEnd();
            var closed = end >= span.End || !char.IsLetterOrDigit(text[end]) && text.AsSpan(end, span.End - end).TrimStart() is [] or [not (' ' or (>= 'a' and <= 'z')), ..];
            if (end - at is >= 3 and <= 8 && closed && words.Group("ticket-words").TryGet(before[(before.LastIndexOf(' ') + 1)..].Trim("(["), out var key) && key == "number")
            {
                return TextSpan.FromBounds(at, end);
            }

            at = end;
        }

        return null;
    }

    private static TextSpan? FindNumber(string text, TextSpan span)
    {
        for (var at = span.Start; at + 1 < span.End; at++)
        {
            if (text[at] != '#' || !char.IsAsciiDigit(text[at + 1]) || (at > span.Start && text[at - 1] == '&'))
            {
                continue;
            }

            var end = at + 1;
            while (end < span.End && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            if (end < text.Length && (char.IsLetterOrDigit(text[end]) && text[end] < '\u2E80'))
            {
                continue;
            }

            var start = at;
            while (start > span.Start && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '-' or '_' or '.' or '/'))
            {
                start--;
            }

            return TextSpan.FromBounds(start, end);
        }

        return null;
    }
}
