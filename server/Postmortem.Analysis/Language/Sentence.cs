namespace Postmortem.Analysis.Language;

/// <summary>A sentence as a range of a block's tokens, with what can be asked about its words.</summary>
internal readonly ref struct Sentence
{
    public Sentence(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, Lexicon lexicon)
    {
        Text = text;
        Tokens = tokens;
        Lexicon = lexicon;
        Body = FindBody();
        Signature = 1;
        foreach (ref readonly var token in tokens)
        {
            Signature |= token.Word == 0 ? 0 : WordSet.SignatureOf(token.Word);
        }
    }

    public ReadOnlySpan<char> Text { get; }

    public ReadOnlySpan<Token> Tokens { get; }

    public Lexicon Lexicon { get; }

    /// <summary>The first token after time stamps, list letters and a label such as "Root cause:".</summary>
    public int Body { get; }

    /// <summary>The bits of all known words; see <see cref="WordSet.Signature"/>.</summary>
    public ulong Signature { get; }

    public ReadOnlySpan<char> TextOf(int token) => Text.Slice(Tokens[token].Start, Tokens[token].Length);

    public bool IsWord(int token) => (uint)token < (uint)Tokens.Length && Tokens[token].Kind == TokenKind.Word;

    public bool IsKind(int token, TokenKind kind) => (uint)token < (uint)Tokens.Length && Tokens[token].Kind == kind;

    /// <summary>Whether the token stands between the cells of a row that is read as a line of prose.</summary>
    public bool IsCellMark(int token) => IsKind(token, TokenKind.Symbol) && Text[Tokens[token].Start] == '|';

    public bool Is(int token, string form) => IsWord(token) && TextOf(token).Equals(form, StringComparison.OrdinalIgnoreCase);

    public bool Has(int token, WordClass classes) => IsWord(token) && (ClassOf(token) & classes) != 0;

    /// <summary>The classes of a word; a word that no lexicon names is judged by its ending.</summary>
    public WordClass ClassOf(int token)
    {
        var word = Tokens[token].Word;
        var classes = word == 0 ? WordClass.None : Lexicon.ClassOf(word);
        return classes != WordClass.None ? classes : ClassByEnding(TextOf(token));
    }

    /// <summary>Whether the token may be part of a noun phrase: a noun, an adjective, a number, a name or something opaque.</summary>
    public bool IsNominal(int token)
    {
        if ((uint)token >= (uint)Tokens.Length)
        {
            return false;
        }

        return Tokens[token].Kind switch
        {
            TokenKind.Word => (ClassOf(token) & (WordClass.Closed | WordClass.Adverb | WordClass.Verb | WordClass.Determiner)) == 0,
            TokenKind.Number or TokenKind.Handle or TokenKind.Code or TokenKind.Quote or TokenKind.Url or TokenKind.Placeholder => true,
            _ => false,
        };
    }

    private static WordClass ClassByEnding(ReadOnlySpan<char> form)
    {
        if (form.Length > 4)
        {
            if (form.EndsWith("ed", StringComparison.OrdinalIgnoreCase) && !form.EndsWith("eed", StringComparison.OrdinalIgnoreCase))
            {
                return WordClass.Past | WordClass.Participle | WordClass.Verb;
            }

            if (form.EndsWith("ing", StringComparison.OrdinalIgnoreCase))
            {
                return WordClass.Gerund;
            }

            if (form.EndsWith("ly", StringComparison.OrdinalIgnoreCase) && char.IsLower(form[^1]) && form is not ("nightly" or "weekly" or "daily" or "monthly" or "hourly" or "yearly" or "costly" or "timely" or "friendly" or "early"))
            {
                return WordClass.Adverb;
            }
        }

        return WordClass.None;
    }

    /// <summary>"10:02" and "12." stand before a sentence; "30 hosts" begins one.</summary>
    private bool IsStamp(int number) =>
        TextOf(number).IndexOfAny(":-/") >= 0 || number + 1 >= Tokens.Length
        || !IsNominal(number + 1) || (IsWord(number + 1) && Lexicon.IsIn("stamp-words", Tokens[number + 1].Word));

    private int FindBody()
    {
        var body = 0;
        var limit = Math.Min(Tokens.Length, 12);
        for (var i = 0; i < limit; i++)
        {
            switch (Tokens[i].Kind)
            {
                case TokenKind.Number:
                    body = body == i && IsStamp(i) ? i + 1 : body;
                    break;
                case TokenKind.Dash or TokenKind.Arrow or TokenKind.Symbol or TokenKind.Close or TokenKind.Open or TokenKind.Slash:
                    body = body == i ? i + 1 : body;
                    break;
                case TokenKind.Colon:
                    // "Root cause: …", "10:02 UTC: …"; a label is short and has no verb.
                    body = i <= 6 ? i + 1 : body;
                    break;
                case TokenKind.Word when body == i && Lexicon.IsIn("stamp-words", Tokens[i].Word) && (Tokens[i].Length > 1 || !IsNominal(i + 1)):
                    body = i + 1;
                    break;
                case TokenKind.Comma or TokenKind.Stop or TokenKind.Question:
                    return Math.Min(body, Tokens.Length);
            }
        }

        return Math.Min(body, Tokens.Length);
    }
}
