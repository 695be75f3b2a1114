using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class DidSaveEndpoint() : WriteEndpoint<DidSaveTextDocumentParams>(LspJson.Default.DidSaveTextDocumentParams)
{
    public override string Method => "textDocument/didSave";

    protected override void Apply(DidSaveTextDocumentParams parameters, Server server) => server.Saved(parameters.TextDocument.Uri);
}
