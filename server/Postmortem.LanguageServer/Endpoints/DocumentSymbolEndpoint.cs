using Postmortem.Analysis.Features;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class DocumentSymbolEndpoint()
    : DocumentEndpoint<TextDocumentParams, IReadOnlyList<DocumentSymbol>>(static json => json.TextDocumentParams, static json => json.DocumentSymbols)
{
    public override string Method => "textDocument/documentSymbol";

    public override ServerCapabilities Declare(ServerCapabilities capabilities, Client client) => capabilities with { DocumentSymbolProvider = true };

    protected override TextDocumentIdentifier DocumentOf(TextDocumentParams parameters) => parameters.TextDocument;

    protected override IReadOnlyList<DocumentSymbol>? Answer(TextDocumentParams parameters, OpenDocument document, Request request) =>
        [.. Outline.Of(document.Analysis).Select(symbol => ToProtocol.Symbol(document.Document.Text, symbol))];
}
