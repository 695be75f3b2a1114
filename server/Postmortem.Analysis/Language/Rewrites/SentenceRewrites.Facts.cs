using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>Questions for facts, which stand behind a sentence that stays as it is.</summary>
internal static partial class SentenceRewrites
{
    /// <summary>Puts a question for a fact behind the sentence.</summary>
    public static TextEdit AppendFact(in RewriteScope scope, string fact) =>
        Append(scope, scope.Lexicon.Texts.GetValueOrDefault("ask-fact") ?? $"[FACT NEEDED: {fact}]");

    /// <summary>Puts a text of its own behind the sentence, outside of the marks and brackets that end with it.</summary>
    public static TextEdit Append(in RewriteScope scope, string text)
    {
        var s = scope.Sentence;
        var last = s.Tokens.Length - 1;
        while (last > 0 && s.Tokens[last].Kind == TokenKind.Break)
        {
            last--;
        }

        var stop = s.Tokens[last].Kind is TokenKind.Stop or TokenKind.Question or TokenKind.Exclamation or TokenKind.Colon or TokenKind.Semicolon ? "" : ".";

        // Marks that close emphasis stand behind the last token; the fact goes behind them.
        var offset = scope.EndOf(last);
        while (offset < s.Text.Length && s.Text[offset] is '*' or '_' or '`' or ')' or '"')
        {
            offset++;
        }

        var outside = Outside(s.Text, scope.Hit.Sentence.Start, offset);
        if (outside > offset)
        {
            (offset, stop) = (outside, s.Text[outside - 1] is '.' or '!' or '?' ? "" : ".");
        }

        return scope.InsertAt(offset, $"{stop} {text}");
    }

    /// <summary>Where a link or a bracket ends in which a sentence ends; the offset itself outside of them.</summary>
    private static int Outside(ReadOnlySpan<char> text, int start, int offset)
    {
        var line = text[offset..].IndexOfAny('\r', '\n') is var end and >= 0 ? offset + end : text.Length;
        var close = text[offset..line].IndexOfAny('[', ']');
        if (close >= 0 && text[offset + close] == ']' && text[(offset + close + 1)..line].StartsWith("(") && text[(offset + close)..line].IndexOf(')') is var target and > 0)
        {
            return offset + close + target + 1;
        }

        var depth = 0;
        foreach (var c in text[start..offset])
        {
            depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
        }

        if (depth > 0 && text[offset..line].IndexOf(')') is var bracket and >= 0)
        {
            offset += bracket + 1;
            return offset < line && text[offset] is '.' ? offset + 1 : offset;
        }

        return offset;
    }

    /// <summary>"insufficient testing" becomes "testing ([what there was, and what not])": what is described by what it lacks.</summary>
    public static IEnumerable<Fix> Describe(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var (from, end) = (scope.TokenAt(scope.Hit.Span.Start), scope.TokenAt(scope.Hit.Span.End));
        while (end < scope.EndOfWords && s.IsNominal(end) && s.IsNominal(end - 1) && s.IsWord(end) && !s.Has(end, WordClass.AnyVerb | WordClass.Adverb))
        {
            end++;
        }

        var kept = end;
        while (kept > from && s.IsNominal(kept - 1) && s.IsWord(kept - 1) && !s.Has(kept - 1, WordClass.Past) && !s.Lexicon.IsIn("vague-adjectives", s.Tokens[kept - 1].Word) && !s.Lexicon.IsIn("vague-words", s.Tokens[kept - 1].Word))
        {
            kept--;
        }

        for (var i = from; i < kept; i++)
        {
            if (s.Has(i, WordClass.Auxiliary | WordClass.Modal | WordClass.Participle))
            {
                return [];
            }
        }

        if (kept == from || kept == end)
        {
            return [];
        }

        var start = from;
        while (start > s.Body && s.Has(start - 1, WordClass.Determiner))
        {
            start--;
        }

        // "without an adequate audit", "due to insufficient testing": what there was is named, and what was not is asked for.
        var noun = scope.Uncapitalised(kept, end);
        var plural = NounPhrases.StartingAt(s, kept) is { Exists: true } phrase && Grammar.IsPlural(s, phrase);
        var gap = plural ? $"gaps in the {noun}" : $"a gap in the {noun}";
        var be = s.Is(start - 1, "was") && plural ? "were" : s.Is(start - 1, "were") && !plural ? "was" : "";
        gap = s.Is(from, "without") || s.Is(from, "lacking") ? "with " + gap : gap;
        gap = scope.IsAtStart(start) ? RewriteScope.Capitalise(gap) : gap;
        var ask = $" [FACT NEEDED: {Gap(scope, noun)}, in place of \"{scope.Text(from, kept).ToLowerInvariant()}\"]";
        var done = EndOfPhrase(scope, end);
        if (s.Has(done, WordClass.Auxiliary) && s.IsWord(done + 1) && s.Lexicon.IsIn("carried-out", s.Tokens[done + 1].Word))
        {
            // "Not enough testing was done before": there was a gap in it.
            var there = scope.IsAtStart(start) ? "There" : "there";
            var about = end < done ? " " + scope.Text(end, done) : "";
            var was = plural ? "were" : "was";
            gap = char.ToLowerInvariant(gap[0]) + gap[1..];
            return [RewriteScope.Fix("Ask for what there was and what there was not", scope.Replace(start, s.Is(done + 2, "out") ? done + 3 : done + 2, $"{there} {was} {gap}{about}{ask}"))];
        }

        var edit = be.Length > 0 && s.Is(start - 2, "there") ? scope.Replace(start - 1, end, $"{be} {gap}") : scope.Replace(start, end, gap);
        return [RewriteScope.Fix("Ask for what there was and what there was not", edit, scope.InsertAt(scope.EndOf(EndOfPhrase(scope, end) - 1), ask))];
    }

    /// <summary>Behind "of the parser" and "between the shifts", which tell what a phrase is about.</summary>
    private static int EndOfPhrase(in RewriteScope scope, int end)
    {
        var s = scope.Sentence;
        while (end < scope.EndOfWords && s.Has(end, WordClass.Preposition) && !s.Has(end, WordClass.Subordinator) && NounPhrases.StartingAt(s, end + 1) is { Exists: true } inner && inner.End <= scope.EndOfWords)
        {
            if ((s.Is(end, "before") || s.Is(end, "after") || s.Is(end, "until") || s.Is(end, "since")) && ClauseFrame.IsFinite(s, inner.End))
            {
                // "before the redesign went out" is a clause of its own.
                return end;
            }

            // "the job let the defect through": what looks like the last noun is the verb.
            end = inner.End - inner.Start > 1 && s.Has(inner.End - 1, WordClass.AnyVerb) && s.Has(inner.End, WordClass.Determiner) ? inner.End - 1 : inner.End;
            if (s.Is(end, "and") && Grammar.Phrase(s, end + 1) is { Exists: true } second && !ClauseFrame.IsFinite(s, end + 1) && (second.End >= scope.EndOfWords || s.Has(inner.Start - 1, WordClass.Preposition)))
            {
                end = second.End;
            }
        }

        return end;
    }

    private static string Gap(in RewriteScope scope, string noun) =>
        noun.Contains("test", StringComparison.OrdinalIgnoreCase) ? "which case was not tested, and how it showed"
        : noun.Contains("communicat", StringComparison.OrdinalIgnoreCase) ? "what was passed on, to whom, and what was not"
        : noun.Contains("monitor", StringComparison.OrdinalIgnoreCase) || noun.Contains("alert", StringComparison.OrdinalIgnoreCase) ? "which signal was not watched, and how it showed"
        : noun.Contains("document", StringComparison.OrdinalIgnoreCase) ? "which step was not described, and how it showed"
        : InPlace.Ask(scope)["[FACT NEEDED: ".Length..^1];

    public static IEnumerable<Fix> AskFact(in RewriteScope scope) =>
        [RewriteScope.Fix("Ask for what was done and what let it through", AppendFact(scope, "what was done, and what let it through"))];
}
