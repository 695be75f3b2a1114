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

internal sealed record ReviewResult(string Markdown, double Score, string Band);

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
