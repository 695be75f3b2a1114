namespace Postmortem.Analysis.Language;

/// <summary>Where in a post-mortem a sentence stands; what is a verdict in one place is a fact or a wish in another.</summary>
[Flags]
internal enum SectionContext : ushort
{
    None = 0,
    Other = 1 << 0,
    Timeline = 1 << 1,
    Cause = 1 << 2,
    Poorly = 1 << 3,
    Well = 1 << 4,
    Lucky = 1 << 5,
    Lessons = 1 << 6,
    Actions = 1 << 7,
    Impact = 1 << 8,
    Summary = 1 << 9,
    Communication = 1 << 10,
    Meta = 1 << 11,
    Any = 0xFFF,
}

/// <summary>How loudly a finding is shown, before profile and settings change it.</summary>
internal enum LanguageLevel : byte
{
    Hint,
    Info,
    Warning,
}

/// <summary>What can be switched off on its own: a code, its page, and what a reader is told.</summary>
internal sealed class LanguageRule
{
    public required string Code { get; init; }

    public LanguageLevel Level { get; init; }

    /// <summary>5, 3, 1 or 0: how much a finding takes from the blameless part of the score, and which of two findings goes first.</summary>
    public int Weight { get; init; }

    public required string Message { get; init; }

    /// <summary>Two sentences on why this matters to a reader, with where the knowledge is from.</summary>
    public required string Why { get; init; }

    /// <summary>One sentence with the same content that does not have the problem.</summary>
    public required string Instead { get; init; }

    /// <summary>About the mood of a sentence, and so found beside what it says about people.</summary>
    public bool IsTone { get; init; }

    /// <summary>About what people do, so that the same said of a program is none of its business.</summary>
    public bool IsAboutPeople { get; init; }

    /// <summary>Reported before anything else in its sentence, such as the question that a sentence as a whole is.</summary>
    public bool IsFirst { get; init; }

    /// <summary>The rank among rules of equal weight; a smaller one is reported first.</summary>
    public int Order { get; init; }

    public List<Pattern> Patterns { get; } = [];
}

/// <summary>One wording that a rule reports.</summary>
internal sealed class Pattern
{
    public required LanguageRule Rule { get; init; }

    public required string Source { get; init; }

    /// <summary>Of use only to a team that asks how in place of why.</summary>
    public bool IsForHow { get; init; }

    /// <summary>Of use only to a team that wants no names at all.</summary>
    public bool IsForNever { get; init; }

    public required IReadOnlyList<PatternSequence> Sequences { get; init; }

    /// <summary>What the subject of the verb must be; none when the pattern does not ask.</summary>
    public SubjectClass Subject { get; init; }

    public SectionContext In { get; init; } = SectionContext.Any;

    public LanguageLevel Level { get; init; }

    public int Weight { get; init; }

    public string Message { get; init; } = "";

    /// <summary>Patterns that make the sentence innocent.</summary>
    public IReadOnlyList<PatternSequence> Unless { get; init; } = [];

    /// <summary>Names of the rewrites that are offered, best first.</summary>
    public IReadOnlyList<string> Fixes { get; init; } = [];

    /// <summary>Text that replaces what was matched, with captures in braces; for the rewrites that only need that.</summary>
    public string? Replacement { get; init; }
}
