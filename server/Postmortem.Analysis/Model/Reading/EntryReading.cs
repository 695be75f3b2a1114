using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>What the text of an event says by itself; spans are relative to the block.</summary>
internal sealed record EntryReading(string Event, TextSpan EventSpan, Milestones Milestones, string? Actor, TextSpan ActorSpan, string Stamp)
{
    private const int LongestNotice = 200;

    /// <summary>What the event may tell of where it is not clear from its words alone; its milestone too where nothing but a cue speaks for it.</summary>
    public Milestones Hints { get; init; }

    /// <summary>When it was noticed, where the event says that it was at another time than it happened: "(noticed 08:05)".</summary>
    public Stamp? Noticed { get; init; }

    public static EntryReading Of(Block block, IReadOnlyList<LineReading> lines, int index, ReadingWords words)
    {
        var text = block.Text;
        var line = lines[index];
        var stamp = line.Stamp ?? line.Trailing ?? line.LabelStamp ?? line.Told;
        if (line is { LabelStamp: { } value, Label: { } label } && ReferenceEquals(stamp, value) && value.EventStart >= line.Span.End)
        {
            // A milestone's name is all that is told.
            return Of(block, label.Span, words) with { Stamp = text.Substring(value.Span.Start, value.Span.Length) };
        }

        var start = line.Span.Start;
        var end = line.Span.End;
        if (stamp is not null && ReferenceEquals(stamp, line.Trailing) && block.QuoteDepth > 0 && lines.Count > 1)
        {
            var said = Of(block, TextSpan.FromBounds(lines[1].Span.Start, lines[^1].Span.End), words);
            var name = TextSpan.FromBounds(start, start + text.AsSpan(start, stamp.Span.Start - start).TrimEnd(" *_`[({").Length);
            return said with { Event = said.Event.Replace("\n> ", " ").Replace(" > ", " "), Actor = text.Substring(name.Start, name.Length), ActorSpan = name, Stamp = text.Substring(stamp.Span.Start, stamp.Span.Length) };
        }

        if (stamp is not null && ReferenceEquals(stamp, line.Trailing))
        {
            end = Math.Max(start, start + text.AsSpan(start, stamp.Span.Start - start).TrimEnd(" *_`[({（\"<>/").Length);
        }
        else
        {
            start = stamp is not null && (ReferenceEquals(stamp, line.Stamp) || ReferenceEquals(stamp, line.Told)) ? Math.Min(stamp.EventStart, end) : start;

            // The text goes on over the lines that have no stamps of their own.
            for (var next = index + 1; next < lines.Count && lines[next].Stamp is not { HasClock: true } && lines[next].LabelStamp is null; next++)
            {
                end = lines[next].Span.End;
            }
        }

        var span = Trim(text, start, end);
        var read = Of(block, span, words) with { Stamp = stamp is null ? "" : text.Substring(stamp.Span.Start, stamp.Span.Length) };
        return line.Speaker is { } speaker ? read with { Actor = text.Substring(speaker.Start, speaker.Length).Trim('*', '_'), ActorSpan = speaker } : read;
    }

    public static EntryReading Of(Block block, TextSpan span, ReadingWords words) =>
        Of(block, span, PlainText.Of(block.Text.AsSpan(span.Start, span.Length)), words);

    /// <param name="plain">What a reader sees of the span.</param>
    public static EntryReading Of(Block block, TextSpan span, string plain, ReadingWords words)
    {
        var actor = FindActor(block.Text, span);
        var noticed = FindNoticed(plain, words);
        var milestones = MilestoneReader.Find(plain, words, out var settled) & (noticed is null ? (Milestones)~0 : ~Milestones.Detected);
        return new EntryReading(plain, span, milestones, actor.IsEmpty ? null : block.Text.Substring(actor.Start, actor.Length), actor, "")
        {
            Noticed = noticed,
            Hints = milestones switch
            {
                Milestones.None => MilestoneReader.FindHints(plain, words, settled) & (noticed is null ? (Milestones)~0 : ~Milestones.Detected),
                _ when MilestoneReader.FindLabel(plain, words) != Milestones.None => Milestones.None,

                // A change is what set the incident off or what ended it: the place among the others tells.
                Milestones.Mitigated or Milestones.Trigger => Milestones.Mitigated | Milestones.Trigger,
                Milestones.ImpactStart => Milestones.ImpactStart,
                _ => Milestones.None,
            },
        };
    }

    private static Stamp? FindNoticed(string text, ReadingWords words)
    {
        var map = words.Group("noticed-words");
        var end = Math.Min(text.Length, LongestNotice);
        var begun = false;
        for (var at = 0; at < end; at++)
        {
            // Set apart in brackets or at the beginning; in the middle of a sentence it is what the event tells.
            if (begun && text[at - 1] is not ('(' or '（' or '['))
            {
                var bracket = text.AsSpan(at, end - at).IndexOfAny('(', '（', '[');
                if (bracket < 0)
                {
                    return null;
                }

                at += bracket;
                continue;
            }

            begun |= text[at] is not (' ' or ',' or ';' or '-' or '–' or '—');
            if (!char.IsLetter(text[at]))
            {
                continue;
            }

            var length = text[at] >= '\u2E80' ? map.GluedPrefixLength(text.AsSpan(at), out _) : map.PrefixLength(text.AsSpan(at), out _);
            if (length == 0)
            {
                continue;
            }

            var value = at + length;
            while (value < text.Length && text[value] is ' ' or ':')
            {
                value++;
            }

            var joiner = text.AsSpan(value).IndexOf(' ');
            value += joiner is > 0 and < 4 && (words.Joiners.Contains(text.AsSpan(value, joiner)) || text.AsSpan(value, joiner) is "on") ? joiner + 1 : 0;
            if (value < text.Length && StampReader.Read(text, words, value) is { HasClock: true } stamp)
            {
                return stamp;
            }
        }

        return null;
    }

    /// <summary>A handle, or initials with a colon, that the event begins with.</summary>
    private static TextSpan FindActor(string text, TextSpan span)
    {
        var at = span.Start;
        while (at < span.End && text[at] is '`' or '*' or '[' or '_')
        {
            at++;
        }

        var end = at;
        if (at < span.End && text[at] == '@')
        {
            end++;
            while (end < span.End && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_'))
            {
                end++;
            }

            return end - at > 1 ? TextSpan.FromBounds(at, end) : default;
        }

        if (at < span.End && text[at] == '<' && text.IndexOf('>', at) is var close && close > at && close < span.End && close - at <= 30 && text.AsSpan(at, close - at).IndexOfAny(" /:") < 0)
        {
            return TextSpan.FromBounds(at + 1, close);
        }

        while (end < span.End && char.IsUpper(text[end]))
        {
            end++;
        }

        return end - at is 2 or 3 && end < span.End && text[end] == ':' ? TextSpan.FromBounds(at, end) : default;
    }

    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        // The text of a definition list: ": First failure".
        if (start + 1 < end && text[start] == ':' && text[start + 1] == ' ')
        {
            start += 2;
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] == '\\'))
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }
}
