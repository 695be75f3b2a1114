using Postmortem.Analysis.Features;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class RangeFormattingEndpoint()
    : DocumentEndpoint<DocumentRangeFormattingParams, IReadOnlyList<TextEdit>>(static json => json.DocumentRangeFormattingParams, static json => json.TextEdits)
{
    public override string Method => "textDocument/rangeFormatting";

    public override ServerCapabilities Declare(ServerCapabilities capabilities, Client client) => capabilities with { DocumentRangeFormattingProvider = true };

    protected override TextDocumentIdentifier DocumentOf(DocumentRangeFormattingParams parameters) => parameters.TextDocument;

    protected override IReadOnlyList<TextEdit>? Answer(DocumentRangeFormattingParams parameters, OpenDocument document, Request request) =>
        ToProtocol.Edits(document.Document.Text, Formatting.Edits(document.Analysis, Request.SpanOf(document, parameters.Range)));
}
