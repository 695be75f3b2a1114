using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>Rewrites that take a person out of the subject: the object of what was done becomes what the sentence is about.</summary>
internal static class AgentRewrites
{
    /// <summary>Who may leave a sentence; what a system does stays told of it.</summary>
    public const SubjectClass Agents = SubjectClass.Anyone | SubjectClass.Implied | SubjectClass.Agent | SubjectClass.Proper | SubjectClass.User | SubjectClass.Vendor;

    /// <summary>"The engineer failed to renew the lease" becomes "The lease was not renewed", with all else that is said of the engineer.</summary>
    public static IEnumerable<Fix> DeleteAgent(in RewriteScope scope)
    {
        if (ClauseFrame.Find(scope) is not { IsOpen: false } frame || (frame.Subject.Class & Agents) == 0)
        {
            return [];
        }

        var s = scope.Sentence;
        var edits = new List<TextEdit>();
        var (said, first) = (0, "");
        Predicate? asked = null;
        for (var i = 0; i < frame.Predicates.Count; i++)
        {
            var predicate = frame.Predicates[i];
            var from = i == 0 ? frame.From : predicate.From;
            string text;
            int end;
            if (predicate.Object.Exists && (i > 0 || !frame.HasContent) && !scope.Lexicon.IsIn("verdict-verbs", s.Tokens[predicate.Verb].Word) && CanBePassive(scope, frame.At(i), out end) && (i + 1 == frame.Predicates.Count || end < frame.Predicates[i + 1].From) && Passive(scope, frame.At(i), end, predicate.Tail, predicate.Adverbs) is { } passive)
            {
                text = passive;
                said++;
                first = first.Length == 0 ? text : first;
                asked = predicate.Verb < scope.TokenAt(scope.Hit.Span.End) ? predicate : asked ?? predicate;
            }
            else
            {
                end = Question.EndOf(scope, frame, i);
                text = Question.InPlace(scope, frame, i, end);
            }

            text = scope.IsAtStart(from) && text[0] != '[' ? RewriteScope.Capitalise(text) : text;
            edits.Add(scope.Replace(from, end, text));
            if ((i > 0 || frame.SubjectEnd == frame.From) && s.Has(predicate.From - 1, WordClass.Conjunction) && !s.IsKind(predicate.From - 2, TokenKind.Comma))
            {
                edits.Add(scope.InsertAt(scope.EndOf(predicate.From - 2), ","));
            }
        }

        if (said == 0)
        {
            // Nothing could be turned round; one question is asked elsewhere, several stand here.
            return frame.Predicates.Count < 2 ? [] : [new Fix("Ask for what led to it", false, edits)];
        }

        var title = $"Say what happened: \"{Short(RewriteScope.Capitalise(first))}\"";
        if (said < frame.Predicates.Count)
        {
            return [new Fix(title + ", and ask for the rest", false, edits)];
        }

        var behind = SentenceRewrites.AppendFact(scope, Question.Behind(scope, frame, asked!));
        return [new Fix(title + ", and ask for what allowed it", false, [.. edits, behind]), new Fix(title, false, edits)];
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

        if (i >= s.Tokens.Length || i == 0 || Grammar.Phrase(s, i + 1) is not { Exists: true } agent)
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
        var span = TextSpan.FromBounds(scope.EndOf(first), scope.EndOf(end - 1));
        return
        [
            RewriteScope.Fix("Leave out who, and ask for what let it through", scope.DeleteSpan(span), SentenceRewrites.AppendFact(scope, "which check let it pass")),
            RewriteScope.Fix("Leave out who", scope.DeleteSpan(span)),
        ];
    }

    /// <summary>The passive clause, or null when there is none that reads well.</summary>
    public static string? Passive(in RewriteScope scope, VerbFrame frame, int objectEnd, string tail = "", string adverbs = "")
    {
        if (!frame.Negated && scope.Lexicon.Texts.TryGetValue("passive-" + frame.Stem, out var own))
        {
            // "ignored the alert" is better said as "was not acted on".
            return $"{scope.Uncapitalised(frame.Object.Start, objectEnd)} {(IsPlural(scope, frame, objectEnd) ? own.Replace("was ", "were ") : own)}";
        }

        if (frame.Negated && scope.Lexicon.Texts.ContainsKey("passive-" + frame.Stem))
        {
            // "did not miss the page" is no omission.
            return null;
        }

        var stem = scope.Lexicon.Texts.TryGetValue("neutral-" + frame.Stem, out var neutral) && !frame.Negated ? neutral[..neutral.IndexOf(':')] : frame.Stem;
        var participle = scope.Lexicon.Morphology.Participle(stem);
        var plural = IsPlural(scope, frame, objectEnd);
        var not = frame.Negated ? adverbs + " not" : adverbs;
        var be = frame.Tense switch
        {
            FrameTense.PastPerfect => $"had{not} been",
            FrameTense.Perfect => (plural ? "have" : "has") + not + " been",
            FrameTense.Present => (plural ? "are" : "is") + not,
            _ => (plural ? "were" : "was") + not,
        };
        return $"{scope.Uncapitalised(frame.Object.Start, objectEnd)} {be} {participle}{tail}";
    }

    public static bool CanBePassive(in RewriteScope scope, VerbFrame frame, out int objectEnd)
    {
        var s = scope.Sentence;
        objectEnd = frame.Object.End;
        if ((frame.Object.Class & (SubjectClass.We | SubjectClass.You | SubjectClass.They | SubjectClass.Pronoun)) != 0 || (s.Is(frame.Object.Start, "that") && (frame.Object.End == frame.Object.Start + 1 || s.Is(frame.Object.Start + 1, "it") || s.Has(frame.Object.Start + 1, WordClass.We | WordClass.They | WordClass.PersonPronoun | WordClass.ThingPronoun | WordClass.Determiner) || ClauseFrame.IsFinite(s, frame.Object.End))) || s.Is(frame.Object.Start, "what"))
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

        // "kept signing", "sat unread": there is nothing that something was done to.
        if ((s.Has(frame.Object.Start, WordClass.Gerund) && frame.Stem is "keep" or "start" or "stop" or "begin" or "continue" or "try" or "finish" or "consider" or "resume" or "avoid") || scope.Lexicon.IsIn("intransitive", s.Tokens[frame.Verb].Word)
            || s.Is(frame.Object.Start, "his") || s.Is(frame.Object.Start, "her") || s.Is(frame.Object.Start, "my") || s.Is(frame.Object.Head, "same") || s.Is(frame.Object.Start + 1, "same") || s.Is(frame.Object.Start, "each")
            || s.IsWord(frame.Object.Start) && scope.Lexicon.IsIn("flat-adverbs", s.Tokens[frame.Object.Start].Word))
        {
            return false;
        }

        if (s.IsWord(frame.Verb) && scope.Lexicon.IsIn("noticing", s.Tokens[frame.Verb].Word) && (s.Has(objectEnd, WordClass.Gerund) || (s.Has(frame.Object.Head, WordClass.Gerund) && frame.Object.Head - frame.Object.Start > 1)))
        {
            // "noticed the disk filling up"
            objectEnd = Question.EndOfClause(scope, objectEnd);
            return true;
        }

        if (frame.Stem == "take" && s.Is(objectEnd, "into") && s.Is(objectEnd + 1, "account"))
        {
            return true;
        }

        // "wasted an hour chasing" and "overlooked the fact that" do not read well turned round.
        if (frame.Stem == "take" && s.IsWord(frame.Object.Head) && s.Lexicon.IsIn("taken-things", s.Tokens[frame.Object.Head].Word))
        {
            while (s.Is(objectEnd, "of") && Grammar.Phrase(s, objectEnd + 1) is { Exists: true } taken)
            {
                objectEnd = taken.End;
            }

            return true;
        }

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

        // "communicated the change much better": how it was done is no part of it.
        while (objectEnd - 1 > frame.Object.Start && s.IsWord(objectEnd - 1) && s.Lexicon.IsIn("how-words", s.Tokens[objectEnd - 1].Word))
        {
            objectEnd--;
        }

        // "the copy of the table" is one object.
        while (s.Is(objectEnd, "of") && Grammar.Phrase(s, objectEnd + 1) is { Exists: true } inner)
        {
            objectEnd = inner.End;
        }

        // "the effect on clients" and "the certificates specified in the template" are one object each.
        if (s.Is(objectEnd, "on") && s.IsWord(frame.Object.Head) && s.Lexicon.IsIn("nouns-with-on", s.Tokens[frame.Object.Head].Word)
            && Grammar.Phrase(s, objectEnd + 1) is { Exists: true } on)
        {
            objectEnd = on.End;
        }
        else if (s.Has(objectEnd, WordClass.Participle) && s.Has(objectEnd + 1, WordClass.Preposition) && frame.Stem is not ("leave" or "keep" or "have" or "get" or "find" or "see")
            && Grammar.Phrase(s, objectEnd + 2) is { Exists: true } place)
        {
            objectEnd = place.End;
        }

        // "ignored the warning in the log", "several requests to transfer it"
        while (scope.Lexicon.Texts.ContainsKey("passive-" + frame.Stem) && (s.Is(objectEnd, "in") || s.Is(objectEnd, "on") || s.Is(objectEnd, "from") || s.Is(objectEnd, "about") || s.Is(objectEnd, "for") || s.Is(objectEnd, "of"))
            && Grammar.Phrase(s, objectEnd + 1) is { Exists: true } about && !s.IsKind(objectEnd + 1, TokenKind.Number) && about.End <= scope.EndOfWords)
        {
            objectEnd = about.End;
        }

        // "the site that we pay for" is named as a whole where nothing else follows.
        if (s.Is(objectEnd, "that") && Question.EndOfClause(scope, objectEnd) is var last && (last == scope.EndOfWords || s.IsKind(last, TokenKind.Comma)) && last - objectEnd > 2)
        {
            objectEnd = last;
        }

        if (s.Is(objectEnd, "to") && s.IsWord(objectEnd - 1) && s.Lexicon.IsIn("nouns-with-to", s.Tokens[objectEnd - 1].Word) && s.Has(objectEnd + 1, WordClass.BaseVerb))
        {
            objectEnd = Math.Max(objectEnd + 2, Grammar.Phrase(s, objectEnd + 2).End);
        }

        if ((s.Is(objectEnd, "and") || s.Is(objectEnd, "or")) && Grammar.Phrase(s, objectEnd + 1) is { Exists: true } second && !s.Has(objectEnd + 1, WordClass.AnyVerb)
            && (second.End == s.Tokens.Length || !s.Has(second.End, WordClass.AnyVerb | WordClass.Auxiliary | WordClass.Modal)))
        {
            objectEnd = second.End;
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
