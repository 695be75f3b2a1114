using System.Globalization;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>Puts what was visible before an act: the nearest signals that the timeline tells of before it.</summary>
internal static class LocalRationality
{
    private const int Offered = 2;

    public static IEnumerable<Fix> Given(in RewriteScope scope)
    {
        var fixes = new List<Fix>();
        var from = SentenceRewrites.Body(scope);
        var isDecision = scope.Hit.Pattern.Rule.Code is "decision-without-context" or "disregarded-signal" or "competence-claim" or "motive-attribution";
        if (!isDecision || scope.Hit.Subject == SubjectClass.None || !IsDeed(scope) || IsInQuotation(scope, from))
        {
            return [RewriteScope.Fix("Ask for what was visible and known then", SentenceRewrites.AppendFact(scope, "what was visible and known at that time"))];
        }

        var rest = scope.Uncapitalised(from, from + 1);
        var at = scope.AbsoluteSpan(from, from + 1);
        foreach (var entry in SignalsBefore(scope))
        {
            var what = string.Join(' ', entry.Event.Replace('"', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
            fixes.Add(new Fix($"Begin with what was visible: {entry.Text} {AgentRewrites.Short(entry.Event)}", false, [new TextEdit(at, $"Given \"{what}\" at {entry.Text}, {rest}")]));
        }

        fixes.Add(new Fix("Begin with what was visible then", false, [new TextEdit(at, $"Given [FACT NEEDED: what was visible at that time], {rest}")]));
        return fixes;
    }

    /// <summary>The nearest first.</summary>
    private static IEnumerable<TimelineEntry> SignalsBefore(in RewriteScope scope)
    {
        var entries = scope.Model.Timeline.Entries;
        var act = FindAct(scope);
        var found = new List<TimelineEntry>();
        for (var i = Math.Min(act, entries.Count) - 1; i >= 0 && found.Count < Offered; i--)
        {
            if (IsSignal(entries[i]))
            {
                found.Add(entries[i]);
            }
        }

        return found;
    }

    /// <summary>The entry that a sentence speaks of: the one it stands in, the first behind a time that it names, the one whose words it shares, or the mitigation.</summary>
    private static int FindAct(in RewriteScope scope)
    {
        var entries = scope.Model.Timeline.Entries;
        var place = scope.Start + scope.Hit.Span.Start;
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Span.Start <= place && place < entries[i].Span.End)
            {
                return i;
            }
        }

        var s = scope.Sentence;
        for (var token = scope.TokenAt(scope.Hit.Sentence.Start); token < s.Tokens.Length; token++)
        {
            if (s.IsKind(token, TokenKind.Number) && TimeOnly.TryParseExact(s.TextOf(token), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            {
                for (var i = 0; i < entries.Count; i++)
                {
                    if (entries[i].At.Time >= time)
                    {
                        return i;
                    }
                }

                return entries.Count;
            }
        }

        var (best, most) = (-1, 1);
        var first = entries.Count;
        for (var i = 0; i < entries.Count; i++)
        {
            var shared = Shared(scope, entries[i].Event);
            (best, most) = shared > most ? (i, shared) : (best, most);
            first = first == entries.Count && (entries[i].Milestones & Milestones.Mitigated) != 0 ? i : first;
        }

        return best >= 0 ? best : first;
    }

    private static int Shared(in RewriteScope scope, string text)
    {
        var s = scope.Sentence;
        var count = 0;
        for (var token = scope.TokenAt(scope.Hit.Sentence.Start); token < scope.EndOfWords; token++)
        {
            count += s.IsWord(token) && s.Tokens[token].Length > 4 && !s.Has(token, WordClass.Closed | WordClass.Adverb) && text.ContainsIgnoringCase(s.TextOf(token).ToString()) ? 1 : 0;
        }

        return count;
    }

    private static bool IsInQuotation(in RewriteScope scope, int from) =>
        scope.Sentence.Text[scope.Hit.Sentence.Start..scope.Sentence.Tokens[from].Start].Count('"') % 2 != 0;

    /// <summary>Whether the finding begins with something done; "lacked" and "were too optimistic" say how somebody was.</summary>
    private static bool IsDeed(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var at = scope.TokenAt(scope.Hit.Span.Start);
        return !s.Has(at, WordClass.Auxiliary) && !s.Is(at, "lacked") && !s.Is(at, "lack") && !s.Is(at, "without");
    }

    private static bool IsSignal(TimelineEntry entry) =>
        entry.Event.ContainsIgnoringCase("alert") || entry.Event.ContainsIgnoringCase("alarm")
        || entry.Event.ContainsIgnoringCase("page") || entry.Event.ContainsIgnoringCase("dashboard") || entry.Event.ContainsIgnoringCase("graph") || entry.Event.ContainsIgnoringCase("shows") || entry.Event.ContainsIgnoringCase("showed")
        || (entry.Milestones & Milestones.Detected) != 0;
}
