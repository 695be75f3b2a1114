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
        if (!SentenceRewrites.IsShort(scope))
        {
            return [RewriteScope.Fix("Ask for a measurement", SentenceRewrites.AppendFact(scope, "how many minutes, from what to what, and the target"))];
        }

        // "The rollback took too long": only the verdict goes.
        var words = scope.Sentence;
        for (var i = scope.TokenAt(scope.Hit.Span.Start); i + 1 < scope.EndOfWords; i++)
        {
            if (words.Is(i, "too") && words.Is(i + 1, "long"))
            {
                var first = words.Has(i - 1, WordClass.Adverb) || words.Is(i - 1, "way") || words.Is(i - 1, "far") || words.Is(i - 1, "much") ? i - 1 : i;
                return [RewriteScope.Fix("Replace the verdict by a measurement", scope.Replace(first, i + 2, "[FACT NEEDED: minutes] (target: [FACT NEEDED: target])"))];
            }
        }

        var sentence = scope.Sentence.Text[scope.Hit.Sentence.Start..scope.Hit.Sentence.End];
        var metrics = scope.Model.Metrics;
        var (what, metric) =
            Mentions(sentence, "acknowledg") || Mentions(sentence, "respon") || Mentions(sentence, "react") ? ("The page was acknowledged", metrics.Tta)
            : Mentions(sentence, "notic") || Mentions(sentence, "detect") || Mentions(sentence, "reali") || Mentions(sentence, "identif") ? ("The problem was detected", metrics.Ttd)
            : Mentions(sentence, "mitigat") ? ("Mitigation was complete", metrics.Ttm)
            : Mentions(sentence, "resolv") || Mentions(sentence, "fix") ? ("The incident was resolved", metrics.Ttr)
            : ("[FACT NEEDED: which step] took", null);
        var interval = metric is null
            ? "[FACT NEEDED: minutes, and from when]"
            : $"{metric.Minutes.ToString("0.#", CultureInfo.InvariantCulture)} {(metric.Minutes == 1 ? "minute" : "minutes")}";
        var after = metric is null ? "" : metric == metrics.Tta ? " after it was raised" : " after the impact began";
        var text = $"{what} {interval}{after} (target: [FACT NEEDED: target])";
        return
        [
            RewriteScope.Fix(
                metric is null ? "Replace the verdict by a measurement" : $"Replace the verdict by the measurement ({interval})",
                scope.Replace(SentenceRewrites.Body(scope), scope.EndOfWords, text)),
        ];
    }

    /// <summary>"Nobody noticed the disk filling up" becomes a sentence about the signal.</summary>
    public static IEnumerable<Fix> Signal(in RewriteScope scope)
    {
        var end = scope.TokenAt(scope.Hit.Span.End);
        var looks = scope.Sentence.Text[scope.Hit.Span.Start..scope.Hit.Span.End];
        var isAboutSignal = Mentions(looks, "notic") || Mentions(looks, "caught") || Mentions(looks, "spot") || Mentions(looks, "saw") || Mentions(looks, "seen") || Mentions(looks, "reali");
        if (!isAboutSignal)
        {
            return [RewriteScope.Fix("Ask for what would have prompted it", SentenceRewrites.AppendFact(scope, "who owns this, and what would have prompted somebody to look"))];
        }

        var condition = !scope.Sentence.Is(end, "that") && !scope.Sentence.Is(end, "how") && NounPhrases.StartingAt(scope.Sentence, end) is { Exists: true } phrase && phrase.Class is SubjectClass.System or SubjectClass.Proper or SubjectClass.Agent
            ? scope.Text(phrase.Start, scope.EndOfWords)
            : "[FACT NEEDED: the condition]";
        var from = scope.TokenAt(scope.Hit.Span.Start);
        return
        [
            RewriteScope.Fix(
                "Say which signal was missing",
                scope.Replace(from, scope.EndOfWords, $"{(scope.IsAtStart(from) ? "No" : "no")} alert covered {condition}"),
                SentenceRewrites.AppendFact(scope, "which signals existed, and who received them")),
        ];
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
            return [RewriteScope.Fix("Ask for a control", SentenceRewrites.AppendFact(scope, "which tool could refuse, check or show it"))];
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
