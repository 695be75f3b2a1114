namespace Postmortem.Analysis.Language;

/// <summary>Reads the words of a lexicon file and what they can be in a sentence.</summary>
internal sealed partial class Lexicon
{
    private readonly Dictionary<string, int[]> _forms = new(StringComparer.Ordinal);

    /// <summary>The word of an entry or, where it ends in a tilde, every form of that verb. Patterns name the same few again and again.</summary>
    public ReadOnlySpan<int> FormsOf(string entry)
    {
        if (!_forms.TryGetValue(entry, out var forms))
        {
            _forms[entry] = forms = ReadForms(entry);
        }

        return forms;
    }

    private int[] ReadForms(string entry)
    {
        if (entry[^1] != '~')
        {
            var word = Intern(entry, WordClass.None);
            return VietnameseLetters.OtherSpelling(entry) is { } other ? [word, Intern(other, WordClass.None)] : [word];
        }

        var stem = entry[..^1];
        Morphology.AddVerb(stem);
        var known = Intern(stem, WordClass.BaseVerb);
        return stem is "be"
            ? [known, .. Morphology.Forms(stem).Select(form => Intern(form, WordClass.None))]
            : [
                known,
                Intern(Morphology.ThirdPerson(stem), WordClass.BaseVerb),
                Intern(Morphology.Past(stem), WordClass.Past | WordClass.Verb),
                Intern(Morphology.Participle(stem), WordClass.Participle | WordClass.Verb),
                Intern(Morphology.Gerund(stem), WordClass.Gerund),
            ];
    }

    private int Intern(string form, WordClass classes)
    {
        var word = Words.Add(form);
        if (word >= _classes.Length)
        {
            Array.Resize(ref _classes, _classes.Length * 2);
        }

        _classes[word] |= classes;
        return word;
    }

    private void ReadGrammar(LexiconNode file)
    {
        // Verbs that this file calls irregular have other forms than before.
        _forms.Clear();
        foreach (var entry in file.Find("irregular")?.Items ?? [])
        {
            if (entry.Scalar?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var stem, var past, var participle])
            {
                Morphology.AddIrregular(stem, past, participle);

                // "set" and "cut" are nouns as often as verbs; "wrote" is not.
                Intern(stem, WordClass.BaseVerb);
                Intern(past, past == stem ? WordClass.None : WordClass.Past | WordClass.Verb);
                Intern(participle, participle == stem ? WordClass.Participle : WordClass.Participle | WordClass.Verb);
            }
            else
            {
                Problems.Add(new LexiconProblem(entry.Line, "An irregular verb is written as three words: go went gone."));
            }
        }

        foreach (var (name, node) in file.Find("words")?.Entries ?? [])
        {
            var list = _lists.TryGetValue(name, out var known) ? known : _lists[name] = new WordSet();
            var classes = ClassFor(name);
            foreach (var item in node.Items ?? [])
            {
                if (item.Scalar is { Length: > 0 } entry)
                {
                    foreach (var word in FormsOf(entry))
                    {
                        _classes[word] |= classes;
                        list.Add(word);
                    }
                }
            }
        }

        foreach (var (name, node) in file.Find("nouns")?.Entries ?? [])
        {
            ReadNouns(name, node);
        }

        foreach (var (name, node) in file.Find("texts")?.Entries ?? [])
        {
            Texts[name] = node.Scalar ?? "";
        }

        if (_lists.TryGetValue("common", out var common))
        {
            _common = common;
        }

        foreach (var name in (string[])["subordinators", "gap-stops"])
        {
            if (_lists.TryGetValue(name, out var stops))
            {
                GapStops.AddAll(stops);
            }
        }
    }

    private void ReadNouns(string name, LexiconNode node)
    {
        Nouns ??= new PhraseNouns();
        var named = name.Replace("-marked", "", StringComparison.Ordinal) switch
        {
            "person" => SubjectClass.Role,
            "pronoun" => SubjectClass.Pronoun,
            "we" => SubjectClass.We,
            "they" => SubjectClass.They,
            "team" => SubjectClass.Team,
            "user" => SubjectClass.User,
            "vendor" => SubjectClass.Vendor,
            "outsider" => SubjectClass.Outsider,
            "title" => SubjectClass.Proper,
            "clause" => SubjectClass.None,
            "other" => SubjectClass.Unknown,
            _ => SubjectClass.System,
        };
        foreach (var item in node.Items ?? [])
        {
            var words = item.Scalar?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
            if (words.Length > 0)
            {
                Nouns.Add([.. words.Select(word => Intern(word, WordClass.None))], named);
                if (words.Any(word => VietnameseLetters.OtherSpelling(word) is not null))
                {
                    Nouns.Add([.. words.Select(word => Intern(VietnameseLetters.OtherSpelling(word) ?? word, WordClass.None))], named);
                }
            }
        }
    }

    private static WordClass ClassFor(string list) => list switch
    {
        "determiners" => WordClass.Determiner,
        "possessives" => WordClass.Possessive | WordClass.Determiner,
        "prepositions" => WordClass.Preposition,
        "conjunctions" => WordClass.Conjunction,
        "subordinators" or "clause-words" => WordClass.Subordinator,
        "relatives" => WordClass.Relative,
        "auxiliaries" => WordClass.Auxiliary,
        "modals" => WordClass.Modal,
        "negations" => WordClass.Not,
        "adverbs" => WordClass.Adverb,
        "quantifiers" => WordClass.Quantifier,
        "verbs" => WordClass.Verb,
        "participles" => WordClass.Participle,
        "person-pronouns" => WordClass.PersonPronoun,
        "we" => WordClass.We,
        "you" => WordClass.You,
        "they" => WordClass.They,
        "thing-pronouns" => WordClass.ThingPronoun,
        "roles" => WordClass.Role,
        "soft-roles" => WordClass.Role | WordClass.SoftRole,
        "teams" => WordClass.Team,
        "human-modifiers" => WordClass.HumanModifier,
        "users" => WordClass.User,
        "vendors" => WordClass.Vendor,
        "first-names" => WordClass.FirstName,
        "outsiders" => WordClass.Outsider,
        "systems" => WordClass.System,
        _ => WordClass.None,
    };
}
