using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class DidChangeWatchedFilesEndpoint() : WriteEndpoint<DidChangeWatchedFilesParams>(static json => json.DidChangeWatchedFilesParams)
{
    public override string Method => "workspace/didChangeWatchedFiles";

    protected override void Apply(DidChangeWatchedFilesParams parameters, Server server) =>
        server.Files.FilesChanged([.. parameters.Changes.Select(c => c.Uri)]);
}
