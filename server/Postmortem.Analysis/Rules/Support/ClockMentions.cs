using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A time of day inside of a sentence, with what the sentence is about.</summary>
/// <param name="Span">Relative to the block.</param>
/// <param name="Zone">As written behind the time; null where nothing is.</param>
/// <param name="Date">The day that the sentence names, as it is written; null where it names none.</param>
internal sealed record ClockMention(TimeOnly Time, TextSpan Span, string? Zone, string? Date, IReadOnlySet<string> Terms, IReadOnlyList<TimeOnly> Beside);

internal static class ClockMentions
{
    private const int LongestText = 4000;
    private const int Most = 12;

    /// <summary>None in a line that begins with a time: that is a row of a timeline, or its like.</summary>
    public static IReadOnlyList<ClockMention> Find(Block block)
    {
        var text = block.Text;
        if (block.Kind is not (BlockKind.Paragraph or BlockKind.ListItem or BlockKind.TableRow) || text.Length > LongestText || text.IndexOf(':', StringComparison.Ordinal) < 0 || BeginsWithTime(text))
        {
            return [];
        }

        List<ClockMention>? found = null;
        for (var colon = text.IndexOf(':', StringComparison.Ordinal); colon >= 0 && found is not { Count: >= Most }; colon = text.IndexOf(':', colon + 1))
        {
            if (ClockAt(text, colon) is not { } clock || HalfOfDay(text, clock.Span.End) || IsOfRange(text, clock.Span))
            {
                continue;
            }

            var sentence = SentenceAround(text, clock.Span.Start, clock.Span.End);
            var beside = new List<TimeOnly>();
            for (var other = text.IndexOf(':', sentence.Start); other >= 0 && other < sentence.End; other = text.IndexOf(':', other + 1))
            {
                if (ClockAt(text, other) is { } c && c.Span != clock.Span)
                {
                    beside.Add(c.Time);
                }
            }

            (found ??= []).Add(new ClockMention(clock.Time, clock.Span, ZoneAt(text, clock.Span.End), DateIn(text, sentence), Rules.Terms.Of(text[sentence.Start..sentence.End]), beside));
        }

        return found ?? (IReadOnlyList<ClockMention>)[];
    }

    private static bool BeginsWithTime(string text)
    {
        var at = text.AsSpan().IndexOfAnyExcept(" \t>|-*+_`#[]()xX~");
        return at >= 0 && char.IsAsciiDigit(text[at]) && at + 3 < text.Length && (text[at + 1] == ':' || text[at + 2] == ':' || (at + 4 < text.Length && char.IsAsciiDigit(text[at + 3]) && text[at + 4] == '-'));
    }

    private static (TimeOnly Time, TextSpan Span)? ClockAt(string text, int colon)
    {
        if (colon < 2 || colon + 2 >= text.Length || !char.IsAsciiDigit(text[colon - 1]) || !char.IsAsciiDigit(text[colon - 2]) || !char.IsAsciiDigit(text[colon + 1]) || !char.IsAsciiDigit(text[colon + 2])
            || (colon > 2 && (char.IsLetterOrDigit(text[colon - 3]) || text[colon - 3] is ':' or '.' or '/' or '+' or '-')) || (colon + 3 < text.Length && (char.IsLetterOrDigit(text[colon + 3]) || text[colon + 3] == ':')))
        {
            return null;
        }

        var (hour, minute) = (((text[colon - 2] - '0') * 10) + text[colon - 1] - '0', ((text[colon + 1] - '0') * 10) + text[colon + 2] - '0');
        return hour < 24 && minute < 60 ? (new TimeOnly(hour, minute), TextSpan.FromBounds(colon - 2, colon + 3)) : null;
    }

    private static bool HalfOfDay(string text, int end) => text.AsSpan(end).TrimStart(" .").StartsWith("am", StringComparison.OrdinalIgnoreCase) || text.AsSpan(end).TrimStart(" .").StartsWith("pm", StringComparison.OrdinalIgnoreCase);

    /// <summary>"07:30 to 08:45", "from 11:30 UTC until", "between 09:00 and": a window that is looked at, and no moment of an event.</summary>
    private static bool IsOfRange(string text, TextSpan clock)
    {
        var before = text.AsSpan(0, clock.Start).TrimEnd(" *`_");
        var behind = text.AsSpan(clock.End).TrimStart(" *`_");
        if (ZoneAt(text, clock.End) is { } zone)
        {
            behind = behind[Math.Min(behind.Length, zone.Length)..].TrimStart();
        }

        foreach (var word in (ReadOnlySpan<string>)["to", "until", "till", "through", "-", "–", "—", "and", "〜"])
        {
            if (behind.StartsWith(word, StringComparison.OrdinalIgnoreCase) && behind[word.Length..].TrimStart() is [>= '0' and <= '9', ..])
            {
                return true;
            }
        }

        foreach (var word in (ReadOnlySpan<string>)["from", "to", "until", "till", "since", "between", "through", "-", "–", "—", "before", "after", "and"])
        {
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (before.Length == word.Length || !char.IsLetter(before[before.Length - word.Length - 1])))
            {
                return true;
            }
        }

        // "from 2021-05-25 11:30": a day may stand between.
        var day = before.Length > 10 && before[^3] == '-' ? before[..^10].TrimEnd() : default;
        return day.EndsWith("from", StringComparison.OrdinalIgnoreCase) || day.EndsWith("until", StringComparison.OrdinalIgnoreCase) || day.EndsWith("to", StringComparison.OrdinalIgnoreCase);
    }

    private static string? ZoneAt(string text, int end)
    {
        var start = end < text.Length && text[end] == ' ' ? end + 1 : end;
        var stop = start;
        while (stop < text.Length && char.IsAsciiLetterUpper(text[stop]))
        {
            stop++;
        }

        return stop - start is >= 2 and <= 5 && (stop == text.Length || !char.IsLetter(text[stop])) ? text[start..stop] : null;
    }

    private static TextSpan SentenceAround(string text, int start, int end)
    {
        var from = start;
        while (from > 0 && !(text[from - 1] == ' ' && from > 1 && text[from - 2] is '.' or '!' or '?' or ';') && text[from - 1] is not ('\n' or '|'))
        {
            from--;
        }

        var to = end;
        while (to < text.Length && !(text[to] is '.' or '!' or '?' or ';' && to + 1 < text.Length && text[to + 1] == ' ') && text[to] is not ('\n' or '|'))
        {
            to++;
        }

        return TextSpan.FromBounds(from, to);
    }

    private static string? DateIn(string text, TextSpan sentence)
    {
        for (var at = sentence.Start; at + 10 <= sentence.End; at++)
        {
            if (text[at + 4] == '-' && text[at + 7] == '-' && DateOnly.TryParseExact(text.AsSpan(at, 10), "yyyy-MM-dd", out _))
            {
                return text.Substring(at, 10);
            }
        }

        return null;
    }
}
