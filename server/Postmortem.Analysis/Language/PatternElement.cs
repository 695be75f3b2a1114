using System.Numerics;

namespace Postmortem.Analysis.Language;

internal enum ElementKind : byte
{
    /// <summary>One of a set of words.</summary>
    Words,

    /// <summary>Any word outside a set; an empty set stands for any word.</summary>
    NotWords,

    /// <summary>Whatever stands in the same sentence, conjunctions and marks as well.</summary>
    Anything,

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

    /// <summary>The signature of the words of which one must be there; all bits where the element can do without.</summary>
    public ulong Needs => Kind == ElementKind.Words && Min > 0 ? Words!.Signature : ulong.MaxValue;
}

/// <summary>A flat sequence of elements with the element by whose words it is found.</summary>
internal sealed class PatternSequence
{
    public PatternSequence(PatternElement[] elements, int anchor)
    {
        Elements = elements;
        Anchor = anchor;
        Needs = WordNeeds.Of(elements, anchor);
    }

    public PatternElement[] Elements { get; }

    public int Anchor { get; }

    /// <summary>What a sentence must have besides a word of the anchor.</summary>
    public WordNeeds Needs { get; }

    /// <summary>Whether a sentence with this signature may have all words of the sequence; false says that it has not.</summary>
    public bool MayBeIn(ulong sentence) => (Elements[Anchor].Needs & sentence) != 0 && Needs.MayBeMetBy(sentence);
}

/// <summary>
/// The signatures of the two rarest sets of words that a pattern needs besides its anchor. A sentence that has none of one of
/// them is passed over for the price of a comparison, however many patterns hang on a frequent word.
/// </summary>
internal readonly record struct WordNeeds(ulong First, ulong Second)
{
    public bool MayBeMetBy(ulong sentence) => (First & sentence) != 0 && (Second & sentence) != 0;

    public static WordNeeds Of(ReadOnlySpan<PatternElement> elements, int anchor)
    {
        var (first, second) = (ulong.MaxValue, ulong.MaxValue);
        for (var i = 0; i < elements.Length; i++)
        {
            var needs = i == anchor ? ulong.MaxValue : elements[i].Needs;
            if (BitOperations.PopCount(needs) < BitOperations.PopCount(first))
            {
                (first, second) = (needs, first);
            }
            else if (BitOperations.PopCount(needs) < BitOperations.PopCount(second))
            {
                second = needs;
            }
        }

        return new WordNeeds(first, second);
    }
}
