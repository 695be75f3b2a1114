namespace Postmortem.Analysis.Language;

/// <summary>Where a pattern was found: tokens [Start, End) that are underlined, and its captures.</summary>
internal ref struct PatternMatch
{
    public int Start;
    public int End;
    public CaptureBuffer Captures;

    public readonly (int Start, int End) Find(PatternSequence sequence, string name)
    {
        for (var i = 0; i < sequence.Elements.Length && i < CaptureBuffer.Size; i++)
        {
            if (sequence.Elements[i].Capture == name && Captures[i].Start >= 0)
            {
                return Captures[i];
            }
        }

        return (-1, -1);
    }
}

/// <summary>The tokens each element took.</summary>
[System.Runtime.CompilerServices.InlineArray(Size)]
internal struct CaptureBuffer
{
    public const int Size = 16;
    private (int Start, int End) _element0;
}

/// <summary>
/// Matches a pattern around one of its words: the elements before it to the left, those after it to the right. Steps are
/// counted, so that no sentence makes a pattern with several gaps expensive.
/// </summary>
internal static class PatternMatcher
{
    private const int MaxSteps = 2000;

    public static bool Match(in Sentence s, PatternSequence sequence, int anchorToken, out PatternMatch match)
    {
        match = new PatternMatch { Start = anchorToken, End = anchorToken + 1 };
        if (!TakesToken(s, sequence.Elements[sequence.Anchor], anchorToken) || sequence.Elements.Length > CaptureBuffer.Size
            || !MayBegin(s, sequence, sequence.Anchor - 1, anchorToken - 1) || !MayBegin(s, sequence, sequence.Anchor + 1, anchorToken + 1))
        {
            return false;
        }

        for (var i = 0; i < CaptureBuffer.Size; i++)
        {
            match.Captures[i] = (-1, -1);
        }

        match.Captures[sequence.Anchor] = (anchorToken, anchorToken + 1);
        var steps = 0;
        if (!Left(s, sequence, sequence.Anchor - 1, anchorToken - 1, ref match, ref steps)
            || !Right(s, sequence, sequence.Anchor + 1, anchorToken + 1, ref match, ref steps))
        {
            return false;
        }

        SetUnderlined(sequence, ref match);
        return true;
    }

    /// <summary>Most patterns fail beside their anchor: that is asked before the others.</summary>
    private static bool MayBegin(in Sentence s, PatternSequence sequence, int element, int at) =>
        (uint)element >= (uint)sequence.Elements.Length
        || sequence.Elements[element] is { Min: 0 } or { Kind: ElementKind.NounPhrase or ElementKind.Start or ElementKind.End }
        || TakesToken(s, sequence.Elements[element], at);

    /// <summary>Whether any of the sequences is somewhere in the sentence.</summary>
    public static bool IsAnywhere(in Sentence s, IReadOnlyList<PatternSequence> sequences)
    {
        foreach (var sequence in sequences)
        {
            for (var i = 0; sequence.MayBeIn(s.Signature) && i < s.Tokens.Length; i++)
            {
                if (TakesToken(s, sequence.Elements[sequence.Anchor], i) && Match(s, sequence, i, out _))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void SetUnderlined(PatternSequence sequence, ref PatternMatch match)
    {
        int start = int.MaxValue, end = -1;
        for (var i = 0; i < sequence.Elements.Length; i++)
        {
            var taken = match.Captures[i];
            if (!sequence.Elements[i].Outside && taken.Start >= 0 && taken.End > taken.Start)
            {
                start = Math.Min(start, taken.Start);
                end = Math.Max(end, taken.End);
            }
        }

        if (end > 0)
        {
            (match.Start, match.End) = (start, end);
        }
    }

    private static bool Right(in Sentence s, PatternSequence sequence, int element, int at, ref PatternMatch match, ref int steps)
    {
        if (element >= sequence.Elements.Length)
        {
            return true;
        }

        if (++steps > MaxSteps)
        {
            return false;
        }

        var e = sequence.Elements[element];
        switch (e.Kind)
        {
            case ElementKind.End:
                return IsEnd(s, at) && Right(s, sequence, element + 1, at, ref match, ref steps);
            case ElementKind.NounPhrase:
                var phrase = NounPhrases.StartingAt(s, at);
                if (phrase.Exists && (phrase.Class & e.Subjects) != 0)
                {
                    match.Captures[element] = (at, phrase.End);
                    if (Right(s, sequence, element + 1, phrase.End, ref match, ref steps))
                    {
                        return true;
                    }
                }

                match.Captures[element] = (-1, -1);
                return e.Min == 0 && Right(s, sequence, element + 1, at, ref match, ref steps);
        }

        // Elements take tokens one by one; a lazy one tries to go on before it takes more.
        var taken = 0;
        while (taken < e.Min)
        {
            if (!TakesToken(s, e, at + taken))
            {
                return false;
            }

            taken++;
        }

        var most = taken;
        while (!e.Lazy && most < e.Max && TakesToken(s, e, at + most))
        {
            most++;
        }

        for (var count = e.Lazy ? taken : most; e.Lazy ? count <= e.Max : count >= taken; count += e.Lazy ? 1 : -1)
        {
            if (e.Lazy && count > taken && !TakesToken(s, e, at + count - 1))
            {
                return false;
            }

            match.Captures[element] = (at, at + count);
            if (Right(s, sequence, element + 1, at + count, ref match, ref steps))
            {
                return true;
            }
        }

        match.Captures[element] = (-1, -1);
        return false;
    }

    private static bool Left(in Sentence s, PatternSequence sequence, int element, int at, ref PatternMatch match, ref int steps)
    {
        if (element < 0)
        {
            return true;
        }

        if (++steps > MaxSteps)
        {
            return false;
        }

        var e = sequence.Elements[element];
        switch (e.Kind)
        {
            case ElementKind.Start:
                return IsStart(s, at) && Left(s, sequence, element - 1, at, ref match, ref steps);
            case ElementKind.NounPhrase:
                var phrase = NounPhrases.EndingAt(s, at);
                if (phrase.Exists && (phrase.Class & e.Subjects) != 0)
                {
                    match.Captures[element] = (phrase.Start, at + 1);
                    if (Left(s, sequence, element - 1, phrase.Start - 1, ref match, ref steps))
                    {
                        return true;
                    }
                }

                match.Captures[element] = (-1, -1);
                return e.Min == 0 && Left(s, sequence, element - 1, at, ref match, ref steps);
        }

        var taken = 0;
        while (taken < e.Min)
        {
            if (!TakesToken(s, e, at - taken))
            {
                return false;
            }

            taken++;
        }

        var most = taken;
        while (!e.Lazy && most < e.Max && TakesToken(s, e, at - most))
        {
            most++;
        }

        for (var count = e.Lazy ? taken : most; e.Lazy ? count <= e.Max : count >= taken; count += e.Lazy ? 1 : -1)
        {
            if (e.Lazy && count > taken && !TakesToken(s, e, at - count + 1))
            {
                return false;
            }

            match.Captures[element] = (at - count + 1, at + 1);
            if (Left(s, sequence, element - 1, at - count, ref match, ref steps))
            {
                return true;
            }
        }

        match.Captures[element] = (-1, -1);
        return false;
    }

    private static bool IsStart(in Sentence s, int at)
    {
        // Opening conjunctions and brackets do not make a sentence begin later.
        while (at >= s.Body && (s.Has(at, WordClass.Conjunction) || s.IsKind(at, TokenKind.Open)))
        {
            at--;
        }

        return at < s.Body || s.Tokens[at].Kind is TokenKind.Semicolon or TokenKind.Colon or TokenKind.Break || s.IsCellMark(at);
    }

    private static bool IsEnd(in Sentence s, int at) =>
        at >= s.Tokens.Length || s.Tokens[at].Kind is TokenKind.Stop or TokenKind.Question or TokenKind.Exclamation or TokenKind.Semicolon or TokenKind.Break or TokenKind.Close || s.IsCellMark(at);

    private static bool TakesToken(in Sentence s, PatternElement e, int i)
    {
        if ((uint)i >= (uint)s.Tokens.Length)
        {
            return false;
        }

        var token = s.Tokens[i];
        switch (e.Kind)
        {
            case ElementKind.Words:
                return token.Word != 0 && e.Words!.Contains(token.Word)
                    && (!e.AllCaps || token.Is(TokenShape.AllCaps))
                    && (!e.ScareQuoted || token.Is(TokenShape.ScareQuoted));
            case ElementKind.NotWords:
                return token.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Code or TokenKind.Quote or TokenKind.Handle or TokenKind.Url or TokenKind.Placeholder or TokenKind.Comma or TokenKind.Open or TokenKind.Close or TokenKind.Slash or TokenKind.Symbol
                    && !(token.Kind == TokenKind.Comma && (e.Max == 1 || e.StopsAtComma)) && (token.Word == 0 || !e.Words!.Contains(token.Word));
            case ElementKind.Anything:
                return token.Kind is not (TokenKind.Stop or TokenKind.Question or TokenKind.Break);
            case ElementKind.Class:
                return TakesClass(s, e, i);
            case ElementKind.PersonName:
                return token.Kind == TokenKind.Handle
                    || (token.Word != 0 && e.Words!.Contains(token.Word) && token.Is(TokenShape.Capitalised) && !token.Is(TokenShape.AllCaps) && IsPersonName(s, i));
            case ElementKind.Shout:
                return token.Is(TokenShape.AllCaps) && !token.Is(TokenShape.HasDigit) && token.Length >= 4 && !s.Lexicon.IsIn("acronyms", token.Word);
            case ElementKind.Pause:
                return token.Kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Colon or TokenKind.Dash or TokenKind.Open;
            default:
                return token.Kind == e.Kind switch
                {
                    ElementKind.Number => TokenKind.Number,
                    ElementKind.Code => TokenKind.Code,
                    ElementKind.Quote => TokenKind.Quote,
                    ElementKind.Placeholder => TokenKind.Placeholder,
                    ElementKind.Comma => TokenKind.Comma,
                    ElementKind.Colon => TokenKind.Colon,
                    ElementKind.Question => TokenKind.Question,
                    ElementKind.Arrow => TokenKind.Arrow,
                    _ => TokenKind.Dash,
                };
        }
    }

    /// <summary>"Will" begins many sentences and "Grant" many a button: a first name is one where a name can stand.</summary>
    private static bool IsPersonName(in Sentence s, int i)
    {
        var next = i + 1 < s.Tokens.Length && s.Tokens[i + 1].Is(TokenShape.Capitalised) && s.IsNominal(i + 1) ? i + 1 : i;
        return (NounPhrases.EndingAt(s, next).Class & SubjectClass.Name) != 0 && !s.Has(i - 1, WordClass.Determiner);
    }

    private static bool TakesClass(in Sentence s, PatternElement e, int i)
    {
        if (s.Tokens[i].Kind != TokenKind.Word)
        {
            return false;
        }

        var classes = s.ClassOf(i);
        return e.Class switch
        {
            // A base form or any verb: words that are not known to be something else are given the benefit of the doubt.
            WordClass.BaseVerb => (classes & WordClass.BaseVerb) != 0
                || ((classes & (WordClass.Closed | WordClass.Determiner | WordClass.Adverb | WordClass.Past | WordClass.Gerund | WordClass.PersonPronoun | WordClass.We | WordClass.ThingPronoun | WordClass.They | WordClass.You)) == 0 && !s.Tokens[i].Is(TokenShape.AllCaps | TokenShape.HasDigit)),
            WordClass.AnyVerb => (classes & (WordClass.AnyVerb | WordClass.Auxiliary | WordClass.Modal)) != 0 || (classes & (WordClass.Closed | WordClass.Determiner | WordClass.Adverb)) == 0,
            _ => (classes & e.Class) != 0,
        };
    }
}
