namespace Postmortem.Analysis.Language;

/// <summary>
/// The words, patterns and rules of one language, compiled from a shipped file and whatever a workspace adds to it.
/// Immutable once built; <see cref="Build"/> is the only writer.
/// </summary>
internal sealed partial class Lexicon
{
    private readonly Dictionary<string, WordSet> _lists = new(StringComparer.Ordinal);
    private WordClass[] _classes = new WordClass[4096];
    private WordSet _common = new();
    private Trigger[] _triggers = [];
    private int[] _firstTriggers = [];
    private int[] _shout = [];
    private PatternSequence[]?[] _innocents = [];

    public WordTable Words { get; } = new();

    public Morphology Morphology { get; } = new();

    public List<LexiconProblem> Problems { get; } = [];

    public List<LanguageRule> Rules { get; } = [];

    /// <summary>What shows that an unknown name is a person's; never reported.</summary>
    public LanguageRule Evidence { get; } = new() { Code = "", Message = "", Why = "", Instead = "" };

    /// <summary>What a gap in a pattern does not run over.</summary>
    public WordSet GapStops { get; } = new();

    /// <summary>Statements about the concept of blame, in which no wording is reported.</summary>
    public IReadOnlyList<PatternSequence> Meta { get; set; } = [];

    /// <summary>Patterns by name that make others innocent.</summary>
    public Dictionary<string, List<PatternSequence>> Exceptions { get; } = new(StringComparer.Ordinal);

    /// <summary>Stretches in which no wording is reported: names of things and words whose company makes them facts.</summary>
    public List<PatternSequence> Innocents { get; } = [];

    /// <summary>Texts by name that rewrites fill in: questions, placeholders, names of things.</summary>
    public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Nouns that are phrases, in a language that is written syllable by syllable; null in others.</summary>
    public PhraseNouns? Nouns { get; private set; }

    /// <summary>Stands for any shouted word among the triggers.</summary>
    public int ShoutWord { get; private set; }

    /// <summary>Stands for any handle among the triggers.</summary>
    public int HandleWord { get; private set; }

    /// <summary>Words up to this one belong to another language, and no rule of this one looks for them.</summary>
    public int LastForeign { get; private set; }

    public static Lexicon Build(params IEnumerable<LexiconNode> files)
    {
        var lexicon = new Lexicon();
        var all = files.ToList();
        foreach (var item in all.Count > 0 ? all[0].Find("foreign")?.Items ?? [] : [])
        {
            lexicon.LastForeign = lexicon.Words.Add(item.Scalar ?? "");
        }

        lexicon.ShoutWord = lexicon.Words.Add("<shout>");
        lexicon._shout = [lexicon.ShoutWord];
        lexicon.HandleWord = lexicon.Words.Add("<handle>");
        foreach (var word in (string[])["'s", "not", "!!", "??", "?!", "!", "?"])
        {
            lexicon.Words.Add(word);
        }

        foreach (var file in all)
        {
            lexicon.ReadGrammar(file);
        }

        foreach (var file in all)
        {
            LexiconRules.Read(file, lexicon);
        }

        lexicon.IndexTriggers();
        lexicon._forms.Clear();
        return lexicon;
    }

    public WordClass ClassOf(int word) => _classes[word];

    /// <summary>About how often a word is met, as far as it matters for the choice of what to look for.</summary>
    public int FrequencyOf(int word)
    {
        var classes = _classes[word];
        return (classes & (WordClass.Determiner | WordClass.Preposition | WordClass.Conjunction)) != 0 ? 400
            : (classes & WordClass.ThingPronoun) != 0 ? 300
            : (classes & WordClass.Closed) != 0 ? 150
            : _common.Contains(word) ? 30 : 1;
    }

    public WordSet GetList(string name)
    {
        if (_lists.TryGetValue(name, out var list))
        {
            return list;
        }

        Problems.Add(new LexiconProblem(0, $"No list is called \"{name}\"."));
        return _lists[name] = new WordSet();
    }

    public WordSet PersonNames()
    {
        var names = new WordSet();
        names.Add(HandleWord);
        names.AddAll(GetList("first-names"));

        return names;
    }

    public bool IsIn(string list, int word) => _lists.TryGetValue(list, out var set) && set.Contains(word);

    public ReadOnlySpan<Trigger> TriggersOf(int word) => _triggers.AsSpan(_firstTriggers[word].._firstTriggers[word + 1]);

    public ReadOnlySpan<PatternSequence> InnocentsOf(int word) => _innocents[word];

    public bool IsTrigger(int word) => _firstTriggers[word] < _firstTriggers[word + 1];

    private void IndexTriggers()
    {
        var triggers = new List<Trigger>();
        foreach (var rule in Rules.Append(Evidence))
        {
            foreach (var pattern in rule.Patterns)
            {
                foreach (var sequence in pattern.Sequences)
                {
                    triggers.Add(new Trigger(sequence.Needs, pattern, sequence));
                }
            }
        }

        // All in one row: those of a word stand from its number in the first list to that of the next word.
        _firstTriggers = new int[Words.Count + 1];
        foreach (var trigger in triggers)
        {
            foreach (var word in AnchorsOf(trigger.Sequence))
            {
                _firstTriggers[word + 1]++;
            }
        }

        for (var word = 0; word < Words.Count; word++)
        {
            _firstTriggers[word + 1] += _firstTriggers[word];
        }

        _triggers = new Trigger[_firstTriggers[^1]];
        var next = _firstTriggers.AsSpan(0, Words.Count).ToArray();
        foreach (var trigger in triggers)
        {
            foreach (var word in AnchorsOf(trigger.Sequence))
            {
                _triggers[next[word]++] = trigger;
            }
        }

        Array.Resize(ref _classes, Words.Count);
        IndexInnocents();
    }

    private ReadOnlySpan<int> AnchorsOf(PatternSequence sequence) =>
        sequence.Elements[sequence.Anchor] is { Kind: not ElementKind.Shout, Words: { } words } ? words.Words : _shout;

    private void IndexInnocents()
    {
        var byWord = new List<PatternSequence>?[Words.Count];
        foreach (var sequence in Innocents)
        {
            var anchor = sequence.Elements[sequence.Anchor].Words ?? new WordSet();
            foreach (var word in anchor.Words)
            {
                (byWord[word] ??= []).Add(sequence);
            }
        }

        _innocents = [.. byWord.Select(list => list?.ToArray())];
    }
}

/// <summary>A pattern under a word of its anchor, with what is asked of a sentence first.</summary>
internal readonly record struct Trigger(WordNeeds Needs, Pattern Pattern, PatternSequence Sequence);
