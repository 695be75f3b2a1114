using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>What an action item lacks, proposed at once: an owner's role, a day, and how soon that is; in cells, or behind the text of a list item.</summary>
internal static class ActionCompletion
{
    /// <param name="What">For the title: "payments-api on-call, 2026-04-20, short-term".</param>
    public static (IReadOnlyList<TextEdit> Edits, string What) Of(ActionItem item, DocumentModel model, RuleContext context)
    {
        var edits = new List<TextEdit>();
        var what = new List<string>();
        if (IsOpen(model, item, "owner", item.Owner?.Span) || (item.Owner is { } named && ActionItemWithoutOwner.IsNobody(named.Value)))
        {
            var role = Proposals.OwnerOf(item, model);
            Add(Write(model, item, "owner", "Owner", role), role);
        }

        var hasOwnHorizon = item.Horizon is not null;
        if (IsOpen(model, item, "due", item.Due?.Span))
        {
            AddDue(edits, what, item, model, context);
        }
        else if (!hasOwnHorizon && ActionKinds.HorizonOf(item, model.Header.Date?.Value) is { } follows && Columns.CellOf(model, item, "horizon") is not null)
        {
            var word = follows switch { "immediate" => "immediate", "short" => "short-term", _ => "long-term" };
            Add(Write(model, item, "horizon", "Horizon", word), word);
        }

        return (edits, Say.List(what));

        void Add(TextEdit? edit, string text)
        {
            if (edit is { } e)
            {
                edits.Add(e);
                what.Add(text);
            }
        }
    }

    /// <summary>The day, and how soon that is where neither a heading nor the item says it: in its column, else beside the day.</summary>
    public static void AddDue(List<TextEdit> edits, List<string> what, ActionItem item, DocumentModel model, RuleContext context)
    {
        var (date, horizon, _) = Proposals.DueOf(item, model, context);
        var isSaid = item.Horizon is not null;
        var hasColumn = Columns.CellOf(model, item, "horizon") is not null;
        if (Write(model, item, "due", "Due", isSaid || hasColumn || item.Columns.Count == 0 ? date : $"{date} ({horizon})") is not { } due)
        {
            return;
        }

        edits.Add(due);
        what.Add(date);
        if (!isSaid)
        {
            what.Add(horizon);
            if ((hasColumn || item.Columns.Count == 0) && Write(model, item, "horizon", "Horizon", horizon) is { } edit)
            {
                edits.Add(edit);
            }
        }
    }

    private static bool IsOpen(DocumentModel model, ActionItem item, string column, TextSpan? value) =>
        value is { Length: > 0 } span ? Slots.IsOpen(model, span) : item.Columns.Count == 0 || Columns.CellOf(model, item, column) is not null;

    private static TextEdit? Write(DocumentModel model, ActionItem item, string column, string label, string value)
    {
        var present = column switch { "owner" => item.Owner?.Span, "due" => item.Due?.Span, _ => null };
        return item.Columns.Count == 0 && present is { Length: > 0 } span ? new TextEdit(span, value) : Columns.Write(model, item, column, label, value);
    }
}
