namespace Postmortem.Analysis.Language;

/// <summary>
/// Finds who does what a verb says. Reads from the verb to the left, over adverbs and auxiliaries, out of relative clauses and
/// prepositional phrases, and along coordinated verbs; at most a few dozen steps for one verb.
/// </summary>
internal static class SubjectFinder
{
    private const int MaxHops = 10;

    /// <summary>How many words a participle clause may have before its main clause.</summary>
    private const int MaxLead = 30;

    public static NounPhrase Of(in Sentence s, int verb)
    {
        if (s.Lexicon.Nouns is { } nouns)
        {
            return nouns.SubjectOf(s, verb);
        }

        // "merged it without asking": what hangs on a preposition is done by the subject of the verb before.
        if (s.Has(verb, WordClass.Preposition) && FindVerbBefore(s, verb) is var main && main >= s.Body)
        {
            return IsClaim(s, main) ? Of(s, main, 1) : NounPhrase.None;
        }

        if (!IsClaim(s, verb))
        {
            return NounPhrase.None;
        }

        var subject = Of(s, verb, 0);
        return (subject.Class & (SubjectClass.We | SubjectClass.You | SubjectClass.User)) != 0 && IsPresent(s, verb) ? NounPhrase.None : subject;
    }

    /// <summary>"We skip the check for empty files" says how something works. What can be the past as well, such as "put", is not meant.</summary>
    private static bool IsPresent(in Sentence s, int verb) =>
        s.Has(verb, WordClass.BaseVerb) && !s.Has(verb, WordClass.Past | WordClass.Participle | WordClass.Auxiliary | WordClass.Modal) && !s.Has(verb - 1, WordClass.Auxiliary);

    /// <summary>
    /// The subject of a clause without one of its own: "overlooking the second flag, we …" and "…, ignoring the page" have that of
    /// the main clause, "two engineers confusing the hosts" has the phrase before it.
    /// </summary>
    public static NounPhrase OfParticiple(in Sentence s, int gerund)
    {
        var i = gerund - 1;
        while (i >= s.Body && s.Has(i, WordClass.Adverb | WordClass.Not))
        {
            i--;
        }

        if (i >= s.Body && !s.IsKind(i, TokenKind.Comma) && !s.IsKind(i, TokenKind.Dash) && !s.Has(i, WordClass.Closed))
        {
            return NounPhrases.EndingAt(s, i);
        }

        if (i >= s.Body && FindVerbBefore(s, i) is var main && main >= s.Body)
        {
            return Of(s, main);
        }

        // The main clause follows its participle.
        for (var comma = gerund + 1; comma < s.Tokens.Length && comma - gerund < MaxLead; comma++)
        {
            if (s.IsKind(comma, TokenKind.Comma) && NounPhrases.StartingAt(s, comma + 1) is { Exists: true } phrase && (phrase.Class & (SubjectClass.Anyone | SubjectClass.Proper)) != 0)
            {
                return phrase;
            }
        }

        return NounPhrase.None;
    }

    /// <summary>
    /// Whether a verb says that something was done. "…, causing an outage" says it of an event, "the developer running the
    /// job" names a person by it, "to delete" says what was meant and "may miss" what is possible.
    /// </summary>
    private static bool IsClaim(in Sentence s, int verb)
    {
        var before = verb - 1;
        while (before >= s.Body && s.Has(before, WordClass.Adverb) && !s.Has(before, WordClass.Auxiliary))
        {
            before--;
        }

        if (s.Is(before, "to") && s.Has(verb, WordClass.BaseVerb))
        {
            return false;
        }

        if (s.Has(before, WordClass.Modal) && s.Has(verb, WordClass.BaseVerb) && !s.Is(before, "would"))
        {
            return false;
        }

        return !s.Has(verb, WordClass.Gerund) || s.Has(verb, WordClass.Preposition) || before < s.Body
            || s.Has(before, WordClass.Auxiliary | WordClass.Not | WordClass.Preposition) || s.Is(before, "kept") || s.Is(before, "keeps");
    }

    private static NounPhrase Of(in Sentence s, int verb, int depth)
    {
        var i = verb - 1;
        var inner = NounPhrase.None;
        for (var hop = 0; hop < MaxHops; hop++)
        {
            i = SkipVerbGroup(s, i, verb);
            if (i < s.Body)
            {
                return inner.Exists ? inner : new NounPhrase(verb, verb, verb, SubjectClass.Implied);
            }

            if (s.IsKind(i, TokenKind.Comma) || s.IsKind(i, TokenKind.Dash))
            {
                if (FindRelativeBefore(s, i) is var relative && relative > 0)
                {
                    i = relative - 1;
                    continue;
                }

                if (inner.Exists)
                {
                    return inner;
                }

                if (s.IsKind(i, TokenKind.Comma) && FindAppositionBefore(s, i) is { Exists: true } named)
                {
                    return named;
                }

                // "X did A, did B and failed": the verb before has the same subject. "At noon, failed" has none.
                return depth < 3 && FindVerbBefore(s, i) is var listed && listed >= s.Body ? Of(s, listed, depth + 1) : NounPhrase.None;
            }

            if (s.IsCellMark(i))
            {
                // "| on-call engineer | restarts the wrong pod |": who does it may stand in the cell before.
                var actor = NounPhrases.EndingAt(s, i - 1);
                return inner.Exists ? inner : (actor.Class & SubjectClass.Anyone) != 0 ? actor : new NounPhrase(verb, verb, verb, SubjectClass.Implied);
            }

            if (IsBoundary(s, i))
            {
                return inner.Exists ? inner : new NounPhrase(verb, verb, verb, SubjectClass.Implied);
            }

            if (s.Has(i, WordClass.Relative))
            {
                var antecedent = AntecedentOf(s, i);
                if (antecedent.Exists)
                {
                    return s.Is(i, "who") && antecedent.Class is SubjectClass.System or SubjectClass.Proper or SubjectClass.Agent ? antecedent with { Class = SubjectClass.Role } : antecedent;
                }

                return s.Is(i, "who") ? new NounPhrase(i, i + 1, i, SubjectClass.Pronoun) : new NounPhrase(i, i + 1, i, SubjectClass.System);
            }

            if (s.Has(i, WordClass.Conjunction))
            {
                if (inner.Exists)
                {
                    return inner;
                }

                var before = FindVerbBefore(s, i);
                if (before < s.Body || depth >= 3)
                {
                    return FirstPhrase(s, i);
                }

                // "She assumed that it was empty and did not look": the second verb goes with the person, not with the thing.
                var nearest = Of(s, before, depth + 1);
                return nearest.Class is SubjectClass.System or SubjectClass.Agent && FindThinker(s, before) is var thinker && thinker >= s.Body ? Of(s, thinker, depth + 1) : nearest;
            }

            if (s.Is(i, "to"))
            {
                // "decided to ignore", "was asked to check": the subject is that of the verb before.
                i--;
                while (i >= s.Body && s.IsWord(i) && !s.Has(i, WordClass.AnyVerb | WordClass.Auxiliary) && verb - i < 8)
                {
                    i--;
                }

                i--;
                continue;
            }

            var phrase = NounPhrases.EndingAt(s, i);
            if (!phrase.Exists)
            {
                return inner.Exists ? inner : NounPhrase.None;
            }

            var before2 = phrase.Start - 1;
            if (before2 >= s.Body && s.Has(before2, WordClass.Preposition) && !s.Is(before2, "that"))
            {
                // The phrase hangs on a preposition: "a member of the team", "requests to the payments API".
                if (before2 - 1 >= s.Body && (s.IsNominal(before2 - 1) || s.IsKind(before2 - 1, TokenKind.Close) || s.Has(before2 - 1, WordClass.Quantifier | WordClass.PersonPronoun | WordClass.Determiner)))
                {
                    if (s.Is(before2, "of") && s.Has(before2 - 1, WordClass.Quantifier | WordClass.Determiner))
                    {
                        return phrase;
                    }

                    inner = inner.Exists ? inner : phrase;
                    i = before2 - 1;
                    continue;
                }

                // "the script run by Bob failed", "the people brought in for the move forgot"
                var reduced = s.Has(before2 - 1, WordClass.Preposition) ? before2 - 2 : before2 - 1;
                if (s.Has(reduced, WordClass.Participle | WordClass.Gerund) && reduced > s.Body && !s.Has(reduced - 1, WordClass.Auxiliary))
                {
                    i = reduced - 1;
                    inner = inner.Exists ? inner : phrase;
                    continue;
                }

                return inner.Exists ? inner : phrase;
            }

            if (before2 >= s.Body && s.Has(before2, WordClass.AnyVerb) && FindRelativeStart(s, before2) is var start && start >= s.Body)
            {
                i = start;
                inner = NounPhrase.None;
                continue;
            }

            return phrase;
        }

        return inner;
    }

    /// <summary>Adverbs, auxiliaries, modals and negations between a subject and its verb.</summary>
    private static int SkipVerbGroup(in Sentence s, int i, int verb)
    {
        while (i >= s.Body && s.Has(i, WordClass.Adverb | WordClass.Auxiliary | WordClass.Modal | WordClass.Not) && !s.Has(i, WordClass.Relative | WordClass.Conjunction | WordClass.Subordinator))
        {
            i--;
        }

        // ", however," and "(again)" inside a verb group
        if (i > s.Body + 1 && s.IsKind(i, TokenKind.Comma) && s.Has(i - 1, WordClass.Adverb) && s.IsKind(i - 2, TokenKind.Comma) && verb - i < 4)
        {
            return i - 3;
        }

        return i;
    }

    private static bool IsBoundary(in Sentence s, int i) =>
        s.Tokens[i].Kind is TokenKind.Semicolon or TokenKind.Colon or TokenKind.Break or TokenKind.Arrow or TokenKind.Open or TokenKind.Stop
        || s.Has(i, WordClass.Subordinator);

    /// <summary>For a comma that closes ", who saw the diff,": where the relative word stands; -1 otherwise.</summary>
    private static int FindRelativeBefore(in Sentence s, int comma)
    {
        for (var i = comma - 1; i > s.Body && comma - i < 20; i--)
        {
            if (s.Has(i, WordClass.Relative) && s.IsKind(i - 1, TokenKind.Comma))
            {
                return i - 1;
            }

            if (s.IsKind(i, TokenKind.Comma) || IsBoundary(s, i))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>For a comma that closes ", our registrar,": the phrase that is said to be one; none where the commas separate something else.</summary>
    private static NounPhrase FindAppositionBefore(in Sentence s, int comma)
    {
        for (var i = comma - 1; i > s.Body && comma - i < 10; i--)
        {
            if (s.IsKind(i, TokenKind.Comma))
            {
                var (phrase, said) = (NounPhrases.EndingAt(s, i - 1), NounPhrases.StartingAt(s, i + 1));
                var isPerson = (said.Class & SubjectClass.Anyone) != 0;
                return (phrase.Class & SubjectClass.Anyone) != 0 && (isPerson || s.Has(i + 1, WordClass.Determiner)) ? phrase
                    : isPerson ? said
                    : phrase.Start <= s.Body && s.Has(i + 1, WordClass.Determiner) ? phrase
                    : NounPhrase.None;
            }

            if (IsBoundary(s, i) || s.Has(i, WordClass.Verb | WordClass.Auxiliary | WordClass.Modal | WordClass.Conjunction | WordClass.Relative))
            {
                return NounPhrase.None;
            }
        }

        return NounPhrase.None;
    }

    /// <summary>
    /// For a verb whose object was just read: the last token of the phrase that its clause describes ("the reviewer" in
    /// "the reviewer who approved the change failed", "the developer" in "the developer creating the change failed"), or -1.
    /// </summary>
    private static int FindRelativeStart(in Sentence s, int verb)
    {
        if (s.Has(verb, WordClass.Gerund) && s.IsNominal(verb - 1) && !s.Has(verb - 1, WordClass.Auxiliary))
        {
            return verb - 1;
        }

        for (var i = verb - 1; i >= s.Body && verb - i < 8; i--)
        {
            if (s.Is(i, "whoever"))
            {
                return i;
            }

            if (s.Has(i, WordClass.Relative))
            {
                return s.IsKind(i - 1, TokenKind.Comma) ? i - 2 : i - 1;
            }

            if (!s.Has(i, WordClass.Adverb | WordClass.Auxiliary | WordClass.Modal | WordClass.Not))
            {
                return -1;
            }
        }

        return -1;
    }

    private static NounPhrase AntecedentOf(in Sentence s, int relative)
    {
        var i = relative - 1;
        if (s.IsKind(i, TokenKind.Comma))
        {
            i--;
        }

        if (i < s.Body)
        {
            return NounPhrase.None;
        }

        var phrase = NounPhrases.EndingAt(s, i);
        return phrase.Exists && s.Is(phrase.Start - 1, "of") && NounPhrases.EndingAt(s, phrase.Start - 2) is { Exists: true } outer && (outer.Class & SubjectClass.Anyone) != 0 ? outer : phrase;
    }

    /// <summary>The nearest finite verb to the left in the same clause, or -1.</summary>
    private static int FindVerbBefore(in Sentence s, int from)
    {
        for (var i = from - 1; i >= s.Body && from - i < 30; i--)
        {
            if (s.Tokens[i].Kind is TokenKind.Semicolon or TokenKind.Colon or TokenKind.Break)
            {
                return -1;
            }

            // "approved the deploy": a base form behind an article is a noun.
            if (s.Has(i, WordClass.Past | WordClass.Verb) && !(s.Has(i - 1, WordClass.Determiner) && (s.IsNominal(i + 1) || (s.Has(i, WordClass.BaseVerb) && !s.Has(i, WordClass.Past)))))
            {
                return i;
            }

            if (s.Has(i, WordClass.Auxiliary | WordClass.Modal))
            {
                return i;
            }

            // "approves the plan without …": a line in the present tense whose subject stands elsewhere.
            if (i == s.Body && s.Has(i, WordClass.BaseVerb) && s.TextOf(i)[^1] == 's')
            {
                return i;
            }

            if (s.Has(i, WordClass.BaseVerb) && i > s.Body && NounPhrases.EndingAt(s, i - 1) is { Exists: true } phrase && (phrase.Class & SubjectClass.Anyone) != 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A verb of thinking or saying to the left that takes a clause as its object, or -1.</summary>
    private static int FindThinker(in Sentence s, int from)
    {
        for (var i = from - 1; i > s.Body && from - i < 20; i--)
        {
            if (s.IsWord(i) && s.Tokens[i].Word != 0 && s.Has(i, WordClass.Past) && s.Lexicon.IsIn("cognition", s.Tokens[i].Word))
            {
                return i;
            }
        }

        return -1;
    }

    private static NounPhrase FirstPhrase(in Sentence s, int before)
    {
        var i = before - 1;
        while (i >= s.Body && !IsBoundary(s, i))
        {
            i--;
        }

        var phrase = NounPhrases.StartingAt(s, i + 1);
        return phrase.Exists && phrase.End <= before ? phrase : NounPhrase.None;
    }
}
