namespace Postmortem.Analysis.Profiles;

/// <summary>"Did you mean": the candidate that a misspelt word most probably stands for.</summary>
internal static class Nearest
{
    private const int MaxLength = 64;

    /// <summary>Null when nothing is near: more than a third of the letters (at least one) would have to change.</summary>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > MaxLength)
        {
            return null;
        }

        string? best = null;
        var bestDistance = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (candidate.Length is 0 or > MaxLength || Math.Abs(candidate.Length - word.Length) >= bestDistance)
            {
                continue;
            }

            var distance = Distance(word, candidate);
            if (distance < bestDistance)
            {
                bestDistance = distance;
                best = candidate;
            }
        }

        return best;
    }

    /// <summary>Edits (insert, delete, replace, swap neighbours) between two words, ignoring case.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var width = b.Length + 1;
        var rows = new int[3 * width];
        var (before, previous, current) = (0, width, 2 * width);
        for (var j = 0; j <= b.Length; j++)
        {
            rows[previous + j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            rows[current] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = Same(a[i - 1], b[j - 1]);
                var cost = Math.Min(
                    Math.Min(rows[previous + j], rows[current + j - 1]) + 1,
                    rows[previous + j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    cost = Math.Min(cost, rows[before + j - 2] + 1);
                }

                rows[current + j] = cost;
            }

            (before, previous, current) = (previous, current, before);
        }

        return rows[previous + b.Length];
    }

    private static bool Same(char a, char b) => a == b || char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
