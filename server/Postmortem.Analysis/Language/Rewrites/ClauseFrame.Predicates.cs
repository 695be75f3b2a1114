namespace Postmortem.Analysis.Language;

/// <summary>Reads what is said of a subject, one verb after the other.</summary>
internal sealed partial record ClauseFrame
{
    /// <summary>Reads "then did not check" and its like from its first word.</summary>
    private static Predicate? ReadGroup(in RewriteScope scope, int from)
    {
        var s = scope.Sentence;
        var (i, tense, negated, done) = (from, FrameTense.Past, false, false);
        var adverbs = "";
        while (s.Has(i, WordClass.Adverb | WordClass.Not | WordClass.Auxiliary))
        {
            if (s.Has(i, WordClass.Not))
            {
                negated = true;
                if (s.Is(i, "hardly") || s.Is(i, "barely") || s.Is(i, "scarcely"))
                {
                    return null;
                }
            }
            else if (s.Has(i, WordClass.Auxiliary))
            {
                if (!s.Is(i, "had") && !s.Is(i, "has") && !s.Is(i, "have") && !s.Is(i, "did") && !s.Is(i, "does") && !s.Is(i, "do"))
                {
                    return null;
                }

                tense = s.Is(i, "had") ? FrameTense.PastPerfect : s.Is(i, "has") || s.Is(i, "have") ? FrameTense.Perfect : s.Is(i, "does") || s.Is(i, "do") ? FrameTense.Present : FrameTense.Past;
                done |= s.Is(i, "did") || s.Is(i, "does") || s.Is(i, "do");
            }
            else if (!s.Lexicon.IsIn("deletable", s.Tokens[i].Word) && !s.Is(i, "finally") && !s.Is(i, "eventually") && !s.Is(i, "belatedly") && !s.Is(i, "only") && !s.Is(i, "really") && !s.Is(i, "even") && !s.Is(i, "just") && !s.Is(i, "simply") && !s.Is(i, "ever"))
            {
                adverbs += " " + scope.Text(i, i + 1);
            }

            i++;
        }

        if (s.IsWord(i) && s.Is(i + 1, "to") && s.Lexicon.IsIn("take-to", s.Tokens[i].Word))
        {
            tense = s.TextOf(i) is [.., 's'] ? FrameTense.Present : tense;
            (negated, done, i) = (true, true, i + 2);
            while (s.Has(i, WordClass.Adverb))
            {
                adverbs += " " + scope.Text(i, i + 1);
                i++;
            }
        }

        if (!s.IsWord(i) || s.Has(i, WordClass.Auxiliary | WordClass.Modal) || i >= scope.EndOfWords)
        {
            return null;
        }

        var form = s.TextOf(i).ToString();
        var stem = done ? (form.EndsWith("ed", StringComparison.Ordinal) ? null : form.ToLowerInvariant()) : IsFinite(s, i) || IsUnmarkedPast(s, i) || tense != FrameTense.Past ? scope.Lexicon.Morphology.FindBase(form) : null;
        if (stem is null)
        {
            return null;
        }

        if (!done && tense == FrameTense.Past && form is [.., 's'] && form != stem)
        {
            tense = FrameTense.Present;
        }

        var rest = i + 1;
        var tail = "";
        if (s.IsWord(rest) && s.Lexicon.Texts.TryGetValue("prepositions-" + stem, out var prepositions) && prepositions.Split(' ').Contains(s.TextOf(rest).ToString()) && Grammar.Phrase(s, rest + 1).Exists)
        {
            tail = " " + scope.Text(rest, rest + 1);
            rest++;
        }
        else if (IsParticle(s, rest) && Grammar.Phrase(s, rest + 1).Exists && !s.Has(rest + 1, WordClass.Preposition))
        {
            tail = " " + scope.Text(rest, rest + 1);
            rest++;
        }

        return new Predicate(from, i, rest, stem, tail, adverbs, negated, tense) { Object = Grammar.Phrase(s, rest) };
    }

    public static bool IsParticle(in Sentence s, int word) => s.Is(word, "up") || s.Is(word, "off") || s.Is(word, "out") || s.Is(word, "down") || s.Is(word, "away") || s.Is(word, "back");

    /// <summary>The first predicate and those joined to it: "ignored the page and went on".</summary>
    private static List<Predicate> ReadAll(in RewriteScope scope, Predicate first, out bool open)
    {
        var s = scope.Sentence;
        var all = new List<Predicate> { first };
        open = false;
        var inner = false;
        var i = Math.Max(first.Rest, first.Object.End);
        while (i < scope.EndOfWords)
        {
            var kind = s.Tokens[i].Kind;
            if (kind is TokenKind.Semicolon or TokenKind.Dash or TokenKind.Arrow or TokenKind.Stop or TokenKind.Break or TokenKind.Colon or TokenKind.Close)
            {
                break;
            }

            if (kind == TokenKind.Open)
            {
                while (i < scope.EndOfWords && s.Tokens[i].Kind != TokenKind.Close)
                {
                    i++;
                }
            }

            var isComma = s.IsKind(i, TokenKind.Comma);
            var next = isComma ? i + 1 : i;
            if (s.Has(next, WordClass.Conjunction) || isComma)
            {
                next = s.Has(next, WordClass.Conjunction) ? next + 1 : next;
                var verb = next;
                while (s.Has(verb, WordClass.Adverb | WordClass.Not))
                {
                    verb++;
                }

                if ((IsFinite(s, verb) || IsUnmarkedPast(s, verb)) && !(isComma && next == i + 1 && s.Has(verb, WordClass.Participle) && !s.Has(verb, WordClass.Auxiliary) && s.Has(verb + 1, WordClass.Preposition)))
                {
                    if (inner || ReadGroup(scope, next) is not { } another)
                    {
                        open = true;
                        break;
                    }

                    all.Add(another);
                    i = Math.Max(another.Rest, another.Object.End);
                    continue;
                }

                if (Grammar.Phrase(s, next) is { Exists: true } other && (IsFinite(s, other.End) || s.Has(other.End, WordClass.Modal | WordClass.Auxiliary | WordClass.Adverb)))
                {
                    // Another clause with a subject of its own.
                    break;
                }
            }

            if (!inner && i > first.Verb && s.Has(i, WordClass.Auxiliary) && IsFinite(s, i) && !s.Has(i - 1, WordClass.Conjunction | WordClass.Adverb | WordClass.Not) && !isComma)
            {
                // "Whoever merged it did not look": what was read belongs to the subject.
                open = true;
                break;
            }

            inner |= s.Has(i, WordClass.Relative | WordClass.Subordinator) && !s.Is(i, "as");
            i++;
        }

        return all;
    }
}
