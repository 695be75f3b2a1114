using Postmortem.JsonRpc;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

/// <summary>Has no parameters, whatever a client sends.</summary>
internal sealed class KindsEndpoint : Endpoint
{
    public override string Method => "postmortem/kinds";

    public override void Dispatch(IncomingCall call, Server server)
    {
        call.Release();
        var workspace = server.Snapshot.Workspace;
        var profiles = (workspace.Folders.FirstOrDefault() ?? workspace.Nowhere).Profiles.Profiles;
        server.Peer.Reply(call, [.. profiles.Where(p => !p.IsAbstract).Select(p => new KindDescription(p.Id, p.Title, p.Description))], LspJson.Default.KindDescriptions);
    }
}
