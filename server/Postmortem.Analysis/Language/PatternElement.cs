namespace Postmortem.Analysis.Language;

internal enum ElementKind : byte
{
    /// <summary>One of a set of words.</summary>
    Words,

    /// <summary>Any word outside a set; an empty set stands for any word.</summary>
    NotWords,

    /// <summary>A word of a grammatical class, with morphology for words that the lexicon does not name.</summary>
    Class,

    /// <summary>A noun phrase whose class is one of <see cref="PatternElement.Subjects"/>.</summary>
    NounPhrase,
    Number,
    Code,
    Quote,
    Placeholder,

    /// <summary>A shouted word: four or more capitals that are no acronym the lexicon knows.</summary>
    Shout,

    /// <summary>A handle or a first name that stands for a person.</summary>
    PersonName,
    Start,
    End,
    Comma,
    Colon,
    Question,
    Arrow,
    Dash,

    /// <summary>A mark at which a new thought begins: comma, semicolon, colon, dash or an opening bracket.</summary>
    Pause,
}

/// <summary>One element of a pattern.</summary>
internal sealed class PatternElement
{
    public required ElementKind Kind { get; init; }

    public WordSet? Words { get; init; }

    public WordClass Class { get; init; }

    public SubjectClass Subjects { get; init; }

    public int Min { get; init; } = 1;

    public int Max { get; init; } = 1;

    /// <summary>Gaps take as little as they can, everything else as much as it can.</summary>
    public bool Lazy { get; init; }

    /// <summary>Ends where the clause does, at the latest at a comma.</summary>
    public bool StopsAtComma { get; init; }

    public string? Capture { get; init; }

    public bool AllCaps { get; init; }

    public bool ScareQuoted { get; init; }

    /// <summary>Context that must be there but is not part of what is underlined.</summary>
    public bool Outside { get; init; }
}

/// <summary>A flat sequence of elements with the element by whose words it is found.</summary>
internal sealed class PatternSequence(PatternElement[] elements, int anchor)
{
    public PatternElement[] Elements { get; } = elements;

    public int Anchor { get; } = anchor;
}
