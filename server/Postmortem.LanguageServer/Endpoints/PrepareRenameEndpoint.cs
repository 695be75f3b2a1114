using Postmortem.Analysis.Features;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class PrepareRenameEndpoint()
    : DocumentEndpoint<TextDocumentPositionParams, PrepareRenameResult>(static json => json.TextDocumentPositionParams, static json => json.PrepareRenameResult)
{
    public override string Method => "textDocument/prepareRename";

    protected override TextDocumentIdentifier DocumentOf(TextDocumentPositionParams parameters) => parameters.TextDocument;

    protected override PrepareRenameResult? Answer(TextDocumentPositionParams parameters, OpenDocument document, Request request) =>
        IdReferences.At(document.Analysis, Request.OffsetOf(document, parameters.Position)) is { } target
            ? new PrepareRenameResult(ToProtocol.Range(document.Document.Text, target.Span), target.Id)
            : null;
}
