using System.Text.Json;

namespace Postmortem.Protocol;

// The requests and notifications that server/docs/protocol.md adds to LSP.

internal sealed record FormParams
{
    public required string Form { get; init; }

    public string? Uri { get; init; }

    public string? Kind { get; init; }

    public IReadOnlyDictionary<string, string>? Answers { get; init; }
}

internal sealed record FormResult(string Title, IReadOnlyList<FormQuestion> Questions);

internal sealed record FormQuestion
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Prompt { get; init; }

    /// <summary>"choice", "text" or "date".</summary>
    public required string Kind { get; init; }

    public IReadOnlyList<FormChoice>? Choices { get; init; }

    public string? Default { get; init; }

    public bool Required { get; init; }

    public FormValidation? Validation { get; init; }
}

internal sealed record FormChoice(string Value, string Label, string? Description = null);

internal sealed record FormValidation(string Pattern, string Message);

internal sealed record NewDocumentParams
{
    public required string Kind { get; init; }

    public IReadOnlyDictionary<string, string>? Answers { get; init; }

    public string? Folder { get; init; }
}

internal sealed record NewDocumentResult(string Uri, string Content, bool Snippet);

internal sealed record GenerateCoeParams(string Uri);

internal sealed record GenerateCoeResult(WorkspaceEdit Edit, string Uri, string Message);

internal sealed record ReviewParams(string Uri);

/// <summary>What a client needs to show a review: texts, and for each of them the place that it is about.</summary>
internal sealed record ReviewResult
{
    public required string Uri { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public required double Score { get; init; }

    /// <summary>Of 100, before gates.</summary>
    public required double Points { get; init; }

    public required string Band { get; init; }

    /// <summary>What caps the score.</summary>
    public required IReadOnlyList<ReviewLine> Gates { get; init; }

    /// <summary>The most valuable edits, the best first.</summary>
    public required IReadOnlyList<ReviewLine> Improvements { get; init; }

    public required IReadOnlyList<ReviewQuestion> Questions { get; init; }

    public required IReadOnlyList<ReviewDimension> Dimensions { get; init; }

    public required IReadOnlyList<ReviewBox> Checklist { get; init; }
}

/// <param name="Detail">A figure that belongs to the text, such as the points that it brings or costs.</param>
/// <param name="Fix">What mends it with one click; null where a reader has to write something.</param>
internal sealed record ReviewLine(string Text, Range Range, string? Detail = null, ReviewFix? Fix = null);

/// <param name="Data">To be sent as the data of a code action to <c>codeAction/resolve</c>, which gives the edit.</param>
internal sealed record ReviewFix(string Title, CodeActionData Data);

internal sealed record ReviewQuestion(string Question, string Verdict, string Answer, Range Range, IReadOnlyList<ReviewLine> Lines);

/// <param name="Counted">What there is to judge, in words.</param>
/// <param name="Arithmetic">How the points came about.</param>
/// <param name="Lines">What costs points, each with its share.</param>
internal sealed record ReviewDimension(string Name, double Points, double Of, string Counted, string Arithmetic, Range Range, IReadOnlyList<ReviewLine> Lines);

/// <param name="Holds">Null where nothing in the document can tell.</param>
internal sealed record ReviewBox(string Text, bool? Holds, string Reason, Range Range);

internal sealed record TreatAsParams(string Uri, string? Kind = null);

internal sealed record KindDescription(string Id, string Title, string Description);

internal sealed record StatusParams
{
    public required string Uri { get; init; }

    public string? Kind { get; init; }

    public string? Title { get; init; }

    public int? Complete { get; init; }

    public int? Required { get; init; }

    public IReadOnlyList<string>? Missing { get; init; }

    public double? Score { get; init; }
}

/// <summary>What a listed code action carries, so that it can be found again in the same version of the document.</summary>
internal sealed record CodeActionData(string Uri, int Version, string Key);
