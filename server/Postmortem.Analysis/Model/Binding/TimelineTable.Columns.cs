using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>Which columns of a table hold the times and the events, and whether it is a table of events at all.</summary>
internal static partial class TimelineTable
{
    private static Columns? FindColumns(Walk walk, int header, int first, int end, bool inTimeline, List<TimelineItem> items)
    {
        var heads = header >= 0 ? walk.Readings[header].Cells : [];
        var count = 0;
        for (var i = first; i <= end; i++)
        {
            count = Math.Max(count, walk.Readings[i].Cells.Count);
        }

        count = Math.Min(count, 12);
        var ids = new string?[count];
        for (var c = 0; c < count; c++)
        {
            ids[c] = IdOf(walk, heads, c);
        }

        Span<int> clocks = stackalloc int[12];
        Span<int> dates = stackalloc int[12];
        clocks.Clear();
        dates.Clear();
        var rows = 0;
        for (var i = first; i <= end; i++)
        {
            var cells = walk.Readings[i].Cells;
            rows += walk.Document[i].Row != RowKind.Delimiter ? 1 : 0;
            for (var c = 0; c < Math.Min(cells.Count, count); c++)
            {
                if (cells[c].Stamp is null && ids[c] == "date" && WholeDate(walk, cells[c]) is not null)
                {
                    dates[c]++;
                }
                else if (cells[c].Stamp is { } stamp && (cells[c].IsOnlyStamp || cells[c].Text.Length < 60 || stamp.IsStrong))
                {
                    var named = ids[c] is "time" or "date";
                    clocks[c] += (stamp.HasClock || stamp.Unknown) && (stamp.IsStrong || stamp.Unknown || named) ? 1 : 0;
                    dates[c] += stamp is { HasClock: false, Date: not null } && (named || stamp.Date.Value.HasYear || cells[c].IsOnlyStamp) ? 1 : 0;
                }
            }
        }

        var columns = new Columns { Time = -1, Date = -1, Event = -1, Actor = -1, Source = -1, Milestone = -1 };
        for (var c = 0; c < count && columns.Time < 0; c++)
        {
            if (clocks[c] > 0 && ids[c] != "noticed" && (clocks[c] * 5 >= rows * 2 || (ids[c] is "time" or "date" && (clocks[c] + dates[c]) * 3 >= rows)))
            {
                columns.Time = c;
            }
        }

        for (var c = 0; c < count && columns.Date < 0; c++)
        {
            if (c != columns.Time && dates[c] > 0 && (columns.Time < 0 ? dates[c] * 2 >= rows : dates[c] * 3 >= rows || ids[c] == "date") && (columns.Time < 0 || ids[c] is "date" or null))
            {
                columns.Date = c;
            }
        }

        if (columns.Time < 0 && columns.Date < 0)
        {
            return null;
        }

        var key = columns.Time >= 0 ? columns.Time : columns.Date;
        if (!inTimeline && (ids[key] is not ("time" or "date") || columns.Time < 0 || rows < 2))
        {
            return null;
        }

        if (IsMeasured(walk, first, end, columns))
        {
            return null;
        }

        columns.IsNamed = ids[key] is "time" or "date";
        if (!columns.IsNamed && header >= 0 && items.Count > 0 && items[^1].InColumn)
        {
            // Behind a table of times by its head, one of anything else tells when what was so.
            return null;
        }

        FillColumns(walk, heads, ids, ref columns, clocks, rows);
        return columns;
    }

    /// <summary>Nothing but numbers beside the times: a table of what was measured when.</summary>
    private static bool IsMeasured(Walk walk, int first, int end, Columns columns)
    {
        var hasNumber = false;
        for (var i = first; i <= end; i++)
        {
            var cells = walk.Readings[i].Cells;
            for (var c = 0; c < cells.Count; c++)
            {
                if (c == columns.Time || c == columns.Date || cells[c].IsFiller || cells[c].IsOnlyStamp)
                {
                    continue;
                }

                if (HasWord(cells[c].Text))
                {
                    return false;
                }

                hasNumber |= cells[c].Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0;
            }
        }

        return hasNumber;
    }

    /// <summary>More letters in a row than units have.</summary>
    private static bool HasWord(string text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            letters = char.IsLetter(c) ? letters + (c >= '\u2E80' ? 2 : 1) : 0;
            if (letters > 3)
            {
                return true;
            }
        }

        return false;
    }

    private static void FillColumns(Walk walk, IReadOnlyList<CellReading> heads, string?[] ids, ref Columns columns, ReadOnlySpan<int> clocks, int rows)
    {
        var other = -1;
        for (var c = 0; c < ids.Length; c++)
        {
            if (c == columns.Time || c == columns.Date)
            {
                continue;
            }

            var id = ids[c];
            if (id == "noticed")
            {
                columns.Noticed = c;
                continue;
            }

            if (clocks[c] * 5 >= rows * 2 && id is not "event")
            {
                continue;
            }

            switch (id)
            {
                case "event" when columns.Event < 0:
                    columns.Event = c;
                    break;
                case "actor" when columns.Actor < 0:
                    columns.Actor = c;
                    break;
                case "evidence" when columns.Source < 0:
                    columns.Source = c;
                    break;
                case "milestone" when columns.Milestone < 0:
                    columns.Milestone = c;
                    break;
                case "weekday" or "zone" or "time" or "date":
                    break;
                default:
                    other = other < 0 ? c : other;
                    break;
            }
        }

        if (columns.Event < 0)
        {
            columns.Event = other >= 0 ? other : columns.Actor >= 0 ? columns.Actor : columns.Milestone >= 0 ? columns.Milestone : columns.Source;
            columns.Actor = columns.Actor == columns.Event ? -1 : columns.Actor;
        }

        if (At(heads, columns.Time) is { } timeHead)
        {
            columns.Zone = FindZone(walk, timeHead);
        }

        if (At(heads, columns.Date) is { } dateHead)
        {
            columns.Year = FindYear(dateHead.Text);
        }
    }

    private static ZoneReading? FindZone(Walk walk, CellReading head)
    {
        for (var at = 0; at < head.Text.Length; at++)
        {
            if (char.IsLetter(head.Text[at]) && (at == 0 || !char.IsLetter(head.Text[at - 1]) || head.Text[at - 1] >= '\u2E80') && ZoneReader.Read(head.Text, at, walk.Words) is { } zone)
            {
                return zone;
            }
        }

        return null;
    }

    private static int FindYear(ReadOnlySpan<char> text)
    {
        for (var at = 0; at + 4 <= text.Length; at++)
        {
            if (text[at] is '1' or '2' && int.TryParse(text.Slice(at, 4), out var year) && year is >= 1990 and <= 2100)
            {
                return year;
            }
        }

        return 0;
    }

    private static string? IdOf(Walk walk, IReadOnlyList<CellReading> heads, int column)
    {
        if (column >= heads.Count)
        {
            return null;
        }

        var map = walk.Words.Group("timeline-columns");
        var name = heads[column].Name;
        if (map.TryGet(name, out var id) || map.TryGet(Names.WithoutBrackets(name), out id))
        {
            return id;
        }

        return map.PrefixLength(name, out id) > 0 && id is "time" or "date" ? id : walk.Words.Zones.Contains(name) ? "time" : null;
    }

    /// <summary>In a column of dates, 06/04 is one.</summary>
    private static CalendarDate? WholeDate(Walk walk, CellReading cell) =>
        cell.Text.Length is > 2 and < 12 && DateReader.Read(cell.Text, 0, walk.Words) is { } date && date.Span.End == cell.Text.Length ? date : null;

    private static CellReading? At(IReadOnlyList<CellReading> cells, int index) => index >= 0 && index < cells.Count ? cells[index] : null;

    private record struct Columns
    {
        public int Time;
        public int Date;
        public int Event;
        public int Actor;
        public int Source;
        public int Milestone;
        public int? Noticed;
        public int Year;
        public bool IsNamed;
        public ZoneReading? Zone;
    }
}
