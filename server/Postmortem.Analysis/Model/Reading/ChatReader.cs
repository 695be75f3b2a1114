using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>Finds who speaks when in chats that were pasted as text.</summary>
internal static class ChatReader
{
    private const int LongestSpeaker = 64;

    /// <summary>
    /// Messages as a chat client copies them: "Rosa Diaz  10:32 AM" above what she said, also with a dash and the day between. One
    /// such line may be anything, unless what it says follows it and the time is set off from the name.
    /// </summary>
    public static void ReadSpeakers(string text, List<LineReading> lines, ReadingWords words)
    {
        for (var n = 0; n + 1 < lines.Count; n++)
        {
            if (lines[n] is { Stamp: null, Trailing: null, Label: null or { HasColon: true } } line && lines[n + 1].Stamp is not { HasClock: true } && SpeakerStamp(text.AsSpan(0, line.Span.End), line.Span.Start, words) is { } stamp)
            {
                lines[n] = line with { Stamp = stamp with { EventStart = line.Span.End }, Label = null, LabelStamp = null, Told = null, Speaker = TextSpan.FromBounds(line.Span.Start, NameEnd(text, line.Span.Start, stamp.Span.Start)) };
            }
        }
    }

    private static Stamp? SpeakerStamp(ReadOnlySpan<char> text, int start, ReadingWords words)
    {
        var line = text[start..];
        if (line.Length > LongestSpeaker || line.IndexOfAnyInRange('0', '9') is not (var digit and > 2))
        {
            return null;
        }

        var gap = line[..digit];
        var name = gap.TrimEnd(" \t-–—·|*_(");
        var set = gap.Length - name.Length;
        var who = name.Trim("*_ ");
        return set >= 2 && (PersonNames.LookLikeNames(who) || (name.StartsWith("**") && who.Length is > 1 and < 32 && who.IndexOfAny(" :,;") < 0)) && !words.Group("milestones").Contains(who) && StampReader.Read(text, words, start + digit) is { HasClock: true, Start.Form: ClockForm.Colon } stamp
            && text[stamp.EventStart..].Trim(" )*_").IsEmpty ? stamp : null;
    }

    private static int NameEnd(string text, int start, int stamp) => start + text.AsSpan(start, stamp - start).TrimEnd(" \t-–—·|*_(").Length;
}
