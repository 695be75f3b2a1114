using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>The words of a text that carry its meaning, cut to a stem, so that two texts can be compared.</summary>
internal static class Terms
{
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "the", "and", "that", "this", "these", "those", "with", "from", "into", "because", "when", "while", "which", "what", "where", "have", "has", "had", "was", "were", "been", "being", "does", "did", "not", "for", "are", "its",
        "their", "they", "them", "than", "then", "there", "after", "before", "during", "about", "until", "only", "also", "such", "each", "every", "some", "more", "most", "other", "without", "within", "could", "would", "should",
        "will", "can", "why", "how", "our", "all", "any", "but", "one", "two", "out", "new", "done", "ends", "same", "so", "of", "to", "in", "on", "at", "by", "an", "is", "it", "no", "as", "or", "be", "if",
    };

    public static HashSet<string> Of(string text)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_'))
            {
                at++;
            }

            var word = text[start..at].ToLowerInvariant();
            if (word.Length > 2 && !Common.Contains(word))
            {
                terms.Add(Stem(word));
            }
        }

        return terms;
    }

    public static int Shared(HashSet<string> a, HashSet<string> b) => (a.Count < b.Count ? a : b).Count((a.Count < b.Count ? b : a).Contains);

    /// <summary>How much of the smaller of two texts stands in the other, from 0 to 1.</summary>
    public static double Overlap(string a, string b)
    {
        var (x, y) = (Of(a), Of(b));
        var smaller = Math.Min(x.Count, y.Count);
        return smaller == 0 ? 0 : (double)Shared(x, y) / smaller;
    }

    public static int WordCount(string text)
    {
        var count = 0;
        var glued = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is (>= '\u3040' and <= '\u9fff') or (>= '\uac00' and <= '\ud7af'))
            {
                // Writing without spaces: about two signs to a word.
                glued++;
                continue;
            }

            count += char.IsLetterOrDigit(text[i]) && (i == 0 || char.IsWhiteSpace(text[i - 1]) || text[i - 1] is '(' or '"') ? 1 : 0;
        }

        return count + (glued / 2);
    }

    /// <summary>Whether one of the words stands in the text as a word of its own, or as its beginning where it ends in an asterisk.</summary>
    public static bool HasAny(string text, params ReadOnlySpan<string> words) => FirstOf(text, words) is not null;

    /// <summary>Where one of the words stands, the first of them that does.</summary>
    public static TextSpan? FirstOf(ReadOnlySpan<char> text, params ReadOnlySpan<string> words)
    {
        foreach (var entry in words)
        {
            var isPrefix = entry[^1] == '*';
            var word = isPrefix ? entry[..^1] : entry;
            for (var at = text.IndexOfIgnoringCase(word); at >= 0; at = text[(at + 1)..].IndexOfIgnoringCase(word) is var next and >= 0 ? at + 1 + next : -1)
            {
                var end = at + word.Length;
                if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (isPrefix || end == text.Length || !char.IsLetterOrDigit(text[end])))
                {
                    return new TextSpan(at, word.Length);
                }
            }
        }

        return null;
    }

    private static string Stem(string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["ations", "ation", "ings", "ing", "ied", "ies", "ers", "ed", "es", "er", "al", "s", "e"])
        {
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}
