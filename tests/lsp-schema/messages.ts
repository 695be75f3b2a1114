// The official type of everything that the server sends: by method, the result of a request of the client ("results"),
// the parameters of a request or notification of the server ("params").
import type * as lsp from 'vscode-languageserver-protocol';

export interface Messages {
  results: {
    'initialize': lsp.InitializeResult;
    'shutdown': null;
    'textDocument/completion': lsp.CompletionItem[] | lsp.CompletionList | null;
    'completionItem/resolve': lsp.CompletionItem;
    'textDocument/hover': lsp.Hover | null;
    'textDocument/codeAction': (lsp.Command | lsp.CodeAction)[] | null;
    'codeAction/resolve': lsp.CodeAction;
    'textDocument/codeLens': lsp.CodeLens[] | null;
    'codeLens/resolve': lsp.CodeLens;
    'textDocument/documentSymbol': lsp.DocumentSymbol[] | lsp.SymbolInformation[] | null;
    'workspace/symbol': lsp.WorkspaceSymbol[] | lsp.SymbolInformation[] | null;
    'textDocument/foldingRange': lsp.FoldingRange[] | null;
    'textDocument/selectionRange': lsp.SelectionRange[] | null;
    'textDocument/documentLink': lsp.DocumentLink[] | null;
    'documentLink/resolve': lsp.DocumentLink;
    'textDocument/inlayHint': lsp.InlayHint[] | null;
    'inlayHint/resolve': lsp.InlayHint;
    'textDocument/formatting': lsp.TextEdit[] | null;
    'textDocument/rangeFormatting': lsp.TextEdit[] | null;
    'textDocument/onTypeFormatting': lsp.TextEdit[] | null;
    'textDocument/rename': lsp.WorkspaceEdit | null;
    'textDocument/prepareRename': lsp.PrepareRenameResult | null;
    'textDocument/references': lsp.Location[] | null;
    'textDocument/definition': lsp.Location | lsp.Location[] | lsp.LocationLink[] | null;
    'textDocument/documentHighlight': lsp.DocumentHighlight[] | null;
    'textDocument/diagnostic': lsp.DocumentDiagnosticReport;
    'textDocument/semanticTokens/full': lsp.SemanticTokens | null;
  };
  params: {
    'textDocument/publishDiagnostics': lsp.PublishDiagnosticsParams;
    'window/showMessage': lsp.ShowMessageParams;
    'window/showMessageRequest': lsp.ShowMessageRequestParams;
    'window/showDocument': lsp.ShowDocumentParams;
    'window/logMessage': lsp.LogMessageParams;
    'window/workDoneProgress/create': lsp.WorkDoneProgressCreateParams;
    '$/progress': { token: string | number; value: lsp.WorkDoneProgressBegin | lsp.WorkDoneProgressReport | lsp.WorkDoneProgressEnd };
    '$/cancelRequest': { id: string | number };
    'client/registerCapability': lsp.RegistrationParams;
    'client/unregisterCapability': lsp.UnregistrationParams;
    'workspace/applyEdit': lsp.ApplyWorkspaceEditParams;
    'workspace/configuration': lsp.ConfigurationParams;
    'workspace/workspaceFolders': null;
    'workspace/codeLens/refresh': null;
    'workspace/inlayHint/refresh': null;
    'workspace/diagnostic/refresh': null;
    'telemetry/event': any;
  };
  registerOptions: {
    'workspace/didChangeWatchedFiles': lsp.DidChangeWatchedFilesRegistrationOptions;
    'workspace/didChangeConfiguration': lsp.DidChangeConfigurationRegistrationOptions;
  };
  error: { code: number; message: string; data?: any };
}
