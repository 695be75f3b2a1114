using System.Globalization;
using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.CodeActions;

/// <summary>Ids for action items whose row has a cell for one.</summary>
internal static class ActionEdits
{
    public static string? WhyNoIds(Analysis analysis)
    {
        var items = analysis.Model.ActionItems;
        return items.Count == 0 ? "There are no action items."
            : items.All(HasId) ? "Every action item has an id."
            : items.All(i => HasId(i) || CellOf(analysis.Model, i) is null) ? "The action items have no column for ids."
            : null;
    }

    public static IReadOnlyList<TextEdit> AssignIds(Analysis analysis)
    {
        var model = analysis.Model;
        var edits = new List<TextEdit>();
        var next = Ids.NextAction(model.ActionItems.Where(HasId));
        foreach (var item in model.ActionItems)
        {
            if (HasId(item) || CellOf(model, item) is not { } cell)
            {
                continue;
            }

            edits.Add(FieldEdits.Write(model.Document, cell, next));
            next = Ids.NextLike([next], next);
        }

        return edits;
    }

    public const string ProposalKey = "propose-for-item|";

    /// <summary>For the open item at the cursor what it lacks: an owner's role, a day and how soon that is; null where it lacks nothing.</summary>
    public static DocumentAction? Proposal(Analysis analysis, int offset)
    {
        var item = ActionItems.In(analysis.Model).FirstOrDefault(i => i.Span.Touches(offset));
        if (item is null || ActionItems.IsSettled(item) || Slots.IsOpen(analysis.Model, item.TextSpan))
        {
            return null;
        }

        var (edits, what) = ActionCompletion.Of(item, analysis.Model, analysis.Context.Rules);
        return edits.Count == 0 ? null : new DocumentAction($"Propose {what} for this action item", ActionKind.Refactor)
        {
            Key = ProposalKey + item.Span.Start.ToString(CultureInfo.InvariantCulture),
            Edits = () => edits,
        };
    }

    private static bool HasId(ActionItem item) => item.Id is { } id && !id.Raw.StartsWith('[') && !id.Value.StartsWith('[') && id.Value.Any(char.IsAsciiDigit);

    private static TextSpan? CellOf(DocumentModel model, ActionItem item)
    {
        var block = model.Document[item.Block];
        for (var i = 0; block.Kind == BlockKind.TableRow && i < item.Columns.Count && i < block.Cells.Count; i++)
        {
            if (item.Columns[i] == "id" && (block.Cells[i].Span.IsEmpty || block.Cells[i].Text.StartsWith('[')))
            {
                return block.Cells[i].Span.Shift(model.Document.GetStart(item.Block));
            }
        }

        return null;
    }
}
