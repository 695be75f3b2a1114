using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>Finds what is to be done: rows of tables, bullets, numbers and boxes of the sections that list actions.</summary>
internal static partial class ActionBinder
{
    private const int SoonInDays = 200;

    public static IReadOnlyList<ActionItem> Bind(Walk walk, DocumentDates dates)
    {
        var actions = new List<ActionItem>();
        var prevention = new List<ActionItem>();
        var tableSections = TableSections(walk);
        Dictionary<int, bool>? listed = null;
        for (var i = 0; i < walk.Readings.Length; i++)
        {
            var block = walk.Document[i];
            var role = walk.RoleAt(i);
            if (block.Kind == BlockKind.TableRow && block.Row != RowKind.Delimiter)
            {
                i = ReadTable(walk, i, role, dates, actions, prevention);
            }
            else if (block is { Kind: BlockKind.ListItem, QuoteDepth: 0 } && role is Roles.Actions or Roles.DoneActions or Roles.Prevention)
            {
                var list = role == Roles.Prevention ? prevention : actions;
                i = ReadList(walk, i, role, dates, list, tableSections.Contains(Root(walk, walk.SectionOf[i], role)));
            }
            else if (block is { Kind: BlockKind.Paragraph, QuoteDepth: 0, Indent: 0 } && role is Roles.Actions or Roles.DoneActions && walk.Readings[i].ActionLines.Count > 0 && !HasList(walk, walk.SectionOf[i], listed ??= []))
            {
                ReadLines(walk, i, role, dates, actions);
            }
        }

        // Measures of prevention are the actions where nothing else is called so.
        var items = actions.Count > 0 ? actions : prevention;
        ActionOwners.WithTags(walk, items);
        return items;
    }

    // ---- lines

    /// <summary>Beside a list or a table, the lines of a section are prose about them.</summary>
    private static bool HasList(Walk walk, int section, Dictionary<int, bool> listed)
    {
        if (!listed.TryGetValue(section, out var has))
        {
            var draft = walk.Drafts[section];
            for (var i = draft.FirstBlock; i < draft.EndBlock && !has; i++)
            {
                has = walk.Document[i].Kind is BlockKind.ListItem or BlockKind.TableRow;
            }

            listed[section] = has;
        }

        return has;
    }

    private static void ReadLines(Walk walk, int index, string role, DocumentDates dates, List<ActionItem> items)
    {
        var above = ActionGroups.Above(walk, index);
        foreach (var (span, reading) in walk.Readings[index].ActionLines)
        {
            if (reading.Text.Length > 0 && !reading.IsNothing)
            {
                items.Add(FromList(walk, index, reading, role, dates, above) with { Span = walk.Absolute(index, span) });
            }
        }
    }

    // ---- lists

    private static int ReadList(Walk walk, int first, string role, DocumentDates dates, List<ActionItem> items, bool besideTable)
    {
        // Only the items of the outermost level: what is nested explains them, unless they are labels over groups.
        var level = walk.Document[first].Indent;
        var groupLevel = -1;
        var above = ActionGroups.Above(walk, first);
        ActionGroup? nestedIn = null;
        var section = walk.SectionOf[first];
        var i = first;
        for (; i < walk.Readings.Length && walk.SectionOf[i] == section; i++)
        {
            var block = walk.Document[i];
            if (block.Kind is BlockKind.TableRow || (block.Kind == BlockKind.Paragraph && block.Indent == 0) || (block.Kind is BlockKind.ThematicBreak))
            {
                break;
            }

            if (block.Kind != BlockKind.ListItem || block.QuoteDepth > 0)
            {
                continue;
            }

            if (block.Indent < level)
            {
                level = block.Indent;
            }

            var isTop = block.Indent <= level + 1;
            if (isTop)
            {
                groupLevel = -1;
                nestedIn = null;
            }

            var reading = walk.Readings[i].Action;
            var nested = i + 1 < walk.Readings.Length && walk.Document[i + 1] is { Kind: BlockKind.ListItem } next && next.Indent > block.Indent && walk.SectionOf[i + 1] == section;
            if (isTop && reading.IsGroup && nested)
            {
                groupLevel = walk.Document[i + 1].Indent;
                nestedIn = ActionGroups.Of(walk, i, i);
                continue;
            }

            if ((!isTop && !(groupLevel >= 0 && block.Indent <= groupLevel + 1)) || (besideTable && block.Checked is null))
            {
                continue;
            }

            if (IsItem(walk, i, reading, role))
            {
                items.Add(WithNested(walk, FromList(walk, i, reading, role, dates, nestedIn ?? above), nested ? i + 1 : -1, section, dates));
            }
        }

        return i - 1;
    }

    private static bool IsItem(Walk walk, int index, ActionReading reading, string role)
    {
        if (reading.Text.Length == 0 || reading.IsNothing || reading.Text.StartsWith("{{", StringComparison.Ordinal) || reading.Text.AsSpan().Trim(" .…-–").IsEmpty)
        {
            return false;
        }

        // A name alone is one of a list of things, not a thing to do.
        if (reading.Ticket is null && walk.Document[index].Checked is null && reading.Text.IndexOf(' ') < 0 && reading.Text.AsSpan().IndexOfAnyInRange('\u2E80', '\uFFEF') < 0)
        {
            return false;
        }

        // A label of the section that the item opens is no item.
        return walk.SectionAt(index) is not { IsListLabel: true } label || label.FirstBlock != index;
    }

    private static ActionItem FromList(Walk walk, int index, ActionReading reading, string role, DocumentDates dates, ActionGroup? group)
    {
        var block = walk.Document[index];
        var status = reading.Status ?? (role == Roles.DoneActions ? ActionStatus.Done : group is null ? null : StatusReader.Whole(group.Head, walk.Words));
        var due = DueDay(walk, reading.Due, dates);
        return new ActionItem
        {
            Block = index,
            Span = walk.Absolute(index, block.Content),
            Id = reading.Id is { } id ? walk.Fact(index, id) : null,
            Text = reading.Text,
            TextSpan = walk.Absolute(index, reading.TextSpan),
            Owner = reading.Owner is { } owner ? walk.Fact(index, owner) : group?.Owner,
            Due = reading.DueSpan is { } span ? new Fact<DateOnly?>(due, walk.TextOf(index, span), walk.Absolute(index, span)) : null,
            Priority = reading.PrioritySpan is { } p ? new Fact<int?>(reading.Priority, walk.TextOf(index, p), walk.Absolute(index, p)) : null,
            Status = reading.StatusSpan is { } s && s.End <= block.Text.Length ? new Fact<ActionStatus?>(reading.Status, walk.TextOf(index, s), walk.Absolute(index, s)) : null,
            IsDone = block.Checked ?? (status is { } known ? known == ActionStatus.Done : null),
            Ticket = reading.Ticket is { } ticket ? walk.Fact(index, ticket, walk.TextOf(index, ticket)) : null,
            Horizon = reading.Horizon ?? WordOf(group, "horizon", walk.Words) ?? GroupWord(walk, index, "horizon"),
            Type = WordOf(group, "action-type", walk.Words) ?? GroupWord(walk, index, "action-type"),
        };
    }

    /// <summary>Without a year it is the next such day behind the incident: "Jan 12" of one in December is in the year after.</summary>
    private static DateOnly? DueDay(Walk walk, CalendarDate? written, DocumentDates dates)
    {
        if (written is not { } date || walk.DayOf(date, dates.Year ?? 0) is not { } day)
        {
            return null;
        }

        return !date.HasYear && dates.Best is { } incident && day < incident && walk.DayOf(date, day.Year + 1) is { } next && next.DayNumber - incident.DayNumber <= SoonInDays ? next : day;
    }

    /// <summary>With what the items nested in it say in labels: "Owner: dana", "Due: 2024-05-02", "Addresses: F1".</summary>
    private static ActionItem WithNested(Walk walk, ActionItem item, int from, int section, DocumentDates dates)
    {
        for (var i = from; i >= 0 && i < walk.Readings.Length && walk.SectionOf[i] == section && walk.Document[i] is { Kind: BlockKind.ListItem } block && block.Indent > walk.Document[item.Block].Indent; i++)
        {
            if (walk.Readings[i].First is not { Label: { HasColon: true, IsAlone: false } label })
            {
                continue;
            }

            var reading = walk.Readings[i].Action;
            item = item with
            {
                Owner = item.Owner ?? (reading.Owner is { } owner ? walk.Fact(i, owner) : null),
                Due = item.Due ?? (reading.DueSpan is { } due ? new Fact<DateOnly?>(DueDay(walk, reading.Due, dates), walk.TextOf(i, due), walk.Absolute(i, due)) : null),
                Priority = item.Priority ?? (reading.PrioritySpan is { } p ? new Fact<int?>(reading.Priority, walk.TextOf(i, p), walk.Absolute(i, p)) : null),
                Status = item.Status ?? (reading is { StatusSpan: { } s, Status: not null } && walk.Words.Group("action-labels").TryGet(label.Name, out var id) && id == "status" ? new Fact<ActionStatus?>(reading.Status, walk.TextOf(i, s), walk.Absolute(i, s)) : null),
                Ticket = item.Ticket ?? (reading.Ticket is { } ticket ? walk.Fact(i, ticket, walk.TextOf(i, ticket)) : null),
                Factor = item.Factor ?? (walk.Words.Group("action-labels").TryGet(label.Name, out var kind) && kind == "factor" ? walk.Fact(i, label.Value) : null),
            };
        }

        return item.IsDone is null && item.Status is { Value: { } known } ? item with { IsDone = known == ActionStatus.Done } : item;
    }

    private static string? WordOf(ActionGroup? group, string words, ReadingWords all) =>
        group is not null && all.Group(words).PrefixLength(group.Head, out var word) > 0 ? word : null;

    /// <summary>"Short term", "Prevent": what the sub-headings above an item say about it.</summary>
    private static string? GroupWord(Walk walk, int index, string group)
    {
        for (var section = walk.SectionAt(index); section is not null; section = section.Parent >= 0 ? walk.Drafts[section.Parent] : null)
        {
            if (section.WordOf(group, walk.Words) is { } word)
            {
                return word;
            }
        }

        return null;
    }
}
