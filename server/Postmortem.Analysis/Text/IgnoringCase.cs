namespace Postmortem.Analysis.Text;

/// <summary>
/// Looks for words without regard to case, as <see cref="StringComparison.OrdinalIgnoreCase"/> does. Where the program brings no
/// tables of cultures along the library compares character by character; this goes from one rare letter to the next with the
/// processor's wide instructions, which matters in loops over every word of every block.
/// </summary>
internal static class IgnoringCase
{
    /// <summary>The letters of English prose, those that stand in it most often first.</summary>
    private const string ByFrequency = "etaonisrhldcumfpgwybvkxjqz";

    /// <summary>How welcome a character is to be looked for: rare ones are, and none that may be written in more than two ways.</summary>
    private static readonly byte[] Ranks = MakeRanks();

    public static int IndexOfIgnoringCase(this string text, string word) => text.AsSpan().IndexOfIgnoringCase(word);

    public static int IndexOfIgnoringCase(this string text, string word, int from)
    {
        if (from >= text.Length)
        {
            return -1;
        }

        var at = text.AsSpan(from).IndexOfIgnoringCase(word);
        return at < 0 ? -1 : from + at;
    }

    public static bool ContainsIgnoringCase(this string text, string word) => text.AsSpan().IndexOfIgnoringCase(word) >= 0;

    public static bool ContainsIgnoringCase(this ReadOnlySpan<char> text, ReadOnlySpan<char> word) => text.IndexOfIgnoringCase(word) >= 0;

    public static int IndexOfIgnoringCase(this ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        if (word.Length > text.Length)
        {
            return -1;
        }

        var anchor = 0;
        var best = 0;
        for (var i = 0; i < word.Length; i++)
        {
            // A sign of a script that has no cases, and is rare in any text.
            var rank = word[i] < 128 ? Ranks[word[i]] : word[i] is (>= '\u3040' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3') ? 28 : 0;
            if (rank > best)
            {
                (anchor, best) = (i, rank);
            }
        }

        if (best == 0)
        {
            return text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        }

        var upper = char.IsAsciiLetterLower(word[anchor]) ? (char)(word[anchor] & ~0x20) : word[anchor];
        var lower = char.IsAsciiLetterUpper(upper) ? (char)(upper | 0x20) : upper;
        var last = text.Length - word.Length;
        for (var at = 0; at <= last; at++)
        {
            var next = text[(at + anchor)..(last + anchor + 1)].IndexOfAny(lower, upper);
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (text.Slice(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return at;
            }
        }

        return -1;
    }

    private static byte[] MakeRanks()
    {
        var ranks = new byte[128];
        ranks.AsSpan().Fill(20);
        ranks[' '] = 1;
        for (var i = 0; i < ByFrequency.Length; i++)
        {
            ranks[ByFrequency[i]] = ranks[char.ToUpperInvariant(ByFrequency[i])] = (byte)(i + 2);
        }

        return ranks;
    }
}
