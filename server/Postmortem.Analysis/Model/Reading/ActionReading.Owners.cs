using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>Who is to do it and until when: what an item says in labels, handles and tags.</summary>
internal sealed partial record ActionReading
{
    /// <summary>"Owner: dana", "due 2024-03-02", "担当: platform、期限: 2026-05-07" anywhere in the item.</summary>
    private static (TextSpan? Owner, TextSpan? Due, TextSpan? Priority, TextSpan? Status, TextSpan? Horizon, int? First) FindLabelled(string text, TextSpan span, ReadingWords words)
    {
        (TextSpan? Owner, TextSpan? Due, TextSpan? Priority, TextSpan? Status, TextSpan? Horizon, int? First) found = default;
        var labels = words.Group("action-labels");
        for (var at = span.Start; at < span.End; at++)
        {
            if (!char.IsLetter(text[at]) || (at > span.Start && char.IsLetter(text[at - 1]) && text[at] < '\u2E80') || IsBehindHyphen(text, at, span.Start))
            {
                continue;
            }

            var rest = text.AsSpan(at, span.End - at);
            var length = text[at] >= '\u2E80' ? labels.GluedPrefixLength(rest, out var id) : labels.PrefixLength(rest, out id);
            if (length == 0)
            {
                length = found.Due is null && words.Group("due-words").PrefixLength(rest, out var set) is var due and > 0 && set == "inline" ? due : 0;
                id = "inline";
            }

            if (length == 0)
            {
                continue;
            }

            var value = at + length;
            var colon = false;
            while (value < span.End && text[value] is ' ' or '*' or ':' or '：' or '_' or '=' or '\u00a0' || (value < span.End && text[value] == '-' && value + 1 < span.End && text[value + 1] == ' '))
            {
                colon |= text[value] is ':' or '：' or '-' or '=';
                value++;
            }

            var end = ValueEnd(text, value, span.End);
            if (end <= value || (text[value] is '\'' or '"' && text[at + length] == '='))
            {
                continue;
            }

            if (colon && id != "inline")
            {
                found.First ??= at;
            }

            var valueSpan = TextSpan.FromBounds(value, end);
            switch (id)
            {
                case "due" when found.Due is null && (colon || DateReader.Read(text.AsSpan(0, span.End), value, words) is { } date && (date.HasYear || char.IsLetter(text[value]) || date.Span.Length > 4)):
                    found.Due = DateReader.Read(text.AsSpan(0, span.End), value, words) is { } day ? day.Span : valueSpan;
                    at = found.Due.Value.End - 1;
                    break;
                case "inline" when !colon && DateReader.Read(text.AsSpan(0, span.End), value, words) is { Slip: false } plain && (plain.HasYear || char.IsLetter(text[value]) || plain.Span.Length > 4) && EndsClause(text, plain.Span.End, span.End):
                    found.Due = plain.Span;
                    at = plain.Span.End - 1;
                    break;
                case "due" or "inline" when found.Due is null && DueReader.Read(text.AsSpan(0, span.End), value, words) is { } relative && EndsClause(text, relative.Span.End, span.End):
                    found.Due = relative.Span;
                    at = relative.Span.End - 1;
                    break;
                case "owner" when colon && found.Owner is null:
                    found.Owner = valueSpan;
                    at = end - 1;
                    break;
                case "priority" when colon && found.Priority is null:
                    found.Priority = valueSpan;
                    at = end - 1;
                    break;
                case "horizon" when colon && found.Horizon is null:
                    found.Horizon = valueSpan;
                    at = end - 1;
                    break;
                case "status" when colon && found.Status is null:
                    found.Status = valueSpan;
                    at = end - 1;
                    break;
            }
        }

        return found;
    }

    /// <summary>The second part of a word such as "re-owner".</summary>
    internal static bool IsBehindHyphen(string text, int at, int start) => at - 2 >= start && text[at - 1] == '-' && char.IsLetterOrDigit(text[at - 2]);

    /// <summary>"… by Friday (Ana)" ends what is to be done, "caused by Friday deploys" goes on.</summary>
    private static bool EndsClause(string text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '*' or '_')
        {
            at++;
        }

        return at >= end || !char.IsLetterOrDigit(text[at]);
    }

    /// <summary>A hyphen between spaces, which separates "Owner: dana - Due: 2026-03-20".</summary>
    private static bool IsDash(string text, int at, int end) => text[at] == '-' && at > 0 && text[at - 1] == ' ' && at + 1 < end && text[at + 1] == ' ';

    /// <summary>In front of labels that a dash sets off: "Add a test - Owner: dana". Labels in the middle of a sentence belong to it.</summary>
    private static int TextEnd(string text, int firstLabel, TextSpan span)
    {
        var end = firstLabel;
        while (end > span.Start && text[end - 1] is ' ' or '*' or '_')
        {
            end--;
        }

        if (firstLabel == span.End || end <= span.Start || text[end - 1] is not ('-' or '–' or '—'))
        {
            return span.End;
        }

        end--;
        while (end > span.Start && text[end - 1] == ' ')
        {
            end--;
        }

        return end;
    }

    /// <summary><c>**AI-003: …**</c>, <c>AI-3 - …</c></summary>
    private static (TextSpan? Id, int After) FindLeadingId(string text, int start, int end)
    {
        var at = start;
        while (at < end && text[at] is '*' or '[' or '`')
        {
            at++;
        }

        if (!text.AsSpan(at, end - at).StartsWith("AI-"))
        {
            return (null, start);
        }

        var stop = at + 3;
        while (stop < end && char.IsLetterOrDigit(text[stop]))
        {
            stop++;
        }

        var after = stop;
        while (after < end && text[after] is '*' or ']' or '`' or ' ' or ':' or '-' or '–' or '—')
        {
            after++;
        }

        return stop > at + 3 && after > stop && after < end ? (TextSpan.FromBounds(at, stop), after) : (null, start);
    }

    private static int ValueEnd(string text, int at, int end)
    {
        var stop = at;
        while (stop < end && stop - at < 60 && text[stop] is not ('\n' or ',' or ';' or ')' or ']' or '）' or '、' or '|' or '*' or '。' or '，' or '（' or '(') && !(text[stop] is '.' && (stop + 1 >= end || char.IsWhiteSpace(text[stop + 1])) && !(stop == at + 1 && char.IsUpper(text[at])) && !IsTitle(text, at, stop, end))
            && !(text[stop] is '—' or '–') && !IsDash(text, stop, end))
        {
            stop++;
        }

        while (stop > at && char.IsWhiteSpace(text[stop - 1]))
        {
            stop--;
        }

        return stop;
    }

    /// <summary>"Fa. Geodelta", "Dr. Lind": what is short and has a capital behind it is no end of a sentence.</summary>
    private static bool IsTitle(string text, int at, int stop, int end) =>
        stop - at is 2 or 3 && char.IsUpper(text[at]) && char.IsLower(text[at + 1]) && stop + 2 < end && text[stop + 1] == ' ' && char.IsUpper(text[stop + 2]);

    /// <summary>"@dana will …", "… (@dana)", "- @dana: …"</summary>
    private static TextSpan? FindHandle(string text, TextSpan span, ReadingWords words)
    {
        var start = SkipOrnaments(text, span);
        while (start < span.End && text[start] is '*' or '(' or '[' or '`')
        {
            start++;
        }

        if (HandleAt(text, start, span.End) is { } leading)
        {
            return leading;
        }

        var tail = span.End;
        while (tail > span.Start && text[tail - 1] is ' ' or '.' or '\n' or '\r' or '*' or '`')
        {
            tail--;
        }

        var line = text.AsSpan(span.Start, tail - span.Start);
        var at = line.LastIndexOf('@');
        if (at < 0 || HandleAt(text, span.Start + at, span.End) is not { } last)
        {
            return FindAssigned(text, span, words);
        }

        var behind = tail;
        while (behind > last.End && LinkStart(text, span.Start, behind) is var link && link >= last.End)
        {
            behind = link;
            while (behind > last.End && text[behind - 1] == ' ')
            {
                behind--;
            }
        }

        var rest = text.AsSpan(last.End, behind - last.End).Trim(" )]");
        var before = text.AsSpan(span.Start, at).TrimEnd();
        return rest.IsEmpty && before.Length > 0 && before[^1] is '(' or '[' or '-' or '–' or '—' or ':' or '.' ? last : FindAssigned(text, span, words);
    }

    private static TextSpan? FindAssigned(string text, TextSpan span, ReadingWords words)
    {
        foreach (var (phrase, _) in words.Group("assigned").All)
        {
            var at = text.IndexOf(phrase, span.Start, span.Length, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                var start = at + phrase.Length;
                while (start < span.End && text[start] is ' ' or ':' or '*')
                {
                    start++;
                }

                var end = ValueEnd(text, start, span.End);
                if (end > start && end - start < 40 && (char.IsUpper(text[start]) || text[start] == '@'))
                {
                    return TextSpan.FromBounds(start, end);
                }
            }
        }

        return null;
    }

    private static TextSpan? HandleAt(string text, int at, int end)
    {
        if (at >= end || text[at] != '@' || (at > 0 && char.IsLetterOrDigit(text[at - 1])))
        {
            return null;
        }

        var stop = at + 1;
        while (stop < end && (char.IsLetterOrDigit(text[stop]) || text[stop] is '-' or '_' or '.' && stop + 1 < end && char.IsLetterOrDigit(text[stop + 1])))
        {
            stop++;
        }

        return stop - at > 1 && (stop >= end || text[stop] != '/') ? TextSpan.FromBounds(at, stop) : null;
    }

    private static TextSpan? FindTag(string text, int at, int end)
    {
        while (at < end && text[at] == '*')
        {
            at++;
        }

        if (at >= end || text[at] != '[')
        {
            return null;
        }

        var close = text.IndexOf(']', at, Math.Min(end - at, 40));
        return close > at + 1 && close + 1 < end && text[close + 1] is ' ' ? TextSpan.FromBounds(at + 1, close) : null;
    }

    private static int SkipOrnaments(string text, TextSpan span)
    {
        var at = span.Start;
        while (at < span.End && (char.IsSurrogate(text[at]) || text[at] is ' ' or '\uFE0F' || text[at] is >= '\u2190' and <= '\u2BFF'))
        {
            at++;
        }

        return at;
    }
}
