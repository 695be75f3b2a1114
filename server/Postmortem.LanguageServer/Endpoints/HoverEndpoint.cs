using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class HoverEndpoint() : DocumentEndpoint<TextDocumentPositionParams, Hover>(static json => json.TextDocumentPositionParams, static json => json.Hover)
{
    public override string Method => "textDocument/hover";

    public override ServerCapabilities Declare(ServerCapabilities capabilities, Client client) => capabilities with { HoverProvider = true };

    protected override TextDocumentIdentifier DocumentOf(TextDocumentPositionParams parameters) => parameters.TextDocument;

    protected override Hover? Answer(TextDocumentPositionParams parameters, OpenDocument document, Request request) =>
        Analysis.Features.Hover.At(document.Analysis, Request.OffsetOf(document, parameters.Position)) is { } hover
            ? new Hover(ToProtocol.Markup(hover.Markdown, request.Client.HasMarkdownHover), ToProtocol.Range(document.Document.Text, hover.Span))
            : null;
}
