namespace Postmortem.Analysis.Model.Reading;

/// <summary>
/// Finds what a sentence speaks of by patterns of words. A pattern is a row of words: <c>(fire|fires|fired)</c> is one of them,
/// <c>&lt;fails&gt;</c> one of a class of words, <c>roll*</c> anything that begins so, <c>..</c> up to six words of any kind, <c>^</c> the beginning
/// of the text and <c>$</c> its end. Nothing is found behind a word that takes it back, such as "not", unless the pattern names that word.
/// Texts in scripts that write no spaces are searched for the pattern as it stands, <c>..</c> standing for a few characters.
/// </summary>
internal sealed class CueMatcher
{
    private const int Gap = 6;
    private const int GluedGap = 12;
    private const int LongestText = 400;

    private readonly Dictionary<string, List<CuePattern>> _byWord = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<CuePattern>> _byStem = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Text, string Then, int Meaning)> _glued = [];
    private readonly HashSet<string> _barriers = new(StringComparer.OrdinalIgnoreCase);
    private readonly WordSieve _firstWords = new();
    private readonly WordSieve _firstStems = new();
    private readonly WordSieve _barrierWords = new();

    public CueMatcher(IEnumerable<(int Meaning, string Pattern)> patterns, Dictionary<string, List<string>> classes)
    {
        foreach (var word in classes.GetValueOrDefault("barriers") ?? [])
        {
            _barriers.Add(word);
            _barrierWords.AddWord(word);
        }

        foreach (var (meaning, text) in patterns)
        {
            if (text.AsSpan().IndexOfAnyInRange('\u2E80', '\uFFEF') >= 0)
            {
                var gap = text.IndexOf("..", StringComparison.Ordinal);
                _glued.Add(gap < 0 ? (text, "", meaning) : (text[..gap].Trim(), text[(gap + 2)..].Trim(), meaning));
                continue;
            }

            foreach (var single in CuePattern.Expand(text))
            {
                Add(new CuePattern(meaning, single, classes));
            }
        }
    }

    private void Add(CuePattern pattern)
    {
        foreach (var word in pattern.Elements[0].Words)
        {
            var index = word.EndsWith('*') ? _byStem : _byWord;
            var key = word.TrimEnd('*');
            (index.TryGetValue(key, out var list) ? list : index[key] = []).Add(pattern);
            if (index == _byWord)
            {
                _firstWords.AddWord(key);
            }
            else if (key.Length >= 3)
            {
                _firstStems.AddStem(key);
            }
        }
    }

    /// <summary>The bits of all meanings found.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, LongestText)];
        if (text.Contains('’'))
        {
            text = text.ToString().Replace('’', '\'');
        }

        var found = FindGlued(text);

        Span<Range> words = stackalloc Range[80];
        var count = Split(text, words);
        var byWord = _byWord.GetAlternateLookup<ReadOnlySpan<char>>();
        var byStem = _byStem.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < count; i++)
        {
            var word = text[words[i]];
            if (_firstWords.MayBeWord(word) && byWord.TryGetValue(word, out var exact))
            {
                found |= Match(exact, text, words[..count], i, found);
            }

            if (!_firstStems.MayBeginWithStem(word))
            {
                continue;
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

    private int FindGlued(ReadOnlySpan<char> text)
    {
        var found = 0;
        if (text.IndexOfAnyInRange('\u2E80', '\uFFEF') < 0)
        {
            return found;
        }

        foreach (var (word, then, meaning) in _glued)
        {
            var at = (found & meaning) == 0 ? text.IndexOf(word, StringComparison.Ordinal) : -1;
            if (at >= 0 && (then.Length == 0 || text.Slice(at + word.Length, Math.Min(text.Length - at - word.Length, GluedGap + then.Length)).Contains(then, StringComparison.Ordinal)))
            {
                found |= meaning;
            }
        }

        return found;
    }

    /// <summary>"not resolved", "whether to roll back", "has not been found".</summary>
    private bool IsDenied(ReadOnlySpan<char> text, ReadOnlySpan<Range> words, int at) =>
        at > 0 && (IsBarrier(text[words[at - 1]]) || (at > 1 && text[words[at - 1]] is "to" or "be" or "been" or "being" or "have" or "the" or "a" or "an" or "any" && IsBarrier(text[words[at - 2]])));

    private bool IsBarrier(ReadOnlySpan<char> word) =>
        (_barrierWords.MayBeWord(word) && _barriers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
        || (word.Length > 3 && word[^1] is 't' or 'T' && word.EndsWith("n't", StringComparison.OrdinalIgnoreCase));

    private int Match(List<CuePattern> patterns, ReadOnlySpan<char> text, ReadOnlySpan<Range> words, int at, int found)
    {
        var denied = IsDenied(text, words, at);
        foreach (var pattern in patterns)
        {
            if ((found & pattern.Meaning) == 0 && (pattern.AtStart ? at == 0 : !denied) && Matches(pattern, text, words, at))
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

    private bool Matches(CuePattern pattern, ReadOnlySpan<char> text, ReadOnlySpan<Range> words, int at)
    {
        // The first element matched already. A gap takes the nearest match, which is enough for patterns of this size.
        var next = at + 1;
        for (var e = 1; e < pattern.Elements.Count; e++)
        {
            var element = pattern.Elements[e];
            var last = Math.Min(words.Length - 1, next + (element.AfterGap ? Gap : 0));
            var found = false;
            for (; next <= last && !found; next++)
            {
                var word = text[words[next]];
                found = element.Matches(word);
                if (!found && ((word.Length == 1 && word[0] is '.' or ';' or '!' or '?') || IsBarrier(word)))
                {
                    return false;
                }
            }

            if (!found)
            {
                return false;
            }
        }

        return !pattern.AtEnd || next == words.Length || (next == words.Length - 1 && text[words[next]] is "." or "!");
    }
}
