namespace Postmortem.Analysis.Language;

/// <summary>Inflects English verbs: regular forms by rule, the others by a table in the lexicon.</summary>
internal sealed class Morphology
{
    private readonly Dictionary<string, (string Past, string Participle)> _irregular = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _baseOf = new(StringComparer.OrdinalIgnoreCase);

    public void AddIrregular(string stem, string past, string participle)
    {
        _irregular[stem] = (past, participle);
        _baseOf.TryAdd(past, stem);
        _baseOf.TryAdd(participle, stem);
    }

    /// <summary>Makes a verb known, so that its base can be found from any of its forms.</summary>
    public void AddVerb(string stem)
    {
        foreach (var form in Forms(stem))
        {
            _baseOf.TryAdd(form, stem);
        }
    }

    /// <summary>All forms; those that are alike stand in it twice.</summary>
    public string[] Forms(string stem) =>
        stem is "be"
            ? ["be", "is", "are", "was", "were", "been", "being", "am"]
            : [stem, ThirdPerson(stem), Past(stem), Participle(stem), Gerund(stem)];

    public string Past(string stem) => _irregular.TryGetValue(stem, out var forms) ? forms.Past : WithEd(stem);

    public string Participle(string stem) => _irregular.TryGetValue(stem, out var forms) ? forms.Participle : WithEd(stem);

    public static string ThirdPerson(string stem)
    {
        if (stem is "have")
        {
            return "has";
        }

        if (stem.EndsWith('y') && stem.Length > 1 && !IsVowel(stem[^2]))
        {
            return stem[..^1] + "ies";
        }

        return stem.EndsWith('s') || stem.EndsWith('x') || stem.EndsWith('z') || stem.EndsWith("ch", StringComparison.Ordinal)
            || stem.EndsWith("sh", StringComparison.Ordinal) || stem.EndsWith('o') ? stem + "es" : stem + "s";
    }

    public static string Gerund(string stem)
    {
        if (stem.EndsWith("ie", StringComparison.Ordinal))
        {
            return stem[..^2] + "ying";
        }

        if (stem.EndsWith('e') && !stem.EndsWith("ee", StringComparison.Ordinal) && stem.Length > 2)
        {
            return stem[..^1] + "ing";
        }

        return Doubled(stem) + "ing";
    }

    /// <summary>The base of a form: known verbs by table, other words by their ending. Null when the word can't be a verb form.</summary>
    public string? FindBase(string form)
    {
        var word = form.ToLowerInvariant();
        if (_baseOf.TryGetValue(word, out var stem))
        {
            return stem;
        }

        if (word.Length > 4 && word.EndsWith("ied", StringComparison.Ordinal))
        {
            return word[..^3] + "y";
        }

        if (word.Length > 3 && word.EndsWith("ed", StringComparison.Ordinal))
        {
            return StripVerbEnding(word[..^2]);
        }

        return word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal) ? StripVerbEnding(word[..^3]) : null;
    }

    /// <summary>The participle that belongs to a finite form: "wrote" gives "written", "merged" gives "merged".</summary>
    public string? FindParticiple(string form) => FindBase(form) is { } stem ? Participle(stem) : null;

    private static string StripVerbEnding(string stem)
    {
        if (stem.Length > 2 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z' or 'f'))
        {
            return stem[..^1];
        }

        // "rais-", "clos-" and "seiz-" lost an e too, "focus-" did not.
        if (stem.Length > 3 && stem[^1] is 's' or 'z' && IsVowel(stem[^2]))
        {
            return stem is "focus" or "bias" or "canvas" or "refocus" ? stem : stem + "e";
        }

        // "configur-" and "updat-" lost an e; "restart-" and "check-" did not.
        var needsE = stem.Length > 2 && !IsVowel(stem[^1]) && IsVowel(stem[^2]) && stem[^1] is 't' or 'r' or 's' or 'v' or 'c' or 'g' or 'u' or 'z'
            && (stem.Length < 3 || !IsVowel(stem[^3]))
            && !(stem.EndsWith("er", StringComparison.Ordinal) || stem.EndsWith("it", StringComparison.Ordinal) || stem.EndsWith("et", StringComparison.Ordinal)
                || stem.EndsWith("rror", StringComparison.Ordinal) || stem.EndsWith("itor", StringComparison.Ordinal) || stem.EndsWith("actor", StringComparison.Ordinal) || stem.EndsWith("chor", StringComparison.Ordinal) || stem.EndsWith("thor", StringComparison.Ordinal));
        return needsE || stem[^1] is 'v' or 'c' or 'u' ? stem + "e" : stem;
    }

    private static string WithEd(string stem)
    {
        if (stem.EndsWith('e'))
        {
            return stem + "d";
        }

        if (stem.EndsWith('y') && stem.Length > 1 && !IsVowel(stem[^2]))
        {
            return stem[..^1] + "ied";
        }

        return Doubled(stem) + "ed";
    }

    /// <summary>One syllable that ends in consonant, vowel, consonant doubles its last letter: stop, drop, plan, skip.</summary>
    private static string Doubled(string stem)
    {
        if (stem.Length < 3 || IsVowel(stem[^1]) || !IsVowel(stem[^2]) || IsVowel(stem[^3]) || stem[^1] is 'w' or 'x' or 'y')
        {
            return stem;
        }

        var syllables = 0;
        for (var i = 0; i < stem.Length; i++)
        {
            if (IsVowel(stem[i]) && (i == 0 || !IsVowel(stem[i - 1])))
            {
                syllables++;
            }
        }

        return syllables == 1 || stem is "unplug" or "debug" or "unpin" or "unzip" or "untag" or "remap" or "unmap" or "overlap" or "unwrap" or "replug" or "commit" or "permit" or "omit" or "admit" or "submit" or "refer" or "prefer" or "occur" or "recur" or "control"
            ? stem + stem[^1]
            : stem;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
