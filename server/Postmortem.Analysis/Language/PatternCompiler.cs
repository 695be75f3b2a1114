namespace Postmortem.Analysis.Language;

/// <summary>
/// Reads a pattern as it is written in a lexicon.
/// <code>
/// word            that form            word~        any form of the verb
/// a|b|@list       one of them          !a|b         any word but these
/// (a b|c)         one of the phrases   x?           may be absent
/// ...+20          up to 20 of anything in the sentence
/// ...  ...8       up to 4 (8) words    name:x       kept for the rewrite    &lt;rest&gt;  the rest of the clause
/// =x              must be there, is not underlined
/// ^ $             begin and end of the sentence
/// &lt;past&gt; &lt;pp&gt; &lt;base&gt; &lt;ing&gt; &lt;verb&gt; &lt;adv&gt;   by form    &lt;np&gt; &lt;who&gt; &lt;anyone&gt; &lt;system&gt;   by what is named
/// </code>
/// </summary>
internal sealed partial class PatternCompiler(Lexicon lexicon)
{
    private const int MaxSequences = 64;
    private readonly Dictionary<string, PatternElement> _elements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordSet> _sets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PatternSequence>> _compiled = new(StringComparer.Ordinal);
    private string _text = "";
    private int _at;
    private int _line;

    /// <summary>The same wording stands under many rules, and the same element in many wordings: each is made once.</summary>
    public List<PatternSequence> Compile(string text, int line)
    {
        if (_compiled.TryGetValue(text, out var known))
        {
            return known;
        }

        return _compiled[text] = CompileNew(text, line);
    }

    private List<PatternSequence> CompileNew(string text, int line)
    {
        _text = text;
        _at = 0;
        _line = line;
        var result = new List<PatternSequence>();
        foreach (var elements in ReadAlternatives(0))
        {
            var anchor = FindAnchor(elements);
            if (anchor < 0)
            {
                lexicon.Problems.Add(new LexiconProblem(line, $"The pattern \"{text}\" has no word by which it can be found; name at least one."));
                return [];
            }

            result.Add(new PatternSequence([.. elements], anchor));
        }

        if (_at < _text.Length)
        {
            lexicon.Problems.Add(new LexiconProblem(line, $"The pattern \"{text}\" has a bracket too many at position {_at + 1}."));
        }

        return result;
    }

    /// <summary>Phrases that stand for each other. Outside brackets a bar separates words, inside it separates phrases.</summary>
    private List<List<PatternElement>> ReadAlternatives(int depth)
    {
        var all = new List<List<PatternElement>>();
        List<List<PatternElement>> current = [[]];
        while (_at < _text.Length && _text[_at] != ')')
        {
            if (_text[_at] == ' ')
            {
                _at++;
            }
            else if (_text[_at] == '|')
            {
                _at++;
                all.AddRange(current);
                current = [[]];
            }
            else if (_text[_at] == '(')
            {
                _at++;
                var group = ReadAlternatives(depth + 1);
                _at++;
                if (_at < _text.Length && _text[_at] is '?' or '*')
                {
                    if (_text[_at] == '*' && group is [[{ Kind: ElementKind.Words, Words: { } repeated }]])
                    {
                        group = [[new PatternElement { Kind = ElementKind.Words, Words = repeated, Min = 0, Max = 4 }]];
                    }
                    else
                    {
                        group.Add([]);
                    }

                    _at++;
                }

                current = Combine(current, group);
            }
            else
            {
                var element = ReadElement(depth);
                foreach (var sequence in current)
                {
                    sequence.Add(element);
                }
            }
        }

        all.AddRange(current);
        return Merge(all);
    }

    private static List<List<PatternElement>> Combine(List<List<PatternElement>> heads, List<List<PatternElement>> tails)
    {
        var result = new List<List<PatternElement>>(heads.Count * tails.Count);
        foreach (var head in heads)
        {
            foreach (var tail in tails)
            {
                if (result.Count < MaxSequences)
                {
                    result.Add([.. head, .. tail]);
                }
            }
        }

        return result;
    }

    /// <summary>Alternatives that are single words become one set, so that a list of words stays one sequence.</summary>
    private static List<List<PatternElement>> Merge(List<List<PatternElement>> alternatives)
    {
        static bool IsPlain(List<PatternElement> sequence) =>
            sequence is [{ Kind: ElementKind.Words, Min: 1, Max: 1, Capture: null, Outside: false, AllCaps: false, ScareQuoted: false }];

        if (alternatives.Count(IsPlain) < 2)
        {
            return alternatives;
        }

        var words = new WordSet();
        foreach (var alternative in alternatives.Where(IsPlain))
        {
            words.AddAll(alternative[0].Words!);
        }

        return [[new PatternElement { Kind = ElementKind.Words, Words = words }], .. alternatives.Where(sequence => !IsPlain(sequence))];
    }

    private PatternElement ReadElement(int depth)
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is not (' ' or ')' or '(') && !(depth > 0 && _text[_at] == '|'))
        {
            _at++;
        }

        var text = _text[start.._at];
        if (_elements.TryGetValue(text, out var known))
        {
            return known;
        }

        return _elements[text] = ReadElement(text);
    }

    private PatternElement ReadElement(string text)
    {
        var outside = text[0] == '=';
        if (outside && text.Length == 1)
        {
            lexicon.Problems.Add(new LexiconProblem(_line, "\"=\" stands before one element; inside a bracket it stands before each."));
            return new PatternElement { Kind = ElementKind.NotWords, Words = lexicon.GapStops, Min = 0, Max = 0 };
        }

        text = outside ? text[1..] : text;
        string? capture = null;
        var colon = text.IndexOf(':');
        if (colon > 0 && colon + 1 < text.Length && text[..colon].All(char.IsAsciiLetterLower))
        {
            capture = text[..colon];
            text = text[(colon + 1)..];
        }

        var (min, max) = (1, 1);
        if (text.Length > 1 && text[^1] is '?' or '*' && text is not ("?!" or "??"))
        {
            (min, max) = text[^1] == '?' ? (0, 1) : (0, 4);
            text = text[..^1];
        }

        return Create(text, min, max, capture, outside);
    }

    private PatternElement Create(string text, int min, int max, string? capture, bool outside)
    {
        if (text == "<rest>")
        {
            return new PatternElement { Kind = ElementKind.NotWords, Words = lexicon.GetList("rest-stops"), Min = 0, Max = 24, StopsAtComma = true, Capture = capture, Outside = outside };
        }

        if (text.StartsWith("...+", StringComparison.Ordinal) && int.TryParse(text[4..], out var widest))
        {
            return new PatternElement { Kind = ElementKind.Anything, Min = 0, Max = widest, Lazy = true, Capture = capture, Outside = outside };
        }

        if (text.StartsWith("...", StringComparison.Ordinal))
        {
            var most = text.Length > 3 && int.TryParse(text[3..], out var n) ? n : 4;
            return new PatternElement { Kind = ElementKind.NotWords, Words = lexicon.GapStops, Min = 0, Max = most, Lazy = true, Capture = capture, Outside = outside };
        }

        var kind = text switch
        {
            "^" => ElementKind.Start,
            "$" => ElementKind.End,
            "," => ElementKind.Comma,
            "<colon>" => ElementKind.Colon,
            "<question>" => ElementKind.Question,
            "<arrow>" => ElementKind.Arrow,
            "<dash>" => ElementKind.Dash,
            "<pause>" => ElementKind.Pause,
            "<num>" => ElementKind.Number,
            "<code>" => ElementKind.Code,
            "<quote>" => ElementKind.Quote,
            "<placeholder>" => ElementKind.Placeholder,
            "<shout>" => ElementKind.Shout,
            "<person-name>" => ElementKind.PersonName,
            _ => ElementKind.Words,
        };
        if (kind != ElementKind.Words)
        {
            var names = kind == ElementKind.PersonName ? lexicon.PersonNames() : null;
            return new PatternElement { Kind = kind, Words = names, Min = min, Max = max, Capture = capture, Outside = outside };
        }

        if (text[0] == '<')
        {
            return CreateClass(text, min, max, capture, outside);
        }

        var not = text[0] == '!' && text.Length > 1 && text[1] is not ('!' or '?');
        var scare = text[0] == '\'' && text[^1] == '\'' && text.Length > 2;
        var words = ReadWords(not ? text[1..] : scare ? text[1..^1] : text);
        return new PatternElement
        {
            Kind = not ? ElementKind.NotWords : ElementKind.Words,
            Words = words,
            Min = min,
            Max = max,
            Capture = capture,
            Outside = outside,
            ScareQuoted = scare,
            AllCaps = !not && text.Length > 1 && text.All(c => char.IsAsciiLetterUpper(c) || c == '|'),
        };
    }
}
