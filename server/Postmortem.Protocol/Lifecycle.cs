using System.Text.Json;

namespace Postmortem.Protocol;

internal sealed record InitializeParams
{
    public int? ProcessId { get; init; }

    public ClientInfo? ClientInfo { get; init; }

    public string? RootPath { get; init; }

    public string? RootUri { get; init; }

    public ClientCapabilities? Capabilities { get; init; }

    public InitializationOptions? InitializationOptions { get; init; }

    public string? Trace { get; init; }

    public IReadOnlyList<WorkspaceFolder>? WorkspaceFolders { get; init; }
}

internal sealed record ClientInfo
{
    public string? Name { get; init; }

    public string? Version { get; init; }
}

/// <summary>What the product's own client says about itself; see server/docs/protocol.md.</summary>
internal sealed record InitializationOptions
{
    public bool? CustomRequests { get; init; }

    public bool? IsTrusted { get; init; }

    /// <summary>"Treat this file as": kinds by document, which the client keeps.</summary>
    public IReadOnlyDictionary<string, string>? Kinds { get; init; }
}

internal sealed record WorkspaceFolder(string Uri, string Name);

/// <summary>Only what the server asks about.</summary>
internal sealed record ClientCapabilities
{
    public WorkspaceClientCapabilities? Workspace { get; init; }

    public TextDocumentClientCapabilities? TextDocument { get; init; }

    public WindowClientCapabilities? Window { get; init; }

    public GeneralClientCapabilities? General { get; init; }
}

internal sealed record GeneralClientCapabilities
{
    public IReadOnlyList<string>? PositionEncodings { get; init; }
}

internal sealed record DynamicRegistration
{
    [System.Text.Json.Serialization.JsonPropertyName("dynamicRegistration")]
    public bool? IsSupported { get; init; }
}

internal sealed record RefreshSupport
{
    [System.Text.Json.Serialization.JsonPropertyName("refreshSupport")]
    public bool? IsSupported { get; init; }
}

internal sealed record WorkspaceClientCapabilities
{
    public bool? ApplyEdit { get; init; }

    public WorkspaceEditClientCapabilities? WorkspaceEdit { get; init; }

    public DynamicRegistration? DidChangeConfiguration { get; init; }

    public DynamicRegistration? DidChangeWatchedFiles { get; init; }

    public bool? WorkspaceFolders { get; init; }

    public bool? Configuration { get; init; }

    public WorkspaceSymbolClientCapabilities? Symbol { get; init; }

    public RefreshSupport? CodeLens { get; init; }

    public RefreshSupport? InlayHint { get; init; }
}

internal sealed record WorkspaceSymbolClientCapabilities
{
    public KindSupport? SymbolKind { get; init; }
}

internal sealed record WorkspaceEditClientCapabilities
{
    public bool? DocumentChanges { get; init; }

    public IReadOnlyList<string>? ResourceOperations { get; init; }

    public JsonElement? ChangeAnnotationSupport { get; init; }
}

internal sealed record TextDocumentClientCapabilities
{
    public CompletionClientCapabilities? Completion { get; init; }

    public HoverClientCapabilities? Hover { get; init; }

    public CodeActionClientCapabilities? CodeAction { get; init; }

    public DocumentSymbolClientCapabilities? DocumentSymbol { get; init; }

    public PublishDiagnosticsClientCapabilities? PublishDiagnostics { get; init; }

    public RenameClientCapabilities? Rename { get; init; }

    public FoldingRangeClientCapabilities? FoldingRange { get; init; }
}

/// <summary>Which kinds of things the client has pictures for; without it those of the first version of the protocol.</summary>
internal sealed record KindSupport(IReadOnlyList<int>? ValueSet)
{
    /// <summary>The last of the first version, for completions and symbols alike.</summary>
    public const int Last = 18;
}

internal sealed record CompletionClientCapabilities
{
    public KindSupport? CompletionItemKind { get; init; }

    public CompletionItemCapabilities? CompletionItem { get; init; }
}

internal sealed record CompletionItemCapabilities
{
    public bool? SnippetSupport { get; init; }

    public bool? InsertReplaceSupport { get; init; }

    public IReadOnlyList<string>? DocumentationFormat { get; init; }

    public bool? LabelDetailsSupport { get; init; }

    public ResolveSupport? ResolveSupport { get; init; }
}

internal sealed record ResolveSupport(IReadOnlyList<string>? Properties);

internal sealed record HoverClientCapabilities
{
    public IReadOnlyList<string>? ContentFormat { get; init; }
}

internal sealed record CodeActionClientCapabilities
{
    public JsonElement? CodeActionLiteralSupport { get; init; }

    public bool? IsPreferredSupport { get; init; }

    public bool? DisabledSupport { get; init; }

    public bool? DataSupport { get; init; }

    public ResolveSupport? ResolveSupport { get; init; }

    public bool? HonorsChangeAnnotations { get; init; }
}

internal sealed record DocumentSymbolClientCapabilities
{
    public bool? HierarchicalDocumentSymbolSupport { get; init; }

    public KindSupport? SymbolKind { get; init; }
}

internal sealed record PublishDiagnosticsClientCapabilities
{
    public bool? RelatedInformation { get; init; }

    public bool? VersionSupport { get; init; }

    public bool? CodeDescriptionSupport { get; init; }

    public bool? DataSupport { get; init; }

    public JsonElement? TagSupport { get; init; }
}

internal sealed record RenameClientCapabilities
{
    public bool? PrepareSupport { get; init; }
}

internal sealed record FoldingRangeClientCapabilities
{
    public bool? LineFoldingOnly { get; init; }
}

internal sealed record WindowClientCapabilities
{
    public bool? WorkDoneProgress { get; init; }

    public JsonElement? ShowMessage { get; init; }

    public ShowDocumentClientCapabilities? ShowDocument { get; init; }
}

internal sealed record ShowDocumentClientCapabilities
{
    public bool? Support { get; init; }
}

internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

internal sealed record ServerInfo(string Name, string Version);

/// <summary>What the server can do; absent means that it can't.</summary>
internal sealed record ServerCapabilities
{
    public string? PositionEncoding { get; init; }

    public TextDocumentSyncOptions? TextDocumentSync { get; init; }

    public CompletionOptions? CompletionProvider { get; init; }

    public bool? HoverProvider { get; init; }

    public CodeActionOptions? CodeActionProvider { get; init; }

    public CodeLensOptions? CodeLensProvider { get; init; }

    public bool? DocumentSymbolProvider { get; init; }

    public bool? WorkspaceSymbolProvider { get; init; }

    public bool? FoldingRangeProvider { get; init; }

    public bool? SelectionRangeProvider { get; init; }

    public DocumentLinkOptions? DocumentLinkProvider { get; init; }

    public InlayHintOptions? InlayHintProvider { get; init; }

    public bool? DocumentFormattingProvider { get; init; }

    public bool? DocumentRangeFormattingProvider { get; init; }

    public RenameOptions? RenameProvider { get; init; }

    public bool? ReferencesProvider { get; init; }

    public bool? DefinitionProvider { get; init; }

    public ExecuteCommandOptions? ExecuteCommandProvider { get; init; }

    public WorkspaceServerCapabilities? Workspace { get; init; }
}

internal enum TextDocumentSyncKind
{
    None = 0,
    Full = 1,
    Incremental = 2,
}

internal sealed record TextDocumentSyncOptions
{
    public bool OpenClose { get; init; }

    public TextDocumentSyncKind Change { get; init; }

    public SaveOptions? Save { get; init; }
}

internal sealed record SaveOptions(bool IncludeText);

internal sealed record CompletionOptions
{
    public IReadOnlyList<string>? TriggerCharacters { get; init; }

    public bool? ResolveProvider { get; init; }
}

internal sealed record CodeActionOptions
{
    public IReadOnlyList<string>? CodeActionKinds { get; init; }

    public bool? ResolveProvider { get; init; }
}

internal sealed record CodeLensOptions(bool ResolveProvider);

internal sealed record DocumentLinkOptions(bool ResolveProvider);

internal sealed record InlayHintOptions(bool ResolveProvider);

internal sealed record RenameOptions(bool? PrepareProvider);

internal sealed record ExecuteCommandOptions(IReadOnlyList<string> Commands);

internal sealed record WorkspaceServerCapabilities
{
    public WorkspaceFoldersServerCapabilities? WorkspaceFolders { get; init; }
}

internal sealed record WorkspaceFoldersServerCapabilities(bool Supported, bool ChangeNotifications);

internal sealed record RegistrationParams(IReadOnlyList<Registration> Registrations);

internal sealed record Registration
{
    public required string Id { get; init; }

    public required string Method { get; init; }

    public JsonElement? RegisterOptions { get; init; }
}

internal sealed record DidChangeWatchedFilesRegistrationOptions(IReadOnlyList<FileSystemWatcher> Watchers);

/// <param name="Kind">1 created, 2 changed, 4 deleted, added up; all of them when null.</param>
internal sealed record FileSystemWatcher(string GlobPattern, int? Kind = null);

internal sealed record DidChangeConfigurationRegistrationOptions(string Section);

internal sealed record SetTraceParams(string Value);
