namespace Postmortem.Analysis.Language;

/// <summary>A set of word numbers.</summary>
internal sealed class WordSet
{
    private ulong[] _bits = [];

    public List<int> Words { get; } = [];

    public void Add(int word)
    {
        if (Contains(word))
        {
            return;
        }

        if (word >> 6 >= _bits.Length)
        {
            Array.Resize(ref _bits, (word >> 6) + 8);
        }

        _bits[word >> 6] |= 1UL << (word & 63);
        Words.Add(word);
    }

    public bool Contains(int word) => word >> 6 < _bits.Length && (_bits[word >> 6] & (1UL << (word & 63))) != 0;
}
