using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Postmortem.JsonRpc;

/// <summary>
/// One side of a JSON-RPC connection. It knows messages and no methods, but for the one that takes a request back.
/// Reading belongs to the thread that calls <see cref="Run"/>; everything else may be called from any thread.
/// </summary>
internal sealed class Peer(Stream input, Stream output)
{
    private readonly ConcurrentDictionary<RequestId, IncomingCall> _incoming = [];
    private readonly ConcurrentDictionary<long, TaskCompletionSource<JsonElement>> _outgoing = [];
    private readonly Lock _writing = new();
    private long _lastId;
    private volatile bool _isClosed;

    /// <summary>Hears of messages that could be neither understood nor answered.</summary>
    public Action<string>? Problem { get; set; }

    /// <summary>Reads until the input ends. Requests and notifications are handed on in order.</summary>
    public void Run(Action<IncomingCall> receive) => RunAsync(new BlockingStream(input), receive, CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc cref="Run"/>
    public Task RunAsync(Action<IncomingCall> receive, CancellationToken cancellation = default) => RunAsync(input, receive, cancellation);

    private async Task RunAsync(Stream input, Action<IncomingCall> receive, CancellationToken cancellation)
    {
        var pipe = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 64 * 1024, minimumReadSize: 4096));
        var frames = new FrameReader(pipe);
        try
        {
            while (true)
            {
                var frame = await frames.ReadAsync(cancellation).ConfigureAwait(false);
                if (frame.Problem is { } problem)
                {
                    SendError(default, ErrorCodes.ParseError, problem);
                }
                else if (!frame.IsEnd)
                {
                    Receive(frames, frame.Body, receive);
                }

                if (frame.IsEnd)
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The other side is gone, which is one way to end.
        }
        finally
        {
            Close();
        }
    }

    public void Reply<T>(IncomingCall call, T result, JsonTypeInfo<T> type)
    {
        if (!Conclude(call))
        {
            return;
        }

        var message = OutgoingMessage.Rent();
        call.Id.Write(message.Writer);
        message.Writer.WritePropertyName("result"u8);
        JsonSerializer.Serialize(message.Writer, result, type);
        Send(message);
    }

    public void ReplyNull(IncomingCall call)
    {
        if (!Conclude(call))
        {
            return;
        }

        var message = OutgoingMessage.Rent();
        call.Id.Write(message.Writer);
        message.Writer.WriteNull("result"u8);
        Send(message);
    }

    public void ReplyError(IncomingCall call, int code, string text)
    {
        if (Conclude(call))
        {
            SendError(call.Id, code, text);
        }
    }

    public void Notify<T>(string method, T parameters, JsonTypeInfo<T> type)
    {
        var message = OutgoingMessage.Rent();
        message.Writer.WriteString("method"u8, method);
        message.Writer.WritePropertyName("params"u8);
        JsonSerializer.Serialize(message.Writer, parameters, type);
        Send(message);
    }

    /// <summary>For parameters that are written without being built first: <paramref name="write"/> writes one JSON value.</summary>
    public void Notify<TState>(string method, TState state, Action<Utf8JsonWriter, TState> write)
    {
        var message = OutgoingMessage.Rent();
        message.Writer.WriteString("method"u8, method);
        message.Writer.WritePropertyName("params"u8);
        write(message.Writer, state);
        Send(message);
    }

    /// <summary>Asks the other side. An error response becomes an <see cref="RpcException"/>, the end of the connection a cancellation.</summary>
    public async Task<TResult?> RequestAsync<TParams, TResult>(
        string method, TParams parameters, JsonTypeInfo<TParams> paramsType, JsonTypeInfo<TResult> resultType, CancellationToken cancellation = default)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _outgoing[id] = answer;
        await using var registration = cancellation.Register(() => Withdraw(id)).ConfigureAwait(false);
        var message = OutgoingMessage.Rent();
        message.Writer.WriteNumber("id"u8, id);
        message.Writer.WriteString("method"u8, method);
        message.Writer.WritePropertyName("params"u8);
        JsonSerializer.Serialize(message.Writer, parameters, paramsType);
        Send(message);
        if (_isClosed)
        {
            answer.TrySetCanceled(CancellationToken.None);
        }

        var result = await answer.Task.ConfigureAwait(false);
        return result.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? default : result.Deserialize(resultType);
    }

    private void Withdraw(long id)
    {
        if (_outgoing.TryRemove(id, out var answer) && answer.TrySetCanceled(CancellationToken.None))
        {
            Notify("$/cancelRequest", id, static (writer, id) =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("id"u8, id);
                writer.WriteEndObject();
            });
        }
    }

    private void Receive(FrameReader frames, ReadOnlySequence<byte> body, Action<IncomingCall> receive)
    {
        var length = (int)body.Length;
        var rented = MessageBytes.Rent(length);
        body.CopyTo(rented);
        var envelope = Envelope.Read(rented.AsMemory(0, length));
        switch (envelope.Kind)
        {
            case EnvelopeKind.Request:
                var request = new IncomingCall(envelope, rented);
                if (_incoming.TryAdd(envelope.Id, request))
                {
                    receive(request);
                    return;
                }

                request.Release();
                SendError(envelope.Id, ErrorCodes.InvalidRequest, $"A request with the id {envelope.Id} is still being worked on.");
                return;
            case EnvelopeKind.Notification when envelope.Method == "$/cancelRequest":
                // Requests that still wait for their turn can be taken back too, so this one jumps the queue.
                CancelIncoming(envelope.Payload);
                break;
            case EnvelopeKind.Notification:
                receive(new IncomingCall(envelope, rented));
                return;
            case EnvelopeKind.Response:
                Complete(envelope);
                break;
            default:
                if (envelope.ErrorCode == ErrorCodes.ParseError)
                {
                    frames.Reject(body);
                }

                SendError(envelope.Id, envelope.ErrorCode, envelope.Problem);
                break;
        }

        MessageBytes.Return(rented);
    }

    private void CancelIncoming(ReadOnlyMemory<byte> parameters)
    {
        if (parameters.IsEmpty)
        {
            return;
        }

        var reader = new Utf8JsonReader(parameters.Span);
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                if (RequestId.TryRead(ref reader, out var id) && _incoming.TryGetValue(id, out var call))
                {
                    call.Cancel();
                }

                return;
            }
        }
    }

    private void Complete(Envelope envelope)
    {
        if (envelope.Id.Number is not { } id || !_outgoing.TryRemove(id, out var answer))
        {
            Problem?.Invoke($"An answer came to a request that was not made ({envelope.Id}).");
            return;
        }

        var payload = JsonElement.Parse(envelope.Payload.Span);
        if (!envelope.IsError)
        {
            answer.TrySetResult(payload);
            return;
        }

        var isObject = payload.ValueKind == JsonValueKind.Object;
        var code = isObject && payload.TryGetProperty("code", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value) ? value : ErrorCodes.InternalError;
        var text = isObject && payload.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String ? message.GetString() : null;
        answer.TrySetException(new RpcException(code, text ?? "The request failed."));
    }

    private bool Conclude(IncomingCall call)
    {
        if (!call.IsRequest || !call.TryAnswer())
        {
            return false;
        }

        _incoming.TryRemove(call.Id, out _);
        return true;
    }

    private void SendError(RequestId id, int code, string text)
    {
        var message = OutgoingMessage.Rent();
        id.Write(message.Writer);
        message.Writer.WriteStartObject("error"u8);
        message.Writer.WriteNumber("code"u8, code);
        message.Writer.WriteString("message"u8, text);
        message.Writer.WriteEndObject();
        Send(message);
    }

    private void Send(OutgoingMessage message)
    {
        lock (_writing)
        {
            if (!_isClosed)
            {
                try
                {
                    message.WriteTo(output);
                }
                catch (Exception exception) when (exception is IOException or ObjectDisposedException)
                {
                    _isClosed = true;
                }
            }
        }

        message.Return();
    }

    private void Close()
    {
        _isClosed = true;
        foreach (var (id, answer) in _outgoing)
        {
            _outgoing.TryRemove(id, out _);
            answer.TrySetCanceled(CancellationToken.None);
        }

        foreach (var call in _incoming.Values)
        {
            call.Cancel();
        }
    }
}
