using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>
/// For wordings that can't be turned round: what is known from the sentence stays as it is, and what is asked for stands where
/// the verdict stood. Of several ways the one that leaves most of the sentence comes first.
/// </summary>
internal static partial class InPlace
{
    public static IEnumerable<Fix> Candidates(in RewriteScope scope)
    {
        var fixes = new List<Fix>();
        var ask = Ask(scope);
        var (from, to) = (scope.TokenAt(scope.Hit.Span.Start), scope.TokenAt(scope.Hit.Span.End));
        if (!IsEnglish(scope))
        {
            return PhraseRewrites.Asked(scope, from, Math.Max(to, from + 1));
        }

        AddThat(scope, from, to, ask, fixes);
        AddPlain(scope, from, to, ask, fixes);
        AddWithout(scope, from, to, ask, fixes);
        AddLabel(scope, from, to, fixes);
        AddStep(scope, from, to, fixes);
        fixes.AddRange(NeutralRewrites.All(scope, from, to));
        fixes.AddRange(NounRewrites.All(scope, from, to));
        fixes.AddRange(AgentRewrites.DeleteAgent(scope).Take(1));
        AddQuestion(scope, fixes);
        AddPhrase(scope, from, to, fixes);
        var (start, end) = CounterfactualRewrites.Clause(scope);
        start += JoinOf(scope, start).Length > 0 ? 1 : 0;
        fixes.Add(RewriteScope.Fix("Ask for what is known in place of the clause", scope.Replace(start, end, InsteadOf(scope, start, end))));
        var body = SentenceRewrites.Body(scope);
        fixes.Add(RewriteScope.Fix("Ask for what is known in place of the sentence", scope.Replace(body, scope.EndOfWords, InsteadOf(scope, body, scope.EndOfWords))));
        return fixes;
    }

    /// <summary>Other languages bring a text of their own for what is asked for.</summary>
    public static bool IsEnglish(in RewriteScope scope) => ReferenceEquals(scope.Lexicon, scope.Context.Language.English);

    /// <summary>What the writers have to find out, by the rule that asks; in the language of the sentence.</summary>
    public static string Ask(in RewriteScope scope) =>
        scope.Lexicon.Texts.GetValueOrDefault("ask-fact") is { } own ? scope.Lexicon.Texts.GetValueOrDefault("ask-" + scope.Hit.Pattern.Rule.Code) ?? own
        : scope.Hit.Pattern.Rule.Code == "disregarded-signal" && IsAboutStep(scope) ? "[FACT NEEDED: how often this step is taken, and what would enforce it]"
        : $"[FACT NEEDED: {scope.Lexicon.Texts.GetValueOrDefault("ask-" + scope.Hit.Pattern.Rule.Code) ?? "what was done, what was visible, and what allowed it"}]";

    /// <summary>The question with the words in whose place it stands, so that none of what they tell is lost.</summary>
    public static string InsteadOf(in RewriteScope scope, int from, int to)
    {
        var words = scope.Text(from, to);
        return $"{Ask(scope)[..^1]}, {scope.Lexicon.Texts.GetValueOrDefault("instead-of") ?? "in place of"} {(words.Contains('"') ? $"“{words}”" : $"\"{words}\"")}]";
    }

    /// <summary>The clause becomes a question for what led to it, or for what would have.</summary>
    private static void AddQuestion(in RewriteScope scope, List<Fix> fixes)
    {
        // What these rules ask for is not what led to it: a number, an interval, the options, the usual way.
        if (scope.Hit.Pattern.Rule.Code is "counterfactual" or "system-should-have" or "named-individual-in-analysis" or "absolute-about-people" or "competence-claim" or "attention-claim" or "motive-attribution"
            or "procedure-violation" or "judgement-of-people" or "decision-verdict" || ClauseFrame.Find(scope) is not { } frame)
        {
            return;
        }

        var s = scope.Sentence;
        if (frame.Predicates.Count > 1 || (frame.IsOpen && s.Is(frame.Subject.Start, "whoever")) || (frame.Subject.Class & AgentRewrites.Agents) == 0)
        {
            return;
        }

        if (frame.From > s.Body && frame.SubjectEnd > frame.From && s.IsNominal(frame.From - 1) && s.IsWord(frame.From - 1))
        {
            // "a move we had not rehearsed": the clause describes the noun before it.
            return;
        }

        var isWhole = s.Is(frame.From - 1, "because") && frame.From - 1 == s.Body && Question.EndOf(scope, frame, 0) == scope.EndOfWords;
        if (!isWhole && s.Has(frame.From - 1, WordClass.Subordinator | WordClass.Relative | WordClass.Preposition) || (s.IsKind(frame.From - 1, TokenKind.Comma) && frame.SubjectEnd == frame.From))
        {
            // "When nobody answered, …": a clause that another leans on can't give way to a question.
            return;
        }

        var end = frame.IsOpen ? Question.EndOfClause(scope, frame.Predicates[0].Rest) : Question.EndOf(scope, frame, 0);
        fixes.Add(RewriteScope.Fix("Ask for what led to it", scope.Replace(frame.From, end, Question.InPlace(scope, frame, 0, end))));
    }

    private static bool IsAboutStep(in RewriteScope scope)
    {
        var s = scope.Sentence;
        for (var i = scope.TokenAt(scope.Hit.Sentence.Start); i < scope.TokenAt(scope.Hit.Span.End); i++)
        {
            if (s.IsWord(i) && s.Lexicon.IsIn("steps", s.Tokens[i].Word))
            {
                return true;
            }
        }

        return false;
    }

    private static void AddPhrase(in RewriteScope scope, int from, int to, List<Fix> fixes)
    {
        var s = scope.Sentence;
        var verb = from;
        while (verb < to && s.Has(verb, WordClass.Adverb) && !s.Has(verb, WordClass.Not))
        {
            verb++;
        }

        var isPredicate = s.Has(verb, WordClass.Auxiliary | WordClass.Modal | WordClass.Not) || ((s.Has(verb, WordClass.Past | WordClass.Verb) || (s.Has(verb, WordClass.BaseVerb) && scope.Hit.Subject != SubjectClass.None)) && verb > s.Body && !s.Has(verb + 1, WordClass.Auxiliary | WordClass.Modal) && !s.Has(verb - 1, WordClass.Determiner | WordClass.Preposition));
        if (isPredicate)
        {
            AddPredicate(scope, from, to, fixes);
            return;
        }

        if (FindVerb(s, from, to) is var said and > 0)
        {
            // "review did not catch": the noun that the wording begins with stays as what the sentence is about.
            AddPredicate(scope, said, to, fixes);
            return;
        }

        // The last word of the wording is a noun or stands before one: the whole phrase gives way.
        var end = to;
        while (end > from + 1 && s.Has(end - 1, WordClass.Preposition | WordClass.Relative | WordClass.Conjunction | WordClass.Subordinator))
        {
            end--;
        }

        while (end < scope.EndOfWords && s.IsNominal(end) && s.IsNominal(end - 1) && !s.Has(end, WordClass.AnyVerb) && s.Tokens[end].Kind is TokenKind.Word)
        {
            end++;
        }

        // "The root cause was the operator": what is asked for stands behind the verb or the colon.
        var start = from;
        for (var i = from; i < end - 1; i++)
        {
            start = s.Has(i, WordClass.Auxiliary) || s.IsKind(i, TokenKind.Colon) || s.Is(i, "that") ? i + 1 : start;
        }

        if (start > from)
        {
            fixes.Add(RewriteScope.Fix("Ask for what is known in its place", scope.Replace(start, end, InsteadOf(scope, start, end))));
            return;
        }

        if (s.IsNominal(end - 1) && NounPhrases.EndingAt(s, end - 1) is { Exists: true } phrase && phrase.Start < start)
        {
            start = phrase.Start;
        }

        while (start > s.Body && (s.Has(start - 1, WordClass.Determiner) || s.Is(start, "'s")))
        {
            // What belongs to somebody goes with its owner.
            start = s.Is(start, "'s") ? Math.Max(NounPhrases.EndingAt(s, start - 1).Start, s.Body) : start - 1;
        }

        if (s.Has(end - 1, WordClass.Past | WordClass.Auxiliary | WordClass.Modal) && end - start > 1)
        {
            // A whole clause was matched: subject and verb give way, what follows stays.
            AddPredicate(scope, from, to, fixes, start);
            return;
        }

        fixes.Add(RewriteScope.Fix("Ask for what is known in its place", scope.Replace(start, end, InsteadOf(scope, start, end))));
    }

    /// <summary>Who or what the sentence is about stays, and so does what follows the verb.</summary>
    private static void AddPredicate(in RewriteScope scope, int from, int to, List<Fix> fixes, int subject = -1)
    {
        var s = scope.Sentence;
        var start = subject >= 0 ? subject : from;
        while (subject < 0 && start > s.Body && s.Has(start - 1, WordClass.Adverb | WordClass.Auxiliary | WordClass.Modal | WordClass.Not) && !s.Has(start - 1, WordClass.Conjunction) && !(s.Has(start - 1, WordClass.Adverb) && s.Has(start - 2, WordClass.Preposition)))
        {
            start--;
        }

        if (subject < 0 && NounPhrases.EndingAt(s, start - 1) is { Exists: true } who && (s.Is(who.Head, "nobody") || s.Is(who.Head, "no-one") || s.Is(who.Start, "no") || s.Is(who.Start, "none") || s.Is(who.Start, "neither")))
        {
            start = who.Start;
        }

        if (subject < 0 && start > s.Body && (s.Is(start - 1, "there") || s.Is(start - 1, "it")) && (start - 1 == s.Body || !s.IsNominal(start - 2)))
        {
            start--;
        }

        start = Math.Max(start, Math.Min(s.Body, from));
        var end = FindObject(scope, from, Math.Min(to, scope.EndOfWords));
        while (end < scope.EndOfWords && (s.Has(end, WordClass.Adverb | WordClass.Not | WordClass.Auxiliary)
            || (s.IsWord(end) && (s.Has(end - 1, WordClass.Auxiliary | WordClass.Modal | WordClass.Not) || s.Is(end - 1, "to")) && s.Has(end, WordClass.AnyVerb))))
        {
            end++;
        }

        while (end < scope.EndOfWords && s.IsNominal(end) && s.IsWord(end) && s.Has(end - 1, WordClass.Auxiliary | WordClass.Adverb | WordClass.Not) && s.Has(start, WordClass.Auxiliary))
        {
            // "were careless": the adjective belongs to its verb.
            end++;
        }

        while (end > from + 1 && s.Has(end - 1, WordClass.Preposition | WordClass.Relative | WordClass.Subordinator) && !s.Is(end - 1, "to") && !ClauseFrame.IsParticle(s, end - 1))
        {
            end--;
        }

        if (end < scope.EndOfWords && !s.Is(end + 1, "of") && (ClauseFrame.IsParticle(s, end) || (s.Is(end, "through") && end + 1 >= scope.EndOfWords)))
        {
            end++;
        }

        if (subject < 0 && s.Has(start, WordClass.Auxiliary) && end > start + 1 && s.IsNominal(end - 1) && !s.Has(end - 1, WordClass.AnyVerb) && s.Has(start + 1, WordClass.Determiner))
        {
            // "was the wrong thing": what it was gives way, and that it was stays.
            start++;
        }

        fixes.Add(RewriteScope.Fix("Ask for what was done in its place", scope.Replace(start, end, InsteadOf(scope, start, end))));
    }

    /// <summary>"ignored the page": the page is told of, and stays; "paid no attention" is one wording.</summary>
    private static int FindObject(in RewriteScope scope, int from, int to)
    {
        var s = scope.Sentence;
        var trigger = scope.TokenAt(scope.Hit.Trigger.Start);
        var isProcedure = scope.Hit.Pattern.Rule.Code == "procedure-violation";
        for (var i = from + 1; i < to; i++)
        {
            if (s.Has(i, WordClass.Determiner) && s.Has(i - 1, WordClass.AnyVerb) && (trigger < i || isProcedure) && !s.Is(i, "no") && !s.Is(i, "any") && !s.Is(i, "both") && !s.Is(i, "all")
                && !s.Lexicon.IsIn("mistakes", s.Tokens[i + 1].Word) && !(i + 2 < s.Tokens.Length && s.Lexicon.IsIn("mistakes", s.Tokens[i + 2].Word)))
            {
                return i;
            }
        }

        return to;
    }

    /// <summary>The verb of a wording that begins with its subject; -1 where it is no such clause.</summary>
    private static int FindVerb(in Sentence s, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (s.Has(i, WordClass.Auxiliary | WordClass.Modal | WordClass.Not))
            {
                return NounPhrases.EndingAt(s, i - 1).Exists && !s.Has(from, WordClass.Preposition) ? i : -1;
            }

            if (!s.IsNominal(i) && !s.Has(i, WordClass.Determiner | WordClass.Preposition))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>A clause that gives way keeps the word that joins it to the rest.</summary>
    private static string JoinOf(in RewriteScope scope, int start)
    {
        var s = scope.Sentence;
        return start > s.Body && (s.Has(start, WordClass.Conjunction | WordClass.Subordinator) || s.Is(start, "however")) ? scope.Text(start, start + 1) + " " : "";
    }
}
