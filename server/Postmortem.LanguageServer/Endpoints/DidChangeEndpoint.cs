using Postmortem.JsonRpc;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class DidChangeEndpoint() : WriteEndpoint<DidChangeTextDocumentParams>(static json => json.DidChangeTextDocumentParams)
{
    public override string Method => "textDocument/didChange";

    protected override void Apply(DidChangeTextDocumentParams parameters, Server server)
    {
        var (uri, version) = (parameters.TextDocument.Uri, parameters.TextDocument.Version);
        if (server.Snapshot.Find(uri) is not { } document)
        {
            throw new RpcException(ErrorCodes.InvalidParams, $"{uri} is changed, but was not opened.");
        }

        document = document.At(server.Snapshot.Workspace.Time.GetUtcNow());
        if (document.Apply(version, parameters.ContentChanges) is var (next, edits))
        {
            server.Change(server.Snapshot.With(next), uri, edits);
            return;
        }

        server.Change(server.Snapshot.With(document.OutOfStep(version)));
        throw new RpcException(ErrorCodes.InvalidParams, $"A change of {uri} is outside of its text; it is not checked until its whole text is sent again.");
    }
}
