using System.Collections.Immutable;
using System.Text.Json;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer;

/// <summary>All that the server knows at one moment. Immutable: a write makes the next one, a read keeps the one it began with.</summary>
internal sealed record Snapshot
{
    public ImmutableDictionary<string, OpenDocument> Documents { get; init; } = ImmutableDictionary.Create<string, OpenDocument>(StringComparer.Ordinal);

    public Workspace Workspace { get; init; } = Workspace.Empty;

    public Client Client { get; init; } = Client.Unknown;

    public long Revision { get; init; }

    public OpenDocument? Find(string uri) => Documents.GetValueOrDefault(uri);

    public Snapshot With(OpenDocument document) => this with { Documents = Documents.SetItem(document.Uri, document), Revision = Revision + 1 };

    public Snapshot Without(string uri) => this with { Documents = Documents.Remove(uri), Revision = Revision + 1 };

    /// <summary>The same documents in another workspace: their kinds, settings and facts may differ now.</summary>
    public Snapshot With(Workspace workspace) => this with
    {
        Workspace = workspace,
        Documents = Documents.ToImmutableDictionary(d => d.Key, d => d.Value.With(workspace.ContextOf(d.Key)), StringComparer.Ordinal),
        Revision = Revision + 1,
    };
}

/// <summary>What the client can do, asked once.</summary>
internal sealed record Client
{
    public static Client Unknown { get; } = new();

    public bool HasSnippets { get; init; }

    public bool HasDocumentChanges { get; init; }

    public bool CanCreateFiles { get; init; }

    public bool HasChangeAnnotations { get; init; }

    public bool HasDisabledActions { get; init; }

    public bool CanResolveActions { get; init; }

    /// <summary>Code actions may be more than commands.</summary>
    public bool HasActionLiterals { get; init; }

    public bool HasNestedSymbols { get; init; }

    public bool HasMarkdownHover { get; init; }

    public bool HasMarkdownCompletion { get; init; }

    public bool HasDiagnosticTags { get; init; }

    public IReadOnlyList<int>? CompletionKinds { get; init; }

    public IReadOnlyList<int>? SymbolKinds { get; init; }

    public IReadOnlyList<int>? WorkspaceSymbolKinds { get; init; }

    public bool CanPrepareRename { get; init; }

    public bool HasRelatedInformation { get; init; }

    public bool HasCodeDescriptions { get; init; }

    public bool HasConfiguration { get; init; }

    public bool CanRegisterConfiguration { get; init; }

    public bool CanRegisterWatchers { get; init; }

    public bool HasWorkDoneProgress { get; init; }

    public bool CanShowDocuments { get; init; }

    public bool CanApplyEdits { get; init; }

    /// <summary>The client shows forms itself and opens documents where it likes; see server/docs/protocol.md.</summary>
    public bool HasCustomRequests { get; init; }

    public bool IsTrusted { get; init; } = true;

    public static Client Of(InitializeParams parameters)
    {
        var capabilities = parameters.Capabilities;
        var (workspace, text, window) = (capabilities?.Workspace, capabilities?.TextDocument, capabilities?.Window);
        return new Client
        {
            HasSnippets = text?.Completion?.CompletionItem?.SnippetSupport == true,
            HasDocumentChanges = workspace?.WorkspaceEdit?.DocumentChanges == true,
            CanCreateFiles = workspace?.WorkspaceEdit?.ResourceOperations?.Contains("create") == true,
            HasChangeAnnotations = workspace?.WorkspaceEdit?.ChangeAnnotationSupport is not null,
            HasDisabledActions = text?.CodeAction?.DisabledSupport == true,
            CanResolveActions = text?.CodeAction?.DataSupport == true && text.CodeAction.ResolveSupport?.Properties?.Contains("edit") == true,
            HasActionLiterals = text?.CodeAction?.CodeActionLiteralSupport is { ValueKind: JsonValueKind.Object },
            HasNestedSymbols = text?.DocumentSymbol?.HierarchicalDocumentSymbolSupport == true,
            HasMarkdownHover = text?.Hover?.ContentFormat?.Contains(MarkupKind.Markdown) == true,
            HasMarkdownCompletion = text?.Completion?.CompletionItem?.DocumentationFormat?.Contains(MarkupKind.Markdown) == true,
            CompletionKinds = text?.Completion?.CompletionItemKind?.ValueSet,
            SymbolKinds = text?.DocumentSymbol?.SymbolKind?.ValueSet,
            WorkspaceSymbolKinds = workspace?.Symbol?.SymbolKind?.ValueSet,
            HasDiagnosticTags = text?.PublishDiagnostics?.TagSupport is { ValueKind: JsonValueKind.Object },
            CanPrepareRename = text?.Rename?.PrepareSupport == true,
            HasRelatedInformation = text?.PublishDiagnostics?.RelatedInformation == true,
            HasCodeDescriptions = text?.PublishDiagnostics?.CodeDescriptionSupport == true,
            HasConfiguration = workspace?.Configuration == true,
            CanRegisterConfiguration = workspace?.DidChangeConfiguration?.IsSupported == true,
            CanRegisterWatchers = workspace?.DidChangeWatchedFiles?.IsSupported == true,
            HasWorkDoneProgress = window?.WorkDoneProgress == true,
            CanShowDocuments = window?.ShowDocument?.Support == true,
            CanApplyEdits = workspace?.ApplyEdit == true,
            HasCustomRequests = parameters.InitializationOptions?.CustomRequests == true,
            IsTrusted = parameters.InitializationOptions?.IsTrusted != false,
        };
    }
}
