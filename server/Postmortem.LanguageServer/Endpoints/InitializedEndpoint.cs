using System.Text.Json;
using Postmortem.JsonRpc;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

/// <summary>The client is ready: from here on it can be asked for its settings and told what to watch.</summary>
internal sealed class InitializedEndpoint : Endpoint
{
    public override string Method => "initialized";

    public override void Dispatch(IncomingCall call, Server server) => call.Release();
}
