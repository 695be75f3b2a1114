using System.Buffers;
using System.IO.Pipelines;

namespace Postmortem.JsonRpc;

/// <summary>What stands next on the wire.</summary>
/// <param name="Body">The message; valid until the next read.</param>
/// <param name="Problem">What is wrong with the header, where <see cref="Body"/> could not be found.</param>
/// <param name="IsEnd">Nothing more comes.</param>
internal readonly record struct Frame(ReadOnlySequence<byte> Body, string? Problem, bool IsEnd);

/// <summary>
/// Cuts a stream of bytes into messages by their <c>Content-Length</c> header. After a header that can't be understood it goes on
/// at the next thing that looks like one: a header's text can't occur inside of JSON, where a line break in a string is escaped.
/// </summary>
internal sealed class FrameReader(PipeReader input, int maxLength = FrameReader.DefaultMaxLength)
{
    /// <summary>In bytes; a document of two million lines fits.</summary>
    public const int DefaultMaxLength = 256 * 1024 * 1024;

    private const int MaxHeaderLength = 4096;

    private ReadOnlySequence<byte> _buffer;
    private SequencePosition? _consumed;
    private bool _isSkipping;

    private static ReadOnlySpan<byte> HeaderEnd => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> LengthName => "Content-Length:"u8;

    public async ValueTask<Frame> ReadAsync(CancellationToken cancellation = default)
    {
        if (_consumed is { } consumed)
        {
            input.AdvanceTo(consumed);
            _consumed = null;
        }

        long wanted = 0;
        while (true)
        {
            var result = await input.ReadAsync(cancellation).ConfigureAwait(false);
            _buffer = result.Buffer;
            if (_isSkipping)
            {
                _isSkipping = !SkipToHeader(out var rest);
                if (_isSkipping && result.IsCompleted)
                {
                    return End(null);
                }

                input.AdvanceTo(rest, _isSkipping ? _buffer.End : rest);
                continue;
            }

            // While a long message arrives its header is not looked at again.
            if (_buffer.Length >= wanted && FindFrame(out wanted) is { } frame)
            {
                return frame;
            }

            if (result.IsCompleted)
            {
                return End(_buffer.IsEmpty ? null : "The input ended in the middle of a message.");
            }

            input.AdvanceTo(_buffer.Start, _buffer.End);
        }
    }

    /// <summary>
    /// Says that the body just read was no JSON. Its length may have been wrong, so that it holds the beginning of the next message:
    /// reading goes on at the first header inside of it, or behind it.
    /// </summary>
    public void Reject(ReadOnlySequence<byte> body)
    {
        if (IndexOfHeader(body) is { } at)
        {
            _consumed = body.GetPosition(at);
        }
    }

    private Frame End(string? problem)
    {
        _consumed = _buffer.End;
        return new Frame(default, problem, true);
    }

    private Frame? FindFrame(out long wanted)
    {
        wanted = 0;
        var reader = new SequenceReader<byte>(_buffer);
        if (!reader.TryReadTo(out ReadOnlySequence<byte> header, HeaderEnd))
        {
            return _buffer.Length > MaxHeaderLength ? Bad("The header of a message does not end.") : null;
        }

        if (header.Length > MaxHeaderLength)
        {
            return Bad("The header of a message is too long.");
        }

        var headerBytes = header.IsSingleSegment ? header.FirstSpan : header.ToArray();
        var length = FindLength(headerBytes, out var problem);
        if (length < 0)
        {
            return Bad(problem);
        }

        if (length > maxLength)
        {
            return Bad($"A message of {length} bytes is too long; at most {maxLength} are read.");
        }

        if (reader.Remaining < length)
        {
            wanted = reader.Consumed + length;
            return null;
        }

        var body = _buffer.Slice(reader.Position, length);
        _consumed = body.End;
        return new Frame(body, null, false);
    }

    private Frame Bad(string problem)
    {
        // The header itself may begin with the right name: the search goes on behind its first byte.
        _isSkipping = true;
        _consumed = _buffer.GetPosition(1);
        return new Frame(default, problem, false);
    }

    private static long FindLength(ReadOnlySpan<byte> header, out string problem)
    {
        problem = "A message has no Content-Length.";
        var length = -1L;
        while (true)
        {
            var end = header.IndexOf("\r\n"u8);
            var line = end < 0 ? header : header[..end];
            if (StartsWithName(line))
            {
                var value = line[LengthName.Length..].Trim(" \t"u8);
                problem = "The Content-Length of a message is no length.";
                length = 0;
                if (value.IsEmpty)
                {
                    return -1;
                }

                foreach (var digit in value)
                {
                    if (digit is < (byte)'0' or > (byte)'9')
                    {
                        return -1;
                    }

                    length = Math.Min((length * 10) + digit - '0', int.MaxValue * 2L);
                }
            }
            else if (line.IndexOf((byte)':') <= 0)
            {
                problem = "The header of a message has a line without a name.";
                return -1;
            }

            if (end < 0)
            {
                return length;
            }

            header = header[(end + 2)..];
        }
    }

    private bool SkipToHeader(out SequencePosition rest)
    {
        if (IndexOfHeader(_buffer) is { } at)
        {
            rest = _buffer.GetPosition(at);
            return true;
        }

        // The end may be the first part of a header.
        rest = _buffer.GetPosition(Math.Max(0, _buffer.Length - LengthName.Length + 1));
        return false;
    }

    private static long? IndexOfHeader(ReadOnlySequence<byte> bytes)
    {
        var reader = new SequenceReader<byte>(bytes);
        Span<byte> name = stackalloc byte[LengthName.Length];
        while (reader.TryAdvanceToAny("Cc"u8, advancePastDelimiter: false))
        {
            if (!reader.TryCopyTo(name))
            {
                return null;
            }

            if (StartsWithName(name))
            {
                return reader.Consumed;
            }

            reader.Advance(1);
        }

        return null;
    }

    private static bool StartsWithName(ReadOnlySpan<byte> line) =>
        line.Length >= LengthName.Length && System.Text.Ascii.EqualsIgnoreCase(line[..LengthName.Length], LengthName);
}
