using System.Text.Json;

namespace Postmortem.Protocol;

/// <summary>Zero-based; characters are UTF-16 units.</summary>
internal readonly record struct Position(int Line, int Character);

/// <summary>Half-open.</summary>
internal readonly record struct Range(Position Start, Position End);

internal sealed record Location(string Uri, Range Range);

internal sealed record TextDocumentIdentifier(string Uri);

internal sealed record VersionedTextDocumentIdentifier(string Uri, int Version);

internal sealed record OptionalVersionedTextDocumentIdentifier
{
    public required string Uri { get; init; }

    /// <summary>Null is written: it says that the file is not open.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.Never)]
    public int? Version { get; init; }
}

internal sealed record TextDocumentItem(string Uri, string LanguageId, int Version, string Text);

internal sealed record TextDocumentPositionParams(TextDocumentIdentifier TextDocument, Position Position);

internal sealed record TextDocumentParams(TextDocumentIdentifier TextDocument);

internal sealed record TextDocumentRangeParams(TextDocumentIdentifier TextDocument, Range Range);

internal static class MarkupKind
{
    public const string Markdown = "markdown";
    public const string PlainText = "plaintext";
}

internal sealed record MarkupContent(string Kind, string Value);

internal sealed record Command
{
    public required string Title { get; init; }

    /// <summary>The command's name.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("command")]
    public required string Name { get; init; }

    public IReadOnlyList<JsonElement>? Arguments { get; init; }
}

/// <summary>A text edit; with an annotation it is one that the user may be asked about.</summary>
internal sealed record TextEdit
{
    public required Range Range { get; init; }

    public required string NewText { get; init; }

    public string? AnnotationId { get; init; }
}

/// <summary>
/// An entry of <see cref="WorkspaceEdit.DocumentChanges"/>: edits of a document, or (with <see cref="Kind"/>) a file to create,
/// rename or delete. LSP tells them apart by which properties are there.
/// </summary>
internal sealed record DocumentChange
{
    /// <summary>"create", "rename" or "delete"; absent for edits.</summary>
    public string? Kind { get; init; }

    public string? Uri { get; init; }

    public string? OldUri { get; init; }

    public string? NewUri { get; init; }

    public FileOperationOptions? Options { get; init; }

    public string? AnnotationId { get; init; }

    public OptionalVersionedTextDocumentIdentifier? TextDocument { get; init; }

    public IReadOnlyList<TextEdit>? Edits { get; init; }

    public static DocumentChange Create(string uri, string? annotationId = null) => new()
    {
        Kind = "create",
        Uri = uri,
        Options = new FileOperationOptions { Overwrite = false, IgnoreIfExists = false },
        AnnotationId = annotationId,
    };

    public static DocumentChange Edit(string uri, int? version, IReadOnlyList<TextEdit> edits) => new()
    {
        TextDocument = new OptionalVersionedTextDocumentIdentifier { Uri = uri, Version = version },
        Edits = edits,
    };
}

internal sealed record FileOperationOptions
{
    public bool? Overwrite { get; init; }

    public bool? IgnoreIfExists { get; init; }
}

internal sealed record ChangeAnnotation
{
    public required string Label { get; init; }

    public bool? NeedsConfirmation { get; init; }

    public string? Description { get; init; }
}

internal sealed record WorkspaceEdit
{
    /// <summary>For clients that do not know <see cref="DocumentChanges"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TextEdit>>? Changes { get; init; }

    public IReadOnlyList<DocumentChange>? DocumentChanges { get; init; }

    public IReadOnlyDictionary<string, ChangeAnnotation>? ChangeAnnotations { get; init; }
}
