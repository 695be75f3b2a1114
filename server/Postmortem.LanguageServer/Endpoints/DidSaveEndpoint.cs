using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class DidSaveEndpoint() : WriteEndpoint<DidSaveTextDocumentParams>(static json => json.DidSaveTextDocumentParams)
{
    public override string Method => "textDocument/didSave";

    protected override void Apply(DidSaveTextDocumentParams parameters, Server server) => server.Saved(parameters.TextDocument.Uri);
}
