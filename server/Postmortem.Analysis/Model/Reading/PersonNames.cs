namespace Postmortem.Analysis.Model.Reading;

/// <summary>
/// Whether a short text names who does something: people by their first names, handles, and what calls itself a team.
/// Everything else that begins with a capital may be a product as well.
/// </summary>
internal static class PersonNames
{
    private const int Longest = 40;

    /// <summary>"Lena", "Marco/Ines", "@kim", "Dana R.", "Platform team", "SRE".</summary>
    public static bool AreNamed(ReadOnlySpan<char> text, ReadingWords words)
    {
        text = text.Trim();
        if (!LookLikeNames(text))
        {
            return false;
        }

        var named = false;
        foreach (var range in text.SplitAny("/&,+"))
        {
            named |= IsNamed(text[range].Trim(), words);
        }

        return named;
    }

    /// <summary>Short, and every word of it begins with a capital: a name if the company it is in says so.</summary>
    public static bool LookLikeNames(ReadOnlySpan<char> text)
    {
        if (text.Length is < 2 or > Longest || text.IndexOfAny(":;!?()[]\"`") >= 0 || HasSentenceEnd(text))
        {
            return false;
        }

        var count = 0;
        foreach (var range in text.SplitAny(" /&,+"))
        {
            var word = text[range];
            if (word.IsEmpty || word is "and" or "und" or "et" or "y" or "e" or "team" or "Team" or "teams")
            {
                continue;
            }

            if (!(char.IsUpper(word[0]) || word[0] == '@' || word[0] >= '\u2E80') || ++count > 5)
            {
                return false;
            }
        }

        return count > 0;
    }

    /// <summary>A full stop anywhere but behind an initial: "M. Lind".</summary>
    private static bool HasSentenceEnd(ReadOnlySpan<char> text)
    {
        for (var at = 0; at + 1 < text.Length; at++)
        {
            if (text[at] == '.' && !(at > 0 && char.IsUpper(text[at - 1]) && (at == 1 || text[at - 2] == ' ')))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"All", "Everyone": nobody in particular.</summary>
    public static bool AreEverybody(ReadOnlySpan<char> text, ReadingWords words) => words.Group("owner-groups").TryGet(text.Trim(" *_:："), out var key) && key == "all";

    private static bool IsNamed(ReadOnlySpan<char> text, ReadingWords words)
    {
        if (text is ['@', _, ..])
        {
            return true;
        }

        var groups = words.Group("owner-groups");
        if (groups.TryGet(text, out var known) && known == "known")
        {
            return true;
        }

        var space = text.IndexOf(' ');
        if (space > 0 && groups.TryGet(text[(text.LastIndexOf(' ') + 1)..], out var last) && last == "team")
        {
            return true;
        }

        return words.Group("first-names").Contains(space < 0 ? text : text[..space]);
    }
}
