using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class TreatAsEndpoint() : WriteEndpoint<TreatAsParams>(static json => json.TreatAsParams)
{
    public override string Method => "postmortem/treatAs";

    protected override void Apply(TreatAsParams parameters, Server server) => server.TreatAs(parameters.Uri, parameters.Kind);
}
