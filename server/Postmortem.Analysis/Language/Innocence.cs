namespace Postmortem.Analysis.Language;

/// <summary>
/// What in a sentence is no verdict whichever rule asks: a statement about the concept of blame as a whole, and stretches whose
/// company makes their words facts, such as "fault report" or "caught the wrong unit". Found once, for the first match that asks.
/// </summary>
internal struct Innocence
{
    private CoveredTokens _covered;
    private bool _isKnown;
    private bool _isMeta;
    private bool _hasCovered;

    /// <summary>Whether a word on which the match rests stands in an innocent stretch. What a gap runs over decides nothing.</summary>
    public bool Covers(in Sentence s, PatternSequence sequence, in PatternMatch match)
    {
        if (!_isKnown)
        {
            Find(s);
        }

        if (_isMeta || !_hasCovered)
        {
            return _isMeta;
        }

        for (var i = 0; i < sequence.Elements.Length && i < CaptureBuffer.Size; i++)
        {
            if (sequence.Elements[i].Kind is not (ElementKind.Words or ElementKind.Class or ElementKind.PersonName or ElementKind.Shout))
            {
                continue;
            }

            var (start, end) = match.Captures[i];
            for (var token = Math.Max(start, 0); token < end; token++)
            {
                if (IsCovered(token) && !s.Has(token, WordClass.Closed & ~(WordClass.Modal | WordClass.Auxiliary) | WordClass.Determiner))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private readonly bool IsCovered(int token) => token >> 6 < CoveredTokens.Size && (_covered[token >> 6] & (1UL << (token & 63))) != 0;

    private void Find(in Sentence s)
    {
        _isKnown = true;
        _isMeta = PatternMatcher.IsAnywhere(s, s.Lexicon.Meta);
        if (_isMeta)
        {
            return;
        }

        for (var i = 0; i < s.Tokens.Length; i++)
        {
            var word = s.Tokens[i].Kind == TokenKind.Handle ? s.Lexicon.HandleWord : s.Tokens[i].Word;
            if (word == 0)
            {
                continue;
            }

            foreach (var sequence in s.Lexicon.InnocentsOf(word))
            {
                if (sequence.Needs.MayBeMetBy(s.Signature) && PatternMatcher.Match(s, sequence, i, out var match))
                {
                    Cover(match.Start, match.End);
                }
            }
        }
    }

    private void Cover(int start, int end)
    {
        _hasCovered = true;
        for (var token = start; token < end && token >> 6 < CoveredTokens.Size; token++)
        {
            _covered[token >> 6] |= 1UL << (token & 63);
        }
    }
}

/// <summary>A bit for each token of the longest sentence.</summary>
[System.Runtime.CompilerServices.InlineArray(Size)]
internal struct CoveredTokens
{
    public const int Size = 5;
    private ulong _bits0;
}
