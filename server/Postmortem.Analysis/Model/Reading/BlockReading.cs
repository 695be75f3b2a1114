using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>One line of a paragraph or item; spans are relative to the block.</summary>
/// <param name="HardBreakBefore">The line begins where a reader sees a new line, not where prose wraps.</param>
internal sealed record LineReading(TextSpan Span, int LineIndex, bool HardBreakBefore, Stamp? Stamp, Stamp? Trailing, Label? Label, Stamp? LabelStamp)
{
    /// <summary>"At 14:20 the map was reloaded": a sentence that begins with its time.</summary>
    public Stamp? Told { get; init; }

    /// <summary>Who says what stands on the lines below, in a pasted chat.</summary>
    public TextSpan? Speaker { get; init; }
}

/// <summary>One cell of a table row; spans are relative to the block.</summary>
internal sealed record CellReading(TextSpan Span, string Text, Stamp? Stamp)
{
    private string? _name;

    /// <summary>The text in the form in which labels and column heads are compared.</summary>
    public string Name => _name ??= Names.Normalize(Text);

    /// <summary>Nothing, or dots and dashes in the place of something.</summary>
    public bool IsFiller => Text.AsSpan().Trim(" .…-–—_?").IsEmpty;

    /// <summary>The stamp is all there is in the cell.</summary>
    public bool IsOnlyStamp => Stamp is { } stamp && stamp.EventStart >= Span.End;
}

/// <summary>Everything that a block says by itself, whatever stands around it. Computed once for a block and kept with it.</summary>
internal sealed class BlockReading
{
    private readonly Block _block;
    private readonly ReadingWords _words;
    private string? _name;
    private string? _plain;
    private bool _isPlainTaken;
    private EntryReading?[]? _entries;
    private ActionReading? _action;
    private IReadOnlyList<(TextSpan Span, ActionReading Reading)>? _actionLines;
    private FactReading? _facts;
    private ImpactReading? _impact;
    private IReadOnlyList<FrontMatterLine>? _frontMatter;
    private string? _section;
    private string? _phrase;
    private EntryReading? _whole;
    private IReadOnlyList<Slot>? _slots;
    private string?[]? _actionColumns;
    private string?[]? _statusColumns;
    private (string?[] Columns, int Action, ActionRowReading? Row)? _actionRow;
    private IReadOnlyList<(string Language, int Count)>? _languages;

    public BlockReading(Block block, ReadingWords words)
    {
        _block = block;
        _words = words;
        if (block.IsOversized)
        {
            return;
        }

        switch (block.Kind)
        {
            case BlockKind.Heading:
            case BlockKind.Paragraph:
            case BlockKind.ListItem:
                Lines = LineReader.Read(block, words);
                IsChat = Lines.Count > 1 && Lines.Any(static l => l.Speaker is not null);
                break;
            case BlockKind.TableRow:
                Cells = ReadCells(block, words);
                break;
        }
    }

    /// <summary>Something in a model was made of the content, or may be of another one: binders note it where they look at more than the reading.</summary>
    public bool IsUsed { get; private set; }

    public IReadOnlyList<LineReading> Lines { get; } = [];

    public IReadOnlyList<CellReading> Cells { get; } = [];

    /// <summary>Messages as a chat client copies them.</summary>
    public bool IsChat { get; }

    public LineReading? First => Lines.Count > 0 ? Lines[0] : null;

    /// <summary>The content in the form in which headings are compared.</summary>
    public string Name => _name ??= Names.Normalize(_block.ContentText);

    public string Plain
    {
        get
        {
            _isPlainTaken = true;
            return Text;
        }
    }

    /// <summary>The same for readings of the text that can be compared themselves.</summary>
    private string Text => _plain ??= PlainText.Of(_block.ContentText);

    /// <summary>The shared id that the content names as a heading, empty when none.</summary>
    public string Section => _section ??= SectionNames.OfHeading(Name, _words) ?? "";

    /// <summary>The shared id that the label in front names in a phrase, empty when none.</summary>
    public string Phrase => _phrase ??= First?.Label is { } label ? SectionNames.OfPhrase(label.Name, _words) ?? "" : "";

    public IReadOnlyList<FrontMatterLine> FrontMatter => _frontMatter ??= _block.Kind == BlockKind.FrontMatter ? Reading.FrontMatter.Read(_block) : [];

    /// <summary>What is still to be filled in.</summary>
    public IReadOnlyList<Slot> Slots => _slots ??= SlotReader.Read(_block);

    /// <summary>How much of each language the content has.</summary>
    public IReadOnlyList<(string Language, int Count)> Languages => _languages ??= Binding.LanguageBinder.Count(Text, _words);

    /// <summary>The figures of the impact that the sentences state.</summary>
    public ImpactReading Impact => _impact ??= ImpactReading.Of(Text, _words);

    public FactReading Facts => _facts ??= FactReading.Of(_block, Lines, _words);

    public ActionReading Action => _action ??= ActionReading.Of(_block, _words);

    /// <summary>The lines of a paragraph that are things to do, if it stands where such are listed.</summary>
    public IReadOnlyList<(TextSpan Span, ActionReading Reading)> ActionLines => _actionLines ??= Reading.ActionLines.Of(_block, Lines, _words);

    /// <summary>Of a header row: what its cells mean as heads of a table of actions. The same array as long as the row is the same.</summary>
    public string?[] ActionColumns => _actionColumns ??= ActionRowReading.ColumnsOf(Cells, _words);

    /// <summary>The same with one more column for how far things are; the same array for the same column.</summary>
    public string?[] ActionColumnsWithStatus(int column)
    {
        if (_statusColumns is null || _statusColumns[column] != "status")
        {
            _statusColumns = [.. ActionColumns];
            _statusColumns[column] = "status";
        }

        return _statusColumns;
    }

    /// <summary>What the row says as one of a table of actions; kept for the header that it was last read with.</summary>
    public ActionRowReading? ActionRow(string?[] columns, int action)
    {
        if (_actionRow is not { } known || !ReferenceEquals(known.Columns, columns) || known.Action != action)
        {
            known = (columns, action, ActionRowReading.Of(_block, Cells, columns, action, _words));
            _actionRow = known;
        }

        return known.Row;
    }

    /// <summary>What the text behind the stamp of a line says.</summary>
    public EntryReading Entry(int line)
    {
        _entries ??= new EntryReading?[Lines.Count];
        return _entries[line] ??= EntryReading.Of(_block, Lines, line, _words);
    }

    /// <summary>What the whole content says, for an event whose stamp stands in the block above.</summary>
    public EntryReading Whole => _whole ??= EntryReading.Of(_block, _block.Content, _words);

    /// <summary>What the cell of a table row says that tells the event.</summary>
    public EntryReading CellEntry(int cell)
    {
        _entries ??= new EntryReading?[Cells.Count];
        return _entries[cell] ??= EntryReading.Of(_block, Cells[cell].Span, Cells[cell].Text, _words);
    }

    /// <summary>The cell that stands exactly there and has no markup, so that its text is its source.</summary>
    public CellReading? FindCell(TextSpan span)
    {
        foreach (var cell in Cells)
        {
            if (cell.Span == span && cell.Text.Length == span.Length)
            {
                return cell;
            }
        }

        return null;
    }

    public void Use() => IsUsed = true;

    /// <summary>
    /// Whether every binder that saw this reading would have made the same of the other one: both are prose without times and labels,
    /// and what was asked of this one is either nothing or answered alike by the other.
    /// </summary>
    public bool IsAsGoodAs(BlockReading other) =>
        !IsUsed && IsProse && other.IsProse && IsShort == other.IsShort
        && !_isPlainTaken && _name is null && _section is null && _whole is null && _entries is null && _action is null && _frontMatter is null
        && (_slots is null || (_slots.Count == 0 && other.Slots.Count == 0))
        && (_actionLines is null || (_actionLines.Count == 0 && other.ActionLines.Count == 0))
        && (_impact is null || _impact == other.Impact)
        && (_facts is null || _facts == other.Facts)
        && (_languages is null || _languages.SequenceEqual(other.Languages));

    /// <summary>Blocks that tell something are longer.</summary>
    public bool IsShort => _block.Content.Length < 40;

    private bool IsProse
    {
        get
        {
            // Emphasis from end to end is a template's prompt, and brackets may define a reference.
            if (_block is not { Kind: BlockKind.Paragraph or BlockKind.ListItem, IsOversized: false } || _block.ContentText is not [not ('*' or '_' or '['), ..])
            {
                return false;
            }

            foreach (var line in Lines)
            {
                if (line.Stamp is not null || line.Trailing is not null || line.Label is not null)
                {
                    return false;
                }
            }

            return true;
        }
    }

    private static CellReading[] ReadCells(Block block, ReadingWords words)
    {
        if (block.Row == RowKind.Delimiter)
        {
            return [];
        }

        var cells = block.Cells;
        var readings = new CellReading[Math.Min(cells.Count, 24)];
        for (var i = 0; i < readings.Length; i++)
        {
            var span = cells[i].Span;
            var stamp = span.Length is > 0 and < 4000 ? StampReader.Read(block.Text.AsSpan(0, span.End), words, span.Start) : null;
            readings[i] = new CellReading(span, PlainText.Of(block.Text.AsSpan(span.Start, span.Length)), stamp);
        }

        return readings;
    }
}

/// <summary>The one recognizer whose results hang on the blocks.</summary>
internal sealed class BlockReader(ReadingWords words) : Recognizer<BlockReading>
{
    public static BlockReader Default { get; } = new(ReadingWords.Default);

    public ReadingWords Words { get; } = words;

    public override BlockReading Recognize(Block block) => new(block, Words);
}
