using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>What a row of a table of actions says by itself, once it is known what its columns mean.</summary>
internal sealed record ActionRowReading
{
    public required CellReading Action { get; init; }

    public CellReading? Id { get; init; }

    public CellReading? Owner { get; init; }

    public CellReading? Due { get; init; }

    public CalendarDate? DueDate { get; init; }

    public CellReading? Priority { get; init; }

    public int? PriorityLevel { get; init; }

    public CellReading? StatusCell { get; init; }

    public ActionStatus? Status { get; init; }

    /// <summary>A cell that is a ticket as a whole, where no ticket was found in the row.</summary>
    public CellReading? TicketCell { get; init; }

    public TextSpan? Ticket { get; init; }

    public string? Horizon { get; init; }

    public string? Type { get; init; }

    public CellReading? Factor { get; init; }

    /// <summary>What the heads of a table of actions mean; the first of two that could mean the same does.</summary>
    public static string?[] ColumnsOf(IReadOnlyList<CellReading> heads, ReadingWords words)
    {
        var columns = new string?[heads.Count];
        var map = words.Group("action-columns");
        for (var c = 0; c < columns.Length; c++)
        {
            var name = heads[c].Name;
            name = name.Length == 0 && heads[c].Text.Contains('#') ? "#" : name;
            if ((map.TryGet(name, out var id) || map.TryGet(Names.WithoutBrackets(name), out id)) && !columns.Contains(id))
            {
                columns[c] = id;
            }
        }

        return columns;
    }

    /// <summary>Null for a row that names nothing to do.</summary>
    public static ActionRowReading? Of(Block block, IReadOnlyList<CellReading> cells, string?[] columns, int action, ReadingWords words)
    {
        if (action >= cells.Count || cells[action].IsFiller || Nothing.Is(cells[action].Text, words))
        {
            return null;
        }

        var ticketCell = Cell("ticket");
        var statusCell = Cell("status");
        var status = statusCell is { } s ? StatusReader.Of(block.Text.Substring(s.Span.Start, s.Span.Length), words) : null;
        if (status is null && ticketCell is not null && StatusReader.Last(ticketCell.Text, words) is { } behind)
        {
            // "1234 DONE" is a ticket and how far it has come.
            (status, statusCell) = (behind, ticketCell);
        }
        else if (status is null && ticketCell is not null && StatusReader.Of(ticketCell.Text, words) is { } inTicket)
        {
            (status, statusCell, ticketCell) = (inTicket, ticketCell, null);
        }

        var due = Cell("due");
        var priority = Cell("priority");
        return new ActionRowReading
        {
            Action = cells[action],
            Id = Cell("id"),
            Owner = Cell("owner") is { } owner && !Nothing.Is(owner.Text, words) ? owner : null,
            Due = due,
            DueDate = due is null ? null : FactReading.FindDate(due.Text, 0, words)?.Date ?? DueReader.Read(due.Text, 0, words)?.Date,
            Priority = priority,
            PriorityLevel = priority is null ? null : ActionReading.PriorityOf(priority.Text, words),
            StatusCell = statusCell,
            Status = status,
            Ticket = TicketReader.Find(block.Text, block.Content, words),
            TicketCell = ticketCell is { Text.Length: > 0 } && ticketCell.Text.Any(char.IsAsciiDigit) ? ticketCell : null,
            Horizon = Word("horizon", "horizon"),
            Type = Word("type", "action-type"),
            Factor = Cell("factor"),
        };

        CellReading? Cell(string id)
        {
            var index = Array.IndexOf(columns, id);
            return index >= 0 && index < cells.Count && !cells[index].IsFiller ? cells[index] : null;
        }

        string? Word(string column, string group)
        {
            if (Cell(column) is not { } cell)
            {
                return null;
            }

            var map = words.Group(group);
            return map.PrefixLength(cell.Text, out var id) > 0 || (cell.Text.Length > 0 && cell.Text[0] >= '\u2E80' && map.GluedPrefixLength(cell.Text, out id) > 0) ? id : null;
        }
    }
}
