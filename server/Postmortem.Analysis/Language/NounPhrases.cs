namespace Postmortem.Analysis.Language;

/// <summary>A noun phrase: tokens [Start, End), its head word and what it names.</summary>
internal readonly record struct NounPhrase(int Start, int End, int Head, SubjectClass Class)
{
    public static readonly NounPhrase None = new(-1, -1, -1, SubjectClass.None);

    public bool Exists => Start >= 0;
}

/// <summary>Finds noun phrases from either end and tells what they name.</summary>
internal static partial class NounPhrases
{
    private const int MaxWords = 9;

    /// <summary>The phrase whose last token is <paramref name="last"/>.</summary>
    public static NounPhrase EndingAt(in Sentence s, int last)
    {
        if (s.Lexicon.Nouns is { } nouns)
        {
            return nouns.EndingAt(s, last);
        }

        var (end, onDuty) = (last + 1, false);
        if (s.IsKind(last, TokenKind.Close))
        {
            // "The engineer (on call) failed": what is in brackets describes the head before them.
            var open = last;
            while (open >= 0 && !s.IsKind(open, TokenKind.Open))
            {
                open--;
            }

            last = open - 1;
        }

        if (last < 0)
        {
            return NounPhrase.None;
        }

        // "everyone else", "the engineer on call": these words follow their head.
        if (s.Is(last, "else") || s.Is(last, "themselves") || s.Is(last, "himself") || s.Is(last, "herself"))
        {
            last--;
        }
        else if (IsOnDuty(s, last))
        {
            (last, onDuty) = (last - 2, true);
        }

        // "the team responsible", "everybody involved": the adjective stands behind its noun.
        if (last > 0 && s.Lexicon.IsIn("trailing-adjectives", s.Tokens[last].Word) && s.IsNominal(last - 1))
        {
            last--;
        }

        if (last > 0 && IsCounter(s, last))
        {
            last--;
        }

        if (last < 0 || !(s.IsNominal(last) || IsPronoun(s, last) || IsTrailingVerbNoun(s, last)))
        {
            return NounPhrase.None;
        }

        var start = last;
        if (!IsPronoun(s, last))
        {
            start = ExtendLeft(s, last);
        }
        else if (s.Is(last, "one") && (s.Is(last - 1, "no") || s.Is(last - 1, "any")))
        {
            start = last - 1;
        }

        var named = Classify(s, start, last);
        return new NounPhrase(start, end, last, onDuty && named is SubjectClass.System or SubjectClass.Agent ? SubjectClass.Role : named);
    }

    /// <summary>"on call", "in charge": only people are, whatever their trade is called.</summary>
    private static bool IsOnDuty(in Sentence s, int last) =>
        ((s.Is(last, "call") || s.Is(last, "duty") || s.Is(last, "shift") || s.Is(last, "rotation")) && s.Is(last - 1, "on"))
        || (s.Is(last, "charge") && s.Is(last - 1, "in"));

    /// <summary>The phrase whose first token is <paramref name="first"/>.</summary>
    public static NounPhrase StartingAt(in Sentence s, int first)
    {
        if (first >= s.Tokens.Length)
        {
            return NounPhrase.None;
        }

        if (s.Lexicon.Nouns is { } nouns)
        {
            return nouns.StartingAt(s, first);
        }

        var article = s.Has(first, WordClass.Determiner) && s.IsNominal(first + 1);
        if (IsPronoun(s, first) && !s.Has(first, WordClass.Possessive) && !article)
        {
            var after = s.Is(first + 1, "else") ? first + 2 : first + 1;
            return new NounPhrase(first, after, first, Classify(s, first, first));
        }

        if (s.Is(first, "no") && s.Is(first + 1, "one"))
        {
            return new NounPhrase(first, first + 2, first + 1, SubjectClass.Pronoun);
        }

        var i = first;
        while (s.Has(i, WordClass.Determiner | WordClass.Quantifier) || (i > first && s.Has(i, WordClass.Adverb) && s.IsNominal(i + 1)))
        {
            i++;
        }

        // "one of the engineers", "a member of the team"
        if (s.Is(i, "of") && i > first)
        {
            var inner = StartingAt(s, i + 1);
            return inner.Exists ? inner with { Start = first } : NounPhrase.None;
        }

        var head = -1;
        var limit = Math.Min(s.Tokens.Length, i + MaxWords);
        for (; i < limit; i++)
        {
            var attributive = s.Has(i, WordClass.Verb) && (head < 0 || s.Is(i - 1, "'s")) && s.IsNominal(i + 1) && i > first;
            if (s.Is(i, "'s") && head >= 0)
            {
                continue;
            }

            if (!s.IsNominal(i) && !attributive)
            {
                break;
            }

            if (s.Tokens[i].Kind == TokenKind.Handle && head >= 0)
            {
                break;
            }

            // A gerund after a noun begins what the noun is doing: "the engineer deploying the fix".
            if (head >= 0 && s.Has(i, WordClass.Gerund) && s.Has(head, WordClass.Role | WordClass.Team | WordClass.FirstName))
            {
                break;
            }

            // A word that is more often a verb ends a phrase that already has a person as its head.
            if (head >= 0 && s.Has(i, WordClass.BaseVerb) && IsPersonHead(s, head))
            {
                break;
            }

            head = i;
        }

        if (head < 0)
        {
            return NounPhrase.None;
        }

        var named = head > first && IsCounter(s, head) ? head - 1 : head;
        return new NounPhrase(first, head + 1, named, Classify(s, first, named));
    }

    /// <summary>"approver 2", "key holder #3", "operator B", "support L2": people are counted like machines; the number is not what they are.</summary>
    private static bool IsCounter(in Sentence s, int i) =>
        (s.IsWord(i) && s.Tokens[i].Is(TokenShape.Capitalised) && s.Tokens[i].Word == 0 && s.Is(i - 1, "team") && s.Tokens[i - 1].Is(TokenShape.Capitalised))
        || (s.IsKind(i, TokenKind.Number) ? s.Tokens[i].Length <= 2 : s.IsWord(i) && s.Tokens[i].Is(TokenShape.Capitalised) && (s.Tokens[i].Length == 1 || (s.Tokens[i].Length == 2 && s.Tokens[i].Is(TokenShape.HasDigit))))
        && s.Has(i - 1, WordClass.Role | WordClass.SoftRole | WordClass.Team);

    private static bool IsPersonHead(in Sentence s, int head) =>
        s.Tokens[head].Kind == TokenKind.Handle || s.Has(head, WordClass.Role | WordClass.Team | WordClass.FirstName | WordClass.PersonPronoun);

    private static bool IsPronoun(in Sentence s, int i) =>
        s.Has(i, WordClass.PersonPronoun | WordClass.We | WordClass.You | WordClass.They | WordClass.ThingPronoun);

    /// <summary>"the deploy", "our retry": a base form with an article before it is a noun.</summary>
    private static bool IsTrailingVerbNoun(in Sentence s, int i) => s.Has(i, WordClass.BaseVerb | WordClass.Verb) && s.Has(i - 1, WordClass.Determiner);

    private static int ExtendLeft(in Sentence s, int last)
    {
        var start = last;
        var limit = Math.Max(0, last - MaxWords);
        while (start > limit)
        {
            var left = start - 1;
            if (s.Has(left, WordClass.Determiner))
            {
                start = left;

                // "all the engineers", "one of our engineers" keep their quantifier; "that the engineers" begins a clause.
                while (start > limit && s.Has(start - 1, WordClass.Determiner) && !s.Is(start - 1, "that"))
                {
                    start--;
                }

                break;
            }

            if (s.Is(left, "'s"))
            {
                start = left;
                continue;
            }

            // "At 10:02 Priya joined": a time of day is no part of the name.
            if (s.IsKind(left, TokenKind.Number) && s.TextOf(left).Contains(':'))
            {
                break;
            }

            // "Revoke Bob's access" begins with what is to be done.
            if (left == s.Body && s.Has(left, WordClass.BaseVerb) && s.Has(start, WordClass.FirstName))
            {
                break;
            }

            if (s.Has(left, WordClass.Verb))
            {
                // "an untested build" has its participle inside, "the engineer deployed config" does not.
                if (!s.Has(left - 1, WordClass.Determiner))
                {
                    break;
                }
            }
            else if (!s.IsNominal(left) || IsPronoun(s, left) || (s.Has(left, WordClass.Gerund) && s.IsNominal(left - 1) && !s.Is(left - 1, "'s")))
            {
                break;
            }

            start = left;
        }

        return start;
    }
}
