namespace Postmortem.Analysis.Language;

/// <summary>A scalar, a sequence or a mapping of a lexicon file, with the line it starts on (0-based).</summary>
internal sealed class LexiconNode(int line)
{
    public int Line { get; } = line;

    public string? Scalar { get; init; }

    public List<LexiconNode>? Items { get; init; }

    public List<KeyValuePair<string, LexiconNode>>? Entries { get; init; }

    public LexiconNode? Find(string key)
    {
        if (Entries is not null)
        {
            foreach (var entry in Entries)
            {
                if (entry.Key == key)
                {
                    return entry.Value;
                }
            }
        }

        return null;
    }

    public string? FindText(string key) => Find(key)?.Scalar;

    /// <summary>The scalars of a sequence; a single scalar counts as a sequence of one, nothing as an empty one.</summary>
    public IEnumerable<string> FindTexts(string key)
    {
        var node = Find(key);
        if (node?.Scalar is { Length: > 0 } single)
        {
            return [single];
        }

        return node?.Items?.Where(item => item.Scalar is not null).Select(item => item.Scalar!) ?? [];
    }
}

/// <summary>Something in a lexicon that could not be used; the rest of the file still is.</summary>
internal sealed record LexiconProblem(int Line, string Message);
