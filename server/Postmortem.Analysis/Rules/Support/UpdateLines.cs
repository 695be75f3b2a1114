using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <param name="Span">From the first sign of the line to where the next update begins, relative to the block.</param>
/// <param name="Head">The stamp with the state.</param>
/// <param name="Words">Of the text behind the state.</param>
internal readonly record struct UpdateLine(UpdateState State, TextSpan Span, TextSpan Head, bool HasStamp, int Words);

/// <summary>What the text of a block looks like, if it is a message to others: found once for it.</summary>
internal sealed record MessageLook
{
    public static MessageLook None { get; } = new();

    public IReadOnlyList<UpdateLine> Updates { get; init; } = [];

    /// <summary>It begins as a letter does.</summary>
    public bool IsLetter { get; init; }

    /// <summary>It speaks as "we" or to "you".</summary>
    public bool IsSpoken { get; init; }

    /// <summary>It begins with a time.</summary>
    public bool HasStamp { get; init; }
}

internal sealed class UpdateLines : Recognizer<MessageLook>
{
    private const int FewestWords = 3;

    private static readonly (string Word, UpdateState State)[] States =
    [
        ("investigating", UpdateState.Investigating), ("identified", UpdateState.Identified), ("monitoring", UpdateState.Monitoring), ("resolved", UpdateState.Resolved), ("update", UpdateState.None),
    ];

    private static readonly string[] Openings = ["subject:", "dear ", "hello", "hi ", "hi,", "to our customers", "to all customers", "dear customer"];

    public static UpdateLines Instance { get; } = new();

    /// <summary>The state that a text says by its first word: "Resolved", "Monitoring (14:55 UTC)".</summary>
    public static (UpdateState State, int Length)? StateAt(ReadOnlySpan<char> text)
    {
        foreach (var (word, state) in States)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetterOrDigit(text[word.Length])))
            {
                return (state, word.Length);
            }
        }

        return null;
    }

    /// <summary>The state that a heading ends with, behind which at most a time stands: "Initial update (Investigating)", "14:40 UTC - Resolved".</summary>
    public static UpdateState? StateIn(string heading)
    {
        for (var at = 0; at < heading.Length; at++)
        {
            if (char.IsLetter(heading[at]) && (at == 0 || !char.IsLetterOrDigit(heading[at - 1])) && StateAt(heading.AsSpan(at)) is { State: not UpdateState.None } found)
            {
                var rest = heading.AsSpan(at + found.Length);
                var isLast = rest.IndexOfAnyInRange('a', 'z') < 0;
                var isFirst = heading.AsSpan(0, at).IndexOfAnyInRange('a', 'z') < 0 && rest.TrimStart() is [':' or '-' or '–' or '—' or '(' or '[', ..];
                return isLast || isFirst ? found.State : null;
            }
        }

        return null;
    }

    public override MessageLook Recognize(Block block)
    {
        if (block.Kind is not (BlockKind.Paragraph or BlockKind.ListItem or BlockKind.TableRow or BlockKind.Code) || block.IsOversized || block.Row is RowKind.Header or RowKind.Delimiter)
        {
            return MessageLook.None;
        }

        var text = block.Text;
        var (start, stop) = (block.Content.Start, block.Content.End);
        var updates = new List<UpdateLine>();
        bool? stamped = null;
        var isLetter = false;
        for (var line = start; line < stop;)
        {
            var next = text.IndexOf('\n', line, stop - line);
            var end = next < 0 ? stop : next;
            var rest = text.AsSpan(line, end - line);
            if (Read(rest, out var head, out var hasStamp) is { } state)
            {
                Close(updates, text, line);
                updates.Add(new UpdateLine(state, TextSpan.FromBounds(line, end), TextSpan.FromBounds(line + head.Start, line + head.End), hasStamp, 0));
            }

            stamped ??= hasStamp;
            isLetter |= line == start || block.Kind == BlockKind.Code ? IsOpening(rest) : false;
            line = next < 0 ? stop : next + 1;
        }

        Close(updates, text, stop);
        updates.RemoveAll(static u => u.Words < FewestWords);
        var isSpoken = Terms.HasAny(text, "we", "our", "you", "your", "we're", "we've", "we'll", "us");
        return updates.Count == 0 && !isLetter && !isSpoken && stamped != true ? MessageLook.None : new MessageLook { Updates = updates, IsLetter = isLetter, IsSpoken = isSpoken, HasStamp = stamped == true };
    }

    private static void Close(List<UpdateLine> updates, string text, int end)
    {
        if (updates is [.., var last])
        {
            var body = text.AsSpan(last.Head.End, end - last.Head.End).TrimEnd();
            updates[^1] = last with { Span = TextSpan.FromBounds(last.Span.Start, Math.Max(last.Head.End, last.Head.End + body.Length)), Words = Terms.WordCount(body.ToString()) };
        }
    }

    /// <summary>A line that begins with a state, behind a time or not, and a sign that sets it off from what follows.</summary>
    private static UpdateState? Read(ReadOnlySpan<char> line, out TextSpan head, out bool hasStamp)
    {
        var first = Skip(line, 0);
        head = default;
        var at = first;
        hasStamp = false;
        if (StampReader.Read(line, ReadingWords.Default, first) is { } stamp && (stamp.HasClock || stamp.Date is not null))
        {
            hasStamp = true;
            at = Skip(line, stamp.EventStart);
        }

        if (StateAt(line[at..]) is not { } found)
        {
            return null;
        }

        var end = at + found.Length;
        var isSetOff = false;
        while (end < line.Length && (line[end] is ' ' or '*' or '_' or '`' or ')' or ']' or '(' or '[' or ':' or '-' or '–' or '—' or '|' or '.'))
        {
            isSetOff |= line[end] is ':' or '-' or '–' or '—' or '|' or '*' or ']' or '[' or '(';
            end++;
        }

        head = TextSpan.FromBounds(first, at + found.Length);
        return isSetOff || end == line.Length ? found.State : null;
    }

    private static int Skip(ReadOnlySpan<char> line, int at)
    {
        // Markup, brackets and pictures such as a red dot.
        while (at < line.Length && !char.IsLetterOrDigit(line[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsOpening(ReadOnlySpan<char> line)
    {
        var text = line[Skip(line, 0)..];
        foreach (var opening in Openings)
        {
            if (text.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
