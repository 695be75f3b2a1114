namespace Postmortem.Analysis.Model.Reading;

/// <summary>One pattern of words, as <see cref="CueMatcher"/> describes them.</summary>
internal sealed class CuePattern
{
    private readonly List<CueElement> _elements = [];

    public CuePattern(int meaning, string text, Dictionary<string, List<string>> classes)
    {
        Meaning = meaning;
        var gap = false;
        foreach (var raw in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (raw)
            {
                case "^":
                    AtStart = true;
                    break;
                case "$":
                    AtEnd = true;
                    break;
                case "..":
                    gap = true;
                    break;
                default:
                    _elements.Add(new CueElement(Words(raw, classes), gap));
                    gap = false;
                    break;
            }
        }
    }

    public int Meaning { get; }

    public bool AtStart { get; }

    public bool AtEnd { get; }

    public List<CueElement> Elements => _elements;

    /// <summary>A choice of several words, as in <c>(restarted|rolled back)</c>, makes a pattern of its own of each that is more than a word.</summary>
    public static IEnumerable<string> Expand(string text)
    {
        for (var open = text.IndexOf('('); open >= 0; open = text.IndexOf('(', open + 1))
        {
            var close = text.IndexOf(')', open);
            if (close < 0 || !text.AsSpan(open, close - open).Contains(' '))
            {
                continue;
            }

            var choices = text[(open + 1)..close].Split('|');
            var words = string.Join('|', choices.Where(static c => !c.Contains(' ')));
            return choices.Where(static c => c.Contains(' ')).Append(words.Length > 0 ? $"({words})" : null).OfType<string>()
                .SelectMany(choice => Expand(string.Concat(text.AsSpan(0, open), choice, text.AsSpan(close + 1))));
        }

        return [text];
    }

    private static string[] Words(string raw, Dictionary<string, List<string>> classes) =>
        [.. raw.Trim('(', ')').Split('|').SelectMany(word => word is ['<', .., '>'] ? classes.GetValueOrDefault(word[1..^1]) ?? [] : [word])];
}

/// <summary>One place of a pattern: a word, or one of several.</summary>
internal sealed class CueElement
{
    /// <summary>A bit for each letter that a word begins with, and one for all that are none of the alphabet.</summary>
    private readonly uint _initials;

    public CueElement(string[] words, bool afterGap)
    {
        Words = words;
        AfterGap = afterGap;
        foreach (var word in words)
        {
            _initials |= Initial(word[0]);
        }
    }

    public string[] Words { get; }

    public bool AfterGap { get; }

    public bool Matches(ReadOnlySpan<char> word)
    {
        if ((_initials & Initial(word[0])) == 0)
        {
            return false;
        }

        foreach (var candidate in Words)
        {
            if (candidate.EndsWith('*') ? word.StartsWith(candidate.AsSpan(0, candidate.Length - 1), StringComparison.OrdinalIgnoreCase) : word.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static uint Initial(char c) => char.IsAsciiLetter(c) ? 1u << ((c | 0x20) - 'a') : 1u << 31;
}
