using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Postmortem.JsonRpc;

/// <summary>A pooled buffer in which one message is written behind room for its header, so that both leave in one piece.</summary>
internal sealed class OutgoingMessage : IBufferWriter<byte>
{
    private const int HeaderRoom = 32;
    private const int KeptCapacity = 1024 * 1024;

    private static readonly Stack<OutgoingMessage> Pool = [];

    private byte[] _bytes = new byte[16 * 1024];
    private int _length = HeaderRoom;

    private OutgoingMessage() => Writer = new Utf8JsonWriter(this, new JsonWriterOptions
    {
        // Text that goes to no web page needs no escapes beyond those of JSON.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
#if !DEBUG
        SkipValidation = true,
#endif
    });

    public Utf8JsonWriter Writer { get; }

    /// <summary>A message with its outermost object open.</summary>
    public static OutgoingMessage Rent()
    {
        OutgoingMessage? message;
        lock (Pool)
        {
            Pool.TryPop(out message);
        }

        message ??= new OutgoingMessage();
        message._length = HeaderRoom;
        message.Writer.Reset();
        message.Writer.WriteStartObject();
        message.Writer.WriteString("jsonrpc"u8, "2.0"u8);
        return message;
    }

    public void Return()
    {
        if (_bytes.Length > KeptCapacity)
        {
            _bytes = new byte[16 * 1024];
        }

        lock (Pool)
        {
            if (Pool.Count < 8)
            {
                Pool.Push(this);
            }
        }
    }

    /// <summary>Closes the object and puts the header before it.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        Writer.WriteEndObject();
        Writer.Flush();
        Span<byte> header = stackalloc byte[HeaderRoom];
        "Content-Length: "u8.CopyTo(header);
        Utf8Formatter.TryFormat(_length - HeaderRoom, header[16..], out var digits);
        "\r\n\r\n"u8.CopyTo(header[(16 + digits)..]);
        var start = HeaderRoom - 20 - digits;
        header[..(20 + digits)].CopyTo(_bytes.AsSpan(start));
        return _bytes.AsMemory(start, _length - start);
    }

    void IBufferWriter<byte>.Advance(int count) => _length += count;

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint) => Reserve(sizeHint).AsMemory(_length);

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint) => Reserve(sizeHint).AsSpan(_length);

    private byte[] Reserve(int count)
    {
        var needed = _length + Math.Max(count, 256);
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));
        }

        return _bytes;
    }
}
