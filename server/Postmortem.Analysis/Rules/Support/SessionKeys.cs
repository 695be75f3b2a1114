using System.Globalization;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <param name="Key">As the record of a live incident calls the moment.</param>
/// <param name="Span">Of the value, relative to the block.</param>
internal sealed record SessionMoment(string Key, Milestones Milestone, DateTimeOffset At, TextSpan Span);

/// <summary>
/// The moments that the record of a live incident keeps in its front matter: <c>detected_at: "2026-03-17T14:30:00Z"</c>, at whatever
/// depth. They stand in the order in which they have to happen.
/// </summary>
internal sealed class SessionKeys : Recognizer<IReadOnlyList<SessionMoment>>
{
    private static readonly (string Key, Milestones Milestone)[] Keys =
    [
        ("started_at", Milestones.ImpactStart),
        ("detected_at", Milestones.Detected),
        ("triage_completed_at", Milestones.Triaged),
        ("root_cause_identified_at", Milestones.CauseIdentified),
        ("fix_applied_at", Milestones.Mitigated),
        ("resolved_at", Milestones.Resolved),
    ];

    public static SessionKeys Instance { get; } = new();

    public override IReadOnlyList<SessionMoment> Recognize(Block block)
    {
        if (block.Kind != BlockKind.FrontMatter || block.IsOversized)
        {
            return [];
        }

        var found = new List<SessionMoment>();
        foreach (var (key, milestone) in Keys)
        {
            var at = block.Text.IndexOf(key + ":", StringComparison.Ordinal);
            if (at < 0 || (at > 0 && (char.IsLetterOrDigit(block.Text[at - 1]) || block.Text[at - 1] == '_')))
            {
                continue;
            }

            var start = at + key.Length + 1;
            while (start < block.Text.Length && block.Text[start] is ' ' or '"' or '\'')
            {
                start++;
            }

            var end = start;
            while (end < block.Text.Length && block.Text[end] is not ('"' or '\'' or '\r' or '\n' or '#'))
            {
                end++;
            }

            var value = block.Text.AsSpan(start, end - start).TrimEnd();
            if (value.Length >= 16 && value[^1] is 'Z' or 'z' or (>= '0' and <= '9') && value.IndexOf('T') == 10
                && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            {
                found.Add(new SessionMoment(key, milestone, moment, new TextSpan(start, value.Length)));
            }
        }

        return found;
    }
}
