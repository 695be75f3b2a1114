using Postmortem.Analysis.Features;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class DocumentSymbolEndpoint()
    : DocumentEndpoint<TextDocumentParams, IReadOnlyList<object>>(static json => json.TextDocumentParams, static json => json.EitherOr)
{
    public override string Method => "textDocument/documentSymbol";

    public override ServerCapabilities Declare(ServerCapabilities capabilities, Client client) => capabilities with { DocumentSymbolProvider = true };

    protected override TextDocumentIdentifier DocumentOf(TextDocumentParams parameters) => parameters.TextDocument;

    protected override IReadOnlyList<object>? Answer(TextDocumentParams parameters, OpenDocument document, Request request)
    {
        var symbols = Outline.Of(document.Analysis).Select(symbol => ToProtocol.Symbol(document.Document.Text, symbol, request.Client));
        return request.Client.HasNestedSymbols ? [.. symbols] : [.. symbols.SelectMany(symbol => ToProtocol.FlatSymbols(document.Uri, symbol))];
    }
}
