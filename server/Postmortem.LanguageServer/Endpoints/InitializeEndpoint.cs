using System.Collections.Frozen;
using Postmortem.JsonRpc;
using Postmortem.LanguageServer.Files;
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
        server.Initialized(client, FoldersOf(parameters).Select(uri => WorkspaceReader.Open(uri, client.IsTrusted)), parameters.InitializationOptions?.Kinds ?? FrozenDictionary<string, string>.Empty);
        if (parameters.ProcessId is { } parent)
        {
            Host.EndWith(parent);
        }

        var capabilities = AllEndpoints.List.Aggregate(
            new ServerCapabilities { PositionEncoding = "utf-16" },
            (all, endpoint) => endpoint.Declare(all, client));
        server.Peer.Reply(call, new InitializeResult(capabilities, new ServerInfo("postmortem", ServerVersion.Text)), LspJson.Default.InitializeResult);
    }

    /// <summary>Older clients know one root only.</summary>
    private static IEnumerable<string> FoldersOf(InitializeParams parameters) =>
        parameters.WorkspaceFolders is { Count: > 0 } folders ? folders.Select(f => f.Uri)
        : parameters.RootUri is { Length: > 0 } uri ? [uri]
        : parameters.RootPath is { Length: > 0 } path && Uri.TryCreate(path, UriKind.Absolute, out var root) ? [root.AbsoluteUri]
        : [];
}
