using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>What somebody or something should have done, told as what was so.</summary>
internal static partial class CounterfactualRewrites
{
    private static (TextEdit? Edit, string Fact, string? Action) Fact(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var first = scope.TokenAt(scope.Hit.Span.Start);
        var modal = first;
        while (modal < scope.TokenAt(scope.Hit.Span.End) && !s.Has(modal, WordClass.Modal) && !(s.Is(modal, "needed") && s.Is(modal + 1, "to")))
        {
            modal++;
        }

        var isNeed = s.Is(modal, "needed");
        var isDuty = isNeed || s.Is(modal, "should") || s.Is(modal, "ought") || (s.Is(first, "ideally") && s.Is(modal, "would"));
        if (!isDuty && !s.Is(modal, "could") && !s.Is(modal, "might"))
        {
            return default;
        }

        var (negated, passive, perfect) = (false, isNeed, isNeed);
        var verb = modal + 1;
        while (verb < s.Tokens.Length && (s.Has(verb, WordClass.Auxiliary | WordClass.Not | WordClass.Adverb) || s.Is(verb, "of") || s.Is(verb, "to") || (s.Is(verb, "at") && s.Is(verb + 1, "least")) || (s.Is(verb, "least") && s.Is(verb - 1, "at"))) && !(perfect && (s.Is(verb, "had") || s.Is(verb, "got"))))
        {
            negated |= s.Has(verb, WordClass.Not);
            passive |= s.Is(verb, "been");
            perfect |= s.Is(verb, "have") || s.Is(verb, "'ve") || s.Is(verb, "of");
            verb++;
        }

        var subject = SubjectFinder.Of(s, modal);
        if (perfect && subject.Exists && subject.Class != SubjectClass.Implied && Contrasts.Find(scope, subject, modal, verb, passive, negated) is { } contrast)
        {
            return contrast;
        }

        for (var i = verb; i + 1 < s.Tokens.Length; i++)
        {
            if (Grammar.IsInsteadOf(s, i))
            {
                // What happened is said behind these words, and denying the rest would deny it too.
                return default;
            }

            if ((s.Is(i, "and") || s.Is(i, "but") || s.IsKind(i, TokenKind.Comma)) && s.Has(i + 1, WordClass.Not) && !s.Has(i + 2, WordClass.AnyVerb))
            {
                return default;
            }
        }

        var end = scope.EndOfWords;
        if (verb >= end || !perfect || (subject.Exists && (s.Is(subject.Start - 1, "what") || s.Is(subject.Start, "what"))))
        {
            return default;
        }

        if (subject.Exists && s.Is(subject.Start, "there"))
        {
            return ExistenceFact(scope, subject.Start, verb, end, negated);
        }

        var isOurs = !isDuty && subject.Exists && (subject.Class & SubjectClass.Anyone) != 0 && !HasCondition(scope, SentenceRewrites.Body(scope), end);
        var isDone = passive && !negated && s.IsWord(verb) && (s.Lexicon.IsIn("remedial", s.Tokens[verb].Word) || (!s.Lexicon.IsIn("averting", s.Tokens[verb].Word) && !HasCondition(scope, SentenceRewrites.Body(scope), end)));
        if (!isDuty && !isOurs && !isDone)
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

        if (isDuty && !passive && subject.Exists && (subject.Class & SubjectClass.Anyone) != 0 && s.IsWord(verb) && (scope.Lexicon.IsIn("noticing", s.Tokens[verb].Word) || subject.End != modal)
            && s.Has(first - 1, WordClass.Conjunction) && first == modal && scope.Lexicon.Morphology.FindBase(participle) is { } known)
        {
            // "raised the limit and should have known that …"
            var last = Question.EndOfClause(scope, verb + 1);
            var rests = verb + 1 < last ? " " + scope.Text(verb + 1, last) : "";
            var asked = scope.Lexicon.IsIn("noticing", s.Tokens[verb].Word) && rests.Length > 0 ? $"which signal would have shown{rests}" : $"what would have prompted {Question.Whom(scope, subject, subject.Start, subject.End)} to {known}{rests}";
            return (scope.Replace(s.Has(modal - 2, WordClass.Modal) ? subject.Start : modal, last, $"[FACT NEEDED: {asked}]"), $"[FACT NEEDED: {asked}]", null);
        }

        if (!subject.Exists || subject.Class == SubjectClass.Implied || subject.End != modal || scope.Lexicon.Morphology.FindBase(participle) is not { } stem)
        {
            return default;
        }

        var plural = Grammar.IsPlural(s, subject);
        var whole = VerbFrame.StartOfSubject(s, subject);
        var who = scope.Text(whole, subject.End);
        var rest = verb + 1 < end ? " " + scope.Text(verb + 1, end) : "";
        var step = HypotheticalFacts.Step(scope, verb + 1, end);
        if (passive)
        {
            var fact = $"{(plural ? "were" : "was")}{(negated ? "" : " not")} {participle}";
            if (first < modal)
            {
                var start = scope.IsAtStart(first) ? RewriteScope.Capitalise(who) : who;
                return (scope.Replace(first, verb + 1, $"{start} {fact}"), $"{start} {fact}{rest}", negated ? null : $"{RewriteScope.Capitalise(stem)} {scope.Uncapitalised(whole, subject.End)}{step}");
            }

            return (scope.Replace(modal, verb + 1, fact), $"{who} {fact}{rest}", negated ? null : $"{RewriteScope.Capitalise(stem)} {scope.Uncapitalised(whole, subject.End)}{step}");
        }

        if ((subject.Class & SubjectClass.Anyone) == 0)
        {
            var fact = negated ? scope.Lexicon.Morphology.Past(stem) : $"did not {stem}";
            return (scope.Replace(modal, verb + 1, fact), $"{who} {fact}{rest}", negated ? null : $"Make {scope.Uncapitalised(whole, subject.End)} {stem}{step}");
        }

        // A person as subject: what was not done becomes the subject.
        var phrase = Grammar.Phrase(s, verb + 1);
        var frame = new VerbFrame(subject.Start, modal, verb, stem, !negated, FrameTense.Past, phrase, false);
        if (!phrase.Exists || !AgentRewrites.CanBePassive(scope, frame, out var objectEnd) || AgentRewrites.Passive(scope, frame, objectEnd) is not { } text)
        {
            if (s.Has(whole - 1, WordClass.Subordinator | WordClass.Relative) || !isDuty)
            {
                return default;
            }

            // What has no object is asked about: "somebody should have questioned why …".
            var whom = Question.Whom(scope, subject, whole, modal);
            var isNotice = !negated && scope.Lexicon.IsIn("noticing", s.Tokens[verb].Word) && verb + 1 < end;
            var question = isNotice ? $"[FACT NEEDED: which signal would have shown {scope.Text(verb + 1, Question.EndOfClause(scope, verb + 1))}]" : $"[FACT NEEDED: {(negated ? "what led" : "what would have prompted")} {whom} to {stem}{(verb + 1 < end ? " " + scope.Text(verb + 1, Question.EndOfClause(scope, verb + 1)) : "")}]";
            return (scope.Replace(first < whole && scope.Sentence.Has(first, WordClass.Adverb) ? first : whole, Question.EndOfClause(scope, verb + 1), question), question, null);
        }

        text = scope.IsAtStart(subject.Start) ? RewriteScope.Capitalise(text) : text;
        return (scope.Replace(subject.Start, objectEnd, text), text, negated ? null : $"{RewriteScope.Capitalise(stem)}{step}");
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
        var phrase = Grammar.Phrase(s, thing);
        if (noun >= end || !phrase.Exists)
        {
            return default;
        }

        var fact = $"{scope.Text(there, there + 1)} {(Grammar.IsPlural(s, phrase) ? "were" : "was")} no";
        return (scope.Replace(there, noun, fact), $"{fact} {scope.Text(noun, end)}", $"Add {scope.Text(thing, end)}");
    }
}
