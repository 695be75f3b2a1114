using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>Finds how far a thing to do has come: a sign or a word that stands apart from the sentence.</summary>
internal static class StatusReader
{
    public static ActionStatus? Of(ReadOnlySpan<char> text, ReadingWords words)
    {
        text = text.Trim(" *_`[]().:!~");
        if (text.IsEmpty)
        {
            return null;
        }

        if (SignOf(text) is { } sign)
        {
            return sign;
        }

        while (!text.IsEmpty && !char.IsLetterOrDigit(text[0]))
        {
            text = text[1..];
        }

        if (text.IsEmpty)
        {
            return null;
        }

        var map = words.Group("action-status");
        var length = text[0] >= '\u2E80' ? map.GluedPrefixLength(text, out var id) : map.PrefixLength(text, out id);
        return length == 0 ? null : StatusOf(id);
    }

    /// <summary>The status that a text names and nothing else: the head of a group such as "In progress".</summary>
    public static ActionStatus? Whole(ReadOnlySpan<char> text, ReadingWords words) => words.Group("action-status").TryGet(text.Trim(" *_:："), out var id) ? StatusOf(id) : null;

    /// <summary>The status that a text with a number in front ends with: "1234 **DONE**".</summary>
    public static ActionStatus? Last(ReadOnlySpan<char> text, ReadingWords words)
    {
        text = text.Trim(" *_`[]().:!~");
        var space = text.LastIndexOf(' ');
        if (space > 0 && space + 2 == text.Length && text[..space].IndexOfAnyInRange('0', '9') >= 0 && SignOf(text[(space + 1)..]) is { } sign)
        {
            return sign;
        }

        return space > 0 && text[..space].IndexOfAnyInRange('0', '9') >= 0 && words.Group("action-status").TryGet(text[(space + 1)..].Trim("*_()"), out var id) ? StatusOf(id) : null;
    }

    /// <summary>The status in the text of an item, with its place.</summary>
    public static (ActionStatus? Status, TextSpan? Span) Find(string text, TextSpan span, ReadingWords words)
    {
        var all = text.AsSpan(span.Start, span.Length);
        if (SignOf(all.TrimStart(" *_")) is { } sign)
        {
            return (sign, new TextSpan(span.Start, 1));
        }

        var map = words.Group("action-status");
        for (var at = span.Start; at < span.End; at++)
        {
            if (!char.IsLetter(text[at]) || (at > span.Start && char.IsLetterOrDigit(text[at - 1]) && text[at] < '\u2E80') || ActionReading.IsBehindHyphen(text, at, span.Start))
            {
                continue;
            }

            var rest = text.AsSpan(at, span.End - at);
            var length = text[at] >= '\u2E80' ? map.GluedPrefixLength(rest, out var id) : map.PrefixLength(rest, out id);
            if (length > 0 && StandsApart(text, span, at, at + length))
            {
                return (StatusOf(id), new TextSpan(at, length));
            }
        }

        return SignOf(all.TrimEnd(" .*_)")[^Math.Min(1, all.TrimEnd(" .*_)").Length)..]) is { } last ? (last, new TextSpan(span.End - 1, 1)) : (null, null);
    }

    /// <summary>
    /// "(Done!)", "**Done**", "Pending — …", "… - done", "DONE in #12"; not "make sure it is done" and not "open the port".
    /// </summary>
    private static bool StandsApart(string text, TextSpan span, int start, int end)
    {
        var before = text.AsSpan(span.Start, start - span.Start).TrimEnd();
        var after = text.AsSpan(end, span.End - end).TrimStart(' ');
        var opens = before.Trim("*_`[]").IsEmpty;
        var closes = after.Trim("*_`.!)]）").IsEmpty;
        var bracketed = before.Length > 0 && (before[^1] is '(' or '[' or '（' || (before[^1] is ',' or ';' && after.IndexOf(')') is var close and >= 0 && after[..close].IndexOf('(') < 0 && before.LastIndexOf('(') > before.LastIndexOf(')')));
        var marked = before.Length > 0 && before[^1] is '*' or '_' or '~' && after.Length > 0 && after[0] is '*' or '_' or '!' or ':' or '~';
        var separated = after.Length > 0 && after[0] is ':' or '：' or '—' or '–' || after.StartsWith("- ") || after.StartsWith("** —") || after.StartsWith("**:");
        if (bracketed || marked || (opens && (separated || closes)))
        {
            return true;
        }

        if (closes && before.EndsWith("~~"))
        {
            return true;
        }

        if (closes && before.Length > 0 && before[^1] is '-' or '–' or '—' or ':' or '.' or '：' or '。' or ',' or '→')
        {
            return true;
        }

        var word = text.AsSpan(start, end - start);
        var upper = word.Length >= 4 && word.IndexOfAnyInRange('a', 'z') < 0 && word.IndexOfAnyInRange('A', 'Z') >= 0;
        return upper || (text[start] >= '\u2E80' && (after.StartsWith(":") || after.StartsWith("：")));
    }

    private static ActionStatus? SignOf(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        return text[0] switch
        {
            '\u2705' or '\u2611' or '\u2714' or '\u2713' => ActionStatus.Done,
            '\u23F3' or '\u231B' => ActionStatus.InProgress,
            '\u274C' => ActionStatus.Cancelled,
            _ => text.StartsWith("🚧") || text.StartsWith("🔄") ? ActionStatus.InProgress : text.StartsWith("⬜") || text.StartsWith("🔲") ? ActionStatus.Open : null,
        };
    }

    private static ActionStatus? StatusOf(string id) => id switch
    {
        "open" => ActionStatus.Open,
        "in-progress" => ActionStatus.InProgress,
        "done" => ActionStatus.Done,
        "cancelled" => ActionStatus.Cancelled,
        _ => null,
    };
}
