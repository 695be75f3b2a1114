namespace Postmortem.Analysis.Language;

/// <summary>What the writers have to find out, said with the words of the sentence: who was to do what, and with what.</summary>
internal static class Question
{
    private const int LongestObject = 60;

    /// <summary>Stands where the clause or one of its predicates stood, and holds all of it.</summary>
    public static string InPlace(in RewriteScope scope, ClauseFrame frame, int index, int end)
    {
        var p = frame.Predicates[index];
        var s = scope.Sentence;
        var rest = p.Verb + 1 < end ? " " + scope.Text(p.Verb + 1, end) : "";
        var negated = p.Negated != frame.IsNobody;
        if (scope.Lexicon.IsIn("verdict-verbs", s.Tokens[p.Verb].Word) && !p.Negated)
        {
            var of = p.Object.Exists && p.Object.Start < end ? $" with {scope.Text(p.Object.Start, end)}" : rest;
            return $"[FACT NEEDED: what was done{of}, and what allowed it]";
        }

        var isNotice = (negated && scope.Lexicon.IsIn("noticing", s.Tokens[p.Verb].Word)) || (p.Stem is "forget" or "overlook" && s.Is(p.Verb + 1, "that"));
        if (isNotice && rest.Length > 0)
        {
            return $"[FACT NEEDED: which signal would have shown{rest}]";
        }

        if (p.Stem == "bother" && s.Is(p.Verb + 1, "to") && p.Verb + 2 < end)
        {
            return $"[FACT NEEDED: what would have prompted {Whom(scope, frame, index == 0)} to {scope.Text(p.Verb + 2, end)}]";
        }

        var led = negated ? "what would have prompted" : "what led";
        return $"[FACT NEEDED: {led} {Whom(scope, frame, index == 0)} to{p.Adverbs} {p.Stem}{rest}]";
    }

    /// <summary>Stands behind a sentence that says what happened.</summary>
    public static string Behind(in RewriteScope scope, ClauseFrame frame, Predicate predicate)
    {
        var negated = predicate.Negated != frame.IsNobody;
        var thing = predicate.Object.Exists ? scope.Text(predicate.Object.Start, predicate.Object.End) : "";
        if (thing.Length is 0 or > LongestObject)
        {
            return negated ? "what would have prompted or enforced this step" : "what led to this step, and what allowed it";
        }

        if (!negated && scope.Lexicon.Texts.TryGetValue("passive-" + predicate.Stem, out _))
        {
            var what = scope.Uncapitalised(predicate.Object.Start, predicate.Object.End);
            return predicate.Stem is "ignore" or "disregard" or "miss" or "overlook" or "dismiss" ? $"how {what} looked then, and what would have prompted a reaction" : $"what would have prompted or enforced {what}";
        }

        if (negated && scope.Lexicon.IsIn("noticing", scope.Sentence.Tokens[predicate.Verb].Word))
        {
            return $"which signal would have shown {thing}, and to whom";
        }

        if (scope.Lexicon.IsIn("noticing", scope.Sentence.Tokens[predicate.Verb].Word))
        {
            return $"since when {scope.Uncapitalised(predicate.Object.Start, predicate.Object.End)} could be seen, and when it was";
        }

        var doing = $"{Morphology.Gerund(predicate.Stem)}{predicate.Tail} {thing}";
        return negated ? $"what would have prompted or enforced {doing}" : $"what led to {doing}, and what allowed it";
    }

    /// <summary>Where a predicate ends: before the next one, or where the clause ends.</summary>
    public static int EndOf(in RewriteScope scope, ClauseFrame frame, int index)
    {
        var s = scope.Sentence;
        if (index + 1 < frame.Predicates.Count)
        {
            var end = frame.Predicates[index + 1].From;
            while (s.Has(end - 1, WordClass.Conjunction) || s.IsKind(end - 1, TokenKind.Comma))
            {
                end--;
            }

            return end;
        }

        return EndOfClause(scope, Math.Max(frame.Predicates[index].Rest, frame.Predicates[index].Verb + 1));
    }

    /// <summary>Up to a mark, or to what is told besides: "because", "so", "although", "and they".</summary>
    public static int EndOfClause(in RewriteScope scope, int from)
    {
        var s = scope.Sentence;
        for (var i = from; i < scope.EndOfWords; i++)
        {
            if (s.IsKind(i, TokenKind.Open) && SkipBrackets(s, i) is var behind && s.IsNominal(behind))
            {
                i = behind;
                continue;
            }

            if (s.Tokens[i].Kind is TokenKind.Semicolon or TokenKind.Dash or TokenKind.Arrow or TokenKind.Stop or TokenKind.Break or TokenKind.Colon or TokenKind.Close or TokenKind.Open)
            {
                return i;
            }

            if (s.IsKind(i, TokenKind.Comma) && s.Has(i + 1, WordClass.Relative))
            {
                // ", which they call internal," stands inside.
                i++;
                while (i < scope.EndOfWords && s.Tokens[i].Kind is not (TokenKind.Comma or TokenKind.Semicolon or TokenKind.Stop or TokenKind.Dash))
                {
                    i++;
                }

                if (s.IsKind(i, TokenKind.Comma) && !ClauseFrame.IsFinite(s, i + 1))
                {
                    return i;
                }

                i--;
                if (!s.IsKind(i + 1, TokenKind.Comma))
                {
                    continue;
                }

                i++;
                continue;
            }

            if (s.Is(i, "because") || s.Is(i, "although") || s.Is(i, "though") || (s.IsKind(i, TokenKind.Comma) && !s.Has(i + 1, WordClass.Relative) && !IsList(s, i)))
            {
                return i;
            }

            if (s.Has(i, WordClass.Conjunction) && Grammar.Phrase(s, i + 1) is { Exists: true } other && other.End < scope.EndOfWords && (ClauseFrame.IsFinite(s, other.End) || s.Has(other.End, WordClass.Modal)))
            {
                return i;
            }
        }

        return scope.EndOfWords;
    }

    private static int SkipBrackets(in Sentence s, int open)
    {
        while (open < s.Tokens.Length && !s.IsKind(open, TokenKind.Close))
        {
            open++;
        }

        return open + 1;
    }

    /// <summary>"the disk, the pump and the valve": a comma among things that are named one after another.</summary>
    private static bool IsList(in Sentence s, int comma)
    {
        for (var i = comma + 1; i < comma + 8 && i < s.Tokens.Length; i++)
        {
            if (s.Has(i, WordClass.Conjunction))
            {
                return !s.IsKind(i - 1, TokenKind.Comma) && Grammar.Phrase(s, i + 1).Exists && !ClauseFrame.IsFinite(s, i + 1) && i > comma + 1;
            }

            if (s.Has(i, WordClass.AnyVerb | WordClass.Auxiliary | WordClass.Modal | WordClass.Relative | WordClass.Subordinator) || s.IsKind(i, TokenKind.Semicolon))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The subject as an object: "the reviewer who joined last week", "us", "them".</summary>
    public static string Whom(in RewriteScope scope, NounPhrase subject, int from, int end) =>
        Whom(scope, new ClauseFrame(from, end, subject, [], false, false), true);

    private static string Whom(in RewriteScope scope, ClauseFrame frame, bool whole)
    {
        var s = scope.Sentence;
        var subject = frame.Subject;
        if (subject.Class == SubjectClass.Implied)
        {
            return "somebody";
        }

        whole &= frame.SubjectEnd > frame.From;
        if (frame.IsNobody)
        {
            return s.Is(frame.From + 1, "of") ? scope.Text(frame.From + 2, frame.SubjectEnd) : s.Is(frame.From, "no") && !s.Is(frame.From + 1, "one") ? "the " + scope.Text(frame.From + 1, frame.SubjectEnd) : "somebody";
        }

        return s.TextOf(subject.Start).ToString().ToLowerInvariant() switch
        {
            "we" => "us",
            "i" => "me",
            "he" => "him",
            "she" => "her",
            "they" => "them",
            "somebody" or "someone" or "anyone" or "anybody" when subject.End == frame.SubjectEnd => "somebody",
            _ => whole ? scope.Uncapitalised(frame.From, frame.SubjectEnd) : scope.Uncapitalised(subject.Start, subject.End),
        };
    }
}
