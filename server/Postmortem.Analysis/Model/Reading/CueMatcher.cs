namespace Postmortem.Analysis.Model.Reading;

/// <summary>
/// Finds what a sentence speaks of by patterns of words. A pattern is a row of words: <c>(fire|fires|fired)</c> is one of them,
/// <c>roll*</c> anything that begins so, <c>..</c> up to six words of any kind, <c>^</c> the beginning of the text. Texts in scripts that write
/// no spaces are searched for the pattern as it stands. The first pattern in the order of the files that matches wins within
/// a meaning; several meanings may be found.
/// </summary>
internal sealed class CueMatcher
{
    private const int Gap = 6;
    private const int LongestText = 400;

    private readonly Dictionary<string, List<Pattern>> _byWord = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Pattern>> _byStem = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Text, int Meaning)> _glued = [];

    public CueMatcher(IEnumerable<(int Meaning, string Pattern)> patterns)
    {
        foreach (var (meaning, text) in patterns)
        {
            if (text.AsSpan().IndexOfAnyInRange('\u2E80', '\uFFEF') >= 0)
            {
                _glued.Add((text, meaning));
                continue;
            }

            var pattern = new Pattern(meaning, text);
            foreach (var word in pattern.First.Words)
            {
                var index = word.EndsWith('*') ? _byStem : _byWord;
                var key = word.TrimEnd('*');
                (index.TryGetValue(key, out var list) ? list : index[key] = []).Add(pattern);
            }
        }
    }

    /// <summary>The bits of all meanings found.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, LongestText)];
        var found = 0;
        foreach (var (word, meaning) in _glued)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                found |= meaning;
            }
        }

        Span<Range> words = stackalloc Range[80];
        var count = Split(text, words);
        var byWord = _byWord.GetAlternateLookup<ReadOnlySpan<char>>();
        var byStem = _byStem.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < count; i++)
        {
            var word = text[words[i]];
            if (byWord.TryGetValue(word, out var exact))
            {
                found |= Match(exact, text, words[..count], i, found);
            }

            for (var length = 3; length <= Math.Min(word.Length, 12); length++)
            {
                if (byStem.TryGetValue(word[..length], out var stems))
                {
                    found |= Match(stems, text, words[..count], i, found);
                }
            }
        }

        return found;
    }

    private static int Match(List<Pattern> patterns, ReadOnlySpan<char> text, ReadOnlySpan<Range> words, int at, int found)
    {
        foreach (var pattern in patterns)
        {
            if ((found & pattern.Meaning) == 0 && (!pattern.AtStart || at == 0) && pattern.Matches(text, words, at))
            {
                found |= pattern.Meaning;
            }
        }

        return found;
    }

    /// <summary>Words are letters, digits, hyphens and apostrophes; a full stop before white space is a word of its own that no gap goes over.</summary>
    private static int Split(ReadOnlySpan<char> text, Span<Range> words)
    {
        var count = 0;
        for (var i = 0; i < text.Length && count < words.Length;)
        {
            if (char.IsLetterOrDigit(text[i]) || text[i] == '#')
            {
                var start = i++;
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] is '-' or '\'' or '’' or '/' or '.' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]))))
                {
                    i++;
                }

                words[count++] = start..i;
            }
            else
            {
                if (text[i] is '.' or ';' or '!' or '?')
                {
                    words[count++] = i..(i + 1);
                }

                i++;
            }
        }

        return count;
    }

    private sealed class Pattern
    {
        private readonly List<Element> _elements = [];

        public Pattern(int meaning, string text)
        {
            Meaning = meaning;
            var gap = false;
            foreach (var raw in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (raw == "^")
                {
                    AtStart = true;
                }
                else if (raw == "..")
                {
                    gap = true;
                }
                else
                {
                    _elements.Add(new Element(raw.Trim('(', ')').Split('|'), gap));
                    gap = false;
                }
            }
        }

        public int Meaning { get; }

        public bool AtStart { get; }

        public Element First => _elements[0];

        public bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<Range> words, int at)
        {
            // The first element matched already. A gap takes the nearest match, which is enough for patterns of this size.
            var next = at + 1;
            for (var e = 1; e < _elements.Count; e++)
            {
                var element = _elements[e];
                var last = Math.Min(words.Length - 1, next + (element.AfterGap ? Gap : 0));
                var found = false;
                for (; next <= last && !found; next++)
                {
                    var word = text[words[next]];
                    if (word.Length == 1 && word[0] is '.' or ';' or '!' or '?')
                    {
                        return false;
                    }

                    found = element.Matches(word);
                }

                if (!found)
                {
                    return false;
                }
            }

            return true;
        }
    }

    private sealed record Element(string[] Words, bool AfterGap)
    {
        public bool Matches(ReadOnlySpan<char> word)
        {
            foreach (var candidate in Words)
            {
                if (candidate.EndsWith('*') ? word.StartsWith(candidate.AsSpan(0, candidate.Length - 1), StringComparison.OrdinalIgnoreCase) : word.Equals(candidate, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
