using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class DidCloseEndpoint() : WriteEndpoint<DidCloseTextDocumentParams>(static json => json.DidCloseTextDocumentParams)
{
    public override string Method => "textDocument/didClose";

    protected override void Apply(DidCloseTextDocumentParams parameters, Server server) =>
        server.Change(server.Snapshot.Without(parameters.TextDocument.Uri));
}
