using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class DidChangeConfigurationEndpoint() : WriteEndpoint<DidChangeConfigurationParams>(static json => json.DidChangeConfigurationParams)
{
    public override string Method => "workspace/didChangeConfiguration";

    protected override void Apply(DidChangeConfigurationParams parameters, Server server) =>
        server.Files.Configure(server.Snapshot.Client, parameters.Settings);
}
