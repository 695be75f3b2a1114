namespace Postmortem.Analysis.Language;

/// <summary>What an element stands for: classes of words, sets of words, and which of a pattern's words it is found by.</summary>
internal sealed partial class PatternCompiler
{
    private PatternElement CreateClass(string text, int min, int max, string? capture, bool outside)
    {
        var subjects = text switch
        {
            "<np>" => (SubjectClass)0xFFFF,
            "<who>" => SubjectClass.Person,
            "<anyone>" => SubjectClass.Anyone,
            "<proper>" => SubjectClass.Person | SubjectClass.Proper,
            "<we>" => SubjectClass.We,
            "<name>" => SubjectClass.Name,
            "<user>" => SubjectClass.User,
            "<vendor>" => SubjectClass.Vendor,
            "<system>" => SubjectClass.System | SubjectClass.Proper | SubjectClass.Agent,
            _ => SubjectClass.None,
        };
        if (text.Contains('|'))
        {
            lexicon.Problems.Add(new LexiconProblem(_line, $"\"{text}\" mixes a class with words; write two patterns or a bracket with alternatives."));
        }

        var wordClass = text switch
        {
            "<past>" => WordClass.Past,
            "<pp>" => WordClass.Participle,
            "<base>" => WordClass.BaseVerb,
            "<ing>" => WordClass.Gerund,
            "<verb>" => WordClass.AnyVerb,
            "<adv>" => WordClass.Adverb,
            "<det>" => WordClass.Determiner,
            "<poss>" => WordClass.Possessive,
            "<prep>" => WordClass.Preposition,
            "<modal>" => WordClass.Modal,
            "<aux>" => WordClass.Auxiliary,
            "<not>" => WordClass.Not,
            _ => WordClass.None,
        };
        return new PatternElement
        {
            Kind = subjects != SubjectClass.None ? ElementKind.NounPhrase : ElementKind.Class,
            Subjects = subjects,
            Class = wordClass,
            Min = min,
            Max = max,
            Capture = capture,
            Outside = outside,
        };
    }

    private WordSet ReadWords(string text)
    {
        if (_sets.TryGetValue(text, out var known))
        {
            return known;
        }

        var set = new WordSet();
        foreach (var alternative in text.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var part = alternative.Length > 2 ? alternative.Trim('\'') : alternative;
            if (part[0] == '@' && part.Length > 1)
            {
                set.AddAll(lexicon.GetList(part[1..]));
            }
            else
            {
                foreach (var word in lexicon.FormsOf(part))
                {
                    set.Add(word);
                }
            }
        }

        return _sets[text] = set;
    }

    /// <summary>The element that costs least to look for: every sentence without its words is never looked at.</summary>
    private int FindAnchor(List<PatternElement> elements)
    {
        var best = -1;
        var bestCost = double.MaxValue;
        for (var i = 0; i < elements.Count; i++)
        {
            var element = elements[i];
            var cost = element switch
            {
                { Min: 0 } => double.MaxValue,
                { Kind: ElementKind.Words or ElementKind.PersonName, Words: { } words } => CostOf(words, bestCost),
                { Kind: ElementKind.Shout } => 1,
                _ => double.MaxValue,
            };
            if (cost < bestCost)
            {
                (best, bestCost) = (i, cost);
            }
        }

        return best;
    }

    /// <summary>How often the words are met in all; no longer summed up than until others are known to be rarer.</summary>
    private double CostOf(WordSet words, double limit)
    {
        var cost = 0;
        foreach (var word in words.Words)
        {
            cost += lexicon.FrequencyOf(word);
            if (cost >= limit)
            {
                break;
            }
        }

        return cost;
    }
}
