using System.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>The plain form in which headings, labels and column heads are compared.</summary>
internal static class Names
{
    private const int LongestName = 160;

    /// <summary>
    /// Lower case, without numbering (<c>1.</c>, <c>3)</c>), emoji and <c>:emoji:</c> codes, emphasis, link targets,
    /// closing hashes and punctuation at the ends; white space is one space.
    /// </summary>
    public static string Normalize(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, LongestName)].Trim();
        var builder = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == ']' && i + 1 < text.Length && text[i + 1] == '(' && text[(i + 1)..].IndexOf(')') is var close and >= 0)
            {
                i += close + 1;
            }
            else if (c == ':' && EmojiCodeLength(text[i..]) is var code and > 0)
            {
                i += code - 1;
            }
            else if (c == '’')
            {
                builder.Append('\'');
            }
            else if (char.IsWhiteSpace(c) || c is '_' or '\u00a0')
            {
                if (builder.Length > 0 && builder[^1] != ' ')
                {
                    builder.Append(' ');
                }
            }
            else if (c is not ('*' or '`' or '[' or ']' or '#' or '\uFE0F' or '\u200D') && !char.IsSurrogate(c) && !IsSymbol(c))
            {
                builder.Append(char.ToLowerInvariant(c));
            }
        }

        var result = builder.ToString().AsSpan().Trim(" .:：?？!-–—");
        return WithoutNumber(result).Trim(" .:：?？!-–—").ToString();
    }

    /// <summary>Things by the names that they go by, in this form; what has a name for its own comes before what has it for an alias.</summary>
    public static Dictionary<string, List<T>> Index<T>(IEnumerable<T> things, Func<T, string> name, Func<T, IReadOnlyList<string>> aliases)
        where T : class
    {
        var index = new Dictionary<string, List<T>>(StringComparer.Ordinal);
        foreach (var thing in things)
        {
            Add(name(thing), thing);
        }

        foreach (var thing in things)
        {
            foreach (var alias in aliases(thing))
            {
                Add(alias, thing);
            }
        }

        return index;

        void Add(string written, T thing)
        {
            var key = Normalize(written);
            if (key.Length > 0)
            {
                var list = index.TryGetValue(key, out var found) ? found : index[key] = [];
                if (!list.Contains(thing))
                {
                    list.Add(thing);
                }
            }
        }
    }

    /// <summary>The name without what stands behind it in brackets: <c>timeline (utc)</c>.</summary>
    public static ReadOnlySpan<char> WithoutBrackets(ReadOnlySpan<char> name)
    {
        var at = name.IndexOfAny('(', '（', '[');
        return at > 0 ? name[..at].TrimEnd() : name;
    }

    private static ReadOnlySpan<char> WithoutNumber(ReadOnlySpan<char> name)
    {
        var digits = 0;
        while (digits < name.Length && (char.IsAsciiDigit(name[digits]) || (name[digits] == '.' && digits > 0)))
        {
            digits++;
        }

        if (digits == 0 || digits > 4 || digits >= name.Length)
        {
            return name;
        }

        return name[digits - 1] == '.' || name[digits] is ')' or '、' or ':' ? name[digits..].TrimStart(" )、.:-") : name;
    }

    private static int EmojiCodeLength(ReadOnlySpan<char> text)
    {
        var length = 1;
        while (length < text.Length && length < 40 && (char.IsAsciiLetterLower(text[length]) || char.IsAsciiDigit(text[length]) || text[length] is '_' or '-' or '+'))
        {
            length++;
        }

        return length > 2 && length < text.Length && text[length] == ':' ? length + 1 : 0;
    }

    private static bool IsSymbol(char c) => c is >= '\u2190' and <= '\u2BFF' or '\u200B' or '\uFEFF';
}
