using Postmortem.Analysis.Model;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features;

/// <summary>What "expand selection" selects: word, value or cell, line, table or block, section, the sections around it, all.</summary>
internal static class SelectionRanges
{
    /// <summary>From the innermost to the whole document; each contains the one before it.</summary>
    public static IReadOnlyList<TextSpan> At(Analysis analysis, int offset)
    {
        var model = analysis.Model;
        var document = model.Document;
        var spans = new List<TextSpan>();
        offset = Math.Clamp(offset, 0, document.Text.Length);
        var line = document.Text.GetLineAt(offset);
        var lineSpan = TextSpan.FromBounds(document.Text.GetLineStart(line), document.Text.GetLineEnd(line));
        Add(WordAt(document.Text.GetLine(line), offset - lineSpan.Start).Shift(lineSpan.Start));
        var index = document.GetBlockAt(offset);
        var block = document[index];
        foreach (var cell in block.Cells)
        {
            Add(cell.Span.Shift(document.GetStart(index)));
        }

        foreach (var field in Known.FieldsIn(model, index))
        {
            Add(field.ValueSpan);
            Add(field.LabelSpan);
        }

        Add(lineSpan);
        Add(Inner(document, index));
        if (block.Kind == BlockKind.TableRow)
        {
            var (first, last) = (Tables.StartOf(document, index), Tables.EndOf(document, index) - 1);
            Add(TextSpan.FromBounds(document.GetStart(first), Inner(document, last).End));
        }

        for (var section = model.FindSectionAt(offset); section is not null; section = section.Parent >= 0 ? model.Sections[section.Parent] : null)
        {
            Add(section.Span);
        }

        Add(new TextSpan(0, document.Text.Length));
        return spans;

        void Add(TextSpan span)
        {
            if (span.Touches(offset) && (spans.Count == 0 || (span != spans[^1] && span.Start <= spans[^1].Start && span.End >= spans[^1].End)))
            {
                spans.Add(span);
            }
        }
    }

    /// <summary>The block without the blank lines behind it.</summary>
    private static TextSpan Inner(Document document, int block) =>
        new(document.GetStart(block), document[block].Text.AsSpan().TrimEnd("\r\n \t").Length);

    private static TextSpan WordAt(string line, int column)
    {
        var (start, end) = (Math.Min(column, line.Length), Math.Min(column, line.Length));
        while (start > 0 && IsWord(line[start - 1]))
        {
            start--;
        }

        while (end < line.Length && IsWord(line[end]))
        {
            end++;
        }

        return TextSpan.FromBounds(start, end);
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '-' or '_';
}
