using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.Completion;

/// <summary>What can stand in the cell at the cursor, and whole rows while the row has nothing in it.</summary>
internal static class TableCompletion
{
    public static IReadOnlyList<CompletionItem> At(Caret caret)
    {
        if (caret.Block.Kind != BlockKind.TableRow || Known.TableAt(caret.Analysis, caret.BlockIndex) is not { } table)
        {
            return LineCompletion.At(caret);
        }

        if (caret.Block.Row == RowKind.Delimiter || FindCell(caret) is not var (column, area) || column < 0)
        {
            return [];
        }

        if (caret.Block.Row == RowKind.Header)
        {
            return Heads(caret, table, area);
        }

        if (FieldCompletion.AtValue(caret) is { } values)
        {
            return values;
        }

        // "| Severity | ", the row still without its end.
        if (column == 1 && caret.Block.Cells.Count == 1 && Known.FieldCalled(caret.Analysis, caret.Block.Cells[0].Text) is { } field)
        {
            return FieldCompletion.ValuesOf(caret, field, area) ?? [];
        }

        var items = Cell(caret, table, column, area);
        var isNew = caret.Block.Cells.Count(c => c.Span.Length > 0) <= 1 && column == 0;
        return isNew ? [.. items, .. LineCompletion.At(caret)] : items;
    }

    private static (int Column, TextSpan Area)? FindCell(Caret caret)
    {
        var start = caret.Document.GetStart(caret.BlockIndex);
        var cells = caret.Block.Cells;
        for (var i = 0; i < cells.Count; i++)
        {
            var outer = cells[i].Outer.Shift(start);
            if (outer.Touches(caret.Offset))
            {
                return (i, outer);
            }
        }

        // Behind the last pipe a new cell begins; before the first one there is none.
        var text = caret.Line.AsSpan().TrimStart();
        return cells.Count > 0 && caret.Offset < cells[0].Outer.Start + start ? null
            : !text.IsEmpty && text[0] == '|' ? (cells.Count, TextSpan.FromBounds(caret.Offset, caret.LineStart + caret.Line.Length))
            : null;
    }

    private static IReadOnlyList<CompletionItem> Heads(Caret caret, Table table, TextSpan area)
    {
        if (table.Section < 0 || Known.SectionAround(caret.Analysis, caret.Offset) is not { } around)
        {
            return [];
        }

        if (ValueSlot.At(caret, area, static _ => false) is not { } slot)
        {
            return [];
        }

        var missing = around.Known.Columns.Where(c => !table.Columns.Contains(c.Id) || slot.Text.Equals(c.Label, StringComparison.OrdinalIgnoreCase));
        return [.. missing.Select(c => slot.Filtered(slot.Item(c.Label, CompletionKind.Field) with { Documentation = c.Guidance }, c.Aliases.Prepend(c.Label)))];
    }

    private static IReadOnlyList<CompletionItem> Cell(Caret caret, Table table, int column, TextSpan area)
    {
        var id = column < table.Columns.Count ? table.Columns[column] : null;
        var known = Known.ColumnOf(caret.Analysis, table, column);
        if (VocabularyOf(caret, id, known) is { } vocabulary)
        {
            return Values.OfVocabulary(caret, area, vocabulary) ?? [];
        }

        switch (id)
        {
            case "time":
                return Values.OfTexts(caret, area, CompletionKind.Time, TimeTexts.Now(caret));
            case "event":
                return Events(caret, area);
            case "id":
                return Values.OfTexts(caret, area, CompletionKind.Id, [(RowCompletion.NextId(caret, table, column), "next id")]);
            case "owner" or "actor":
                return Values.OfPeople(caret, area, several: false);
            case "due":
                return Values.OfDates(caret, area, isDue: true);
            case "factor":
                return Values.OfTexts(caret, area, CompletionKind.Value, Factors(caret.Model));
            default:
                return known is not null ? FieldCompletion.OfKind(caret, known.Kind, known.Id, area) : [];
        }
    }

    private static Vocabulary? VocabularyOf(Caret caret, string? id, ProfileColumn? column)
    {
        var vocabulary = column?.Vocabulary ?? (column?.Kind == FieldKind.YesNo ? "yes-no" : id switch
        {
            "priority" => "priority",
            "status" => "action-status",
            _ => null,
        });
        return vocabulary is null ? null : caret.Profile?.Vocabularies.GetValueOrDefault(vocabulary);
    }

    /// <summary>What the rows of milestones say, for an empty cell.</summary>
    private static IReadOnlyList<CompletionItem> Events(Caret caret, TextSpan area)
    {
        if (ValueSlot.At(caret, area, static _ => false) is not { Text.Length: 0 } slot)
        {
            return [];
        }

        var told = MilestoneWords.In(caret.Model);
        return
        [
            .. (caret.Profile?.Milestones ?? []).OrderBy(m => (told & MilestoneWords.FlagOf(m.Id)) != 0).Select(m =>
                slot.Item(m.Label, CompletionKind.Row, caret.Request.Snippets ? Editing.Snippet.FromTemplate(m.Row) : m.Row) with
                {
                    Detail = m.Row,
                    Documentation = m.Guidance,
                    IsSnippet = caret.Request.Snippets,
                }),
        ];
    }

    private static IEnumerable<(string Text, string Detail)> Factors(DocumentModel model)
    {
        yield return ("Root cause", model.RootCause.Summary?.Value is { Length: > 0 } summary ? Shorten(summary) : "the primary cause");
        var number = 0;
        foreach (var factor in model.RootCause.Factors)
        {
            number++;
            yield return (factor.Id ?? $"F{number}", Shorten(factor.Text));
        }
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..79] + "…";
}
