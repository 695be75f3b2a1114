using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>Turns a wish about the past into the fact that it hides and, where there is a place for it, an action item.</summary>
internal static class CounterfactualRewrites
{
    public static IEnumerable<Fix> FactAndAction(in RewriteScope scope)
    {
        if (!InPlace.IsEnglish(scope))
        {
            return [];
        }

        var (edit, fact, action) = Fact(scope);
        if (edit is not { } && HypotheticalFacts.Find(scope) is { } found)
        {
            (fact, action) = found;
            edit = scope.Replace(SentenceRewrites.Body(scope), EndOfHypothesis(scope), fact);
        }

        if (edit is not { } && HypotheticalFacts.Means(scope) is { } means)
        {
            (fact, action) = means;
            edit = scope.Replace(SentenceRewrites.Body(scope), EndOfHypothesis(scope), fact);
        }

        if (edit is not { } change)
        {
            var (from, to) = Clause(scope);
            var join = from > SentenceRewrites.Body(scope) && scope.Sentence.Has(from, WordClass.Conjunction | WordClass.Subordinator) ? scope.Text(from, from + 1) + " " : "";
            return
            [
                RewriteScope.Fix(
                    "Replace the wish by the fact",
                    scope.Replace(from, to, join + InPlace.Ask(scope))),
            ];
        }

        var fixes = new List<Fix>();
        if (action is not null && NewActionItem.Edit(scope, action) is { } item)
        {
            fixes.Add(RewriteScope.Fix($"State the fact and add the action item \"{AgentRewrites.Short(action)}\"", change, item));
        }

        fixes.Add(RewriteScope.Fix($"State the fact: \"{AgentRewrites.Short(fact)}\"", change));
        return fixes;
    }

    /// <summary>The part of the sentence that is the wish, with the word that joins it to the rest: what else is told stays.</summary>
    public static (int From, int To) Clause(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var trigger = scope.TokenAt(scope.Hit.Trigger.Start);
        var (from, to) = (SentenceRewrites.Body(scope), scope.EndOfWords);
        var (first, last) = (scope.TokenAt(scope.Hit.Span.Start), scope.TokenAt(scope.Hit.Span.End));
        var outer = from;
        for (var i = from; i < to; i++)
        {
            if (s.IsKind(i, TokenKind.Open))
            {
                outer = from;
            }
            else if (s.IsKind(i, TokenKind.Close))
            {
                if (i > trigger && from > outer)
                {
                    return (from, i);
                }

                from = i < trigger ? outer : from;
            }

            if (s.IsKind(i, TokenKind.Comma) && !(scope.Hit.Pattern.Rule.Code == "counterfactual" && HypotheticalFacts.HasModal(s, i < first ? from : i, i < first ? i : to)) && (i < first || i >= last) && HasClause(s, from, i) && HasClause(s, i + 1, to) && (i < first || !s.Has(i + 1, WordClass.Relative)))
            {
                if (i >= last)
                {
                    return (from, i);
                }

                from = i + 1;
                continue;
            }

            var isBoundary = s.Tokens[i].Kind is TokenKind.Semicolon or TokenKind.Open or TokenKind.Dash or TokenKind.Arrow or TokenKind.Break;
            if (isBoundary && i > trigger)
            {
                return (from, i);
            }

            if (isBoundary)
            {
                from = i + 1;
            }
            else if (i < trigger && i > from && !s.Has(i - 1, WordClass.Modal | WordClass.Auxiliary) && (s.Has(i, WordClass.Relative) || s.Is(i, "but") || s.Is(i, "so") || s.Is(i, "because") || s.Is(i, "since") || s.Is(i, "and") || s.Is(i, "however")))
            {
                from = i;
            }
        }

        return (Math.Min(from, trigger), to);
    }

    /// <summary>Whether a stretch tells something of its own, with somebody or something that does it.</summary>
    private static bool HasClause(in Sentence s, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var isSaid = s.Has(i, WordClass.Auxiliary | WordClass.Modal | WordClass.Past) || (s.Has(i, WordClass.BaseVerb) && s.Has(i - 1, WordClass.We | WordClass.They | WordClass.PersonPronoun));
            if (i > from && isSaid && !s.Has(from, WordClass.Preposition | WordClass.Gerund | WordClass.Relative))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOnePhrase(in Sentence s, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!s.IsNominal(i) && !s.Has(i, WordClass.Preposition | WordClass.Determiner))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Up to a semicolon or a dash: what stands behind is told beside the wish.</summary>
    private static int EndOfHypothesis(in RewriteScope scope)
    {
        var s = scope.Sentence;
        for (var i = scope.TokenAt(scope.Hit.Span.End); i < scope.EndOfWords; i++)
        {
            if (s.Tokens[i].Kind is TokenKind.Semicolon or TokenKind.Dash or TokenKind.Open || (s.IsKind(i, TokenKind.Comma) && (s.Is(i + 1, "since") || s.Is(i + 1, "because") || s.Is(i + 1, "but") || s.Is(i + 1, "as"))))
            {
                return i;
            }
        }

        return scope.EndOfWords;
    }

    private static (TextEdit? Edit, string Fact, string? Action) Fact(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var first = scope.TokenAt(scope.Hit.Span.Start);
        var modal = first;
        while (modal < scope.TokenAt(scope.Hit.Span.End) && !s.Has(modal, WordClass.Modal))
        {
            modal++;
        }

        var isDuty = s.Is(modal, "should") || s.Is(modal, "ought");
        if (!isDuty && !s.Is(modal, "could") && !s.Is(modal, "might"))
        {
            return default;
        }

        var (negated, passive, perfect) = (false, false, false);
        var verb = modal + 1;
        while (verb < s.Tokens.Length && (s.Has(verb, WordClass.Auxiliary | WordClass.Not | WordClass.Adverb) || s.Is(verb, "of") || s.Is(verb, "to")))
        {
            negated |= s.Has(verb, WordClass.Not);
            passive |= s.Is(verb, "been");
            perfect |= s.Is(verb, "have") || s.Is(verb, "'ve") || s.Is(verb, "of");
            verb++;
        }

        var subject = SubjectFinder.Of(s, modal);
        for (var i = verb; i + 1 < s.Tokens.Length; i++)
        {
            if ((s.Is(i, "instead") && s.Is(i + 1, "of")) || (s.Is(i, "rather") && s.Is(i + 1, "than")))
            {
                // What happened is said behind these words, and denying the rest would deny it too.
                return default;
            }
        }

        var end = scope.EndOfWords;
        if (verb >= end || !perfect)
        {
            return default;
        }

        if (subject.Exists && s.Is(subject.Start, "there"))
        {
            return ExistenceFact(scope, subject.Start, verb, end, negated);
        }

        if (!isDuty && !(passive && !negated && s.IsWord(verb) && s.Lexicon.IsIn("remedial", s.Tokens[verb].Word)))
        {
            // "could have been avoided" denied says what everybody knows.
            return default;
        }

        for (var i = 0; !isDuty && i < end; i++)
        {
            if (s.Is(i, "if") || HypotheticalFacts.IsInversion(s, i) || (i == s.Body && (s.Is(i, "had") || s.Is(i, "with") || s.Is(i, "without"))))
            {
                return default;
            }
        }

        if (subject.Exists && subject.Class != SubjectClass.Implied && subject.End < modal && IsOnePhrase(s, subject.End, modal))
        {
            // "someone with experience", "the check in the pipeline"
            subject = subject with { End = modal };
        }

        var isNamed = subject.Exists && subject.Class != SubjectClass.Implied && subject.End == modal;
        if (first < modal && !(isNamed && s.Has(first, WordClass.Adverb) && first + 1 >= subject.Start - 1))
        {
            return default;
        }

        var participle = s.TextOf(verb).ToString();
        if (isNamed && first == modal && passive && scope.Lexicon.Morphology.FindBase(participle) is null)
        {
            // "should have been 32 A", "should not have been possible"
            var was = $"{(Grammar.IsPlural(s, subject) ? "were" : "was")}{(negated ? "" : " not")} {scope.Text(verb, end)}";
            return (scope.Replace(modal, end, was), $"{scope.Text(subject.Start, subject.End)} {was}", null);
        }

        if (!subject.Exists || subject.Class == SubjectClass.Implied || subject.End != modal || scope.Lexicon.Morphology.FindBase(participle) is not { } stem)
        {
            return default;
        }

        var plural = Grammar.IsPlural(s, subject);
        var whole = VerbFrame.StartOfSubject(s, subject);
        var who = scope.Text(whole, subject.End);
        var rest = verb + 1 < end ? " " + scope.Text(verb + 1, end) : "";
        if (passive)
        {
            var fact = $"{(plural ? "were" : "was")}{(negated ? "" : " not")} {participle}";
            if (first < modal)
            {
                var start = scope.IsAtStart(first) ? RewriteScope.Capitalise(who) : who;
                return (scope.Replace(first, verb + 1, $"{start} {fact}"), $"{start} {fact}{rest}", negated ? null : $"{RewriteScope.Capitalise(stem)} {scope.Uncapitalised(whole, subject.End)}{rest}");
            }

            return (scope.Replace(modal, verb + 1, fact), $"{who} {fact}{rest}", negated ? null : $"{RewriteScope.Capitalise(stem)} {scope.Uncapitalised(whole, subject.End)}{rest}");
        }

        if ((subject.Class & SubjectClass.Anyone) == 0)
        {
            var fact = negated ? scope.Lexicon.Morphology.Past(stem) : $"did not {stem}";
            return (scope.Replace(modal, verb + 1, fact), $"{who} {fact}{rest}", negated ? null : $"Make {scope.Uncapitalised(subject.Start, subject.End)} {stem}{rest}");
        }

        // A person as subject: what was not done becomes the subject.
        var phrase = NounPhrases.StartingAt(s, verb + 1);
        var frame = new VerbFrame(subject.Start, modal, verb, stem, !negated, FrameTense.Past, phrase, false);
        if (!phrase.Exists || !AgentRewrites.CanBePassive(scope, frame, out var objectEnd) || AgentRewrites.Passive(scope, frame, objectEnd) is not { } text)
        {
            return default;
        }

        text = scope.IsAtStart(subject.Start) ? RewriteScope.Capitalise(text) : text;
        return (scope.Replace(subject.Start, objectEnd, text), text, negated ? null : $"{RewriteScope.Capitalise(stem)} {scope.Text(verb + 1, end)}");
    }

    /// <summary>"There should have been a rate limit" becomes "There was no rate limit".</summary>
    private static (TextEdit? Edit, string Fact, string? Action) ExistenceFact(in RewriteScope scope, int there, int thing, int end, bool negated)
    {
        var s = scope.Sentence;
        if (negated || thing >= end)
        {
            return default;
        }

        var noun = s.Is(thing, "a") || s.Is(thing, "an") || s.Is(thing, "some") || s.Is(thing, "any") ? thing + 1 : thing;
        var phrase = NounPhrases.StartingAt(s, thing);
        if (noun >= end || !phrase.Exists)
        {
            return default;
        }

        var fact = $"{scope.Text(there, there + 1)} {(Grammar.IsPlural(s, phrase) ? "were" : "was")} no";
        return (scope.Replace(there, noun, fact), $"{fact} {scope.Text(noun, end)}", $"Add {scope.Text(thing, end)}");
    }
}
