namespace Postmortem.Analysis.Language;

/// <summary>A list of tokens that is used again for every block of a thread, so that reading prose allocates nothing.</summary>
internal sealed class TokenBuffer
{
    [ThreadStatic]
    private static TokenBuffer? _ofThread;

    private Token[] _tokens = new Token[256];

    public static TokenBuffer OfThread => _ofThread ??= new TokenBuffer();

    public int Count { get; private set; }

    public ReadOnlySpan<Token> Tokens => _tokens.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(Token token)
    {
        if (Count == _tokens.Length)
        {
            Array.Resize(ref _tokens, Count * 2);
        }

        _tokens[Count++] = token;
    }
}
