using System.Runtime.CompilerServices;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>
/// Which moments of an incident an event tells of: by its bold or leading label first, then by the words of the sentence.
/// </summary>
internal static class MilestoneReader
{
    private static readonly ConditionalWeakTable<ReadingWords, Matcher> Matchers = [];

    private static readonly (string Word, Milestones Milestone)[] Words =
    [
        ("trigger", Milestones.Trigger), ("impact-start", Milestones.ImpactStart), ("detected", Milestones.Detected),
        ("acknowledged", Milestones.Acknowledged), ("declared", Milestones.Declared), ("triaged", Milestones.Triaged),
        ("escalated", Milestones.Escalated), ("cause-identified", Milestones.CauseIdentified),
        ("mitigation-started", Milestones.MitigationStarted), ("mitigation-failed", Milestones.MitigationFailed),
        ("mitigated", Milestones.Mitigated), ("recovered", Milestones.Recovered), ("resolved", Milestones.Resolved),
        ("communicated", Milestones.Communicated), ("closed", Milestones.Closed),
    ];

    /// <summary>The milestone of an id such as "impact-start"; none for any other word.</summary>
    public static Milestones Of(string? word)
    {
        foreach (var (name, milestone) in Words)
        {
            if (name == word)
            {
                return milestone;
            }
        }

        return Milestones.None;
    }

    public static string WordOf(Milestones milestone)
    {
        foreach (var (name, value) in Words)
        {
            if (value == milestone)
            {
                return name;
            }
        }

        return "";
    }

    public static Milestones Find(ReadOnlySpan<char> text, ReadingWords words)
    {
        if (FindLabel(text, words) is var label and not Milestones.None)
        {
            return label;
        }

        var matcher = Matchers.GetValue(words, static w => new Matcher(w));
        var found = Milestones.None;
        while (!text.IsEmpty)
        {
            // "Rolled back; service restored" tells of two.
            var end = text.IndexOf(';');
            found |= matcher.Find(end < 0 ? text : text[..end]);
            text = end < 0 ? default : text[(end + 1)..];
        }

        return found;
    }

    /// <summary>The name of a milestone before a colon or a dash, or as the whole text: "Detection: …", "検知 — …", "Incident resolved".</summary>
    public static Milestones FindLabel(ReadOnlySpan<char> text, ReadingWords words)
    {
        text = text.Trim();
        var end = text.IndexOfAny(":：—–(（");
        var label = end < 0 ? text : text[..end];
        if (label.Length is 0 or > 40)
        {
            return Milestones.None;
        }

        var labels = words.Group("milestones");
        return labels.TryGet(label.Trim(" .!*-"), out var id) ? Of(id) : Milestones.None;
    }

    private sealed class Matcher
    {
        private readonly CueMatcher _cues;
        private readonly List<Milestones> _order = [];

        public Matcher(ReadingWords words)
        {
            // The file gives the order of precedence: an earlier meaning hides the later ones.
            var ids = words.Cues.Select(c => c.Milestone).Distinct().ToList();
            _order.AddRange(ids.Select(static id => Of(id.TrimEnd('-', '1', '2', '3', '4'))));
            _cues = new CueMatcher(words.Cues.Select(c => (1 << ids.IndexOf(c.Milestone), c.Pattern)));
        }

        public Milestones Find(ReadOnlySpan<char> text)
        {
            var found = _cues.Find(text);
            return found == 0 ? Milestones.None : _order[System.Numerics.BitOperations.TrailingZeroCount(found)];
        }
    }
}
