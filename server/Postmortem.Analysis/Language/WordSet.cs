namespace Postmortem.Analysis.Language;

/// <summary>A set of word numbers: a few are compared one by one, many have a bit each.</summary>
internal sealed class WordSet
{
    private const int Few = 32;
    private int[] _words = new int[2];
    private ulong[]? _bits;

    public int Count { get; private set; }

    /// <summary>A bit for each of the words, shared with a few others: what has none of these bits has none of the words.</summary>
    public ulong Signature { get; private set; }

    public ReadOnlySpan<int> Words => _words.AsSpan(0, Count);

    public void Add(int word)
    {
        if (Contains(word))
        {
            return;
        }

        if (Count == _words.Length)
        {
            Array.Resize(ref _words, Count * 2);
        }

        _words[Count++] = word;
        Signature |= SignatureOf(word);
        if (_bits is not null)
        {
            SetBit(word);
        }
        else if (Count > Few)
        {
            _bits = new ulong[(word >> 6) + 16];
            foreach (var known in Words)
            {
                SetBit(known);
            }
        }
    }

    public void AddAll(WordSet other)
    {
        foreach (var word in other.Words)
        {
            Add(word);
        }
    }

    public bool Contains(int word) =>
        (Signature & SignatureOf(word)) != 0
        && (_bits is { } bits ? word >> 6 < bits.Length && (bits[word >> 6] & (1UL << (word & 63))) != 0 : Words.Contains(word));

    /// <summary>The bit of a word; the lowest one belongs to none.</summary>
    public static ulong SignatureOf(int word) => 2UL << (int)((uint)word % 63);

    private void SetBit(int word)
    {
        if (word >> 6 >= _bits!.Length)
        {
            Array.Resize(ref _bits, (word >> 6) + 16);
        }

        _bits[word >> 6] |= 1UL << (word & 63);
    }
}
