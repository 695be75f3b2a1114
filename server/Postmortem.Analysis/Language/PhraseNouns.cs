namespace Postmortem.Analysis.Language;

/// <summary>
/// Names of people and things for a language whose words are written as separate syllables: each noun is a phrase, the longest
/// one counts, and what describes it follows.
/// </summary>
internal sealed class PhraseNouns
{
    private const int MaxName = 3;
    private readonly Dictionary<int, List<(int[] Others, SubjectClass Class)>> _byFirst = [];

    public void Add(int[] words, SubjectClass named)
    {
        if (!_byFirst.TryGetValue(words[0], out var list))
        {
            _byFirst.Add(words[0], list = []);
        }

        var at = list.FindIndex(known => known.Others.Length < words.Length - 1);
        list.Insert(at < 0 ? list.Count : at, (words[1..], named));
    }

    /// <summary>The noun that begins at a token, with the name behind it: "kỹ sư", "anh Hải", "đội Payment".</summary>
    public NounPhrase At(in Sentence s, int first)
    {
        if ((uint)first >= (uint)s.Tokens.Length)
        {
            return NounPhrase.None;
        }

        var token = s.Tokens[first];
        if (token.Kind == TokenKind.Handle)
        {
            return new NounPhrase(first, first + 1, first, SubjectClass.Name);
        }

        if (token.Kind != TokenKind.Word || token.Word == 0)
        {
            return NounPhrase.None;
        }

        foreach (var (rest, named) in _byFirst.TryGetValue(token.Word, out var list) ? list : [])
        {
            if (!Follows(s, first + 1, rest))
            {
                continue;
            }

            var end = first + 1 + rest.Length;
            var name = EndOfName(s, end);
            if (named != SubjectClass.Proper)
            {
                return new NounPhrase(first, (named & SubjectClass.Anyone) != 0 ? name : end, first, named);
            }

            // What one calls brothers and sisters is a person's title before a name, and often another word without marks.
            if (name > end)
            {
                return new NounPhrase(first, name, first, SubjectClass.Name);
            }
        }

        return token.Is(TokenShape.Capitalised) && !token.Is(TokenShape.AllCaps) && s.Has(first, WordClass.FirstName)
            ? new NounPhrase(first, EndOfName(s, first), first, SubjectClass.Name)
            : NounPhrase.None;
    }

    private static bool Follows(in Sentence s, int at, int[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!s.IsWord(at + i) || s.Tokens[at + i].Word != words[i])
            {
                return false;
            }
        }

        return true;
    }

    private static int EndOfName(in Sentence s, int from)
    {
        var end = from;
        while (end < s.Tokens.Length && end - from < MaxName && (s.IsKind(end, TokenKind.Handle) || (s.IsWord(end) && s.Tokens[end].Is(TokenShape.Capitalised))))
        {
            end++;
        }

        return end;
    }

    /// <summary>The phrase that begins at a token, behind words of number.</summary>
    public NounPhrase StartingAt(in Sentence s, int first)
    {
        var i = first;
        while (i < s.Tokens.Length && s.Has(i, WordClass.Quantifier) && !At(s, i).Exists)
        {
            i++;
        }

        var phrase = At(s, i);
        return phrase.Exists ? phrase with { Start = first } : phrase;
    }

    /// <summary>The phrase that reaches to a token: its noun stands a few words before and no other clause between.</summary>
    public NounPhrase EndingAt(in Sentence s, int last)
    {
        for (var i = last; i >= 0 && last - i < 6 && !IsBoundary(s, i); i--)
        {
            if (At(s, i) is { Exists: true } phrase && phrase.End <= last + 1)
            {
                return phrase with { End = last + 1 };
            }
        }

        return NounPhrase.None;
    }

    /// <summary>
    /// Who does what a verb says: the first noun of its clause that does not hang on a preposition; of the clause before where
    /// this one begins with the verb. What no list names is <see cref="SubjectClass.Unknown"/>.
    /// </summary>
    public NounPhrase SubjectOf(in Sentence s, int verb)
    {
        var limit = verb >= s.Body ? s.Body : 0;
        var end = verb;
        var isCause = false;
        for (var hop = 0; hop < 6; hop++)
        {
            var start = end;
            while (start > limit && !IsBoundary(s, start - 1))
            {
                start--;
            }

            if (SubjectIn(s, start, end, out var isOther) is { Exists: true } phrase)
            {
                if (phrase.Class == SubjectClass.System && hop > 0 && isCause)
                {
                    // "the data was lost because of deleting by mistake": nobody is named who did it, and it was not the data.
                    break;
                }

                return phrase;
            }

            if (isOther && hop == 0)
            {
                return new NounPhrase(start, end, start, SubjectClass.Unknown);
            }

            if (start <= limit || s.Tokens[start - 1].Kind is TokenKind.Semicolon or TokenKind.Colon or TokenKind.Break or TokenKind.Arrow)
            {
                break;
            }

            end = start - 1;
            isCause |= s.Has(end, WordClass.Subordinator) && s.Lexicon.IsIn("causes", s.Tokens[end].Word);
        }

        return new NounPhrase(verb, verb, verb, SubjectClass.Implied);
    }

    private NounPhrase SubjectIn(in Sentence s, int start, int end, out bool isOther)
    {
        isOther = false;
        var isFirst = true;
        var outer = NounPhrase.None;
        for (var i = start; i < end; i++)
        {
            if (At(s, i) is { Exists: true } phrase && phrase.End <= end)
            {
                if (phrase.Class == SubjectClass.None)
                {
                    // "found that the parser skipped": what follows is a clause of its own.
                    (isOther, isFirst, i) = (false, true, phrase.End - 1);
                    continue;
                }

                if (phrase.Class == SubjectClass.Unknown)
                {
                    // "môi trường" is no field, although "trường" is one.
                    (isOther, isFirst, i) = (isOther || isFirst, false, phrase.End - 1);
                    continue;
                }

                if (i == start || !s.Has(i - 1, WordClass.Preposition))
                {
                    outer = phrase;
                    if (!HasInnerClause(s, phrase.End, end))
                    {
                        return phrase;
                    }
                }

                (isFirst, i) = (false, phrase.End - 1);
                continue;
            }

            if (!s.Has(i, WordClass.Adverb | WordClass.Quantifier | WordClass.Preposition))
            {
                isOther |= isFirst && !s.Has(i, WordClass.Verb) && (i == start || !s.Has(i - 1, WordClass.Preposition));
                isFirst = false;
            }
        }

        return outer;
    }

    private bool HasInnerClause(in Sentence s, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (At(s, i) is { Exists: true, Class: SubjectClass.None } marker && marker.End < to)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBoundary(in Sentence s, int i) =>
        s.Tokens[i].Kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Colon or TokenKind.Dash or TokenKind.Open or TokenKind.Break or TokenKind.Arrow or TokenKind.Stop
        || s.Has(i, WordClass.Subordinator);
}
