namespace Postmortem.Analysis.Profiles;

/// <summary>
/// Patterns of paths: <c>*</c> and <c>?</c> within a name, <c>[a-z]</c>, <c>**</c> for any number of folders, a backslash before a character that is
/// meant as it stands. Matching goes back to the last star only, so it never costs more than the product of the two lengths.
/// </summary>
internal static class Glob
{
    public static bool IsPattern(string path) => path.AsSpan().IndexOfAny("*?[") >= 0;

    public static bool Matches(IReadOnlyList<string> pattern, IReadOnlyList<string> path)
    {
        var (p, s, star, restart) = (0, 0, -1, 0);
        while (s < path.Count)
        {
            if (p < pattern.Count && pattern[p] == "**")
            {
                (star, restart) = (p, s);
                p++;
                if (p == pattern.Count)
                {
                    // At the end it stands for something, "a/**" is not "a".
                    return true;
                }
            }
            else if (p < pattern.Count && MatchesName(pattern[p], path[s]))
            {
                p++;
                s++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                s = ++restart;
            }
            else
            {
                return false;
            }
        }

        return p == pattern.Count;
    }

    public static bool MatchesName(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        var (p, s, star, restart) = (0, 0, -1, 0);
        while (s < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, restart) = (p, s);
                p++;
            }
            else if (p < pattern.Length && MatchOne(pattern, p, name[s]) is var next and > 0)
            {
                p = next;
                s++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                s = ++restart;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    /// <summary>Where the pattern goes on behind the piece that matches one character, or -1.</summary>
    private static int MatchOne(ReadOnlySpan<char> pattern, int at, char c)
    {
        switch (pattern[at])
        {
            case '?':
                return at + 1;
            case '\\' when at + 1 < pattern.Length:
                return pattern[at + 1] == c ? at + 2 : -1;
            case '[' when pattern[(at + 1)..].IndexOf(']') is var length and > 0:
                var end = at + 1 + length;
                if (length == 1 && pattern[at + 1] is '!' or '^')
                {
                    return -1;
                }

                var isNegated = pattern[at + 1] is '!' or '^';
                return InClass(pattern[(isNegated ? at + 2 : at + 1)..end], c) != isNegated ? end + 1 : -1;
            default:
                return pattern[at] == c ? at + 1 : -1;
        }
    }

    private static bool InClass(ReadOnlySpan<char> members, char c)
    {
        for (var i = 0; i < members.Length; i++)
        {
            if (i + 2 < members.Length && members[i + 1] == '-')
            {
                if (c >= members[i] && c <= members[i + 2])
                {
                    return true;
                }

                i += 2;
            }
            else if (members[i] == c)
            {
                return true;
            }
        }

        return false;
    }
}
