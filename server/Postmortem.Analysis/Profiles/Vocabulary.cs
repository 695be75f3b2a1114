namespace Postmortem.Analysis.Profiles;

/// <summary>The values that a field can have.</summary>
internal sealed record Vocabulary
{
    private Lookup? _index;

    public required string Id { get; init; }

    public string Title { get; init; } = "";

    public IReadOnlyList<VocabularyValue> Values { get; init; } = [];

    /// <summary>
    /// The value that a text stands for, by its written form, its canonical form or an alias; case, spaces, hyphens and
    /// underscores make no difference. Null for anything else.
    /// </summary>
    public VocabularyValue? Find(ReadOnlySpan<char> text)
    {
        Span<char> key = stackalloc char[VocabularyValue.LongestKey];
        var length = VocabularyValue.KeyOf(text, key);
        return length > 0 && Index.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key[..length], out var value) ? value : null;
    }

    private Dictionary<string, VocabularyValue> Index
    {
        get
        {
            // A copy with other values makes its own.
            if (_index is not { } known || !ReferenceEquals(known.Values, Values))
            {
                var index = new Dictionary<string, VocabularyValue>(StringComparer.Ordinal);
                foreach (var value in Values)
                {
                    foreach (var key in value.Keys)
                    {
                        index.TryAdd(key, value);
                    }
                }

                _index = known = new Lookup(Values, index);
            }

            return known.ByKey;
        }
    }

    /// <summary>"Did you mean": the value whose written form or alias is nearest to a text, if any is near.</summary>
    public VocabularyValue? FindNearest(string text)
    {
        var key = VocabularyValue.KeyOf(text);
        return Nearest.Find(key, Values.SelectMany(v => v.Keys)) is { } nearest ? Values.First(v => v.Keys.Contains(nearest)) : null;
    }

    /// <summary>What a misspelt text means. Another number is no slip: SEV-7 is as near to SEV-2 as to SEV-1.</summary>
    public VocabularyValue? FindMeant(string text) => FindNearest(text) is { } nearest && Digits(text).SequenceEqual(Digits(nearest.Value)) ? nearest : null;

    private static IEnumerable<char> Digits(string text) => text.Where(char.IsDigit);

    private sealed record Lookup(IReadOnlyList<VocabularyValue> Values, Dictionary<string, VocabularyValue> ByKey);
}


internal sealed record VocabularyValue
{
    private IReadOnlyList<string>? _keys;

    /// <summary>As it is written in a document: "Under Review".</summary>
    public required string Value { get; init; }

    /// <summary>The same for every way of writing it, and what programs read: "under-review".</summary>
    public required string Canonical { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>When to choose this value, in a sentence or two.</summary>
    public string Meaning { get; init; } = "";

    /// <summary>The place on the common scale where values have one: of severities 1 (most severe) to 5, of priorities 1 (high) to 3.</summary>
    public int? Level { get; init; }

    /// <summary>A value that is understood, but that completion does not offer.</summary>
    public bool Discouraged { get; init; }

    /// <summary>Everything that stands for this value, in the form of <see cref="KeyOf"/>.</summary>
    internal IReadOnlyList<string> Keys => _keys ??= [.. Aliases.Prepend(Canonical).Prepend(Value).Select(KeyOf).Distinct()];

    internal const int LongestKey = 96;

    /// <summary>Letters and digits in lower case, or the symbols where there are neither: "SEV-1", "sev 1" and "Sev1" are the same text.</summary>
    internal static string KeyOf(string text)
    {
        Span<char> key = stackalloc char[LongestKey];
        return key[..KeyOf(text, key)].ToString();
    }

    /// <summary>The length of the key; 0 for a text that is too long for one, or empty.</summary>
    internal static int KeyOf(ReadOnlySpan<char> text, Span<char> key)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                continue;
            }

            if (length == key.Length)
            {
                return 0;
            }

            key[length++] = char.ToLowerInvariant(c);
        }

        if (length == 0 && text.Trim() is { IsEmpty: false } symbols && symbols.TryCopyTo(key))
        {
            // A tick or a cross has no letters and is a value all the same.
            return symbols.Length;
        }

        return length;
    }

    public static string CanonicalOf(string value)
    {
        var words = value.ToLowerInvariant().Split([' ', '/', '-', '_', ',', '(', ')', '.', '\''], StringSplitOptions.RemoveEmptyEntries);
        return string.Join('-', words);
    }
}
