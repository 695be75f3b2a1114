using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>What a list item says if it is a thing to do; spans are relative to the block.</summary>
internal sealed partial record ActionReading
{
    public required TextSpan TextSpan { get; init; }

    public required string Text { get; init; }

    public TextSpan? Owner { get; init; }

    /// <summary>A tag in brackets that the item begins with: <c>[Platform] …</c>. It may be a team.</summary>
    public TextSpan? Tag { get; init; }

    /// <summary>What is set off at the end and looks like a name, though it is nobody's that is known.</summary>
    public TextSpan? Candidate { get; init; }

    public TextSpan? DueSpan { get; init; }

    public CalendarDate? Due { get; init; }

    public TextSpan? Ticket { get; init; }

    public TextSpan? PrioritySpan { get; init; }

    public int? Priority { get; init; }

    public TextSpan? StatusSpan { get; init; }

    public ActionStatus? Status { get; init; }

    /// <summary>immediate, short or long, where a label says it.</summary>
    public string? Horizon { get; init; }

    public TextSpan? Id { get; init; }

    /// <summary>Only a bold label above nested items.</summary>
    public bool IsGroup { get; init; }

    /// <summary>"N/A", "None.", "TBD": nothing.</summary>
    public bool IsNothing { get; init; }

    public static ActionReading Of(Block block, ReadingWords words) => Of(block, block.Content, words);

    /// <summary>What a part of a block says, such as one line of a paragraph.</summary>
    public static ActionReading Of(Block block, TextSpan span, ReadingWords words)
    {
        var text = block.Text;
        var labels = FindLabelled(text, span, words);
        var start = SkipOrnaments(text, span);
        var tag = FindTag(text, start, span.End);
        var (id, afterId) = FindLeadingId(text, start, span.End);
        var (priority, prioritySpan, afterPriority) = ReadLeadingPriority(text, TextSpan.FromBounds(afterId, span.End), words);
        var (status, statusSpan) = StatusReader.Find(text, span, words);
        var plain = PlainText.Of(text.AsSpan(span.Start, span.Length));
        var first = text.AsSpan(span.Start, span.Length).TrimEnd();
        var tail = FindTail(text, span, words);
        var owner = labels.Owner ?? FindHandle(text, span, words) ?? tail.Owner ?? FindLeadingName(text, start, span.End, words) ?? FindDoer(text, start, span.End, words);
        owner = owner is { } named && Nothing.Is(text.AsSpan(named.Start, named.Length), words) ? null : owner;
        // The date behind a thing that is done is more likely the day on which it was.
        var dueSpan = labels.Due ?? (block.Checked == true && tail.Owner is null ? null : tail.Due);
        var end = Math.Max(afterPriority, TextEnd(text, labels.First ?? span.End, span));
        return new ActionReading
        {
            Id = id,
            TextSpan = TextSpan.FromBounds(afterPriority, end),
            Text = priority is null && id is null && end == span.End ? plain : PlainText.Of(text.AsSpan(afterPriority, end - afterPriority).Trim(" *_:—–-").ToString()),
            Owner = owner,
            Tag = tag ?? tail.Candidate,
            Candidate = tail.Candidate,
            DueSpan = dueSpan,
            Due = dueSpan is { } due ? DateReader.Read(text.AsSpan(0, due.End), due.Start, words) ?? DueReader.Read(text.AsSpan(0, due.End), due.Start, words)?.Date : null,
            Ticket = TicketReader.Find(text, span, words),
            PrioritySpan = labels.Priority ?? prioritySpan,
            Priority = labels.Priority is { } p ? PriorityOf(text.AsSpan(p.Start, p.Length), words) : priority,
            StatusSpan = labels.Status ?? statusSpan,
            Status = labels.Status is { } s ? StatusReader.Of(text.AsSpan(s.Start, s.Length), words) ?? status : status,
            Horizon = labels.Horizon is { } h && words.Group("horizon").PrefixLength(text.AsSpan(h.Start, h.Length), out var horizon) > 0 ? horizon : null,
            IsGroup = first.StartsWith("**") && (first.EndsWith(":**") || first.EndsWith("**:") || first.EndsWith("：**")) && first[2..^2].IndexOf("**") is < 0,
            IsNothing = Nothing.Is(plain, words),
        };
    }

    /// <summary>Whether a priority, an id, a handle or a name with a colon stands in front.</summary>
    public static bool HasMarkInFront(string text, TextSpan span, ReadingWords words)
    {
        var start = SkipOrnaments(text, span);
        return ReadLeadingPriority(text, span, words).Priority is not null || FindLeadingId(text, start, span.End).Id is not null
            || HandleAt(text, start, span.End) is not null || FindLeadingName(text, start, span.End, words) is not null;
    }

    /// <summary>Whether an owner or a date is set off at the end, or stands in labels.</summary>
    public static bool HasTail(string text, TextSpan span, ReadingWords words)
    {
        var tail = FindTail(text, span, words);
        if (tail.Owner is not null || tail.Due is not null)
        {
            return true;
        }

        var labels = FindLabelled(text, span, words);
        return labels.Owner is not null || (labels.First is not null && labels.Due is not null);
    }

    public static int? PriorityOf(ReadOnlySpan<char> text, ReadingWords words)
    {
        if (text.Trim() is { Length: <= 3 } sign)
        {
            // A coloured dot and nothing else.
            if (sign.StartsWith("🔴"))
            {
                return 1;
            }

            if (sign.StartsWith("🟠") || sign.StartsWith("🟡"))
            {
                return 2;
            }

            if (sign.StartsWith("🟢"))
            {
                return 3;
            }
        }

        text = text.Trim(" *_`[]().:🔴🟠🟡🟢️");
        while (!text.IsEmpty && !char.IsLetterOrDigit(text[0]))
        {
            text = text[1..];
        }

        if (text.Length >= 2 && text[0] is 'P' or 'p' && char.IsAsciiDigit(text[1]) && (text.Length == 2 || !char.IsLetterOrDigit(text[2])))
        {
            return Math.Clamp(text[1] - '0', 1, 3);
        }

        var words1 = words.Group("priority");
        return (text.IsEmpty ? 0 : text[0] >= '\u2E80' ? words1.GluedPrefixLength(text, out var word) : words1.PrefixLength(text, out word)) > 0
            ? (words1.TryGet(text, out var whole) ? whole : FirstWord(text, words1)) switch { "high" => 1, "medium" => 2, "low" => 3, _ => null }
            : null;
    }

    private static string? FirstWord(ReadOnlySpan<char> text, WordMap<string> words) =>
        (text[0] >= '\u2E80' ? words.GluedPrefixLength(text, out var word) : words.PrefixLength(text, out word)) > 0 ? word : null;

    /// <summary><c>**HIGH** …</c>, <c>[P1] …</c>, <c>P1: …</c></summary>
    private static (int? Priority, TextSpan? Span, int After) ReadLeadingPriority(string text, TextSpan span, ReadingWords words)
    {
        var at = span.Start;
        var marks = 0;
        while (at < span.End && text[at] is '*' or '[' or '(' or '_' or '`')
        {
            at++;
            marks++;
        }

        var end = at;
        while (end < span.End && (char.IsLetterOrDigit(text[end])))
        {
            end++;
        }

        if (end == at || end - at > 12)
        {
            return (null, null, span.Start);
        }

        var word = text.AsSpan(at, end - at);
        var next = end < span.End ? text[end] : ' ';
        var spaced = word.Length == 2 && word[0] == 'P' && next == ' ' && end + 2 < span.End
            && (char.IsUpper(text[end + 1]) || (text[end + 1] is '-' or '–' or '—' && text[end + 2] == ' '));
        var closed = spaced || marks > 0 ? spaced || next is '*' or ']' or ')' or '_' or '`' or ':' : next is ':' or '：';
        if (!closed || PriorityOf(word, words) is not { } priority)
        {
            return (null, null, span.Start);
        }

        var after = end;
        while (after < span.End && text[after] is '*' or ']' or ')' or '_' or '`' or ':' or ' ' or '-' or '–' or '—')
        {
            after++;
        }

        return (priority, TextSpan.FromBounds(at, end), after);
    }
}
