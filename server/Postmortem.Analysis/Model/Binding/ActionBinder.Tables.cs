using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>Rows of tables as things to do.</summary>
internal static partial class ActionBinder
{
    private static HashSet<int> TableSections(Walk walk)
    {
        var sections = new HashSet<int>();
        for (var i = 0; i < walk.Readings.Length; i++)
        {
            if (walk.Document[i].Row == RowKind.Header && walk.RoleAt(i) is Roles.Actions or Roles.Prevention && walk.Readings[i].ActionColumns.Contains("action"))
            {
                sections.Add(Root(walk, walk.SectionOf[i], walk.RoleAt(i)));
            }
        }

        return sections;
    }

    private static int Root(Walk walk, int section, string role)
    {
        while (section >= 0 && walk.Drafts[section].Parent is var parent and >= 0 && walk.Drafts[parent].Effective == role)
        {
            section = parent;
        }

        return section;
    }

    /// <summary>The index of the last row of the table.</summary>
    private static int ReadTable(Walk walk, int first, string role, DocumentDates dates, List<ActionItem> actions, List<ActionItem> prevention)
    {
        var end = first;
        while (end + 1 < walk.Readings.Length && walk.Document[end + 1].Kind == BlockKind.TableRow && walk.Document[end].BlankLinesAfter == 0)
        {
            end++;
        }

        if (walk.Document[first].Row != RowKind.Header)
        {
            return end;
        }

        var columns = walk.Readings[first].ActionColumns;
        var inSection = role is Roles.Actions or Roles.DoneActions or Roles.Prevention;
        var telling = columns.Count(c => c is "owner" or "due" or "priority" or "status" or "ticket");
        var action = Array.IndexOf(columns, "action");
        if (action < 0 && inSection && telling > 0)
        {
            action = Array.IndexOf(columns, null);
        }

        var strict = action >= 0 && walk.Words.Group("action-names").Contains(walk.Readings[first].Cells[action].Name);
        if (action < 0 || (!inSection && !(strict && telling >= 1)) || role is Roles.Timeline or Roles.PastActions or Roles.Impact or Roles.Other)
        {
            return end;
        }

        if (!columns.Contains("owner") && actions.Exists(a => a.Columns.Contains("owner")))
        {
            // Beside a table with owners, one without is a view of the same items, such as measures by category.
            return end;
        }

        columns = WithStatus(walk, first, end, columns, action);
        var items = role == Roles.Prevention ? prevention : actions;
        for (var i = first + 1; i <= end; i++)
        {
            if (walk.Document[i].Row != RowKind.Delimiter && walk.Readings[i].ActionRow(columns, action) is { } row)
            {
                items.Add(FromRow(walk, i, row, columns, role, dates));
            }
        }

        return end;
    }

    /// <summary>A column under an unknown head tells how far things are where every cell of it does.</summary>
    private static string?[] WithStatus(Walk walk, int header, int end, string?[] columns, int action)
    {
        for (var c = 0; c < columns.Length && !columns.Contains("status"); c++)
        {
            if (c == action || columns[c] is not null)
            {
                continue;
            }

            var told = 0;
            var other = false;
            for (var i = header + 1; i <= end && !other; i++)
            {
                if (walk.Document[i].Row == RowKind.Body && c < walk.Readings[i].Cells.Count && walk.Readings[i].Cells[c] is { IsFiller: false } cell)
                {
                    told++;
                    other = cell.Text.Length > 24 || StatusReader.Of(cell.Text, walk.Words) is null;
                }
            }

            if (told >= 2 && !other)
            {
                return walk.Readings[header].ActionColumnsWithStatus(c);
            }
        }

        return columns;
    }

    private static ActionItem FromRow(Walk walk, int row, ActionRowReading reading, string?[] columns, string role, DocumentDates dates)
    {
        var block = walk.Document[row];
        return new ActionItem
        {
            Block = row,
            Span = walk.Absolute(row, block.Content),
            Id = Fact(reading.Id),
            Text = reading.Action.Text,
            TextSpan = walk.Absolute(row, reading.Action.Span),
            Owner = Fact(reading.Owner),
            Due = reading.Due is { } due ? new Fact<DateOnly?>(DueDay(walk, reading.DueDate, dates), walk.RawOf(row, due), walk.Absolute(row, due.Span)) : null,
            Priority = reading.Priority is { } priority ? new Fact<int?>(reading.PriorityLevel, walk.RawOf(row, priority), walk.Absolute(row, priority.Span)) : null,
            Status = reading.StatusCell is { } status ? new Fact<ActionStatus?>(reading.Status, walk.RawOf(row, status), walk.Absolute(row, status.Span)) : null,
            IsDone = reading.Status is { } known ? known == ActionStatus.Done : role == Roles.DoneActions ? true : null,
            Ticket = reading.Ticket is { } ticket ? walk.Fact(row, ticket, walk.TextOf(row, ticket)) : Fact(reading.TicketCell),
            Horizon = reading.Horizon ?? GroupWord(walk, row, "horizon"),
            Type = reading.Type ?? GroupWord(walk, row, "action-type"),
            Factor = Fact(reading.Factor),
            Columns = columns,
        };

        Fact<string>? Fact(CellReading? cell) => cell is null ? null : new Fact<string>(cell.Text, walk.RawOf(row, cell), walk.Absolute(row, cell.Span));
    }
}
