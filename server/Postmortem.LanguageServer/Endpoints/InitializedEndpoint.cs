using Postmortem.JsonRpc;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

/// <summary>The client is ready: from here on it can be asked for its settings and told what to watch.</summary>
internal sealed class InitializedEndpoint : Endpoint
{
    public override string Method => "initialized";

    public override void Dispatch(IncomingCall call, Server server)
    {
        call.Release();
        server.Peer.ReplyNull(call);
        server.Files.Start(server.Snapshot.Client);
        foreach (var folder in server.Snapshot.Workspace.Folders)
        {
            foreach (var problem in folder.SettingsProblems)
            {
                server.Log(MessageType.Warning, problem);
            }
        }
    }
}
