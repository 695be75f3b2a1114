namespace Postmortem.Analysis.Model.Reading;

/// <summary>
/// Says of most words that they are none of a set, by their first letters and without looking them up. Case plays no part.
/// </summary>
internal sealed class WordSieve
{
    private const int Bits = 4096;
    private readonly ulong[] _bits = new ulong[Bits / 64];

    /// <summary>Lets through words of this length that begin with these two letters and end in this one.</summary>
    public void AddWord(ReadOnlySpan<char> word) => Set(HashWord(word));

    /// <summary>Lets through words that begin with these three letters.</summary>
    public void AddStem(ReadOnlySpan<char> stem) => Set(HashStem(stem));

    /// <summary>Lets through texts that begin with the first two letters of this word, or with the only one.</summary>
    public void AddBeginning(ReadOnlySpan<char> word)
    {
        if (!word.IsEmpty)
        {
            _bits[Fold(word[0]) & 63] |= word.Length == 1 ? ulong.MaxValue : 1UL << Fold(word[1]);
        }
    }

    public bool MayBegin(ReadOnlySpan<char> text) =>
        !text.IsEmpty && _bits[Fold(text[0]) & 63] is var seconds && (text.Length == 1 ? seconds != 0 : (seconds & (1UL << Fold(text[1]))) != 0);

    public bool MayBeWord(ReadOnlySpan<char> word) => Has(HashWord(word));

    public bool MayBeginWithStem(ReadOnlySpan<char> word) => word.Length >= 3 && Has(HashStem(word));

    private void Set(int hash) => _bits[hash >> 6] |= 1UL << (hash & 63);

    private bool Has(int hash) => (_bits[hash >> 6] & (1UL << (hash & 63))) != 0;

    private static int HashWord(ReadOnlySpan<char> word) =>
        word.IsEmpty ? 0 : ((Fold(word[0]) * 31) + (word.Length > 1 ? Fold(word[1]) : 0) + (word.Length * 701) + (Fold(word[^1]) * 173)) & (Bits - 1);

    private static int HashStem(ReadOnlySpan<char> stem) => ((Fold(stem[0]) * 1009) + (Fold(stem[1]) * 31) + Fold(stem[2])) & (Bits - 1);

    /// <summary>Letters outside of ASCII count as one, since their cases are not told apart by a bit.</summary>
    private static int Fold(char c) => c < 128 ? c | 0x20 : 1;
}
