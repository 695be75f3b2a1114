using Postmortem.Analysis.Rules;

namespace Postmortem.Analysis.Language;

/// <summary>Ways that keep a fact which the wording takes for granted, or leave out words that tell nothing.</summary>
internal static partial class InPlace
{
    /// <summary>"The team did not consider that S" says S, and says it as a fact.</summary>
    private static void AddThat(in RewriteScope scope, int from, int to, string ask, List<Fix> fixes)
    {
        var s = scope.Sentence;
        for (var i = from; i < Math.Min(to + 6, scope.EndOfWords - 2); i++)
        {
            if (!s.Is(i, "that") || !(IsFactive(s, i - 1) || (s.Has(i - 1, WordClass.Auxiliary) && IsFactive(s, i - 2))) || !HasVerb(s, i + 1, scope.EndOfWords))
            {
                continue;
            }

            var body = SentenceRewrites.Body(scope);
            if (HasSeparateClause(s, body, from))
            {
                return;
            }

            if (s.Is(body, "it") && s.Has(body + 1, WordClass.Auxiliary) && s.Has(from + 1, WordClass.Preposition) && i > from + 2)
            {
                // "It was obvious from the graph that S": according to the graph, S.
                var source = scope.Text(from + 2, i);
                var fit = scope.Replace(body, i + 2, $"According to {source}, {scope.Text(i + 1, i + 2)}");
                fixes.Add(RewriteScope.Fix("State the fact, and ask for what was known of it", fit, SentenceRewrites.AppendFact(scope, $"who looked at {source}, and when")));
                return;
            }

            var next = scope.Text(i + 1, i + 2);
            var fact = SentenceRewrites.Append(scope, ask);
            fixes.Add(RewriteScope.Fix("State the fact, and ask for what was known of it", scope.Replace(body, i + 2, RewriteScope.Capitalise(next)), fact));
            return;
        }
    }

    private static bool IsFactive(in Sentence s, int word) => s.IsWord(word) && s.Tokens[word].Word != 0 && s.Lexicon.IsIn("factive", s.Tokens[word].Word);

    private static bool HasVerb(in Sentence s, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (s.Has(i, WordClass.Auxiliary | WordClass.Modal | WordClass.Past | WordClass.Verb | WordClass.BaseVerb) || (s.IsWord(i) && s.TextOf(i) is [.., 's']))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether something else is told before the wording, which would be lost.</summary>
    private static bool HasSeparateClause(in Sentence s, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (s.Tokens[i].Kind is TokenKind.Semicolon or TokenKind.Dash || (s.Has(i, WordClass.Conjunction | WordClass.Subordinator | WordClass.Relative) && i > from) || (s.IsKind(i, TokenKind.Comma) && i > from + 3))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"was never properly tested" becomes "was not tested", "had not been tested" becomes "was not tested".</summary>
    private static void AddPlain(in RewriteScope scope, int from, int to, string ask, List<Fix> fixes)
    {
        var s = scope.Sentence;
        var first = from;
        while (first > s.Body && s.Has(first - 1, WordClass.Auxiliary | WordClass.Not))
        {
            first--;
        }

        var verb = first;
        var (negated, known) = (false, true);
        while (verb < s.Tokens.Length && s.Has(verb, WordClass.Auxiliary | WordClass.Not | WordClass.Adverb) && !s.Has(verb, WordClass.Modal))
        {
            negated |= s.Has(verb, WordClass.Not);
            known &= !s.Is(verb, "hardly") && !s.Is(verb, "barely") && !AgentRewrites.IsManner(s, verb);
            verb++;
        }

        if (!negated || !known || first == verb || !s.Has(first, WordClass.Auxiliary) || !s.Has(verb, WordClass.Participle) || s.Is(first, "did") || s.Is(first, "does") || s.Is(first, "do"))
        {
            return;
        }

        var be = s.Is(first, "were") || s.Is(first, "have") ? "were" : s.Is(first, "had") && SubjectFinder.Of(s, first) is { Exists: true, Class: not SubjectClass.Implied } subject && Grammar.IsPlural(s, subject) ? "were" : "was";
        var isPassive = s.Has(verb - 1, WordClass.Auxiliary) || s.Is(first, "was") || s.Is(first, "were") || ContainsBeen(s, first, verb);
        if (isPassive)
        {
            if (AgentRewrites.IsManner(s, verb + 1) || AgentRewrites.IsManner(s, verb + 2))
            {
                // "was not read carefully" does not say that it was not read.
                return;
            }

            fixes.Add(RewriteScope.Fix("State it without a verdict, and ask for what would have prompted it", scope.Replace(first, verb + 1, $"{be} not {scope.Text(verb, verb + 1)}"), Doing(scope, first, verb) is { } doing ? SentenceRewrites.AppendFact(scope, $"what would have prompted or enforced {doing}") : SentenceRewrites.Append(scope, ask)));
        }
    }

    /// <summary>"rehearsing the restore", for "the restore was rehearsed"; null where the words for what is long.</summary>
    private static string? Doing(in RewriteScope scope, int group, int verb)
    {
        var s = scope.Sentence;
        var subject = SubjectFinder.Of(s, group);
        var what = subject.Exists && subject.Class != SubjectClass.Implied && !s.Has(subject.Start, WordClass.Relative | WordClass.ThingPronoun) ? scope.Uncapitalised(subject.Start, subject.End) : "";
        return what.Length is > 0 and <= 60 && scope.Lexicon.Morphology.FindBase(s.TextOf(verb).ToString()) is { } stem ? $"{Morphology.Gerund(stem)} {what}" : null;
    }

    private static bool ContainsBeen(in Sentence s, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (s.Is(i, "been"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Unfortunately, the page went out late": a marker goes where the sentence stands without it.</summary>
    private static void AddWithout(in RewriteScope scope, int from, int to, string ask, List<Fix> fixes)
    {
        var s = scope.Sentence;
        if (IsMarker(s, from, to, out var first) || (from + 1 == to && s.Has(from, WordClass.Adverb) && !s.Has(from, WordClass.Not)))
        {
            from = first;
            fixes.Add(RewriteScope.Fix("Leave the verdict out, and ask for the facts", [.. WordRewrites.DeleteTokens(scope, from, to), SentenceRewrites.Append(scope, ask)]));
        }
    }

    /// <summary>Words at the start of a sentence or between commas that judge what is told and tell nothing: "rather embarrassingly,".</summary>
    public static bool IsMarker(in Sentence s, int from, int to, out int first)
    {
        first = from;
        while (first > s.Body && (s.Has(first - 1, WordClass.Adverb) || (first - 1 == s.Body && s.Has(first - 1, WordClass.Preposition) && s.IsKind(to, TokenKind.Comma))))
        {
            first--;
        }

        // "With the benefit of hindsight the timeout was long"
        var isLead = first > s.Body && first - s.Body <= 4 && s.Has(s.Body, WordClass.Preposition) && s.Has(to, WordClass.Determiner | WordClass.We | WordClass.They | WordClass.ThingPronoun) && !s.Has(first, WordClass.Adverb);
        for (var i = s.Body; i < first && isLead; i++)
        {
            isLead = !s.Has(i, WordClass.Auxiliary | WordClass.Modal | WordClass.Past | WordClass.Conjunction) && s.IsWord(i);
        }

        first = isLead ? s.Body : first;
        return (first <= s.Body || s.IsKind(first - 1, TokenKind.Comma)) && !HasVerb(s, first - 1, to) && !s.Has(first, WordClass.Determiner)
            && (s.IsKind(to, TokenKind.Comma) || (first <= s.Body && s.Has(to, WordClass.Determiner | WordClass.We | WordClass.They | WordClass.PersonPronoun)));
    }

    /// <summary>"against the wrong cluster": that it was not the one that was meant is told as a question.</summary>
    private static void AddLabel(in RewriteScope scope, int from, int to, List<Fix> fixes)
    {
        var s = scope.Sentence;
        for (var i = from; i < to; i++)
        {
            if ((s.Is(i, "wrong") || s.Is(i, "incorrect")) && s.IsNominal(i + 1) && s.IsWord(i + 1) && !s.Has(i + 1, WordClass.Adverb) && (s.Has(i - 1, WordClass.Determiner) || i == s.Body))
            {
                fixes.Add(WordRewrites.Label(scope, i));
                return;
            }
        }
    }

    /// <summary>"without asking the owner": the step is kept in the question for what would have prompted it.</summary>
    private static void AddStep(in RewriteScope scope, int from, int to, List<Fix> fixes)
    {
        var s = scope.Sentence;
        var at = from;
        while (at < to && !s.Is(at, "without"))
        {
            at++;
        }

        var end = at + 1;
        while (end < scope.EndOfWords && s.Tokens[end].Kind is TokenKind.Word or TokenKind.Number && !s.Has(end, WordClass.Conjunction | WordClass.Subordinator | WordClass.Relative))
        {
            end++;
        }

        if (at < to && end > at + 1)
        {
            fixes.Add(RewriteScope.Fix("Ask for what would have prompted the step", scope.Replace(at, end, $"[FACT NEEDED: what was visible then, and what would have prompted {scope.Text(at + 1, end)}]")));
        }
    }
}
