using System.Runtime.CompilerServices;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>Writes an action item in the form that a document's own have.</summary>
internal static class NewActionItem
{
    private static readonly ConditionalWeakTable<Document, Place> Places = [];

    /// <summary>Appends an item to the section of action items, in the form that its items have; null when there is none, or the item is there.</summary>
    public static TextEdit? Edit(in RewriteScope scope, string action)
    {
        var document = scope.Model.Document;
        var place = Places.GetValue(document, Find);
        action = string.Join(' ', action.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (place.Block < 0 || place.Items.Any(item => item.Contains(action, StringComparison.Ordinal)))
        {
            return null;
        }

        var neighbour = document[place.Block];
        var line = neighbour.Kind switch
        {
            BlockKind.TableRow => TableLine(neighbour, action),
            BlockKind.ListItem => ListLine(scope, neighbour, action),
            _ => $"- [ ] {action} {Owner(scope)}",
        };
        var at = document.GetContentSpan(place.Block).End;
        while (at < document.Text.Length && document.Text.ToString(new TextSpan(at, 1)) is not "\n")
        {
            at++;
        }

        var isFirst = neighbour.Kind == BlockKind.Heading;
        var isOpen = at >= document.Text.Length;
        var end = !isOpen && at > 0 && document.Text.ToString(new TextSpan(at - 1, 1)) == "\r" ? "\r\n" : isOpen && document.Text.ToString(TextSpan.FromBounds(0, Math.Min(at, 1000))).Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return isOpen ? TextEdit.Insert(at, (isFirst ? end + end : end) + line) : TextEdit.Insert(at + 1, (isFirst ? end : "") + line + end);
    }

    /// <summary>The last item of the section, else its heading.</summary>
    private static Place Find(Document document)
    {
        var sections = new SectionStack();
        var (last, heading) = (-1, -1);
        var items = new List<string>();
        for (var i = 0; i < document.BlockCount; i++)
        {
            var block = document[i];
            if (block.Kind == BlockKind.Heading)
            {
                sections.Enter(block);
                heading = sections.Current == SectionContext.Actions ? i : heading;
            }
            else if (sections.Current == SectionContext.Actions && (block.Kind == BlockKind.ListItem || (block.Kind == BlockKind.TableRow && block.Row != RowKind.Header)))
            {
                last = i;
                items.Add(block.Text);
            }
        }

        return new Place(last >= 0 ? last : heading, items);
    }

    private static string ListLine(in RewriteScope scope, Block neighbour, string action)
    {
        var indent = new string(' ', neighbour.Indent);
        var marker = neighbour.Number is { } number ? $"{number + 1}." : neighbour.Text.Substring(neighbour.Marker.Start, neighbour.Marker.Length);
        var box = neighbour.Checked is null ? "" : "[ ] ";
        return $"{indent}{marker} {box}{action} {Owner(scope)}";
    }

    private static string Owner(in RewriteScope scope) => scope.Lexicon.Texts.GetValueOrDefault("ask-owner") ?? "[FACT NEEDED: owner and due date]";

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

        action = action.Replace("\\|", "|").Replace("|", "\\|");
        return "| " + string.Join(" | ", neighbour.Cells.Select((_, i) => i == widest ? action : i == widest + 1 ? "[FACT NEEDED: owner]" : "")) + " |";
    }

    private sealed record Place(int Block, IReadOnlyList<string> Items);
}
