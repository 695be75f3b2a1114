using System.Globalization;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>Puts a measurement where a verdict on speed stands: from the timeline where it tells one, else as a question from when to when.</summary>
internal static class MeasureRewrites
{
    public static IEnumerable<Fix> Measure(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var first = scope.TokenAt(scope.Hit.Span.Start);
        for (var i = first; i < scope.TokenAt(scope.Hit.Span.End); i++)
        {
            var isLong = s.Is(i, "long");
            var isLate = s.Is(i, "late") || s.Is(i, "slowly") || s.Is(i, "sluggishly");
            var isEarly = s.Is(i, "early") || s.Is(i, "soon") || s.Is(i, "quickly") || s.Is(i, "hastily");
            var isSlow = s.Is(i, "slow") || s.Is(i, "sluggish") || s.Is(i, "late") || s.Is(i, "delayed");
            var isQuick = s.Is(i, "quick") || s.Is(i, "hasty") || s.Is(i, "fast");
            if (!isLong && !isLate && !isEarly && !isSlow && !isQuick)
            {
                continue;
            }

            var from = i;
            while (from > first && (s.Has(from - 1, WordClass.Adverb | WordClass.Not) || s.Is(from - 1, "way") || s.Is(from - 1, "far") || s.Is(from - 1, "much") || s.Is(from - 1, "a") || s.Is(from - 1, "bit")))
            {
                from--;
            }

            var negated = s.Has(from, WordClass.Not);
            var to = s.Is(i + 1, "enough") ? i + 2 : i + 1;
            var isAfterBe = s.Has(from - 1, WordClass.Auxiliary);
            if (isQuick && !negated && isAfterBe && s.Is(to, "to"))
            {
                return TooQuick(scope, from - 1, to + 1);
            }

            if ((isSlow || (isQuick && negated)) && isAfterBe)
            {
                return [Replace(scope, from - 1, to, "took ", "minutes")];
            }

            if (from < i || s.Has(from - 1, WordClass.AnyVerb))
            {
                return [isLong ? Replace(scope, from, to, "", "minutes") : Replace(scope, from, to, "after ", isEarly && !negated ? "how many minutes" : "minutes")];
            }
        }

        return [];
    }

    private static Fix Replace(in RewriteScope scope, int from, int to, string before, string unit)
    {
        var (names, known) = Interval(scope);
        return known is { } interval
            ? RewriteScope.Fix($"Replace the verdict by the measurement ({interval})", scope.Replace(from, to, before + interval))
            : RewriteScope.Fix("Replace the verdict by a measurement", scope.Replace(from, to, $"{before}[FACT NEEDED: {unit} from {names}] (target: [FACT NEEDED: target])"));
    }

    /// <summary>"were too quick to declare it resolved" becomes "declared it resolved", and after how long is asked for.</summary>
    private static List<Fix> TooQuick(in RewriteScope scope, int from, int verb)
    {
        var s = scope.Sentence;
        if (!s.IsWord(verb) || s.Has(verb, WordClass.Auxiliary))
        {
            return [];
        }

        var past = scope.Lexicon.Morphology.Past(s.TextOf(verb).ToString());
        var end = Question.EndOfClause(scope, verb + 1);
        return [RewriteScope.Fix("Replace the verdict by a measurement", scope.Replace(from, verb + 1, past), scope.InsertAt(scope.EndOf(end - 1), " [FACT NEEDED: how many minutes after what, and what was visible then]"))];
    }

    /// <summary>Which interval a sentence speaks of, as a question and, where the timeline tells it, as "14 min (12:02 → 12:16)".</summary>
    private static (string Names, string? Known) Interval(in RewriteScope scope)
    {
        var text = scope.Sentence.Text[scope.Hit.Sentence.Start..scope.Hit.Sentence.End];
        var metrics = scope.Model.Metrics;
        return Mentions(text, "escalat") ? ("the alert to the escalation", Between(scope, metrics.Tta?.From ?? metrics.Ttd?.To, Milestones.Escalated))
            : Mentions(text, "declar") ? ("the alert to the declaration", Between(scope, metrics.Tta?.From ?? metrics.Ttd?.To, Milestones.Declared))
            : Mentions(text, "mitigat") ? ("the start of the impact to the mitigation", Of(metrics.Ttm))
            : Mentions(text, "acknowledg") || Mentions(text, "respon") || Mentions(text, "react") || Mentions(text, "answer") ? ("the alert to the acknowledgement", Of(metrics.Tta))
            : Mentions(text, "notic") || Mentions(text, "detect") || Mentions(text, "reali") || Mentions(text, "discover") || Mentions(text, "spot") ? ("the start of the impact to its detection", Of(metrics.Ttd))
            : Mentions(text, "resol") || Mentions(text, "recover") || Mentions(text, "restor") ? ("the start of the impact to the resolution", Of(metrics.Ttr))
            : ("when to when", null);
    }

    private static string? Of(Metric? metric) => metric is null || metric.Minutes < 0 ? null : $"{Say(metric.Minutes)} ({metric.From.Text} → {metric.To.Text})";

    private static string? Between(in RewriteScope scope, TimelineEntry? from, Milestones milestone)
    {
        foreach (var entry in scope.Model.Timeline.Entries)
        {
            if ((entry.Milestones & milestone) != 0)
            {
                return from?.At.Instant is { } start && entry.At.Instant is { } end && end >= start ? $"{Say((end - start).TotalMinutes)} ({from.Text} → {entry.Text})" : null;
            }
        }

        return null;
    }

    private static string Say(double minutes) => minutes < 120
        ? $"{minutes.ToString("0.#", CultureInfo.InvariantCulture)} min"
        : $"{((int)minutes / 60).ToString(CultureInfo.InvariantCulture)} h {((int)minutes % 60).ToString(CultureInfo.InvariantCulture)} min";

    private static bool Mentions(ReadOnlySpan<char> text, string stem) => text.ContainsIgnoringCase(stem);
}
