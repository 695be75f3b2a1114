namespace Postmortem.Analysis.Model.Reading;

/// <summary>Words and what they stand for, found by a span without making a string; case plays no part.</summary>
internal sealed class WordMap<T>
{
    private readonly Dictionary<string, T> _words = new(StringComparer.OrdinalIgnoreCase);
    private readonly WordSieve _beginnings = new();
    private Dictionary<char, List<KeyValuePair<string, T>>>? _byInitial;

    public int Longest { get; private set; }

    public IEnumerable<KeyValuePair<string, T>> All => _words;

    /// <summary>The first meaning of a word stays: files are read in the order of precedence.</summary>
    public void Add(string word, T meaning)
    {
        _words.TryAdd(word, meaning);
        _beginnings.AddBeginning(word);
        Longest = Math.Max(Longest, word.Length);
    }

    public bool TryGet(ReadOnlySpan<char> word, out T meaning)
    {
        if (word.Length > Longest || !_beginnings.MayBegin(word))
        {
            meaning = default!;
            return false;
        }

        return _words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out meaning!);
    }

    /// <summary>Whether an entry begins like the text; true also of texts that only look so.</summary>
    public bool MayBegin(ReadOnlySpan<char> text) => _beginnings.MayBegin(text);

    public bool Contains(ReadOnlySpan<char> word) => TryGet(word, out _);

    /// <summary>
    /// Whether an entry, or one with this meaning, stands in the text as a word of its own; anywhere for scripts that write no spaces.
    /// </summary>
    public bool StandsIn(ReadOnlySpan<char> text, T? meaning = default)
    {
        var byInitial = _byInitial ??= ByInitial();
        for (var i = 0; i < text.Length; i++)
        {
            var isGlued = text[i] >= '\u2E80';
            if (!_beginnings.MayBegin(text[i..]) || (!isGlued && i > 0 && char.IsLetterOrDigit(text[i - 1])) || !byInitial.TryGetValue(char.ToUpperInvariant(text[i]), out var words))
            {
                continue;
            }

            foreach (var (word, its) in words)
            {
                var end = i + word.Length;
                if (end <= text.Length && text[i..end].Equals(word, StringComparison.OrdinalIgnoreCase) && (isGlued || end == text.Length || !char.IsLetter(text[end]))
                    && (meaning is null || meaning.Equals(its)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The longest entry of up to four words that the text begins with, ending at a word boundary.</summary>
    public int PrefixLength(ReadOnlySpan<char> text, out T meaning)
    {
        meaning = default!;
        if (!_beginnings.MayBegin(text))
        {
            return 0;
        }

        var best = 0;
        var end = 0;
        for (var words = 0; words < 4 && end < text.Length && end <= Longest; words++)
        {
            while (end < text.Length && end <= Longest && IsWordPart(text[end]))
            {
                end++;
            }

            // What is longer than every entry is not read to its end.
            if (end == 0 || (end > Longest && end < text.Length && IsWordPart(text[end])))
            {
                break;
            }

            if (TryGet(text[..end], out var found))
            {
                meaning = found;
                best = end;
            }
            else if (text[end - 1] == '.' && TryGet(text[..end].TrimEnd('.'), out found))
            {
                meaning = found;
                best = text[..end].TrimEnd('.').Length;
            }

            if (end >= text.Length || text[end] != ' ')
            {
                break;
            }

            end++;
        }

        return best;
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '.' or '\'' or '’' or '-';

    /// <summary>The longest entry that the text begins with, whatever follows: for scripts that write no spaces.</summary>
    public int GluedPrefixLength(ReadOnlySpan<char> text, out T meaning)
    {
        for (var length = _beginnings.MayBegin(text) ? Math.Min(Longest, text.Length) : 0; length > 0; length--)
        {
            if (TryGet(text[..length], out meaning))
            {
                return length;
            }
        }

        meaning = default!;
        return 0;
    }

    private Dictionary<char, List<KeyValuePair<string, T>>> ByInitial()
    {
        var index = new Dictionary<char, List<KeyValuePair<string, T>>>();
        foreach (var entry in _words)
        {
            var initial = char.ToUpperInvariant(entry.Key[0]);
            (index.TryGetValue(initial, out var list) ? list : index[initial] = []).Add(entry);
        }

        return index;
    }
}
