using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>What a profile asks of action items, and where in a row it would stand.</summary>
internal static class Columns
{
    private static readonly Shape[] Shapes = [Shape.ActionItems];

    /// <summary>Whether action items of this kind of document say this at this severity.</summary>
    public static bool IsRequired(DocumentModel model, string column)
    {
        if (model.Profile is not { } profile)
        {
            return false;
        }

        var isList = false;
        foreach (var section in profile.AllSections)
        {
            isList |= Shapes.Contains(section.Shape);
            if (Shapes.Contains(section.Shape) && section.Columns.FirstOrDefault(c => c.Id == column) is { } found)
            {
                return found.Required.AppliesTo(model.Header.Severity?.Value);
            }
        }

        // A list of boxes has no columns, but an owner and a date all the same.
        return isList && column is "owner" or "due";
    }

    /// <summary>The cell of an item's row, or the item's text where it has no such cell.</summary>
    public static TextSpan PlaceOf(DocumentModel model, ActionItem item, string column)
    {
        var cell = CellOf(model, item, column);
        return cell is { Length: > 0 } ? cell.Value : FirstLine(model, item.TextSpan);
    }

    /// <summary>The cell of an item's row, empty or not; null for items of lists and for tables without the column.</summary>
    public static TextSpan? CellOf(DocumentModel model, ActionItem item, string column)
    {
        var cells = model.Document[item.Block].Cells;
        for (var i = 0; i < item.Columns.Count && i < cells.Count; i++)
        {
            if (item.Columns[i] == column)
            {
                return cells[i].Span.Shift(model.Document.GetStart(item.Block));
            }
        }

        return null;
    }

    /// <summary>Writes a value into the item: into its cell, or behind the text of a list item.</summary>
    public static TextEdit? Write(DocumentModel model, ActionItem item, string column, string label, string value)
    {
        var document = model.Document;
        if (item.Columns.Count > 0)
        {
            return CellOf(model, item, column) is { } cell
                ? new TextEdit(cell, cell.Length == 0 && NeedsSpace(document, cell.Start) ? " " + value + " " : cell.Length == 0 ? value + " " : value)
                : null;
        }

        var block = document[item.Block];
        return block.Kind == BlockKind.ListItem ? TextEdit.Insert(document.GetStart(item.Block) + block.Content.End, $" - {label}: {value}") : null;
    }

    public static TextSpan FirstLine(DocumentModel model, TextSpan span)
    {
        var line = model.Document.Text.GetLineAt(span.Start);
        var end = line + 1 < model.Document.Text.LineCount ? model.Document.Text.GetLineStart(line + 1) : model.Document.Text.Length;
        if (span.End < end)
        {
            return span;
        }

        var length = Math.Min(span.End, end) - span.Start;
        return new TextSpan(span.Start, model.Document.Text.ToString(new TextSpan(span.Start, Math.Max(length, 0))).TrimEnd().Length);
    }

    private static bool NeedsSpace(Document document, int at) => at > 0 && document.Text.ToString(new TextSpan(at - 1, 1)) != " ";
}
