using Postmortem.LanguageServer.Endpoints;

namespace Postmortem.LanguageServer;

/// <summary>Every method that the server answers.</summary>
internal static class AllEndpoints
{
    public static IReadOnlyList<Endpoint> List { get; } =
    [
        new InitializeEndpoint(),
        new InitializedEndpoint(),
        new DidOpenEndpoint(),
        new DidChangeEndpoint(),
        new DidCloseEndpoint(),
        new DidSaveEndpoint(),
        new DidChangeConfigurationEndpoint(),
        new DidChangeWatchedFilesEndpoint(),
        new DidChangeWorkspaceFoldersEndpoint(),
        new SetTraceEndpoint(),
        new FoldingRangeEndpoint(),
        new FormattingEndpoint(),
        new RangeFormattingEndpoint(),
        new CompletionEndpoint(),
        new DocumentLinkEndpoint(),
        new DocumentSymbolEndpoint(),
        new HoverEndpoint(),
        new ExecuteCommandEndpoint(),
        new FormEndpoint(),
        new GenerateCoeEndpoint(),
        new KindsEndpoint(),
        new NewDocumentEndpoint(),
        new PlaceholdersEndpoint(),
        new ReviewEndpoint(),
        new TreatAsEndpoint(),
        new CodeActionEndpoint(),
        new CodeActionResolveEndpoint(),
        new CodeLensEndpoint(),
        new CodeLensResolveEndpoint(),
        new InlayHintEndpoint(),
        new SelectionRangeEndpoint(),
        new WorkspaceSymbolEndpoint(),
        new ReferencesEndpoint(),
        new PrepareRenameEndpoint(),
        new RenameEndpoint(),
    ];
}
