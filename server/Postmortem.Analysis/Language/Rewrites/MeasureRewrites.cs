using System.Globalization;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>Puts a measurement where a verdict on speed stands, a question where nobody was named, and a control where care was asked for.</summary>
internal static class MeasureRewrites
{
    public static IEnumerable<Fix> Measure(in RewriteScope scope)
    {
        if (WithoutVerdict(scope) is { } measured)
        {
            return [measured];
        }

        if (!SentenceRewrites.IsShort(scope))
        {
            return [];
        }

        var sentence = scope.Sentence.Text[scope.Hit.Sentence.Start..scope.Hit.Sentence.End];
        var metrics = scope.Model.Metrics;
        var (what, metric) =
            Mentions(sentence, "acknowledg") || Mentions(sentence, "respon") || Mentions(sentence, "react") ? ("The page was acknowledged", metrics.Tta)
            : Mentions(sentence, "notic") || Mentions(sentence, "detect") || Mentions(sentence, "reali") || Mentions(sentence, "identif") ? ("The problem was detected", metrics.Ttd)
            : Mentions(sentence, "mitigat") ? ("Mitigation was complete", metrics.Ttm)
            : Mentions(sentence, "resolv") || Mentions(sentence, "fix") ? ("The incident was resolved", metrics.Ttr)
            : ("", null);
        if (metric is null)
        {
            return [];
        }

        var interval = $"{metric.Minutes.ToString("0.#", CultureInfo.InvariantCulture)} {(metric.Minutes == 1 ? "minute" : "minutes")}";
        var after = metric == metrics.Tta ? " after it was raised" : " after the impact began";
        return
        [
            RewriteScope.Fix(
                $"Replace the verdict by the measurement ({interval})",
                scope.Replace(SentenceRewrites.Body(scope), scope.EndOfWords, $"{what} {interval}{after} (target: [FACT NEEDED: target])")),
        ];
    }

    /// <summary>"took far too long", "was too slow to answer": only the verdict goes, and a number stands in its place.</summary>
    private static Fix? WithoutVerdict(in RewriteScope scope)
    {
        const string Title = "Replace the verdict by a measurement";
        var s = scope.Sentence;
        var first = scope.TokenAt(scope.Hit.Span.Start);
        for (var i = first; i < scope.TokenAt(scope.Hit.Span.End); i++)
        {
            var isLong = s.Is(i, "long");
            var isLate = s.Is(i, "late") || s.Is(i, "early") || s.Is(i, "soon") || s.Is(i, "slowly") || s.Is(i, "quickly") || s.Is(i, "hastily") || s.Is(i, "sluggishly");
            var isSlow = s.Is(i, "slow") || s.Is(i, "quick") || s.Is(i, "sluggish") || s.Is(i, "hasty") || s.Is(i, "late") || s.Is(i, "fast");
            if (!isLong && !isLate && !isSlow)
            {
                continue;
            }

            var from = i;
            while (from > first && (s.Has(from - 1, WordClass.Adverb | WordClass.Not) || s.Is(from - 1, "way") || s.Is(from - 1, "far") || s.Is(from - 1, "much")))
            {
                from--;
            }

            var to = s.Is(i + 1, "enough") ? i + 2 : i + 1;
            if (isSlow && s.Has(from - 1, WordClass.Auxiliary) && s.Is(to, "to"))
            {
                return RewriteScope.Fix(Title, scope.Replace(from - 1, to, "took [FACT NEEDED: minutes] (target: [FACT NEEDED: target])"));
            }

            if (isSlow && s.Has(from - 1, WordClass.Auxiliary))
            {
                return RewriteScope.Fix(Title, scope.Replace(from - 1, to, "took [FACT NEEDED: minutes] (target: [FACT NEEDED: target])"));
            }

            if (from < i || s.Has(from - 1, WordClass.AnyVerb))
            {
                return RewriteScope.Fix(Title, scope.Replace(from, to, isLong ? "[FACT NEEDED: minutes] (target: [FACT NEEDED: target])" : "[FACT NEEDED: how many minutes after what] (target: [FACT NEEDED: target])"));
            }
        }

        return null;
    }

    /// <summary>"Be careful when deploying" becomes something that a tool does, strongest first.</summary>
    public static IEnumerable<Fix> Control(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var from = SentenceRewrites.Body(scope);
        var end = scope.EndOfWords;

        // Owner, date and ticket behind the wording stay.
        for (var i = from + 1; i < end; i++)
        {
            if (s.Tokens[i].Kind is TokenKind.Open or TokenKind.Dash or TokenKind.Placeholder or TokenKind.Handle or TokenKind.Semicolon)
            {
                end = i;
            }
        }

        var when = from;
        while (when < end && !s.Is(when, "when") && !s.Is(when, "before") && !s.Is(when, "while") && !s.Is(when, "during") && !s.Is(when, "after"))
        {
            when++;
        }

        if (end - from > 16)
        {
            return [];
        }

        var tail = when < end ? " " + scope.Text(when, end) : "";
        return
        [
            RewriteScope.Fix("Make a tool refuse it (strong)", scope.Replace(from, end, $"Make [FACT NEEDED: tool] refuse [FACT NEEDED: the unsafe case]{tail}")),
            RewriteScope.Fix("Make a tool check it (intermediate)", scope.Replace(from, end, $"Check [FACT NEEDED: condition] automatically in [FACT NEEDED: pipeline or tool]{tail}")),
            RewriteScope.Fix("Make a tool show it (weak)", scope.Replace(from, end, $"Show [FACT NEEDED: state] in [FACT NEEDED: tool] and ask for confirmation{tail}")),
        ];
    }

    private static bool Mentions(ReadOnlySpan<char> text, string stem) => text.ContainsIgnoringCase(stem);
}
