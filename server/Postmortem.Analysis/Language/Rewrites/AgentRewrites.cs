using Postmortem.Analysis.Rules;

namespace Postmortem.Analysis.Language;

/// <summary>Rewrites that take a person out of the subject: the object of what was done becomes what the sentence is about.</summary>
internal static class AgentRewrites
{
    /// <summary>"The engineer failed to renew the lease" becomes "The lease was not renewed".</summary>
    public static IEnumerable<Fix> DeleteAgent(in RewriteScope scope)
    {
        if (VerbFrame.Find(scope) is not { } frame || !frame.Object.Exists || !CanBePassive(scope, frame, out var objectEnd))
        {
            return [];
        }

        var s = scope.Sentence;
        var passive = Passive(scope, frame, objectEnd);
        if (passive is null)
        {
            return [];
        }

        var text = scope.IsAtStart(frame.From) ? RewriteScope.Capitalise(passive) : passive;
        var asked = frame.Negated ? "what would have prompted or enforced this step" : "what made this possible, and what made it look right";
        var edit = scope.Replace(frame.From, objectEnd, text);
        return
        [
            RewriteScope.Fix($"Say what happened: \"{Short(text)}\", and ask for what allowed it", edit, SentenceRewrites.AppendFact(scope, asked)),
            RewriteScope.Fix($"Say what happened: \"{Short(text)}\"", edit),
        ];
    }

    /// <summary>"was introduced by the mobile team in 4.2" becomes "was introduced in 4.2".</summary>
    public static IEnumerable<Fix> DeleteByPhrase(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var i = scope.TokenAt(scope.Hit.Span.Start);
        while (i < s.Tokens.Length && !s.Is(i, "by"))
        {
            i++;
        }

        if (i >= s.Tokens.Length || i == 0 || NounPhrases.StartingAt(s, i + 1) is not { Exists: true } agent)
        {
            return [];
        }

        var end = agent.End;
        if (s.Is(end, "who") && s.Has(end + 1, WordClass.Past) && !s.Has(end + 1, WordClass.Auxiliary) && scope.Lexicon.Morphology.FindBase(s.TextOf(end + 1).ToString()) is { } deed)
        {
            // "caused by a porter who unplugged the rack" becomes "caused by unplugging the rack".
            var edit = scope.Replace(i + 1, end + 2, Morphology.Gerund(deed));
            return
            [
                RewriteScope.Fix("Leave out who, and ask for what let it through", edit, SentenceRewrites.AppendFact(scope, "which check let it pass")),
                RewriteScope.Fix("Leave out who", edit),
            ];
        }

        if (end < s.Tokens.Length && s.Has(end, WordClass.Relative))
        {
            // "by the engineer who was on call": the clause goes with its noun.
            return [];
        }

        // "caused by a developer deploying an old branch" keeps its "by".
        var first = end < s.Tokens.Length && s.Has(end, WordClass.Gerund) ? i : i - 1;
        var span = Text.TextSpan.FromBounds(scope.EndOf(first), scope.EndOf(end - 1));
        return
        [
            RewriteScope.Fix("Leave out who, and ask for what let it through", scope.DeleteSpan(span), SentenceRewrites.AppendFact(scope, "which check let it pass")),
            RewriteScope.Fix("Leave out who", scope.DeleteSpan(span)),
        ];
    }

    /// <summary>The passive clause, or null when there is none that reads well.</summary>
    public static string? Passive(in RewriteScope scope, VerbFrame frame, int objectEnd)
    {
        var s = scope.Sentence;
        if (!frame.Negated && scope.Lexicon.Texts.TryGetValue("passive-" + frame.Stem, out var own))
        {
            // "ignored the alert" is better said as "was not acted on".
            return $"{scope.Uncapitalised(frame.Object.Start, objectEnd)} {(IsPlural(scope, frame, objectEnd) ? own.Replace("was ", "were ") : own)}";
        }

        var participle = scope.Lexicon.Morphology.Participle(frame.Stem);
        var plural = IsPlural(scope, frame, objectEnd);
        var not = frame.Negated ? " not" : "";
        var be = frame.Tense switch
        {
            FrameTense.PastPerfect => $"had{not} been",
            FrameTense.Perfect => (plural ? "have" : "has") + not + " been",
            FrameTense.Present => (plural ? "are" : "is") + not,
            _ => (plural ? "were" : "was") + not,
        };
        return $"{scope.Uncapitalised(frame.Object.Start, objectEnd)} {be} {participle}";
    }

    public static bool CanBePassive(in RewriteScope scope, VerbFrame frame, out int objectEnd)
    {
        var s = scope.Sentence;
        objectEnd = frame.Object.End;
        if ((frame.Object.Class & (SubjectClass.We | SubjectClass.You | SubjectClass.They | SubjectClass.Pronoun)) != 0 || s.Is(frame.Object.Start, "that") || s.Is(frame.Object.Start, "what"))
        {
            return false;
        }

        if (frame.Shared && s.Has(frame.Object.Head, WordClass.ThingPronoun))
        {
            return false;
        }

        if (s.Has(frame.Object.Start, WordClass.PersonPronoun | WordClass.They) || s.Is(frame.Object.Start, "himself") || s.Is(frame.Object.Start, "herself") || s.Is(frame.Object.Start, "themself")
            || (!s.Has(frame.Object.Start, WordClass.Determiner) && (s.Is(frame.Object.Head, "times") || s.Is(frame.Object.Head, "hours") || s.Is(frame.Object.Head, "minutes"))))
        {
            return false;
        }

        // "did not properly test": without the adverb it would say that nothing was tested.
        for (var i = frame.Group; frame.Negated && i < objectEnd + 2 && i < s.Tokens.Length; i++)
        {
            if ((i < frame.Verb || i >= objectEnd) && IsManner(s, i))
            {
                return false;
            }
        }

        // "wasted an hour chasing" and "overlooked the fact that" do not read well turned round.
        if (frame.Stem is "waste" or "spend" or "take" or "give" or "let" or "make" or "have" or "get" or "go" or "come" or "be" || (s.Is(frame.Object.Head, "fact") && s.Is(objectEnd, "that")))
        {
            return false;
        }

        // "left the endpoint open": how it was left is no part of it.
        if (frame.Stem == "leave" && objectEnd - frame.Object.Start > 2 && s.IsWord(objectEnd - 1) && s.Lexicon.IsIn("left-states", s.Tokens[objectEnd - 1].Word))
        {
            objectEnd--;
            return true;
        }

        // "the copy of the table" is one object.
        while (s.Is(objectEnd, "of") && NounPhrases.StartingAt(s, objectEnd + 1) is { Exists: true } inner)
        {
            objectEnd = inner.End;
        }

        // "the effect on clients" and "the certificates specified in the template" are one object each.
        if (s.Is(objectEnd, "on") && s.IsWord(frame.Object.Head) && s.Lexicon.IsIn("nouns-with-on", s.Tokens[frame.Object.Head].Word)
            && NounPhrases.StartingAt(s, objectEnd + 1) is { Exists: true } on)
        {
            objectEnd = on.End;
        }
        else if (s.Has(objectEnd, WordClass.Participle) && s.Has(objectEnd + 1, WordClass.Preposition) && frame.Stem is not ("leave" or "keep" or "have" or "get" or "find" or "see")
            && NounPhrases.StartingAt(s, objectEnd + 2) is { Exists: true } place)
        {
            objectEnd = place.End;
        }

        if ((s.Is(objectEnd, "and") || s.Is(objectEnd, "or")) && NounPhrases.StartingAt(s, objectEnd + 1) is { Exists: true } second && !s.Has(objectEnd + 1, WordClass.AnyVerb)
            && (second.End == s.Tokens.Length || !s.Has(second.End, WordClass.AnyVerb | WordClass.Auxiliary | WordClass.Modal)))
        {
            objectEnd = second.End;
        }

        // A second verb with the same subject would lose it.
        for (var i = objectEnd; i + 1 < s.Tokens.Length; i++)
        {
            if (s.Tokens[i].Kind is TokenKind.Semicolon or TokenKind.Stop)
            {
                break;
            }

            if (s.Has(i, WordClass.Conjunction) && s.Has(i + 1, WordClass.Verb | WordClass.Past | WordClass.Auxiliary | WordClass.Modal | WordClass.Not))
            {
                return false;
            }
        }

        return objectEnd <= scope.EndOfWords;
    }

    /// <summary>Whether a word says how something was done, which a negation is about.</summary>
    public static bool IsManner(in Sentence s, int word) =>
        s.Is(word, "enough") || s.Is(word, "well") || (s.Has(word, WordClass.Adverb) && s.TextOf(word).EndsWith("ly") && !s.Lexicon.IsIn("sentence-adverbs", s.Tokens[word].Word));

    public static bool IsPlural(in RewriteScope scope, VerbFrame frame, int objectEnd)
    {
        var s = scope.Sentence;
        for (var i = frame.Object.End; i < objectEnd; i++)
        {
            if (s.Is(i, "and"))
            {
                return true;
            }
        }

        return Grammar.IsPlural(s, frame.Object);
    }

    /// <summary>A text as a title shows it.</summary>
    public static string Short(string text)
    {
        text = text.Replace("**", "").ReplaceLineEndings(" ");
        return text.Length <= 60 ? text : text[..57].TrimEnd() + "…";
    }
}
