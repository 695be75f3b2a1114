namespace Postmortem.Analysis.Language;

/// <summary>
/// The fact that a sentence about another past takes for granted: "if the alert had been on" says that it was off, and "a canary
/// would have shown it" that there was none.
/// </summary>
internal static class HypotheticalFacts
{
    /// <summary>The fact as a sentence without its full stop, and what to do about it; null where the sentence is built differently.</summary>
    public static (string Fact, string? Action)? Find(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var body = SentenceRewrites.Body(scope);
        if (s.Is(body, "had") || s.Is(body, "were"))
        {
            return Condition(scope, body + 1, body);
        }

        for (var i = body; i < scope.EndOfWords; i++)
        {
            if (s.Is(i, "if") && !s.Is(i - 1, "even") && !s.Is(i - 1, "only") && !s.Is(i + 1, "only"))
            {
                return Condition(scope, i + 1, -1);
            }

            if (IsInversion(s, i))
            {
                return Condition(scope, i + 1, i);
            }
        }

        return WithNoun(scope, body);
    }

    /// <summary>"the restore had been tested" denied: "The restore was not tested". The auxiliary stands first in "Had the restore been tested".</summary>
    private static (string Fact, string? Action)? Condition(in RewriteScope scope, int from, int inverted)
    {
        var s = scope.Sentence;
        var subject = NounPhrases.StartingAt(s, from);
        if (!subject.Exists)
        {
            return null;
        }

        // "the copy of the table", "the check in the pipeline": the phrase goes on to its verb.
        var verb = subject.End;
        while (verb < scope.EndOfWords && !s.Has(verb, WordClass.Auxiliary | WordClass.Modal | WordClass.Not) && !(inverted >= 0 && s.Has(verb, WordClass.Participle)))
        {
            if (s.Tokens[verb].Kind is TokenKind.Comma or TokenKind.Semicolon || s.Has(verb, WordClass.Subordinator | WordClass.Conjunction))
            {
                return null;
            }

            verb++;
        }

        var (subjectEnd, negated, passive, wasThere) = (verb, false, inverted >= 0 && s.Is(inverted, "were"), inverted >= 0);
        while (verb < scope.EndOfWords && s.Has(verb, WordClass.Auxiliary | WordClass.Not | WordClass.Adverb))
        {
            negated |= s.Has(verb, WordClass.Not) && !s.Is(verb, "never");
            passive |= s.Is(verb, "been") || s.Is(verb, "was") || s.Is(verb, "were");
            wasThere |= s.Is(verb, "had") || passive;
            if (s.Is(verb, "never"))
            {
                return null;
            }

            verb++;
        }

        var isAnyone = s.Is(subject.Head, "anyone") || s.Is(subject.Head, "anybody");
        var own = s.Is(verb - 1, "had") && verb - 1 > subjectEnd ? verb - 1 : verb;
        var end = EndOfCondition(scope, verb);
        if (!wasThere || own >= end || s.Is(subject.Start, "it") || s.Is(subject.Start, "there") || s.Is(subject.Start, "that") || ((subject.Class & SubjectClass.Outsider) != 0 && !isAnyone))
        {
            return null;
        }

        var who = RewriteScope.Capitalise(scope.Text(subject.Start, subjectEnd));
        var rest = own + 1 < end ? " " + scope.Text(own + 1, end) : "";
        var word = s.TextOf(own).ToString();
        var be = Grammar.IsPlural(s, subject) ? "were" : "was";
        if (passive)
        {
            var action = !negated && scope.Lexicon.Morphology.FindBase(word) is { } step ? $"{RewriteScope.Capitalise(step)} {scope.Uncapitalised(subject.Start, subjectEnd)}{rest}" : null;
            return ($"{who} {be} {(negated ? "" : "not ")}{word}{rest}", action);
        }

        if (scope.Lexicon.Morphology.FindBase(word) is not { } stem || s.Is(subject.Start, "no") || s.Is(subject.Start, "nobody"))
        {
            return null;
        }

        if (stem == "have" && !negated && NounPhrases.StartingAt(s, own + 1) is { Exists: true } thing)
        {
            var noun = s.Is(own + 1, "a") || s.Is(own + 1, "an") || s.Is(own + 1, "any") || s.Is(own + 1, "some") ? own + 2 : own + 1;
            return s.Has(own + 1, WordClass.Determiner) && noun == own + 1 ? null
                : ($"There {(Grammar.IsPlural(s, thing) ? "were" : "was")} no {scope.Text(noun, end)}", null);
        }

        if ((subject.Class & SubjectClass.Anyone) == 0 && !isAnyone)
        {
            return (negated ? $"{who} {scope.Lexicon.Morphology.Past(stem)}{rest}" : $"{who} did not {stem}{rest}", null);
        }

        var frame = new VerbFrame(subject.Start, own, own, stem, !negated, FrameTense.Past, NounPhrases.StartingAt(s, own + 1), false);
        return frame.Object.Exists && AgentRewrites.CanBePassive(scope, frame, out var objectEnd) && AgentRewrites.Passive(scope, frame, objectEnd) is { } text
            ? (RewriteScope.Capitalise(text) + (objectEnd < end ? " " + scope.Text(objectEnd, end) : ""), negated ? null : $"{RewriteScope.Capitalise(stem)} {scope.Text(own + 1, end)}")
            : null;
    }

    /// <summary>"would have been seen had anyone looked": what stands before is no subject, and a participle follows what is one.</summary>
    public static bool IsInversion(in Sentence s, int had)
    {
        if (!s.Is(had, "had") || NounPhrases.StartingAt(s, had + 1) is not { Exists: true } subject || s.Has(had - 1, WordClass.We | WordClass.You | WordClass.They | WordClass.PersonPronoun | WordClass.ThingPronoun | WordClass.Relative))
        {
            return false;
        }

        return s.Has(subject.End, WordClass.Participle | WordClass.Past | WordClass.Not) || s.Is(subject.End, "been");
    }

    /// <summary>Where the condition ends and what would have come of it begins.</summary>
    private static int EndOfCondition(in RewriteScope scope, int from)
    {
        var s = scope.Sentence;
        for (var i = from; i < scope.EndOfWords; i++)
        {
            if (s.Tokens[i].Kind is TokenKind.Semicolon or TokenKind.Dash or TokenKind.Break)
            {
                return i;
            }

            if (s.IsKind(i, TokenKind.Comma) && HasModal(s, i, scope.EndOfWords))
            {
                return i;
            }

            if (s.Has(i, WordClass.Modal))
            {
                // No comma tells them apart: what is said to be so can't be told from what was not.
                return from;
            }
        }

        return scope.EndOfWords;
    }

    public static bool HasModal(in Sentence s, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (s.Has(i, WordClass.Modal) || s.Is(i, "'d"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"A canary would have shown it": there was none. "Paging them first would have …": something else was done.</summary>
    private static (string Fact, string? Action)? WithNoun(in RewriteScope scope, int body)
    {
        var s = scope.Sentence;
        var first = s.Is(body, "with") ? body + 1 : body;
        var modal = first;
        while (modal < scope.EndOfWords && !s.Has(modal, WordClass.Modal) && !s.Is(modal, "'d"))
        {
            if ((first == body && s.IsKind(modal, TokenKind.Comma)) || s.Has(modal, WordClass.Auxiliary | WordClass.Subordinator | WordClass.Relative) || s.Tokens[modal].Kind is TokenKind.Semicolon or TokenKind.Colon or TokenKind.Dash)
            {
                return null;
            }

            modal++;
        }

        if (modal >= scope.EndOfWords || modal == first || (first == body && (SubjectFinder.Of(s, modal).Class & (SubjectClass.Anyone | SubjectClass.Implied)) != 0))
        {
            return null;
        }

        var end = modal;
        for (var i = first; i < modal && first > body; i++)
        {
            // "With a dry run, this would": the phrase ends at the comma or before what the sentence is about.
            if (s.IsKind(i, TokenKind.Comma))
            {
                end = i;
                break;
            }
        }

        if (first > body && end == modal)
        {
            return null;
        }

        if (s.Has(first, WordClass.Gerund) && first == body)
        {
            return ($"Instead of {char.ToLowerInvariant(s.TextOf(first)[0])}{scope.Text(first, end)[1..]}, {InPlace.Ask(scope)}", null);
        }

        var article = s.Is(first, "a") || s.Is(first, "an");
        if (!article && !s.Is(first, "better") && !s.Is(first, "earlier") && !s.Is(first, "more") && !s.Is(first, "proper") && !s.Is(first, "simple"))
        {
            return null;
        }

        if (NounPhrases.StartingAt(s, first) is not { Exists: true } phrase || s.Is(phrase.Head, "bit") || s.Is(phrase.Head, "look") || s.Is(phrase.Head, "glance") || s.Is(phrase.Head, "little"))
        {
            return null;
        }

        var plural = !article && Grammar.IsPlural(s, phrase);
        var what = article ? scope.Text(first + 1, end) : scope.Uncapitalised(first, end);
        return ($"There {(plural ? "were" : "was")} no {what}", $"Add {scope.Uncapitalised(first, end)}");
    }

    /// <summary>"could have been avoided by asking first": something else was done, and what is asked for.</summary>
    public static (string Fact, string? Action)? Means(in RewriteScope scope)
    {
        var s = scope.Sentence;
        for (var i = scope.TokenAt(scope.Hit.Span.Start) + 1; i + 1 < scope.EndOfWords; i++)
        {
            if (s.Is(i, "by") && s.Has(i + 1, WordClass.Gerund))
            {
                return ($"Instead of {scope.Text(i + 1, scope.EndOfWords)}, {InPlace.Ask(scope)}", null);
            }
        }

        return null;
    }
}
