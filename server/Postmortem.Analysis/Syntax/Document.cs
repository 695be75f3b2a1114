using System.Runtime.InteropServices;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Syntax;

/// <summary>
/// One version of a document: its text and its blocks, in order and without gaps. Immutable.
/// <see cref="With"/> reads only the blocks anew that an edit can have changed, and gives exactly what <see cref="Parse(SourceText)"/>
/// would give for the same text.
/// </summary>
internal sealed class Document
{
    private readonly Block[] _blocks;
    private readonly int[] _starts;
    private readonly int[] _lines;
    private Picked[] _picked;

    private Document(SourceText text, Block[] blocks, int[] starts, int[] lines, Picked[] picked)
    {
        _picked = picked;
        Text = text;
        _blocks = blocks;
        _starts = starts;
        _lines = lines;
    }

    public SourceText Text { get; }

    public ReadOnlySpan<Block> Blocks => _blocks;

    public int BlockCount => _blocks.Length;

    public static Document Parse(string text) => Parse(SourceText.From(text));

    public static Document Parse(SourceText text)
    {
        var blocks = new List<Block>();
        var scanner = new BlockScanner(text);
        for (var line = 0; line < text.LineCount;)
        {
            var block = scanner.Next(line, blocks.Count == 0 ? default : blocks[^1].After);
            blocks.Add(block);
            line += block.LineCount;
        }

        var (starts, lines) = (new int[blocks.Count + 1], new int[blocks.Count + 1]);
        Place(CollectionsMarshal.AsSpan(blocks), starts, lines, 0);
        return new Document(text, [.. blocks], starts, lines, []);
    }

    public Block this[int index] => _blocks[index];

    /// <summary>The offset at which a block begins; for the number of blocks, the length of the text.</summary>
    public int GetStart(int block) => _starts[block];

    public int GetStartLine(int block) => _lines[block];

    public TextSpan GetSpan(int block) => new(_starts[block], _blocks[block].Text.Length);

    /// <summary>The span of what a block says, without markers and blank lines.</summary>
    public TextSpan GetContentSpan(int block) => _blocks[block].Content.Shift(_starts[block]);

    /// <summary>The indices of the blocks that a sieve picks, in order; costs what changed since the version that was last asked.</summary>
    public ReadOnlySpan<int> BlocksOf(BlockSieve sieve)
    {
        var picked = _picked;
        for (var i = 0; i < picked.Length; i++)
        {
            if (ReferenceEquals(picked[i].Sieve, sieve))
            {
                var known = picked[i].In(_blocks);
                if (!ReferenceEquals(known, picked[i].Blocks) || picked[i] is not { OldEnd: 0, NewEnd: 0 })
                {
                    Remember(new Picked(sieve, known));
                }

                return known;
            }
        }

        var found = new List<int>();
        for (var i = 0; i < _blocks.Length; i++)
        {
            if (sieve.Picks(_blocks[i]))
            {
                found.Add(i);
            }
        }

        int[] all = [.. found];
        Remember(new Picked(sieve, all));
        return all;
    }

    /// <summary>Threads that ask at the same time find the same, so it does no harm when one of them is forgotten.</summary>
    private void Remember(Picked picked) => _picked = [.. _picked.Where(p => !ReferenceEquals(p.Sieve, picked.Sieve)), picked];

    public int GetBlockAt(int offset)
    {
        var index = Array.BinarySearch(_starts, 0, _blocks.Length, Math.Clamp(offset, 0, Text.Length));
        return index < 0 ? ~index - 1 : index;
    }

    public int GetBlockAtLine(int line)
    {
        var index = Array.BinarySearch(_lines, 0, _blocks.Length, Math.Clamp(line, 0, Text.LineCount - 1));
        return index < 0 ? ~index - 1 : index;
    }

    public Document With(TextSpan span, string newText)
    {
        var text = Text.With(span, newText, out var change);
        var first = FirstTouched(change.First);
        var line = _lines[first];
        var fresh = new List<Block>();
        var scanner = new BlockScanner(text);
        var shift = change.Added - change.Removed;
        var after = first == 0 ? default : _blocks[first - 1].After;
        var old = first;
        while (line < text.LineCount)
        {
            // Behind the edit, where a block began before and the scanner knows the same as then, all the rest is as it was.
            if (line >= change.First + change.Added)
            {
                while (old < _blocks.Length && _lines[old] + shift < line)
                {
                    old++;
                }

                if (old > 0 && old < _blocks.Length && _lines[old] + shift == line && _blocks[old - 1].After == after)
                {
                    break;
                }
            }

            var block = scanner.Next(line, after);
            fresh.Add(block);
            after = block.After;
            line += block.LineCount;
        }

        if (line >= text.LineCount)
        {
            old = _blocks.Length;
        }

        KeepSame(_blocks.AsSpan(first, old - first), CollectionsMarshal.AsSpan(fresh));
        return Splice(text, first, old, CollectionsMarshal.AsSpan(fresh));
    }

    /// <summary>Blocks that were only read again, because a line near them changed, stay the objects that they were, with all that is known of them.</summary>
    private static void KeepSame(ReadOnlySpan<Block> old, Span<Block> fresh)
    {
        var shared = Math.Min(old.Length, fresh.Length);
        var start = 0;
        for (; start < shared && old[start].IsSameAs(fresh[start]); start++)
        {
            fresh[start] = old[start];
        }

        for (var end = 1; end <= shared - start && old[^end].IsSameAs(fresh[^end]); end++)
        {
            fresh[^end] = old[^end];
        }
    }

    /// <summary>The same blocks with others in the place of some. What comes behind only moves, so no block is looked at for it.</summary>
    private Document Splice(SourceText text, int first, int old, ReadOnlySpan<Block> fresh)
    {
        var end = first + fresh.Length;
        var count = _blocks.Length - old;
        var blocks = new Block[end + count];
        _blocks.AsSpan(0, first).CopyTo(blocks);
        fresh.CopyTo(blocks.AsSpan(first));
        _blocks.AsSpan(old).CopyTo(blocks.AsSpan(end));
        var (starts, lines) = (new int[blocks.Length + 1], new int[blocks.Length + 1]);
        _starts.AsSpan(0, first + 1).CopyTo(starts);
        _lines.AsSpan(0, first + 1).CopyTo(lines);
        Place(fresh, starts, lines, first);
        var (moved, movedLines) = (starts[end] - _starts[old], lines[end] - _lines[old]);
        for (var i = 1; i <= count; i++)
        {
            starts[end + i] = _starts[old + i] + moved;
            lines[end + i] = _lines[old + i] + movedLines;
        }

        return new Document(text, blocks, starts, lines, Array.ConvertAll(_picked, p => p.With(first, old, end)));
    }

    private static void Place(ReadOnlySpan<Block> blocks, int[] starts, int[] lines, int first)
    {
        for (var i = 0; i < blocks.Length; i++)
        {
            starts[first + i + 1] = starts[first + i] + blocks[i].Text.Length;
            lines[first + i + 1] = lines[first + i] + blocks[i].LineCount;
        }
    }

    /// <summary>The first block that was read with a look at the line.</summary>
    private int FirstTouched(int line)
    {
        var block = GetBlockAtLine(line);
        while (block > 0 && _lines[block] + _blocks[block - 1].Reach > line)
        {
            block--;
        }

        return _blocks[0].Reach + _lines[1] > line ? 0 : block;
    }
}
