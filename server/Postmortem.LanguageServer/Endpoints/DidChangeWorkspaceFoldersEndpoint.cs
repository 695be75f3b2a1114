using Postmortem.LanguageServer.Files;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class DidChangeWorkspaceFoldersEndpoint() : WriteEndpoint<DidChangeWorkspaceFoldersParams>(static json => json.DidChangeWorkspaceFoldersParams)
{
    public override string Method => "workspace/didChangeWorkspaceFolders";

    public override ServerCapabilities Declare(ServerCapabilities capabilities, Client client) => capabilities with
    {
        Workspace = new WorkspaceServerCapabilities { WorkspaceFolders = new WorkspaceFoldersServerCapabilities(true, true) },
    };

    protected override void Apply(DidChangeWorkspaceFoldersParams parameters, Server server)
    {
        var snapshot = server.Snapshot;
        var removed = parameters.Event.Removed.Select(f => f.Uri.TrimEnd('/')).ToHashSet(StringComparer.Ordinal);
        var added = parameters.Event.Added.Select(f => WorkspaceReader.Open(f.Uri, snapshot.Client.IsTrusted)).ToArray();
        var workspace = snapshot.Workspace;
        server.Change(snapshot.With(workspace with { Folders = [.. workspace.Folders.Where(f => !removed.Contains(f.Uri)), .. added] }));
        server.Files.Opened(added, snapshot.Client);
    }
}
