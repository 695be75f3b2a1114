using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>Writes an action item in the form that a document's own have.</summary>
internal static class NewActionItem
{
    /// <summary>Appends an item to the section of action items, in the form that its items have; null when there is none.</summary>
    public static TextEdit? Edit(in RewriteScope scope, string action)
    {
        var document = scope.Model.Document;
        var sections = new SectionStack();
        var last = -1;
        for (var i = 0; i < document.BlockCount; i++)
        {
            var block = document[i];
            if (block.Kind == BlockKind.Heading)
            {
                sections.Enter(block);
            }
            else if (sections.Current == SectionContext.Actions && (block.Kind == BlockKind.ListItem || (block.Kind == BlockKind.TableRow && block.Row != RowKind.Header)))
            {
                last = i;
            }
        }

        if (last < 0)
        {
            return null;
        }

        var neighbour = document[last];
        var line = neighbour.Kind == BlockKind.TableRow ? TableLine(neighbour, action) : ListLine(scope, neighbour, action);
        var at = document.GetContentSpan(last).End;
        while (at < document.Text.Length && document.Text.ToString(new TextSpan(at, 1)) is not "\n")
        {
            at++;
        }

        return at < document.Text.Length ? TextEdit.Insert(at + 1, line + "\n") : TextEdit.Insert(at, "\n" + line);
    }

    private static string ListLine(in RewriteScope scope, Block neighbour, string action)
    {
        var indent = new string(' ', neighbour.Indent);
        var marker = neighbour.Number is { } number ? $"{number + 1}." : neighbour.Text.Substring(neighbour.Marker.Start, neighbour.Marker.Length);
        var box = neighbour.Checked is null ? "" : "[ ] ";
        return $"{indent}{marker} {box}{action} {scope.Lexicon.Texts.GetValueOrDefault("ask-owner") ?? "[FACT NEEDED: owner and due date]"}";
    }

    private static string TableLine(Block neighbour, string action)
    {
        // The longest cell of a row of action items is the one that says what to do.
        var widest = 0;
        for (var i = 1; i < neighbour.Cells.Count; i++)
        {
            widest = neighbour.Cells[i].Span.Length > neighbour.Cells[widest].Span.Length ? i : widest;
        }

        if (neighbour.Row == RowKind.Delimiter)
        {
            widest = Math.Min(1, neighbour.Cells.Count - 1);
        }

        return "| " + string.Join(" | ", neighbour.Cells.Select((_, i) => i == widest ? action : i == widest + 1 ? "[FACT NEEDED: owner]" : "")) + " |";
    }
}
