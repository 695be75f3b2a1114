using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Postmortem.JsonRpc;

/// <summary>
/// A message that is written piece by piece into chunks, which are kept for the next one. A chunk stays below the size from which
/// the collector treats an object as large, so that an answer of many megabytes leaves nothing large behind.
/// </summary>
internal sealed class OutgoingMessage : IBufferWriter<byte>
{
    private const int HeaderRoom = 32;
    private const int ChunkLength = 64 * 1024;
    private const int KeptChunks = 16;
    private const int KeptMessages = 8;

    private static readonly Stack<OutgoingMessage> Pool = [];

    private readonly List<byte[]> _chunks = [new byte[16 * 1024]];
    private readonly List<int> _lengths = [];
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

    private byte[] Current => _chunks[_lengths.Count];

    /// <summary>A message with its outermost object open.</summary>
    public static OutgoingMessage Rent()
    {
        OutgoingMessage? message;
        lock (Pool)
        {
            Pool.TryPop(out message);
        }

        message ??= new OutgoingMessage();
        message._lengths.Clear();
        message._length = HeaderRoom;
        message.Writer.Reset();
        message.Writer.WriteStartObject();
        message.Writer.WriteString("jsonrpc"u8, "2.0"u8);
        return message;
    }

    public void Return()
    {
        _chunks.RemoveAll(chunk => chunk.Length > ChunkLength);
        if (_chunks.Count > KeptChunks)
        {
            _chunks.RemoveRange(KeptChunks, _chunks.Count - KeptChunks);
        }

        lock (Pool)
        {
            if (Pool.Count < KeptMessages)
            {
                Pool.Push(this);
            }
        }
    }

    /// <summary>Closes the object and writes it behind its header, which leaves in one piece with the beginning.</summary>
    public void WriteTo(Stream output)
    {
        Writer.WriteEndObject();
        Writer.Flush();
        _lengths.Add(_length);
        Span<byte> header = stackalloc byte[HeaderRoom];
        "Content-Length: "u8.CopyTo(header);
        Utf8Formatter.TryFormat(_lengths.Sum() - HeaderRoom, header[16..], out var digits);
        "\r\n\r\n"u8.CopyTo(header[(16 + digits)..]);
        var start = HeaderRoom - 20 - digits;
        header[..(20 + digits)].CopyTo(_chunks[0].AsSpan(start));
        for (var i = 0; i < _lengths.Count; i++)
        {
            output.Write(_chunks[i].AsSpan(start.._lengths[i]));
            start = 0;
        }

        output.Flush();
    }

    void IBufferWriter<byte>.Advance(int count) => _length += count;

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint) => Reserve(sizeHint).AsMemory(_length);

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint) => Reserve(sizeHint).AsSpan(_length);

    private byte[] Reserve(int count)
    {
        count = Math.Max(count, 256);
        if (Current.Length - _length < count)
        {
            _lengths.Add(_length);
            _length = 0;
            if (_chunks.Count == _lengths.Count)
            {
                _chunks.Add(new byte[Math.Max(ChunkLength, count)]);
            }
            else if (Current.Length < count)
            {
                _chunks[_lengths.Count] = new byte[count];
            }
        }

        return Current;
    }
}
