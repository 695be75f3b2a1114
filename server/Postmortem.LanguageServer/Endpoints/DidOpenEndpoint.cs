using Postmortem.Analysis.Syntax;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class DidOpenEndpoint() : WriteEndpoint<DidOpenTextDocumentParams>(static json => json.DidOpenTextDocumentParams)
{
    public override string Method => "textDocument/didOpen";

    public override ServerCapabilities Declare(ServerCapabilities capabilities, Client client) => capabilities with
    {
        TextDocumentSync = new TextDocumentSyncOptions { OpenClose = true, Change = TextDocumentSyncKind.Incremental, Save = new SaveOptions(false) },
    };

    protected override void Apply(DidOpenTextDocumentParams parameters, Server server)
    {
        var item = parameters.TextDocument;
        var snapshot = server.Snapshot;
        server.Change(snapshot.With(new OpenDocument(item.Uri, item.LanguageId, item.Version, Document.Parse(item.Text), snapshot.Workspace.ContextOf(item.Uri))));
    }
}
