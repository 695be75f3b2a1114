namespace Postmortem.Analysis.Language;

/// <summary>
/// Tells where a wording that names nobody says what a program does: "the client mistakenly drops the header". What is done to a
/// program ("the client was mistakenly deleted") is people's doing and not meant.
/// </summary>
internal static class Programs
{
    /// <summary>Whether the first verb of the match is in the active voice and its subject a machine or a command, or a passive done by one or by users.</summary>
    public static bool Act(in Sentence s, in PatternMatch match)
    {
        var verb = match.Start;
        while (verb < match.End && !(s.Has(verb, WordClass.Past | WordClass.Verb | WordClass.BaseVerb | WordClass.Auxiliary) && !s.Has(verb, WordClass.Adverb)))
        {
            verb++;
        }

        // "mistakenly" alone may be the match, and the verb follow it.
        if (verb == match.End && !s.Has(verb, WordClass.Past | WordClass.BaseVerb))
        {
            return false;
        }

        if (s.Has(verb, WordClass.Auxiliary) && s.Has(verb - 1, WordClass.Relative))
        {
            // "which was wrong" may speak of all that stands before.
            return false;
        }

        return IsActive(s, verb) ? IsProgram(s, SubjectFinder.Of(s, verb)) : IsDoneByProgram(s, verb);
    }

    /// <summary>"… were incorrectly given expired tokens by the broker", "… was misspelled by the customer"</summary>
    private static bool IsDoneByProgram(in Sentence s, int verb)
    {
        for (var i = verb + 1; i < s.Tokens.Length && i < verb + 10 && s.Tokens[i].Kind is not (TokenKind.Comma or TokenKind.Semicolon or TokenKind.Colon); i++)
        {
            if (s.Is(i, "by") && NounPhrases.StartingAt(s, i + 1) is { Exists: true } agent)
            {
                return agent.Class == SubjectClass.User || IsProgram(s, agent);
            }
        }

        return false;
    }

    private static bool IsProgram(in Sentence s, NounPhrase subject)
    {
        if (!subject.Exists || subject.Class == SubjectClass.Implied)
        {
            return false;
        }

        // "Version 2.7" is a version.
        var head = s.IsKind(subject.Head, TokenKind.Number) && subject.Head > subject.Start ? subject.Head - 1 : subject.Head;
        return s.Tokens[head].Kind is TokenKind.Code or TokenKind.Quote
            || (subject.Class is SubjectClass.System or SubjectClass.Agent && s.Tokens[head].Word is var word and not 0 && s.Lexicon.IsIn("machines", word));
    }

    /// <summary>A passive has a form of "be" before its participle; without one, a verb is active where something follows that it is done to.</summary>
    private static bool IsActive(in Sentence s, int verb)
    {
        if (s.Has(verb, WordClass.Auxiliary))
        {
            return !IsPassive(s, verb);
        }

        var before = verb - 1;
        while (before >= s.Body && s.Has(before, WordClass.Adverb | WordClass.Not) && !s.Has(before, WordClass.Auxiliary))
        {
            before--;
        }

        if (s.Has(before, WordClass.Auxiliary) && IsFormOfBe(s, before))
        {
            return false;
        }

        var after = verb + 1;
        while (s.Has(after, WordClass.Adverb))
        {
            after++;
        }

        return after < s.Tokens.Length
            && (s.Has(after, WordClass.Determiner | WordClass.Relative | WordClass.Quantifier | WordClass.ThingPronoun | WordClass.They) || s.Is(after, "to") || s.IsNominal(after));
    }

    private static bool IsPassive(in Sentence s, int auxiliary)
    {
        for (var i = auxiliary; i < s.Tokens.Length && i < auxiliary + 6; i++)
        {
            if (IsFormOfBe(s, i))
            {
                var next = i + 1;
                while (s.Has(next, WordClass.Adverb | WordClass.Not) && !s.Has(next, WordClass.Participle))
                {
                    next++;
                }

                if (s.Has(next, WordClass.Participle))
                {
                    return true;
                }
            }
            else if (i > auxiliary && !s.Has(i, WordClass.Adverb | WordClass.Not | WordClass.Auxiliary))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsFormOfBe(in Sentence s, int i) =>
        s.Has(i, WordClass.Auxiliary) && !(s.Is(i, "has") || s.Is(i, "have") || s.Is(i, "had") || s.Is(i, "having") || s.Is(i, "do") || s.Is(i, "does") || s.Is(i, "did"));
}
