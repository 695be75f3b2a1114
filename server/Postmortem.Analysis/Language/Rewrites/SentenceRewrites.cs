using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>Rewrites of a sentence as a whole. What nobody but the writers know becomes a fact that is asked for.</summary>
internal static partial class SentenceRewrites
{
    public const string QuoteTitle = "Mark as a verbatim quote";

    public static IEnumerable<Fix> Condition(in RewriteScope scope)
    {
        var from = Body(scope);
        var fixes = InPlace.Candidates(scope).Where(fix => !fix.Title.EndsWith("clause", StringComparison.Ordinal) && !fix.Title.EndsWith("sentence", StringComparison.Ordinal)).Take(1).ToList();
        if (scope.EndOfWords - from <= 6)
        {
            fixes.Add(RewriteScope.Fix(
                "Replace the person by the condition",
                scope.Replace(from, scope.EndOfWords, "[FACT NEEDED: what was done] was possible because [FACT NEEDED: what allowed it]")));
        }

        return fixes;
    }

    public static IEnumerable<Fix> SeparateTrigger(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var from = scope.TokenAt(scope.Hit.Span.Start);
        var cause = from;
        while (cause < s.Tokens.Length && s.Tokens[cause].Kind != TokenKind.Colon && !s.Is(cause, "was") && !s.Is(cause, "is"))
        {
            cause++;
        }

        if (cause + 1 >= scope.EndOfWords)
        {
            return [];
        }

        var what = scope.Text(cause + 1, scope.EndOfWords);
        while (from > 0 && s.Has(from - 1, WordClass.Determiner))
        {
            from--;
        }

        return
        [
            RewriteScope.Fix(
                "Name it as the trigger and ask for the cause",
                scope.Replace(from, scope.EndOfWords, $"Trigger: {what}. Root cause: [FACT NEEDED: the condition that let it do damage]")),
        ];
    }

    public static IEnumerable<Fix> BoundedPromise(in RewriteScope scope) =>
        !IsShort(scope) ? [] :
    [
        RewriteScope.Fix(
            "Replace the promise by what was changed",
            scope.Replace(Body(scope), scope.EndOfWords, "[FACT NEEDED: what was changed] removes this failure mode for [FACT NEEDED: scope]")),
    ];

    /// <summary>Takes out the whole sentence with the white space around it.</summary>
    public static IEnumerable<Fix> DeleteSentence(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var span = scope.Hit.Sentence;
        var (start, end) = (span.Start, span.End);
        while (end < s.Text.Length && s.Text[end] is ' ' or '*' or '_')
        {
            end++;
        }

        if (start > 0 && s.Text[start - 1] is '*' or '_')
        {
            return [];
        }

        if (end >= s.Text.Length || s.Text[end] is '\n' or '\r')
        {
            while (start > 0 && s.Text[start - 1] == ' ')
            {
                start--;
            }
        }

        if (InPlace.IsMarker(s, scope.TokenAt(scope.Hit.Span.Start), scope.TokenAt(scope.Hit.Span.End), out _))
        {
            return [];
        }

        var (clause, rest) = CounterfactualRewrites.Clause(scope);
        if (clause > Body(scope) || rest < scope.EndOfWords)
        {
            // The sentence tells something besides, which stays.
            return [RewriteScope.Fix("Replace the verdict by the facts", scope.Replace(clause, rest, InPlace.InsteadOf(scope, clause, rest)))];
        }

        if (!IsShort(scope))
        {
            return [];
        }

        return
        [
            RewriteScope.Fix("Replace the verdict by the facts", scope.Replace(Body(scope), scope.EndOfWords, InPlace.InsteadOf(scope, Body(scope), scope.EndOfWords))),
            RewriteScope.Fix("Remove the sentence", scope.DeleteSpan(TextSpan.FromBounds(start, end))),
        ];
    }

    /// <summary>"Why did the engineer skip the canary?" becomes a question that can be answered without a defence.</summary>
    public static IEnumerable<Fix> AskHow(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var at = scope.TokenAt(scope.Hit.Span.Start);
        var end = scope.EndOfWords;
        var first = at;
        var who = s.Is(at, "who");
        var text = "What was visible at that time, and what made the step reasonable";
        if (who && s.Has(at + 1, WordClass.Past) && !scope.Lexicon.IsIn("take-to", s.Tokens[at + 1].Word) && scope.Lexicon.Morphology.FindParticiple(s.TextOf(at + 1).ToString()) is { } participle
            && NounPhrases.StartingAt(s, at + 2) is { Exists: true } what)
        {
            var be = Grammar.IsPlural(s, what) ? "were" : "was";
            text = $"How {be} {scope.Text(what.Start, what.End)} {participle}{Rest(scope, what.End, end)}, and what does that step check";
        }
        else if (who && s.IsWord(at + 1) && s.Is(at + 2, "to") && scope.Lexicon.IsIn("take-to", s.Tokens[at + 1].Word))
        {
            text = $"What was visible at that time, and what would prompt or enforce a step such as \"{scope.Text(at + 3, end)}\"";
        }
        else if (s.Is(at, "whose") && FindTo(s, at, end) is var step and > 0)
        {
            text = $"What made it reasonable to {scope.Text(step, end)}, and what was visible at that time";
        }
        else if (!who && FindQuestionVerb(s, at, out var negated) is var verb and > 0)
        {
            text = negated
                ? $"What was visible at that time, and what would prompt or enforce a step such as \"{scope.Text(verb, end)}\""
                : $"What made it reasonable to {scope.Text(verb, end)}, and what was visible at that time";
        }

        else if (s.Is(at, "why") && WhyToHow(scope).FirstOrDefault() is { } how)
        {
            return [how];
        }

        var closes = end < s.Tokens.Length ? end + 1 : end;
        return [RewriteScope.Fix("Ask how instead", scope.Replace(first, closes, text + "?"))];
    }

    /// <summary>"Why did the queue stop draining?" becomes "How did it come about that the queue stopped draining?"</summary>
    public static IEnumerable<Fix> WhyToHow(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var why = scope.TokenAt(scope.Hit.Span.Start);
        var end = scope.EndOfWords;
        var isNegated = s.Has(why + 2, WordClass.Not);
        var subject = NounPhrases.StartingAt(s, isNegated ? why + 3 : why + 2);
        var rest = subject.End;
        var verb = s.TextOf(why + 1).ToString().ToLowerInvariant();
        var isDo = verb is "did" or "does" or "do";
        if (isDo && rest - subject.Start > 1 && (rest >= end || s.Has(rest, WordClass.Closed)) && !s.Has(rest, WordClass.Not))
        {
            // "Why did the cache grow?": what looks like the last noun is the verb.
            rest--;
        }

        if (!subject.Exists || rest >= end)
        {
            return [];
        }

        isNegated |= s.Has(rest, WordClass.Not);
        if (isDo && !isNegated)
        {
            var stem = s.TextOf(rest).ToString();
            verb = (verb switch { "did" => scope.Lexicon.Morphology.Past(stem), "does" => Morphology.ThirdPerson(stem), _ => stem }) + Rest(scope, rest + 1, end);
        }
        else
        {
            verb = $"{verb} {(isNegated ? "not " : "")}{scope.Text(s.Has(rest, WordClass.Not) ? rest + 1 : rest, end)}";
        }

        var closes = end < s.Tokens.Length ? end + 1 : end;
        return [RewriteScope.Fix("Ask how it came about", scope.Replace(why, closes, $"How did it come about that {scope.Uncapitalised(subject.Start, subject.Start + 1)}{Rest(scope, subject.Start + 1, rest)} {verb}?"))];
    }

    /// <summary>What somebody wrote or said at the time is evidence and is not judged: quotation marks say so. Null where they would clash.</summary>
    public static Fix? MarkAsQuote(in RewriteScope scope)
    {
        var from = Body(scope);
        var last = scope.Sentence.Tokens.Length - 1;
        var span = TextSpan.FromBounds(scope.Sentence.Tokens[from].Start, scope.EndOf(last));
        var text = scope.Sentence.Text[Math.Min(scope.Hit.Sentence.Start, span.Start)..span.End];
        return text.ContainsAny("\"“”*_`") || scope.Wording.Section == SectionContext.Actions
            ? null
            : RewriteScope.Fix(QuoteTitle, scope.InsertAt(span.Start, "\""), scope.InsertAt(span.End, "\""));
    }

    /// <summary>Whether a sentence says little beside what is reported; what a longer one says besides must not get lost.</summary>
    public static bool IsShort(in RewriteScope scope) => scope.EndOfWords - Body(scope) <= 10;

    /// <summary>The first token after stamps and labels.</summary>
    public static int Body(in RewriteScope scope)
    {
        var (body, first) = (scope.Sentence.Body, scope.TokenAt(scope.Hit.Span.Start));
        return first < body ? first : body < scope.EndOfWords ? body : 0;
    }

    private static string Rest(in RewriteScope scope, int from, int end) => from < end ? " " + scope.Text(from, end) : "";

    private static int FindTo(in Sentence s, int from, int end)
    {
        for (var i = from; i + 1 < end; i++)
        {
            if (s.Is(i, "to"))
            {
                return i + 1;
            }
        }

        return -1;
    }

    private static int FindQuestionVerb(in Sentence s, int why, out bool negated)
    {
        negated = false;
        for (var i = why + 1; i < s.Tokens.Length && i < why + 12; i++)
        {
            negated |= s.Has(i, WordClass.Not);
            if (s.Has(i, WordClass.Auxiliary | WordClass.Not | WordClass.Adverb | WordClass.Modal) || s.Is(i, "else"))
            {
                continue;
            }

            var phrase = NounPhrases.StartingAt(s, i);
            if (phrase.Exists && (phrase.Class & SubjectClass.Anyone) != 0)
            {
                negated |= s.Is(i, "nobody") || s.Is(i, "no-one") || s.Is(i, "no") || s.Is(i, "none");
                var verb = phrase.End;
                while (s.Has(verb, WordClass.Not | WordClass.Adverb))
                {
                    negated |= s.Has(verb, WordClass.Not);
                    verb++;
                }

                if (s.IsWord(verb) && s.Is(verb + 1, "to") && s.Lexicon.IsIn("take-to", s.Tokens[verb].Word))
                {
                    // "Why did they forget to check": checking is the step that is asked about.
                    negated = true;
                    verb += 2;
                }

                return s.IsWord(verb) && !s.Has(verb, WordClass.Past | WordClass.Gerund | WordClass.Closed | WordClass.Determiner) ? verb : -1;
            }

            return -1;
        }

        return -1;
    }
}
