using System.Text.Json;
using Postmortem.JsonRpc;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

/// <summary>Works out what a listed action changes. The request carries all there is to know; the server remembers nothing of the list.</summary>
internal sealed class CodeActionResolveEndpoint() : ReadEndpoint<CodeAction, CodeAction>(static json => json.CodeAction, static json => json.CodeAction)
{
    public override string Method => "codeAction/resolve";

    protected override ValueTask<CodeAction?> Answer(CodeAction parameters, Request request)
    {
        if (parameters.Data is not { ValueKind: JsonValueKind.Object } data)
        {
            return new(parameters);
        }

        var action = Read(data);
        if (request.Snapshot.Find(action.Uri) is not { IsOutOfStep: false } document || document.Version != action.Version)
        {
            throw new RpcException(ErrorCodes.ContentModified, "The document has changed since the action was listed.");
        }

        return new(parameters with { Edit = CodeActionEdits.Of(document, action.Key, request.Client, request.Cancellation) });
    }

    private static CodeActionData Read(JsonElement data)
    {
        try
        {
            return data.Deserialize(LspJson.Default.CodeActionData) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new RpcException(ErrorCodes.InvalidParams, "The data of the action is not what was listed with it.");
        }
    }
}
