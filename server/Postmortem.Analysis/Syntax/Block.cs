using System.Runtime.CompilerServices;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Syntax;

internal enum BlockKind
{
    /// <summary>Only blank lines, at the beginning of a document.</summary>
    Blank,
    FrontMatter,
    Heading,
    Paragraph,
    ListItem,

    /// <summary>One line of a pipe table: header, delimiter or body; see <see cref="Block.Row"/>.</summary>
    TableRow,
    Code,
    Html,
    ThematicBreak,
}

internal enum RowKind
{
    None,
    Header,
    Delimiter,
    Body,
}

/// <summary>
/// A leaf of the document with the blank lines that follow it. Immutable, shared between versions of a document,
/// and without a place of its own: every span in it is relative to its <see cref="Text"/>.
/// </summary>
internal sealed class Block
{
    /// <summary>Above this length a block is read as plain text without structure.</summary>
    public const int OversizedLength = 32 * 1024;

    private Slot[] _slots = [];
    private InlineText? _inlines;
    private Cell[]? _cells;

    public required BlockKind Kind { get; init; }

    /// <summary>The exact source with line breaks and trailing blank lines.</summary>
    public required string Text { get; init; }

    public required int LineCount { get; init; }

    /// <summary>How many of the lines at the end are blank.</summary>
    public required int BlankLinesAfter { get; init; }

    /// <summary>
    /// What the block says: without marker, hashes, underline, fences, quote signs of the first line and surrounding white space.
    /// For front matter and code the lines between the fences.
    /// </summary>
    public required TextSpan Content { get; init; }

    /// <summary>Columns before the first character of the block (after quote signs); for nested list items, how deep they stand.</summary>
    public int Indent { get; init; }

    public int QuoteDepth { get; init; }

    /// <summary>1 to 6 for a heading, else 0.</summary>
    public int HeadingLevel { get; init; }

    /// <summary>The list marker, such as <c>-</c> or <c>2.</c>.</summary>
    public TextSpan Marker { get; init; }

    /// <summary>The number of an ordered list item, else null.</summary>
    public int? Number { get; init; }

    /// <summary>Whether a task list item is ticked, null for any other block.</summary>
    public bool? Checked { get; init; }

    /// <summary>The character between the brackets of a task list item.</summary>
    public TextSpan CheckMark { get; init; }

    public RowKind Row { get; init; }

    /// <summary>The info string of a fenced code block, such as <c>bash</c>.</summary>
    public string? Info { get; init; }

    /// <summary>How many lines after the block were looked at to find its end.</summary>
    internal int Reach { get; init; }

    /// <summary>What the scanner has to know to go on after this block.</summary>
    internal ScanState After { get; init; }

    public int Length => Text.Length;

    public bool IsOversized => Text.Length > OversizedLength;

    public ReadOnlySpan<char> ContentText => Text.AsSpan(Content.Start, Content.Length);

    /// <summary>The inline structure of the content; for a table row see <see cref="Cells"/>.</summary>
    public InlineText Inlines => _inlines ??= InlineParser.Parse(this, Content);

    /// <summary>The cells of a table row, trimmed; empty for other blocks.</summary>
    public IReadOnlyList<Cell> Cells => _cells ??= Kind == BlockKind.TableRow ? TableRow.Split(this) : [];

    /// <summary>
    /// What a recognizer finds in this block; computed once. Threads may compute the same value twice, which does no harm.
    /// </summary>
    public T Get<T>(Recognizer<T> recognizer)
        where T : class
    {
        foreach (var slot in _slots)
        {
            if (ReferenceEquals(slot.Key, recognizer))
            {
                // Only a recognizer's own results stand under it.
                return Unsafe.As<T>(slot.Value);
            }
        }

        var value = recognizer.Recognize(this);
        _slots = [.. _slots, new Slot(recognizer, value)];
        return value;
    }

    /// <summary>Gives up what can be read again in no time when somebody asks; what recognizers found stays.</summary>
    public void LetGo() => (_inlines, _cells) = (null, null);

    /// <summary>Whether the other one was read from the same text in the same surroundings.</summary>
    public bool IsSameAs(Block other) =>
        Kind == other.Kind && LineCount == other.LineCount && Row == other.Row && Indent == other.Indent && QuoteDepth == other.QuoteDepth && HeadingLevel == other.HeadingLevel
        && Number == other.Number && Checked == other.Checked && Content == other.Content && Marker == other.Marker
        && Reach == other.Reach && After == other.After && Info == other.Info && Text == other.Text;

    public override string ToString() => $"{Kind} {Text.AsSpan(0, Math.Min(40, Text.Length))}";

    private readonly record struct Slot(object Key, object Value);
}

/// <summary>
/// A pure function of one block's text. Its identity is the key of the cache on the block,
/// so make it once for a set of knowledge (lexicon, synonyms) and keep it.
/// </summary>
internal abstract class Recognizer<T>
    where T : class
{
    public abstract T Recognize(Block block);
}

/// <summary>One cell of a table row; spans are relative to the block.</summary>
internal sealed class Cell(Block block, TextSpan span, TextSpan outer)
{
    private InlineText? _inlines;

    /// <summary>The text without surrounding white space.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>Everything between the two pipes.</summary>
    public TextSpan Outer { get; } = outer;

    public string Text => block.Text.Substring(Span.Start, Span.Length);

    public InlineText Inlines => _inlines ??= InlineParser.Parse(block, Span);
}
