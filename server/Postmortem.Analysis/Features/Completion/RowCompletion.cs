using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.Completion;

/// <summary>Whole rows: milestones of a timeline, the next action item, another row of any table.</summary>
internal static class RowCompletion
{
    public static IEnumerable<CompletionItem> Timeline(Caret caret, Section section, ProfileSection known, TextSpan span, string filterPrefix)
    {
        var row = TimelineRow.Of(caret.Analysis, section, known, caret.Offset);
        var time = row.TimeText(MomentOf(caret));
        var header = row.NeedsHeader ? row.Header() : "";
        var now = row.TimeText(DocumentClock.Now(caret.Analysis, caret.Request.Now));
        yield return Item(caret, span, filterPrefix, now.Trim('*'), CompletionKind.Time, header + row.Text(now, "[What happened]", "[Who or what]")) with
        {
            Detail = DocumentClock.ZoneOf(caret.Analysis) is { } zone ? $"now, in {zone}" : "now, in UTC",
            Documentation = "A row with the present time.",
        };
        var told = MilestoneWords.In(caret.Model);
        foreach (var milestone in (caret.Profile?.Milestones ?? []).OrderBy(m => (told & MilestoneWords.FlagOf(m.Id)) != 0))
        {
            var there = (told & MilestoneWords.FlagOf(milestone.Id)) != 0;
            yield return Item(caret, span, filterPrefix, milestone.Label, CompletionKind.Row, header + row.Text(time, milestone.Row, milestone.Actor)) with
            {
                Detail = there ? milestone.Row + " (there is one)" : milestone.Row,
                Documentation = milestone.Guidance,
            };
        }
    }

    /// <summary>Another row of the table above, with the next id where it has ids.</summary>
    public static CompletionItem? Next(Caret caret, Table table, TextSpan span, string filterPrefix)
    {
        if (table.Header < 0)
        {
            return null;
        }

        var heads = caret.Document[table.Header].Cells;
        var cells = new List<string>();
        for (var i = 0; i < heads.Count; i++)
        {
            var id = i < table.Columns.Count ? table.Columns[i] : null;
            cells.Add(id == "id" ? NextId(caret, table, i) : $"[{heads[i].Text.Trim('*', ' ', '[', ']')}]");
        }

        var isAction = table.Columns.Contains("action") || table.Columns.Contains("owner");
        return Item(caret, span, filterPrefix, isAction ? "New action item" : "New row", CompletionKind.Row, "| " + string.Join(" | ", cells) + " |") with
        {
            Detail = cells.Count > 0 && isAction && !cells[0].StartsWith('[') ? cells[0] : null,
            FilterText = filterPrefix + (isAction && !cells[0].StartsWith('[') ? cells[0] + " " : "") + "New row",
        };
    }

    /// <summary>The table of a section that has none yet.</summary>
    public static CompletionItem? NewTable(Caret caret, ProfileSection known, TextSpan span, string filterPrefix)
    {
        if (known.Columns.Count == 0 || known.Shape == Shape.Timeline)
        {
            return null;
        }

        var heads = "| " + string.Join(" | ", known.Columns.Select(c => c.Label)) + " |\n| " + string.Join(" | ", known.Columns.Select(_ => "---")) + " |\n";
        var row = "| " + string.Join(" | ", known.Columns.Select(c => c.Id == "id" && known.Shape == Shape.ActionItems ? Ids.NextAction(caret.Model.ActionItems) : $"[{c.Label}]")) + " |";
        return Item(caret, span, filterPrefix, "Table: " + string.Join(", ", known.Columns.Select(c => c.Label)), CompletionKind.Row, heads + row) with { Documentation = Guidance.Of(known) };
    }

    /// <summary>One more than the highest id of the table's column, written like the last one.</summary>
    public static string NextId(Caret caret, Table table, int column)
    {
        if (table.Columns.Contains("action") || table.Columns.Contains("owner"))
        {
            // The ids of action items count through the whole document, except for bare numbers, which count in their table.
            var all = Ids.NextAction(caret.Model.ActionItems.Where(a => a.Block != caret.BlockIndex || caret.IsBehindBlock));
            if (!char.IsAsciiDigit(all[0]))
            {
                return all;
            }
        }

        var ids = new List<string>();
        for (var i = table.FirstBlock; i < table.EndBlock; i++)
        {
            var block = caret.Document[i];
            if (block.Row == RowKind.Body && column < block.Cells.Count && (i != caret.BlockIndex || caret.IsBehindBlock))
            {
                ids.Add(block.Cells[column].Text.Trim('*', '`'));
            }
        }

        return Ids.NextLike(ids, "1");
    }

    public static CompletionItem Item(Caret caret, TextSpan span, string filterPrefix, string label, CompletionKind kind, string text)
    {
        var newText = caret.Request.Snippets ? Snippet.FromTemplate(text, caret.Profile) : text;
        return new CompletionItem(label, kind, new TextEdit(span, newText.ReplaceLineEndings(caret.Document.Text.LineBreak)))
        {
            FilterText = filterPrefix + label,
            IsSnippet = caret.Request.Snippets,
        };
    }

    /// <summary>The present, while the incident is young; who writes afterwards has to look the times up.</summary>
    private static DateTimeOffset? MomentOf(Caret caret)
    {
        var now = DocumentClock.Now(caret.Analysis, caret.Request.Now);
        return caret.Model.Header.Date is { } date && Math.Abs(date.Value.DayNumber - DateOnly.FromDateTime(now.DateTime).DayNumber) > 1 ? null : now;
    }
}
