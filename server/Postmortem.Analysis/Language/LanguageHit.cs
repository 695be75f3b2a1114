using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>
/// A wording found in one block, before anything is known about where the block stands. Spans are relative to the block.
/// </summary>
internal sealed record LanguageHit
{
    public required Pattern Pattern { get; init; }

    /// <summary>What a reader has to look at.</summary>
    public required TextSpan Span { get; init; }

    public required TextSpan Sentence { get; init; }

    /// <summary>The verb or phrase by which the pattern was found.</summary>
    public required TextSpan Trigger { get; init; }

    public SubjectClass Subject { get; init; }

    /// <summary>Says something of the subject that only people do, such as forgetting.</summary>
    public bool IsHuman { get; init; }

    public TextSpan SubjectSpan { get; init; }

    /// <summary>The named parts of the pattern.</summary>
    public IReadOnlyList<(string Name, TextSpan Span)> Captures { get; init; } = [];

    /// <summary>Index of the table cell, -1 outside tables.</summary>
    public int Cell { get; init; } = -1;

    /// <summary>The cell before names a person or a team, who does what this cell says.</summary>
    public bool HasActorBefore { get; init; }

    public TextSpan? FindCapture(string name)
    {
        foreach (var capture in Captures)
        {
            if (capture.Name == name)
            {
                return capture.Span;
            }
        }

        return null;
    }
}

/// <summary>What the engine knows about one block.</summary>
internal sealed class BlockLanguage
{
    public static readonly BlockLanguage Nothing = new();

    /// <summary>"en", "vi", another language's tag, or empty where the block is too short to tell.</summary>
    public string Language { get; init; } = "";

    public IReadOnlyList<LanguageHit> Hits { get; init; } = [];
}
