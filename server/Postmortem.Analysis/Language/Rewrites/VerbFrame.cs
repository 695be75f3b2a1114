namespace Postmortem.Analysis.Language;

internal enum FrameTense
{
    Past,
    Present,
    PastPerfect,
    Perfect,
}

/// <summary>
/// The core of a blameful clause: who, what they did or did not do, to what. Token ranges; the object may be absent.
/// </summary>
/// <param name="From">The subject, or the first word of the verb group where the subject belongs to an earlier verb.</param>
/// <param name="Verb">The verb that says what was or was not done.</param>
internal readonly record struct VerbFrame(int From, int Group, int Verb, string Stem, bool Negated, FrameTense Tense, NounPhrase Object, bool Shared)
{
    /// <summary>Reads the frame around a finding, or null when the clause is built differently.</summary>
    public static VerbFrame? Find(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var at = scope.TokenAt(scope.Hit.Span.Start);
        if (s.Has(at - 1, WordClass.Not))
        {
            // "never forgets to renew" turned round would say the opposite.
            return null;
        }

        var group = at;
        var (negated, tense) = (false, FrameTense.Past);
        var i = at;
        while (i < s.Tokens.Length && (s.Has(i, WordClass.Adverb) && !s.Has(i, WordClass.Not)))
        {
            i++;
        }

        if (s.Has(i, WordClass.Auxiliary))
        {
            tense = s.Is(i, "had") ? FrameTense.PastPerfect : s.Is(i, "has") || s.Is(i, "have") ? FrameTense.Perfect : s.Is(i, "do") || s.Is(i, "does") ? FrameTense.Present : FrameTense.Past;
            i++;
        }
        else if (s.Has(i, WordClass.Modal))
        {
            // "should have tested": the verb stands behind the perfect.
            i++;
            while (i < s.Tokens.Length && (s.Has(i, WordClass.Auxiliary | WordClass.Adverb) || s.Is(i, "of") || s.Is(i, "to")) && !s.Has(i, WordClass.Not))
            {
                i++;
            }

            negated = true;
        }

        while (i < s.Tokens.Length && s.Has(i, WordClass.Not | WordClass.Adverb))
        {
            negated = s.Has(i, WordClass.Not) ? !(s.Has(at, WordClass.Modal)) : negated;
            i++;
        }

        while (i < s.Tokens.Length && s.Has(at, WordClass.Modal) && (s.Is(i, "have") || s.Is(i, "'ve") || s.Has(i, WordClass.Adverb)))
        {
            i++;
        }

        if (i >= s.Tokens.Length || !s.IsWord(i))
        {
            return null;
        }

        var verb = i;
        if (scope.Lexicon.IsIn("take-to", s.Tokens[i].Word))
        {
            tense = s.TextOf(i).EndsWith("s") ? FrameTense.Present : tense;
            if (!s.Is(i + 1, "to"))
            {
                return null;
            }

            verb = i + 2;
            while (verb < s.Tokens.Length && s.Has(verb, WordClass.Adverb))
            {
                verb++;
            }

            negated = true;
        }

        if (!s.IsWord(verb) || s.Has(verb, WordClass.Auxiliary | WordClass.Modal))
        {
            return null;
        }

        var form = s.TextOf(verb).ToString();
        var known = scope.Lexicon.Morphology.FindBase(form);
        var bare = negated && tense is FrameTense.Past or FrameTense.Present && verb > at;
        var stem = known ?? (bare ? form.ToLowerInvariant() : null);
        if (stem is null)
        {
            return null;
        }

        var subject = SubjectFinder.Of(s, at);
        var shared = !subject.Exists || subject.Class == SubjectClass.Implied || HasMoreThanAdverbs(s, EndOfSubject(s, subject, at), at);
        var from = shared ? group : StartOfSubject(s, subject);
        var end = verb + 1;
        var phrase = Grammar.Phrase(s, end);
        return new VerbFrame(from, group, verb, stem, negated, tense, phrase, shared && subject.Class != SubjectClass.Implied);
    }

    /// <summary>"A member of the team": the team may be what was found, and all of it goes.</summary>
    public static int StartOfSubject(in Sentence s, NounPhrase subject)
    {
        var start = subject.Start;
        while (start > s.Body + 1 && s.Is(start - 1, "of"))
        {
            var outer = NounPhrases.EndingAt(s, start - 2);
            if (!outer.Exists && !s.Has(start - 2, WordClass.Quantifier | WordClass.Determiner))
            {
                break;
            }

            start = outer.Exists ? outer.Start : start - 2;
        }

        return start;
    }

    /// <summary>Behind "of the team", "on duty" in brackets and "who wrote the parser", which belong to the subject.</summary>
    private static int EndOfSubject(in Sentence s, NounPhrase subject, int verb)
    {
        var end = subject.End;
        while (s.Is(end, "of") && Grammar.Phrase(s, end + 1) is { Exists: true } inner && inner.End <= verb)
        {
            end = inner.End;
        }

        return s.Has(end, WordClass.Relative) || (s.IsKind(end, TokenKind.Comma) && s.Has(end + 1, WordClass.Relative)) ? verb : end;
    }

    private static bool HasMoreThanAdverbs(in Sentence s, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!s.Has(i, WordClass.Adverb | WordClass.Auxiliary | WordClass.Modal))
            {
                return true;
            }
        }

        return false;
    }
}
