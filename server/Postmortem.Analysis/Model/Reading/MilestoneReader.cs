using System.Numerics;
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

    public static Milestones Find(ReadOnlySpan<char> text, ReadingWords words) => Find(text, words, out _);

    /// <param name="settled">Whether an unmistakable cue was found, if only one that says that the text tells of no milestone; null where that was not asked of the whole text.</param>
    public static Milestones Find(ReadOnlySpan<char> text, ReadingWords words, out bool? settled)
    {
        settled = null;
        var matcher = Matchers.GetValue(words, static w => new Matcher(w));
        if (FindLabel(text, words) is var label and not Milestones.None)
        {
            // "Mitigation successful: service restored" tells of two.
            return label == Milestones.Mitigated ? label | (matcher.Find(text[(text.IndexOf(':') + 1)..], out _) & (Milestones.Recovered | Milestones.Resolved)) : label;
        }

        var found = Milestones.None;
        var isFirst = true;
        while (!text.IsEmpty)
        {
            // "Rolled back; service restored" tells of two.
            var end = text.IndexOf(';');
            var told = matcher.Find(end < 0 ? text : text[..end], out var isCued);
            settled = end < 0 && isFirst ? isCued : null;
            isFirst = false;
            found |= told;
            text = end < 0 ? default : text[(end + 1)..];
        }

        return found;
    }

    /// <summary>What the text may tell of besides, where nothing in it is unmistakable; the entries around decide.</summary>
    /// <param name="settled">What <see cref="Find(ReadOnlySpan{char}, ReadingWords, out bool?)"/> said of the same text.</param>
    public static Milestones FindHints(ReadOnlySpan<char> text, ReadingWords words, bool? settled)
    {
        var matcher = Matchers.GetValue(words, static w => new Matcher(w));
        return settled ?? matcher.IsSettled(text) ? Milestones.None : matcher.FindHints(text);
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

        var labels = words.Milestones;
        return labels.TryGet(label.Trim(" .!*-"), out var id) ? Of(id) : Milestones.None;
    }

    private sealed class Matcher
    {
        private readonly CueMatcher _cues;
        private readonly CueMatcher _hints;
        private readonly List<Milestones> _order = [];
        private readonly List<Milestones> _hinted = [];

        public Matcher(ReadingWords words)
        {
            _cues = Index(words.Cues, _order, words);
            _hints = Index(words.Hints, _hinted, words);
        }

        public Milestones Find(ReadOnlySpan<char> text, out bool isCued)
        {
            var found = _cues.Find(text);
            isCued = found != 0;
            return found == 0 ? Milestones.None : _order[BitOperations.TrailingZeroCount(found)];
        }

        /// <summary>Whether an unmistakable cue was found, if only one that says that the text tells of no milestone.</summary>
        public bool IsSettled(ReadOnlySpan<char> text) => _cues.Find(text) != 0;

        public Milestones FindHints(ReadOnlySpan<char> text)
        {
            var found = _hints.Find(text);
            var milestones = Milestones.None;
            for (; found != 0; found &= found - 1)
            {
                milestones |= _hinted[BitOperations.TrailingZeroCount(found)];
            }

            return milestones;
        }

        /// <summary>The file gives the order of precedence: an earlier meaning hides the later ones.</summary>
        private static CueMatcher Index(List<(string Milestone, string Pattern)> patterns, List<Milestones> order, ReadingWords words)
        {
            var ids = patterns.Select(static c => c.Milestone).Distinct().ToList();
            order.AddRange(ids.Select(static id => Of(id.TrimEnd('-', '1', '2', '3', '4'))));
            return new CueMatcher(patterns.Select(c => (1 << ids.IndexOf(c.Milestone), c.Pattern)), words.CueWords);
        }
    }
}
