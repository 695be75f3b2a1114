using Postmortem.JsonRpc;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

/// <summary>The first request: what the client can do against what the server can.</summary>
internal sealed class InitializeEndpoint : Endpoint
{
    public override string Method => "initialize";

    public override void Dispatch(IncomingCall call, Server server)
    {
        var parameters = call.Read(LspJson.Default.InitializeParams);
        call.Release();
        var client = Client.Of(parameters);
        server.Initialized(client);
        if (parameters.ProcessId is { } parent)
        {
            Host.EndWith(parent);
        }

        var capabilities = AllEndpoints.List.Aggregate(
            new ServerCapabilities
            {
                PositionEncoding = "utf-16",
                Workspace = new WorkspaceServerCapabilities { WorkspaceFolders = new WorkspaceFoldersServerCapabilities(true, true) },
            },
            (all, endpoint) => endpoint.Declare(all, client));
        server.Peer.Reply(call, new InitializeResult(capabilities, new ServerInfo("postmortem", ServerVersion.Text)), LspJson.Default.InitializeResult);
    }
}
