using Postmortem.LanguageServer.Commands;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class ExecuteCommandEndpoint() : ReadEndpoint<ExecuteCommandParams, object>(static json => json.ExecuteCommandParams, static json => json.Object)
{
    public override string Method => "workspace/executeCommand";

    public override ServerCapabilities Declare(ServerCapabilities capabilities, Client client) =>
        capabilities with { ExecuteCommandProvider = new ExecuteCommandOptions(AllCommands.Names) };

    protected override async ValueTask<object?> Answer(ExecuteCommandParams parameters, Request request)
    {
        await AllCommands.RunAsync(parameters, request).ConfigureAwait(false);
        return null;
    }
}
