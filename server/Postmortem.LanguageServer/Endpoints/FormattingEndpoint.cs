using Postmortem.Analysis.Features;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class FormattingEndpoint()
    : DocumentEndpoint<DocumentFormattingParams, IReadOnlyList<TextEdit>>(static json => json.DocumentFormattingParams, static json => json.TextEdits)
{
    public override string Method => "textDocument/formatting";

    public override ServerCapabilities Declare(ServerCapabilities capabilities, Client client) => capabilities with { DocumentFormattingProvider = true };

    protected override TextDocumentIdentifier DocumentOf(DocumentFormattingParams parameters) => parameters.TextDocument;

    protected override IReadOnlyList<TextEdit>? Answer(DocumentFormattingParams parameters, OpenDocument document, Request request) =>
        ToProtocol.Edits(document.Document.Text, Formatting.Edits(document.Analysis));
}
