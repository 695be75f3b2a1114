using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Postmortem.JsonRpc;

/// <summary>
/// A request or a notification from the other side. A request is answered exactly once, whatever happens: the first answer counts,
/// later ones are dropped.
/// </summary>
internal sealed class IncomingCall
{
    private readonly ReadOnlyMemory<byte> _params;
    private readonly CancellationTokenSource? _cancellation;
    private byte[]? _rented;
    private int _isAnswered;

    internal IncomingCall(Envelope envelope, byte[] rented)
    {
        Id = envelope.Id;
        Method = envelope.Method;
        IsRequest = envelope.Kind == EnvelopeKind.Request;
        _params = envelope.Payload;
        _rented = rented;
        _cancellation = IsRequest ? new CancellationTokenSource() : null;
    }

    public RequestId Id { get; }

    public string Method { get; }

    public bool IsRequest { get; }

    /// <summary>Set when the other side takes its request back.</summary>
    public CancellationToken Cancellation => _cancellation?.Token ?? default;

    /// <summary>The parameters; wrong types end the request with the code for them. Not to be called after <see cref="Release"/>.</summary>
    public T Read<T>(JsonTypeInfo<T> type)
    {
        try
        {
            var json = _params.IsEmpty ? "null"u8 : _params.Span;
            return JsonSerializer.Deserialize(json, type) ?? throw new RpcException(ErrorCodes.InvalidParams, $"{Method} needs parameters.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new RpcException(ErrorCodes.InvalidParams, $"The parameters of {Method} can't be read: {FirstLine(exception.Message)}");
        }
    }

    /// <summary>Gives the message's bytes back; its parameters have been read.</summary>
    public void Release()
    {
        if (Interlocked.Exchange(ref _rented, null) is { } rented)
        {
            MessageBytes.Return(rented);
        }
    }

    /// <summary>The source is never disposed: it has no timer, and a late cancellation would trip over it.</summary>
    public void Cancel() => _cancellation?.Cancel();

    internal bool TryAnswer() => Interlocked.Exchange(ref _isAnswered, 1) == 0;

    private static string FirstLine(string text) => text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var at ? text[..at] : text;
}
