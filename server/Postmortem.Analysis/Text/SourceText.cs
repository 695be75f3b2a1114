using System.Text;

namespace Postmortem.Analysis.Text;

/// <summary>
/// Immutable text, held as lines in chunks, so that an edit copies a few hundred lines and shares the rest.
/// A line includes its line break (LF, CRLF or CR, as in LSP); a text that ends in a line break has an empty last line.
/// Offsets are UTF-16 units.
/// </summary>
internal sealed class SourceText
{
    private const int ChunkLines = 256;

    private readonly Chunk[] _chunks;
    private readonly int[] _offsets;
    private readonly int[] _lines;

    private SourceText(Chunk[] chunks)
    {
        _chunks = chunks;
        _offsets = new int[chunks.Length + 1];
        _lines = new int[chunks.Length + 1];
        for (var i = 0; i < chunks.Length; i++)
        {
            _offsets[i + 1] = _offsets[i] + chunks[i].Length;
            _lines[i + 1] = _lines[i] + chunks[i].Lines.Length;
        }
    }

    public int Length => _offsets[^1];

    /// <summary>At least one; the last line has no line break.</summary>
    public int LineCount => _lines[^1];

    public static SourceText From(string text) => new(ToChunks(SplitLines(text)));

    /// <summary>The line with its line break.</summary>
    public string GetLine(int line)
    {
        var chunk = ChunkOfLine(line);
        return _chunks[chunk].Lines[line - _lines[chunk]];
    }

    public int GetLineStart(int line)
    {
        if (line >= LineCount)
        {
            return Length;
        }

        var chunk = ChunkOfLine(line);
        return _offsets[chunk] + _chunks[chunk].Starts[line - _lines[chunk]];
    }

    /// <summary>The offset after the last character of the line that is no line break.</summary>
    public int GetLineEnd(int line) => GetLineStart(line) + WithoutBreak(GetLine(line));

    public int GetLineAt(int offset)
    {
        var chunk = Array.BinarySearch(_offsets, 0, _chunks.Length, Math.Clamp(offset, 0, Length));
        if (chunk < 0)
        {
            chunk = ~chunk - 1;
        }

        var starts = _chunks[chunk].Starts;
        var line = Array.BinarySearch(starts, Math.Clamp(offset, 0, Length) - _offsets[chunk]);
        return _lines[chunk] + (line < 0 ? ~line - 1 : line);
    }

    public (int Line, int Column) GetPosition(int offset)
    {
        var line = GetLineAt(offset);
        return (line, Math.Clamp(offset, 0, Length) - GetLineStart(line));
    }

    /// <summary>A column past the end of the line counts as the end of the line, as LSP says; null where there is no such line.</summary>
    public int? FindOffset(int line, int column)
    {
        if (line < 0 || column < 0 || line >= LineCount)
        {
            return null;
        }

        return GetLineStart(line) + Math.Min(column, WithoutBreak(GetLine(line)));
    }

    public override string ToString() => ToString(new TextSpan(0, Length));

    public string ToString(TextSpan span)
    {
        var builder = new StringBuilder(span.Length);
        for (var line = GetLineAt(span.Start); line < LineCount && builder.Length < span.Length; line++)
        {
            var text = GetLine(line).AsSpan();
            var start = GetLineStart(line);
            var from = Math.Max(span.Start - start, 0);
            builder.Append(text[from..Math.Min(text.Length, span.End - start)]);
        }

        return builder.ToString();
    }

    /// <summary>The line break that the text uses: that of its first line, LF where it has none.</summary>
    public string LineBreak
    {
        get
        {
            var first = GetLine(0);
            return first[WithoutBreak(first)..] is { Length: > 0 } lineBreak ? lineBreak : "\n";
        }
    }

    public SourceText With(TextSpan span, string newText) => With(span, newText, out _);

    internal SourceText With(TextSpan span, string newText, out LineChange change)
    {
        var first = GetLineAt(span.Start);
        if (first > 0 && span.Start == GetLineStart(first) && GetLine(first - 1).EndsWith('\r'))
        {
            // A line feed that is inserted after a lone carriage return makes one line break of the two.
            first--;
        }

        var last = GetLineAt(span.End);
        var before = ToString(TextSpan.FromBounds(GetLineStart(first), span.Start));
        var after = GetLine(last)[(span.End - GetLineStart(last))..];
        var middle = string.Concat(before, newText, after);
        if (middle.EndsWith('\r') && last + 1 < LineCount)
        {
            last++;
            middle += GetLine(last);
        }

        var lines = SplitLines(middle);
        if (last + 1 < LineCount && lines[^1].Length == 0)
        {
            // The text ended in a line break that is not the last one of the document.
            lines.RemoveAt(lines.Count - 1);
        }

        change = new LineChange(first, last + 1 - first, lines.Count);
        return Replace(first, last + 1, lines);
    }

    private SourceText Replace(int first, int end, List<string> lines)
    {
        var from = ChunkOfLine(first);
        var to = ChunkOfLine(end - 1);
        var merged = new List<string>(lines.Count + ChunkLines);
        merged.AddRange(_chunks[from].Lines.AsSpan(0, first - _lines[from]));
        merged.AddRange(lines);
        merged.AddRange(_chunks[to].Lines.AsSpan(end - _lines[to]));
        if (merged.Count == 0)
        {
            merged.Add("");
        }

        return new SourceText([.. _chunks.AsSpan(0, from), .. ToChunks(merged), .. _chunks.AsSpan(to + 1)]);
    }

    private int ChunkOfLine(int line)
    {
        var chunk = Array.BinarySearch(_lines, 0, _chunks.Length, line);
        return chunk < 0 ? ~chunk - 1 : chunk;
    }

    private static int WithoutBreak(string line)
    {
        var end = line.Length;
        if (end > 0 && line[end - 1] == '\n')
        {
            end--;
        }

        if (end > 0 && line[end - 1] == '\r')
        {
            end--;
        }

        return end;
    }

    private static List<string> SplitLines(string text)
    {
        var lines = new List<string>();
        var start = 0;
        while (true)
        {
            var rest = text.AsSpan(start);
            var at = rest.IndexOfAny('\n', '\r');
            if (at < 0)
            {
                lines.Add(rest.ToString());
                return lines;
            }

            var length = at + (rest[at] == '\r' && at + 1 < rest.Length && rest[at + 1] == '\n' ? 2 : 1);
            lines.Add(rest[..length].ToString());
            start += length;
        }
    }

    private static Chunk[] ToChunks(List<string> lines)
    {
        // Chunks grow to twice the usual size before they are divided, so that typing does not leave crumbs behind.
        var count = lines.Count <= 2 * ChunkLines ? 1 : lines.Count / ChunkLines;
        var chunks = new Chunk[count];
        for (var i = 0; i < count; i++)
        {
            var from = (int)((long)lines.Count * i / count);
            var to = (int)((long)lines.Count * (i + 1) / count);
            chunks[i] = new Chunk(lines.GetRange(from, to - from).ToArray());
        }

        return chunks;
    }

    private sealed class Chunk
    {
        public Chunk(string[] lines)
        {
            Lines = lines;
            Starts = new int[lines.Length];
            for (var i = 0; i < lines.Length; i++)
            {
                Starts[i] = Length;
                Length += lines[i].Length;
            }
        }

        public string[] Lines { get; }

        public int[] Starts { get; }

        public int Length { get; }
    }
}

/// <summary>Which lines an edit replaced: <paramref name="Removed"/> lines from <paramref name="First"/> on by <paramref name="Added"/> others.</summary>
internal readonly record struct LineChange(int First, int Removed, int Added);
