using Postmortem.Analysis.Features;
using Postmortem.Protocol;
using DocumentLink = Postmortem.Protocol.DocumentLink;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class DocumentLinkEndpoint()
    : DocumentEndpoint<TextDocumentParams, IReadOnlyList<DocumentLink>>(static json => json.TextDocumentParams, static json => json.DocumentLinks)
{
    public override string Method => "textDocument/documentLink";

    public override ServerCapabilities Declare(ServerCapabilities capabilities, Client client) => capabilities with { DocumentLinkProvider = new DocumentLinkOptions(false) };

    protected override TextDocumentIdentifier DocumentOf(TextDocumentParams parameters) => parameters.TextDocument;

    protected override IReadOnlyList<DocumentLink>? Answer(TextDocumentParams parameters, OpenDocument document, Request request)
    {
        var folder = request.Snapshot.Workspace.FolderOf(document.Uri);
        return
        [
            .. Links.Of(document.Analysis).Select(link => new DocumentLink
            {
                Range = ToProtocol.Range(document.Document.Text, link.Span),
                Target = link.Url ?? folder.UriOf(link.Path!),
                Tooltip = link.Tooltip,
            }),
        ];
    }
}
