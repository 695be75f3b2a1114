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

    private Document(SourceText text, Block[] blocks)
    {
        Text = text;
        _blocks = blocks;
        _starts = new int[blocks.Length + 1];
        _lines = new int[blocks.Length + 1];
        for (var i = 0; i < blocks.Length; i++)
        {
            _starts[i + 1] = _starts[i] + blocks[i].Text.Length;
            _lines[i + 1] = _lines[i] + blocks[i].LineCount;
        }
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

        return new Document(text, [.. blocks]);
    }

    public Block this[int index] => _blocks[index];

    /// <summary>The offset at which a block begins; for the number of blocks, the length of the text.</summary>
    public int GetStart(int block) => _starts[block];

    public int GetStartLine(int block) => _lines[block];

    public TextSpan GetSpan(int block) => new(_starts[block], _blocks[block].Text.Length);

    /// <summary>The span of what a block says, without markers and blank lines.</summary>
    public TextSpan GetContentSpan(int block) => _blocks[block].Content.Shift(_starts[block]);

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

        return new Document(text, [.. _blocks.AsSpan(0, first), .. fresh, .. _blocks.AsSpan(old)]);
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
