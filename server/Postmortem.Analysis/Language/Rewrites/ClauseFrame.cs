namespace Postmortem.Analysis.Language;

/// <summary>One thing that a clause says of its subject. Token positions.</summary>
/// <param name="From">The first word of the verb group, adverbs included.</param>
/// <param name="Verb">The verb that says what was or was not done.</param>
/// <param name="Rest">Behind the verb and what belongs to it: "looked at", "took down".</param>
/// <param name="Tail">The words of the verb that stand behind it, such as "at".</param>
/// <param name="Adverbs">Adverbs of the group that tell something.</param>
internal sealed record Predicate(int From, int Verb, int Rest, string Stem, string Tail, string Adverbs, bool Negated, FrameTense Tense)
{
    public NounPhrase Object { get; init; }
}

/// <summary>
/// The clause around a finding: who, and all that is said of them. A person can only leave the subject when everything that is said
/// of that person can be said otherwise.
/// </summary>
/// <param name="HasContent">The words for who tell something besides, such as "who joined last week".</param>
/// <param name="IsOpen">More is said of the subject than could be read.</param>
internal sealed partial record ClauseFrame(int From, int SubjectEnd, NounPhrase Subject, IReadOnlyList<Predicate> Predicates, bool HasContent, bool IsOpen)
{
    /// <summary>"Nobody", "none of the engineers": what is said of them is denied.</summary>
    public bool IsNobody { get; init; }

    /// <summary>One of the predicates by itself; those behind the first lean on its subject.</summary>
    public VerbFrame At(int index)
    {
        var p = Predicates[index];
        return new VerbFrame(index == 0 ? From : p.From, p.From, p.Verb, p.Stem, p.Negated != IsNobody, p.Tense, p.Object, false);
    }

    public static ClauseFrame? Find(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var hit = FindVerb(s, scope.TokenAt(scope.Hit.Span.Start), scope.TokenAt(scope.Hit.Span.End));
        if (hit < 0 || s.Has(scope.TokenAt(scope.Hit.Span.Start) - 1, WordClass.Not))
        {
            // "never forgets to renew" turned round would say the opposite.
            return null;
        }

        if (s.Is(hit - 1, "which") && s.IsKind(hit - 2, TokenKind.Comma) && FindVerb(s, s.Body, hit - 2) is var main && main >= 0)
        {
            // "somebody replaced the file, which broke the page": the person is the subject of the clause before.
            hit = main;
        }

        var subject = SubjectFinder.Of(s, hit);
        if (!subject.Exists || s.Is(subject.Start, "whoever"))
        {
            // Where the clause of "whoever merged it" ends can't be told.
            return null;
        }

        if (subject.Class == SubjectClass.Implied)
        {
            var start = StartOfGroup(s, hit);
            return ReadGroup(scope, start) is { } alone && (start == s.Body || s.IsKind(start - 1, TokenKind.Colon) || s.IsKind(start - 1, TokenKind.Break))
                ? new ClauseFrame(start, start, subject, ReadAll(scope, alone, out var more), false, more)
                : null;
        }

        var from = VerbFrame.StartOfSubject(s, subject);
        if (s.IsKind(from, TokenKind.Code) && s.IsKind(from + 1, TokenKind.Handle))
        {
            // "`14:06` @lena runs": a stamp is no part of who.
            from++;
        }

        if (s.Has(from - 1, WordClass.Preposition) && !s.Has(from - 1, WordClass.Subordinator))
        {
            // What hangs on a preposition is not what the sentence is about, unless somebody is described by it: "who joined in May".
            subject = Grammar.Phrase(s, s.Body);
            if (!subject.Exists || subject.End > hit || !s.Is(subject.End, "who"))
            {
                return null;
            }

            from = subject.Start;
        }

        if (s.Has(from, WordClass.Relative) || s.Has(subject.Start - 1, WordClass.Subordinator) && s.Is(subject.Start - 1, "whether"))
        {
            return null;
        }

        var first = FindGroup(s, subject.End, hit);
        var read = first < 0 ? null : ReadFrom(scope, first, hit, out _);
        if (read is null)
        {
            // What stands between the subject and the verb belongs to the subject, unless it joins two verbs.
            first = StartOfGroup(s, hit);
            if (first < subject.End || ListsVerbs(s, subject.End, first))
            {
                return null;
            }

            if (Joins(s, subject.End, first))
            {
                // "were told twice and did not move it": what is said before stays with its subject.
                return s.Has(first - 1, WordClass.Conjunction) && ReadGroup(scope, first) is { } joined
                    ? new ClauseFrame(first, first, subject, ReadAll(scope, joined, out var rest), false, rest)
                    : null;
            }
        }

        if (ReadGroup(scope, first) is not { } predicate)
        {
            return null;
        }

        var all = ReadAll(scope, predicate, out var open);
        return new ClauseFrame(from, first, subject, all, TellsMore(s, from, subject, first), open)
        {
            IsNobody = s.Is(from, "nobody") || s.Is(from, "no-one") || s.Is(from, "none") || s.Is(from, "neither") || s.Is(from, "no") || s.Is(from, "not"),
        };
    }

    /// <summary>"who built it had copied the key, told nobody": a comma that belongs to no "who" stands between verbs of one subject.</summary>
    private static bool ListsVerbs(in Sentence s, int from, int to)
    {
        var opened = 0;
        for (var i = from; i < to; i++)
        {
            if (s.IsKind(i, TokenKind.Comma))
            {
                opened += s.Has(i + 1, WordClass.Relative) ? 1 : -1;
            }
        }

        return opened < 0;
    }

    /// <summary>The first word of a finding that may begin what is said of somebody; -1 where there is none.</summary>
    private static int FindVerb(in Sentence s, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (IsFinite(s, i))
            {
                return i;
            }
        }

        return -1;
    }

    private static int StartOfGroup(in Sentence s, int verb)
    {
        while (verb > s.Body && s.Has(verb - 1, WordClass.Adverb | WordClass.Auxiliary | WordClass.Not) && !s.Has(verb - 1, WordClass.Conjunction | WordClass.Subordinator))
        {
            verb--;
        }

        return verb;
    }

    /// <summary>A word that can be the verb of a clause; a participle between an article and a noun is none.</summary>
    public static bool IsFinite(in Sentence s, int i)
    {
        if (s.Has(i, WordClass.Auxiliary))
        {
            return !s.Is(i, "been") && !s.Is(i, "being") && !s.Is(i, "be") && !s.Is(i, "having");
        }

        var isArticle = s.Has(i - 1, WordClass.Determiner) && !s.Has(i - 1, WordClass.ThingPronoun);
        if (!s.Has(i, WordClass.Past | WordClass.Verb) || s.Has(i, WordClass.Gerund | WordClass.Modal) || isArticle || s.Has(i - 1, WordClass.Preposition) || s.Has(i + 1, WordClass.Auxiliary))
        {
            return false;
        }

        return s.Has(i, WordClass.Past) || s.TextOf(i) is [.., 's'];
    }

    /// <summary>"and let their account expire", "and set the flag": the past looks like the base, and an object follows.</summary>
    private static bool IsUnmarkedPast(in Sentence s, int i)
    {
        if (!s.Has(i, WordClass.BaseVerb) || !s.Has(i + 1, WordClass.Determiner | WordClass.Possessive))
        {
            return false;
        }

        var form = s.TextOf(i).ToString();
        return s.Lexicon.Morphology.Past(form) == form;
    }

    /// <summary>The verb group behind a subject: over brackets, phrases with a preposition and clauses with "who". -1 where it is not found.</summary>
    private static int FindGroup(in Sentence s, int from, int hit)
    {
        var i = from;
        while (i <= hit)
        {
            if (s.IsKind(i, TokenKind.Open))
            {
                while (i <= hit && !s.IsKind(i, TokenKind.Close))
                {
                    i++;
                }

                i++;
            }
            else if (s.Has(i, WordClass.Relative) || (s.IsKind(i, TokenKind.Comma) && s.Has(i + 1, WordClass.Relative)))
            {
                return -1;
            }
            else if (s.Has(i, WordClass.Adverb | WordClass.Not) || IsFinite(s, i))
            {
                return i;
            }
            else if (s.Has(i, WordClass.Preposition) && Grammar.Phrase(s, i + 1) is { Exists: true } inner)
            {
                i = inner.End;
            }
            else
            {
                return -1;
            }
        }

        return -1;
    }

    private static List<Predicate>? ReadFrom(in RewriteScope scope, int first, int hit, out bool open)
    {
        open = false;
        return ReadGroup(scope, first) is { } predicate && ReadAll(scope, predicate, out open) is { } all && all.Exists(one => one.From <= hit && hit <= one.Verb) ? all : null;
    }

    private static bool Joins(in Sentence s, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (s.Has(i, WordClass.Conjunction | WordClass.Subordinator) || s.Tokens[i].Kind is TokenKind.Semicolon or TokenKind.Colon or TokenKind.Dash or TokenKind.Arrow)
            {
                return true;
            }
        }

        return false;
    }

    private static bool TellsMore(in Sentence s, int from, NounPhrase subject, int to)
    {
        for (var i = from; i < to; i++)
        {
            var isInside = i < subject.End;
            if (s.Tokens[i].Kind is TokenKind.Code or TokenKind.Quote or TokenKind.Url or TokenKind.Number or TokenKind.Open
                || (!isInside && (s.Has(i, WordClass.AnyVerb | WordClass.Relative) && !s.Has(i, WordClass.Adverb))))
            {
                return true;
            }
        }

        return false;
    }
}
