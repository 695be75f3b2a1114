using Postmortem.Analysis.Features;
using Postmortem.Protocol;
using InlayHint = Postmortem.Protocol.InlayHint;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class InlayHintEndpoint()
    : DocumentEndpoint<TextDocumentRangeParams, IReadOnlyList<InlayHint>>(static json => json.TextDocumentRangeParams, static json => json.InlayHints)
{
    public override string Method => "textDocument/inlayHint";

    public override ServerCapabilities Declare(ServerCapabilities capabilities, Client client) => capabilities with { InlayHintProvider = new InlayHintOptions(false) };

    protected override TextDocumentIdentifier DocumentOf(TextDocumentRangeParams parameters) => parameters.TextDocument;

    protected override IReadOnlyList<InlayHint>? Answer(TextDocumentRangeParams parameters, OpenDocument document, Request request) =>
    [
        .. InlayHints.In(document.Analysis, Request.SpanOf(document, parameters.Range)).Select(hint => new InlayHint
        {
            Position = ToProtocol.Position(document.Document.Text, hint.Offset),
            Label = hint.Label,
            Tooltip = ToProtocol.Markup(hint.Tooltip, request.Client.HasMarkdownHover),
            PaddingLeft = true,
        }),
    ];
}
