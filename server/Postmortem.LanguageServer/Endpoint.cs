using System.Text.Json.Serialization.Metadata;
using Postmortem.Analysis.Text;
using Postmortem.JsonRpc;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer;

/// <summary>
/// Everything about one method of the protocol: its name, the capability that announces it, and the answer. The server is
/// a list of these, so a capability without a handler can't exist. How its types are written as JSON is found out when it is first
/// called: for all of them together that would take a third of the time that a start takes.
/// </summary>
internal abstract class Endpoint
{
    public abstract string Method { get; }

    /// <summary>Adds what the endpoint can do to the capabilities; nothing for methods that need no announcement.</summary>
    public virtual ServerCapabilities Declare(ServerCapabilities capabilities, Client client) => capabilities;

    /// <summary>Called on the main loop, in order. A read hands itself to the pool and returns at once.</summary>
    public abstract void Dispatch(IncomingCall call, Server server);
}

/// <summary>Answers from the snapshot that was current when the request's turn came, beside other work.</summary>
internal abstract class ReadEndpoint<TParams, TResult>(Func<LspJson, JsonTypeInfo<TParams>> paramsType, Func<LspJson, JsonTypeInfo<TResult>> resultType) : Endpoint
    where TResult : class
{
    public sealed override void Dispatch(IncomingCall call, Server server)
    {
        var parameters = call.Read(paramsType(LspJson.Default));
        call.Release();
        var request = new Request(server, server.Snapshot, call.Cancellation);
        Task.Run(() => Answer(call, parameters, request));
    }

    /// <summary>Null is a valid answer of every method that uses it: "nothing here".</summary>
    protected abstract ValueTask<TResult?> Answer(TParams parameters, Request request);

    private async Task Answer(IncomingCall call, TParams parameters, Request request)
    {
        var peer = request.Server.Peer;
        try
        {
            request.Cancellation.ThrowIfCancellationRequested();
            if (await Answer(parameters, request).ConfigureAwait(false) is { } result)
            {
                peer.Reply(call, result, resultType(LspJson.Default));
            }
            else
            {
                peer.ReplyNull(call);
            }
        }
        catch (OperationCanceledException)
        {
            peer.ReplyError(call, ErrorCodes.RequestCancelled, "The request was cancelled.");
        }
        catch (RpcException exception)
        {
            peer.ReplyError(call, exception.Code, exception.Message);
        }
        catch (Exception exception)
        {
            Analysis.Bug.Report($"{Method} failed.", exception);
            peer.ReplyError(call, ErrorCodes.InternalError, $"{Method} failed: {exception.Message}");
        }
    }
}

/// <summary>A read about one open document; for any other document the answer is null.</summary>
internal abstract class DocumentEndpoint<TParams, TResult>(Func<LspJson, JsonTypeInfo<TParams>> paramsType, Func<LspJson, JsonTypeInfo<TResult>> resultType) : ReadEndpoint<TParams, TResult>(paramsType, resultType)
    where TResult : class
{
    protected abstract TextDocumentIdentifier DocumentOf(TParams parameters);

    protected abstract TResult? Answer(TParams parameters, OpenDocument document, Request request);

    protected sealed override ValueTask<TResult?> Answer(TParams parameters, Request request) =>
        new(request.Snapshot.Find(DocumentOf(parameters).Uri) is { IsOutOfStep: false } document ? Answer(parameters, document, request) : null);
}

/// <summary>Changes what the server knows; runs alone and in order.</summary>
internal abstract class WriteEndpoint<TParams>(Func<LspJson, JsonTypeInfo<TParams>> paramsType) : Endpoint
{
    public sealed override void Dispatch(IncomingCall call, Server server)
    {
        var parameters = call.Read(paramsType(LspJson.Default));
        call.Release();
        Apply(parameters, server);
        server.Peer.ReplyNull(call);
    }

    protected abstract void Apply(TParams parameters, Server server);
}

/// <summary>What a read may look at.</summary>
internal sealed record Request(Server Server, Snapshot Snapshot, CancellationToken Cancellation)
{
    public Client Client => Snapshot.Client;

    /// <summary>In the zone of this machine, whose day is the day of the person who asks.</summary>
    public DateTimeOffset Now => Snapshot.Workspace.Time.GetLocalNow();

    /// <summary>The offset that a position means in an open document; a position outside of it is an error of the client.</summary>
    public static int OffsetOf(OpenDocument document, Position position) =>
        FromProtocol.FindOffset(document.Document.Text, position) ?? throw new RpcException(ErrorCodes.InvalidParams, "The position is outside of the document.");

    public static TextSpan SpanOf(OpenDocument document, Protocol.Range range) =>
        FromProtocol.FindSpan(document.Document.Text, range) ?? throw new RpcException(ErrorCodes.InvalidParams, "The range is outside of the document.");
}
