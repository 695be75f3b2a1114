using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

/// <summary>Clients trace what they send and receive themselves; there is nothing to add.</summary>
internal sealed class SetTraceEndpoint() : WriteEndpoint<SetTraceParams>(static json => json.SetTraceParams)
{
    public override string Method => "$/setTrace";

    protected override void Apply(SetTraceParams parameters, Server server)
    {
    }
}
