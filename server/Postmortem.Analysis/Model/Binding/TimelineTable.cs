using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>Reads the rows of a table as entries: by what stands in the cells first, and by the column heads second.</summary>
internal static partial class TimelineTable
{
    /// <summary>The index of the last row.</summary>
    public static int Read(Walk walk, int first, bool inTimeline, List<TimelineItem> items, List<UntimedRow> untimed)
    {
        var end = first;
        while (end + 1 < walk.Readings.Length && walk.Document[end + 1].Kind == BlockKind.TableRow && walk.Document[end].BlankLinesAfter == 0)
        {
            end++;
        }

        var header = walk.Document[first].Row == RowKind.Header ? first : -1;
        if (FindColumns(walk, header, header < 0 ? first : first + 1, end, inTimeline, items) is not { } columns)
        {
            ReadMilestones(walk, first, end, items);
            return end;
        }

        for (var i = header < 0 ? first : first + 1; i <= end; i++)
        {
            if (walk.Document[i].Row != RowKind.Delimiter)
            {
                ReadRow(walk, i, columns, inTimeline, items, untimed);
            }
        }

        return end;
    }

    /// <summary>Rows such as "Detected | 2024-03-02 14:30" of a table of facts.</summary>
    public static void ReadMilestones(Walk walk, int first, int end, List<TimelineItem> items)
    {
        for (var i = first; i <= end; i++)
        {
            if (walk.Document[i].Row == RowKind.Delimiter || walk.Readings[i].Cells is not [{ Text.Length: > 0 } label, { Stamp: { HasClock: true } stamp, IsOnlyStamp: true }])
            {
                continue;
            }

            var map = walk.Words.Group("milestones");
            if ((map.TryGet(label.Name, out var id) || map.TryGet(Names.WithoutBrackets(label.Name), out id)) && MilestoneReader.Of(id) is var milestone and not Milestones.None)
            {
                items.Add(new TimelineItem { Kind = ItemKind.Milestone, Block = i, Line = -1, Cell = 0, ActorCell = -1, SourceCell = -1, MilestoneCell = -1, Section = walk.SectionOf[i], Stamp = stamp, Milestones = milestone });
            }
        }
    }

    private static void ReadRow(Walk walk, int row, Columns columns, bool inTimeline, List<TimelineItem> items, List<UntimedRow> untimed)
    {
        var cells = walk.Readings[row].Cells;
        var time = At(cells, columns.Time);
        var date = At(cells, columns.Date);
        var eventCell = At(cells, columns.Event);
        var stamp = time?.Stamp;
        var columnDate = date is null ? null : date.Stamp?.Date ?? WholeDate(walk, date);
        var silent = eventCell is null || eventCell.IsFiller;
        if (stamp is null && columnDate is null)
        {
            if (!silent && inTimeline)
            {
                untimed.Add(new UntimedRow(row, walk.Document.GetContentSpan(row), eventCell!.Text));
            }

            return;
        }

        var isDate = silent && stamp is not { HasClock: true } && (stamp is null || time!.IsOnlyStamp);
        items.Add(new TimelineItem
        {
            Kind = isDate ? ItemKind.Date : ItemKind.Entry,
            Block = row,
            Line = -1,
            Cell = eventCell is null ? -1 : columns.Event,
            ActorCell = columns.Actor,
            SourceCell = columns.Source,
            MilestoneCell = columns.Milestone,
            NoticedCell = columns.Noticed,
            Stamp = stamp ?? date!.Stamp,
            ColumnDate = stamp?.Date is null ? columnDate : null,
            Zone = columns.Zone,
            Year = columns.Year,
            InColumn = columns.IsNamed,
            Section = walk.SectionOf[row],
            InTimeline = inTimeline,
        });
    }
}
