using System.Text;

namespace Postmortem.App.Files;

/// <summary>The text of a file with what is needed to write it back as it was.</summary>
/// <param name="Text">Without the byte order mark; line breaks as they stand.</param>
internal sealed record TextFile(string Text, FileEncoding Encoding)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Reads a file whole. A file that is no text is a failure, never text with replaced characters.</summary>
    public static TextFile Read(string path, string shownAs)
    {
        try
        {
            return Decode(File.ReadAllBytes(path), shownAs);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new Failure(Directory.Exists(path) ? $"{shownAs}: is a folder; name a file in it" : e switch
            {
                FileNotFoundException or DirectoryNotFoundException => $"{shownAs}: no such file; check the path",
                UnauthorizedAccessException => $"{shownAs}: may not be read; check its permissions",
                _ => $"{shownAs}: can't be read ({e.Message})",
            });
        }
    }

    public static TextFile Read(Stream stream, string shownAs)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return Decode(buffer.ToArray(), shownAs);
    }

    public static TextFile Decode(byte[] bytes, string shownAs)
    {
        var content = bytes.AsSpan();
        if (content.StartsWith("\uFEFF"u8))
        {
            return new TextFile(DecodeUtf8(content[3..], 3, shownAs), FileEncoding.Utf8WithMark);
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return new TextFile(DecodeUtf16(Encodings.LittleEndian, content[2..], shownAs), FileEncoding.Utf16LittleEndian);
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return new TextFile(DecodeUtf16(Encodings.BigEndian, content[2..], shownAs), FileEncoding.Utf16BigEndian);
        }

        return new TextFile(DecodeUtf8(content, 0, shownAs), FileEncoding.Utf8);
    }

    public byte[] Encode(string text) => Encoding switch
    {
        FileEncoding.Utf8WithMark => [0xEF, 0xBB, 0xBF, .. Utf8.GetBytes(text)],
        FileEncoding.Utf16LittleEndian => [0xFF, 0xFE, .. Encodings.LittleEndian.GetBytes(text)],
        FileEncoding.Utf16BigEndian => [0xFE, 0xFF, .. Encodings.BigEndian.GetBytes(text)],
        _ => Utf8.GetBytes(text),
    };

    private static string DecodeUtf8(ReadOnlySpan<byte> bytes, int skipped, string shownAs)
    {
        var chars = new char[bytes.Length];
        var status = Utf8Transcode(bytes, chars, out var read, out var written);
        if (!status)
        {
            var line = 1 + bytes[..read].Count((byte)'\n');
            throw new Failure($"{shownAs}:{line}: is no UTF-8 text (byte 0x{bytes[read]:X2} at offset {read + skipped}); save it as UTF-8");
        }

        return new string(chars, 0, written);
    }

    private static bool Utf8Transcode(ReadOnlySpan<byte> bytes, Span<char> chars, out int read, out int written) =>
        System.Text.Unicode.Utf8.ToUtf16(bytes, chars, out read, out written, replaceInvalidSequences: false) == System.Buffers.OperationStatus.Done;

    private static string DecodeUtf16(Encoding encoding, ReadOnlySpan<byte> bytes, string shownAs)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new Failure($"{shownAs}: is no UTF-16 text, though it begins like one (at offset {e.Index + 2}); save it as UTF-8");
        }
    }

    private static class Encodings
    {
        public static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
        public static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);
    }
}

internal enum FileEncoding
{
    Utf8,
    Utf8WithMark,
    Utf16LittleEndian,
    Utf16BigEndian,
}
