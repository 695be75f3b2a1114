using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>Names and dates that are set off at the end of an item, or stand before a colon at its beginning.</summary>
internal sealed partial record ActionReading
{
    private const int LongestPriority = 8;

    /// <summary>
    /// What is set off at the end: "… — @dana — 2024-05-02", "… (Dana, due 3 May)", "… - Dana", "…; Dana; 05/02/2024", read from behind.
    /// A name that is nobody's first name is an owner beside a date, and else a candidate.
    /// </summary>
    private static (TextSpan? Owner, TextSpan? Due, TextSpan? Candidate) FindTail(string text, TextSpan span, ReadingWords words)
    {
        TextSpan? owner = null;
        TextSpan? due = null;
        TextSpan? candidate = null;
        var end = span.End;
        var bracketed = false;
        for (var parts = 0; parts < 5; parts++)
        {
            while (end > span.Start && text[end - 1] is ' ' or '.' or '*' or '_' or '\r' or '\n' or '\t')
            {
                end--;
            }

            if (parts == 0 && end - span.Start > 6 && text[end - 1] is 'E' && text.AsSpan(span.Start, end - span.Start) is [.., ' ', 'D', 'O', 'N', 'E'])
            {
                end -= 4;
                continue;
            }

            if (!bracketed && end > span.Start && LinkStart(text, span.Start, end) is var link and >= 0)
            {
                // "… (@ruta) [OPS-12](https://…)"
                end = link;
                continue;
            }

            if (!bracketed && end > span.Start && text[end - 1] is ')' or '）' or ']')
            {
                bracketed = true;
                end--;
            }

            if (end <= span.Start)
            {
                break;
            }

            var start = PartStart(text, span, end, bracketed, out var next, out var opens);
            if (start < 0)
            {
                // A handle or a date may end the sentence without anything in front.
                start = text.LastIndexOf(' ', end - 1, end - span.Start) + 1;
                var follows = text.AsSpan(span.Start, Math.Max(start - span.Start, 0)).TrimEnd();
                if (start <= span.Start || bracketed || (text[start] != '@' && !(char.IsAsciiDigit(text[start]) && follows[(follows.LastIndexOf(' ') + 1)..] is ['@', ..])))
                {
                    break;
                }

                next = start;
            }

            var part = TextSpan.FromBounds(start, end);
            if (due is null && WholeDue(text, part, words) is { } date)
            {
                due = date;
            }
            else if (due is null && LastComma(text, part) is var comma && comma > start && WholeDue(text, TextSpan.FromBounds(comma + 1, end), words) is { } behind)
            {
                // "… — Ben, due 2025-04-01": the name in front is read next.
                due = behind;
                end = comma;
                continue;
            }
            else if (owner is null && due is not null && IsAccount(text.AsSpan(start, part.Length)) && !IsKnownWord(text.AsSpan(start, part.Length), words))
            {
                // "(jpark, 2024-10-04)"
                owner = part;
            }
            else if (part.Length <= LongestPriority && PriorityOf(text.AsSpan(start, part.Length), words) is not null)
            {
                // "(Tom, 2024-05-20, P2)"
            }
            else if (LastComma(text, part) is var mark && mark > start && TicketReader.Find(text, TextSpan.FromBounds(mark + 1, end), words) is not null)
            {
                end = mark;
                continue;
            }
            else if (words.Group("action-status").PrefixLength(text.AsSpan(start, part.Length), out _) is var told and > 0 && (told == part.Length || opens || bracketed))
            {
                // "… - Ben (Done)"
            }
            else if (owner is null && text[start] == '@' && HandleAt(text, start, end) is { } handle && handle.End == end)
            {
                owner = handle;
            }
            else if (owner is null && PersonNames.LookLikeNames(text.AsSpan(start, part.Length)) && !IsKnownWord(text.AsSpan(start, part.Length), words))
            {
                if (PersonNames.AreNamed(text.AsSpan(start, part.Length), words) || due is not null)
                {
                    owner = part;
                }
                else
                {
                    candidate ??= part;
                }
            }
            else if (TicketReader.Find(text, part, words) is null)
            {
                break;
            }

            bracketed &= !opens;
            end = next;
            if (end <= span.Start)
            {
                break;
            }
        }

        return (owner, due, candidate);
    }

    /// <summary>The name of an account: one word in small letters.</summary>
    private static bool IsAccount(ReadOnlySpan<char> text) => text.Length is >= 3 and <= 20 && text.IndexOfAnyExceptInRange('a', 'z') is -1 or > 2 && text.IndexOfAny(" ,:/") < 0 && char.IsAsciiLetterLower(text[0]);

    /// <summary>Where the link begins that ends there, -1 for none.</summary>
    private static int LinkStart(string text, int from, int end)
    {
        if (text[end - 1] == '>')
        {
            var open = text.LastIndexOf('<', end - 1, end - from);
            return open > from && text.AsSpan(open, end - open).Contains("://", StringComparison.Ordinal) ? open : -1;
        }

        if (text[end - 1] != ')')
        {
            return -1;
        }

        var middle = text.AsSpan(from, end - from).LastIndexOf("](");
        return middle > 0 && text.AsSpan(from + middle, end - from - middle).IndexOf(' ') < 0 && text.LastIndexOf('[', from + middle, middle + 1) is var start && start > from ? start : -1;
    }

    private static int LastComma(string text, TextSpan part) => text.LastIndexOfAny([',', '，', '、'], part.End - 1, part.Length);

    /// <summary>Where the part begins that ends there: behind a spaced dash, a semicolon, or, in brackets, a comma; -1 for none.</summary>
    private static int PartStart(string text, TextSpan span, int end, bool bracketed, out int next, out bool opens)
    {
        opens = false;
        next = -1;
        for (var at = end - 1; at > span.Start && end - at <= 48; at--)
        {
            var c = text[at];
            opens = bracketed && c is '(' or '（' or '[';
            var separates = opens || (bracketed && c is ',' or '，' or '、') || c is ';' or '|' || (c is '—' or '–' && (text[at - 1] == ' ' || end > at + 1 && text[at + 1] == ' ')) || IsDash(text, at, end);
            if (separates)
            {
                next = at;
                var start = at + 1;
                while (start < end && text[start] is ' ' or '*' or '_' or '`')
                {
                    start++;
                }

                return start < end ? start : -1;
            }

            if (c is '\n' or '\r')
            {
                return -1;
            }
        }

        return -1;
    }

    private static TextSpan? WholeDue(string text, TextSpan part, ReadingWords words)
    {
        var at = part.Start;
        while (at < part.End && text[at] == ' ')
        {
            at++;
        }

        var said = false;
        var labels = words.Group("action-labels");
        if ((labels.PrefixLength(text.AsSpan(at, part.End - at), out var id) is var length and > 0 && id == "due") || (length = words.Group("due-words").PrefixLength(text.AsSpan(at, part.End - at), out _)) > 0)
        {
            said = true;
            at += length;
            while (at < part.End && text[at] is ' ' or ':')
            {
                at++;
            }
        }

        if (at >= part.End)
        {
            return null;
        }

        var upTo = text.AsSpan(0, part.End);
        return DateReader.Read(upTo, at, words) is { Slip: false } date && date.Span.End >= part.End - 1 ? date.Span
            : DueReader.Read(upTo, at, words) is { } due && due.Span.End >= part.End - 1 && (said || due.Date is not null) ? due.Span : null;
    }

    /// <summary>"High", "Done", "Q3" and what heads groups are no names.</summary>
    private static bool IsKnownWord(ReadOnlySpan<char> text, ReadingWords words) =>
        words.Group("group-words").Contains(text) || words.Group("priority").Contains(text) || words.Group("action-status").Contains(text) || words.Group("nothing").Contains(text) || text.IndexOfAnyInRange('0', '9') >= 0;

    /// <summary>"Dana: add an alert"</summary>
    private static TextSpan? FindLeadingName(string text, int start, int end, ReadingWords words)
    {
        var colon = text.IndexOf(':', start, Math.Min(end - start, 32));
        if (colon <= start || colon + 1 >= end || text[colon + 1] is not (' ' or '*'))
        {
            return null;
        }

        var name = text.AsSpan(start, colon - start).Trim("*_[] ");
        var at = text.IndexOf(name.ToString(), start, StringComparison.Ordinal);
        return PersonNames.AreNamed(name, words) && !IsKnownWord(name, words) ? new TextSpan(at, name.Length) : null;
    }

    /// <summary>"Bo to add an alert", "Ana and Bo will write the runbook"</summary>
    private static TextSpan? FindDoer(string text, int start, int end, ReadingWords words)
    {
        foreach (var verb in (ReadOnlySpan<string>)[" to ", " will "])
        {
            var at = text.IndexOf(verb, start, Math.Min(end - start, 32), StringComparison.Ordinal);
            if (at > start && PersonNames.AreNamed(text.AsSpan(start, at - start), words) && !IsKnownWord(text.AsSpan(start, at - start), words))
            {
                return TextSpan.FromBounds(start, at);
            }
        }

        return null;
    }
}
