namespace Postmortem.Analysis.Language;

/// <summary>
/// The fact that a sentence about another past takes for granted: "if the alert had been on" says that it was off, and "a canary
/// would have shown it" that there was none.
/// </summary>
internal static partial class HypotheticalFacts
{
    /// <summary>Null where the sentence is built differently.</summary>
    public static Hypothesis? Find(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var body = CounterfactualRewrites.Start(scope);
        if (s.Has(body, WordClass.Relative) || (body > SentenceRewrites.Body(scope) && s.Has(body - 1, WordClass.Relative)))
        {
            return null;
        }

        if (s.Is(body, "had") || s.Is(body, "were"))
        {
            return Condition(scope, body + 1, body);
        }

        if (s.Is(body, "if") && s.Is(body + 1, "only") && Condition(scope, body + 2, -1) is { } only)
        {
            return only with { From = body };
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

        return WithNoun(scope, body) ?? ToVerb(scope, body);
    }

    /// <summary>"the restore had been tested" denied: "The restore was not tested". The auxiliary stands first in "Had the restore been tested".</summary>
    private static Hypothesis? Condition(in RewriteScope scope, int from, int inverted) =>
        Denied(scope, from, inverted) is var (fact, action, end) ? new Hypothesis(fact, action, from - 1, end) : null;

    private static (string Fact, string? Action, int End)? Denied(in RewriteScope scope, int from, int inverted)
    {
        var s = scope.Sentence;
        var subject = Grammar.Phrase(s, from);
        if (!subject.Exists)
        {
            return null;
        }

        // "the copy of the table", "the check in the pipeline": the phrase goes on to its verb.
        var verb = subject.End;
        while (verb < scope.EndOfWords && !s.Has(verb, WordClass.Auxiliary | WordClass.Modal | WordClass.Not) && !(verb == subject.End && ClauseFrame.IsFinite(s, verb)) && !(inverted >= 0 && s.Has(verb, WordClass.Participle)))
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
        // "if anybody looked at it": the simple past wishes as well.
        if (!wasThere && own < end && inverted < 0 && s.Has(own, WordClass.Past) && HasModal(s, CounterfactualRewrites.Start(scope), scope.EndOfWords))
        {
            wasThere = (subject.Class & SubjectClass.Anyone) != 0 || isAnyone || s.Is(own, "had");
        }

        if (!wasThere || own >= end || s.Is(subject.Start, "it") || s.Is(subject.Start, "there") || s.Is(subject.Start, "that") || ((subject.Class & SubjectClass.Outsider) != 0 && !isAnyone))
        {
            return null;
        }

        var who = RewriteScope.Capitalise(scope.Text(subject.Start, subjectEnd));
        var rest = own + 1 < end ? " " + scope.Text(own + 1, end) : "";
        var step = Step(scope, own + 1, end);
        var thing = scope.Uncapitalised(subject.Start, subjectEnd);
        var word = s.TextOf(own).ToString();
        var be = Grammar.IsPlural(s, subject) ? "were" : "was";
        if (passive)
        {
            var done = scope.Lexicon.Morphology.FindBase(word);
            if (done is not null && s.Has(own, WordClass.Gerund) && ((subject.Class & SubjectClass.Anyone) != 0 || isAnyone))
            {
                return OfPeople(scope, subject, own, end, negated, done);
            }

            var contrast = negated ? null : Swapped(scope, own, end);
            if (contrast is not null && !s.Has(own, WordClass.Gerund) && HasGerund(s, own + 1, end))
            {
                // "had been spread over two halls rather than all standing in one": they were all standing in one.
                return ($"{who} {be} {contrast}", done is null ? null : $"{RewriteScope.Capitalise(done)} {thing}{step}", end);
            }

            if (done is not null && s.Has(own, WordClass.Gerund))
            {
                // "had been receiving real traffic rather than pings" denied: "was receiving pings rather than real traffic".
                var swapped = negated ? null : Swapped(scope, own + 1, end);
                var fact = swapped is null ? $"{who} {be} {(negated ? "" : "not ")}{word}{rest}" : $"{who} {be} {word} {swapped}";
                return (fact, negated ? $"Keep {thing} from {word}{step}" : $"Make {thing} {done}{step}", end);
            }

            var isDone = done is not null && s.Has(own, WordClass.Participle | WordClass.Past);
            if (isDone && !negated && SwappedPhrase(scope, own, end) is { } swap)
            {
                // "had been run with the full catalogue instead of the sample": it was run with the sample.
                return ($"{who} {be} {swap}", $"{RewriteScope.Capitalise(done!)} {thing}{step}", end);
            }

            return ($"{who} {be} {(negated ? "" : "not ")}{word}{rest}", !isDone ? null : negated ? $"Keep {thing} from being {word}{step}" : $"{RewriteScope.Capitalise(done!)} {thing}{step}", end);
        }

        if (scope.Lexicon.Morphology.FindBase(word) is not { } stem || s.Is(subject.Start, "no") || s.Is(subject.Start, "nobody"))
        {
            return null;
        }

        if (stem == "have" && !negated && Grammar.Phrase(s, own + 1) is { Exists: true } had)
        {
            var noun = s.Is(own + 1, "a") || s.Is(own + 1, "an") || s.Is(own + 1, "any") || s.Is(own + 1, "some") ? own + 2 : own + 1;
            if (!s.Is(own - 1, "had") && s.Is(own, "had") && noun > own + 1)
            {
                return ($"{who} had no {scope.Text(noun, end)}", $"Give {thing} {scope.Text(own + 1, end)}", end);
            }

            return s.Has(own + 1, WordClass.Determiner) && noun == own + 1 ? null
                : ($"There {(Grammar.IsPlural(s, had) ? "were" : "was")} no {scope.Text(noun, end)}", $"Add {scope.Text(own + 1, end)}", end);
        }

        if ((subject.Class & SubjectClass.Anyone) == 0 && !isAnyone)
        {
            return negated ? ($"{who} {scope.Lexicon.Morphology.Past(stem)}{rest}", $"Keep {thing} from {Morphology.Gerund(stem)}{step}", end) : ($"{who} did not {stem}{rest}", $"Make {thing} {stem}{step}", end);
        }

        return OfPeople(scope, subject, own, end, negated, stem);
    }

    /// <summary>"would have been seen had anyone looked": what stands before is no subject, and a participle follows what is one.</summary>
    public static bool IsInversion(in Sentence s, int had)
    {
        if (!s.Is(had, "had") || Grammar.Phrase(s, had + 1) is not { Exists: true } subject || s.Has(had - 1, WordClass.We | WordClass.You | WordClass.They | WordClass.PersonPronoun | WordClass.ThingPronoun | WordClass.Relative))
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

            if (s.IsKind(i, TokenKind.Comma) && s.Is(i + 1, "as"))
            {
                // ", as the manual says," belongs to the condition.
                i++;
                while (i + 1 < scope.EndOfWords && !s.IsKind(i + 1, TokenKind.Comma) && !s.Has(i + 1, WordClass.Modal))
                {
                    i++;
                }

                continue;
            }

            if (s.IsKind(i, TokenKind.Comma) && (HasModal(s, i, scope.EndOfWords) || s.Is(i + 1, "since") || s.Is(i + 1, "because") || s.Is(i + 1, "but")))
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

    /// <summary>"A canary would have shown it": there was none. "Paging them first would have …": something else was done.</summary>
    private static Hypothesis? WithNoun(in RewriteScope scope, int body)
    {
        var s = scope.Sentence;
        if (s.Is(body, "even"))
        {
            body++;
        }

        var first = s.Is(body, "with") ? body + 1 : body;
        if (first == body && s.Is(first + 1, "bit") && s.Is(first + 2, "of"))
        {
            first = body += 3;
        }

        var modal = first;
        while (modal < scope.EndOfWords && !s.Has(modal, WordClass.Modal) && !s.Is(modal, "'d"))
        {
            if (s.IsKind(modal, TokenKind.Open))
            {
                while (modal < scope.EndOfWords && !s.IsKind(modal, TokenKind.Close))
                {
                    modal++;
                }

                continue;
            }

            if ((first == body && s.IsKind(modal, TokenKind.Comma)) || (s.Has(modal, WordClass.Auxiliary | WordClass.Subordinator | WordClass.Relative) && !(s.Is(modal, "that") && s.Has(modal - 1, WordClass.Preposition))) || s.Tokens[modal].Kind is TokenKind.Semicolon or TokenKind.Colon or TokenKind.Dash)
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

        for (var i = first + 1; i < modal && first > body && end == modal; i++)
        {
            // "With a dry run it would": the phrase ends before what the sentence is about.
            end = s.Has(i, WordClass.We | WordClass.They | WordClass.ThingPronoun | WordClass.PersonPronoun) || s.Is(i, "it") || (s.Has(i, WordClass.Determiner) && s.IsNominal(i - 1)) ? i : end;
        }

        if (first > body && end == modal)
        {
            return null;
        }

        if (s.Has(first, WordClass.Gerund) && first == body)
        {
            return Gerund(scope, first, modal) ?? new Hypothesis($"Instead of {char.ToLowerInvariant(s.TextOf(first)[0])}{scope.Text(first, end)[1..]}, {InPlace.InsteadOf(scope, modal, scope.EndOfWords)}", null, body, scope.EndOfWords);
        }

        var article = s.Is(first, "a") || s.Is(first, "an");
        if (!article && first == body && !(body > 2 && s.Is(body - 2, "bit")) && !s.Is(first, "better") && !s.Is(first, "earlier") && !s.Is(first, "more") && !s.Is(first, "proper") && !s.Is(first, "simple"))
        {
            return null;
        }

        var phrase = Grammar.Phrase(s, first);
        phrase = phrase.Exists && phrase.End > end ? NounPhrases.EndingAt(s, end - 1) : phrase;
        if (!phrase.Exists || (!article && first == body && phrase.End <= first + 1) || s.Has(phrase.Head, WordClass.ThingPronoun | WordClass.We | WordClass.They) || s.Is(phrase.Head, "it") || s.Is(phrase.Head, "bit") || s.Is(phrase.Head, "look") || s.Is(phrase.Head, "glance") || s.Is(phrase.Head, "little"))
        {
            return null;
        }

        if (Compared(scope, first, phrase, end) is var (is_, make))
        {
            return new Hypothesis(is_, make, body, end) { IsSubject = first == body };
        }

        var plural = !article && Grammar.IsPlural(s, phrase);
        var what = article ? scope.Text(first + 1, end) : scope.Uncapitalised(first, end);
        return new Hypothesis($"There {(plural ? "were" : "was")} no {what}", $"Add {scope.Uncapitalised(first, end)}", CounterfactualRewrites.Start(scope), end) { IsSubject = first == body };
    }
}
