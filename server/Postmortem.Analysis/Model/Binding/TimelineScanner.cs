using System.Globalization;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>Collects what may be entries of a timeline, in document order.</summary>
internal static class TimelineScanner
{
    public static List<TimelineItem> Scan(Walk walk, int titleBlock, List<UntimedRow> untimed)
    {
        var items = new List<TimelineItem>();
        var lastTimeline = -1;
        var year = 0;
        var yearEnd = 0;
        for (var i = 0; i < walk.Readings.Length; i++)
        {
            var block = walk.Document[i];
            var role = walk.RoleAt(i);
            var inTimeline = role == Roles.Timeline;
            if (inTimeline && RootOf(walk, walk.SectionOf[i]) is var root && root != lastTimeline)
            {
                lastTimeline = root;
                ReadSection(walk, root, items);
            }

            if (!inTimeline && IsClosed(role))
            {
                if (role == Roles.Metadata || walk.SectionOf[i] < 0)
                {
                    ReadMilestones(walk, i, items);
                }

                continue;
            }

            if (inTimeline && block.Kind == BlockKind.Heading && YearOf(walk.Readings[i].Name) is var written and > 0)
            {
                (year, yearEnd) = (written, walk.Drafts[walk.SectionOf[i]].EndBlock);
                continue;
            }

            var before = items.Count;
            switch (block.Kind)
            {
                case BlockKind.Heading when i != titleBlock:
                    ReadHeading(walk, i, inTimeline, items);
                    break;
                case BlockKind.Paragraph when block.QuoteDepth == 0:
                    ReadLines(walk, i, inTimeline, items, untimed);
                    break;
                case BlockKind.Paragraph when inTimeline:
                    ReadQuotedMessage(walk, i, items);
                    break;
                case BlockKind.ListItem when block.QuoteDepth == 0:
                    ReadLines(walk, i, inTimeline, items, untimed);
                    break;
                case BlockKind.Html when inTimeline:
                    ReadDeclarations(walk, i, items);
                    break;
                case BlockKind.TableRow when block.Row != RowKind.Delimiter:
                    i = TimelineTable.Read(walk, i, inTimeline, items, untimed);
                    break;
            }

            for (var n = before; n < items.Count && i < yearEnd; n++)
            {
                items[n] = items[n].Year > 0 ? items[n] : items[n] with { Year = year };
            }
        }

        return items;
    }

    /// <summary>"### 2021" over days without a year.</summary>
    private static int YearOf(string heading) => heading.Length == 4 && int.TryParse(heading, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and <= 2100 ? year : 0;

    private static bool IsClosed(string role) => role is Roles.Impact or Roles.Actions or Roles.DoneActions or Roles.PastActions or Roles.Prevention or Roles.WentWell or Roles.WentWrong or Roles.Lucky
        or Roles.Lessons or Roles.Metadata or Roles.Whys or "references" or "appendices" or "glossary" or "sign-off" or "revision-history" or "key-metrics" or "slo-impact" or "attendees" or Roles.Other or "communication" or "recurrence";

    private static int RootOf(Walk walk, int section)
    {
        while (section >= 0 && walk.Drafts[section].Parent is var parent and >= 0 && walk.Drafts[parent].Effective == Roles.Timeline)
        {
            section = parent;
        }

        return section;
    }

    private static void ReadSection(Walk walk, int section, List<TimelineItem> items)
    {
        var draft = walk.Drafts[section];
        var reading = walk.Readings[draft.FirstBlock];
        items.Add(new TimelineItem { Kind = ItemKind.Section, Block = draft.FirstBlock, Section = section, InTimeline = true, Zone = reading.Facts.Zone });
        for (var parent = draft.Parent; parent >= 0 && walk.Drafts[parent].Level > 1; parent = walk.Drafts[parent].Parent)
        {
            // "## 2022-10-04 Logins are slow" above "### Timeline": a document of several incidents.
            if (walk.Drafts[parent] is { IsLabel: false, FirstBlock: var above } && walk.Readings[above].Facts.Stamp is { Date: not null } day)
            {
                items.Add(new TimelineItem { Kind = ItemKind.Date, Block = above, Section = parent, Stamp = day });
                break;
            }
        }

        if (walk.Document[draft.FirstBlock].Kind == BlockKind.Heading && reading.First?.Stamp is null && reading.Facts.Stamp is { } stamp)
        {
            items.Add(new TimelineItem { Kind = ItemKind.Date, Block = draft.FirstBlock, Section = section, InTimeline = true, Stamp = stamp });
        }
    }

    private static void ReadHeading(Walk walk, int index, bool inTimeline, List<TimelineItem> items)
    {
        var reading = walk.Readings[index];
        if (reading.First is not { } line)
        {
            return;
        }

        if (inTimeline && reading.Facts.Zone is { } zone)
        {
            items.Add(new TimelineItem { Kind = ItemKind.Section, Block = index, Section = -1, InTimeline = true, Zone = zone });
        }

        if (line.Stamp is { } stamp)
        {
            var bare = stamp.EventStart >= line.Span.End;
            var kind = stamp.HasClock ? ItemKind.TimeHeading : bare ? ItemKind.Date : ItemKind.DateHeading;
            if (inTimeline || kind != ItemKind.DateHeading)
            {
                items.Add(new TimelineItem { Kind = kind, Block = index, Line = 0, Cell = -1, Stamp = stamp, Section = walk.Drafts[walk.SectionOf[index]].Parent, InTimeline = inTimeline });
            }
        }
        else if (line.Trailing is { } trailing)
        {
            items.Add(new TimelineItem { Kind = ItemKind.TimeHeading, Block = index, Line = 0, Cell = -1, Stamp = trailing, Section = walk.Drafts[walk.SectionOf[index]].Parent, InTimeline = inTimeline });
        }
        else if (inTimeline && reading.Facts.Stamp is { HasClock: false } date && walk.Drafts[walk.SectionOf[index]].Role.Length == 0)
        {
            items.Add(new TimelineItem { Kind = ItemKind.Date, Block = index, Section = walk.SectionOf[index], InTimeline = true, Stamp = date });
        }
    }

    private static void ReadLines(Walk walk, int index, bool inTimeline, List<TimelineItem> items, List<UntimedRow> untimed)
    {
        var reading = walk.Readings[index];
        var lines = reading.Lines;
        // Lines below the label that opens the section stand as if it were a heading.
        var found = inTimeline && lines is [{ Label.IsAlone: true }, ..] && walk.SectionAt(index) is { IsLabel: true } section && section.FirstBlock == index;
        var labelled = found;
        var isChat = walk.Readings[index].IsChat;
        for (var n = 0; n < lines.Count; n++)
        {
            var line = lines[n];
            if (n > 0 && !line.HardBreakBefore && !(isChat && line.Stamp is { HasClock: true }) && !(found && BelongsToRun(lines, labelled)) && !(inTimeline && IsUnmistakable(walk, index, line)))
            {
                continue;
            }

            var item = new TimelineItem { Kind = ItemKind.Entry, Block = index, Line = n, Cell = -1, Section = walk.SectionOf[index], InTimeline = inTimeline };
            if (line.Stamp is { } stamp)
            {
                found = true;
                var bare = !stamp.HasClock && !stamp.Unknown && IsBare(walk, index, line, stamp, lines.Count - n);
                items.Add(item with { Kind = bare ? ItemKind.Date : ItemKind.Entry, Stamp = stamp });
            }
            else if (line.LabelStamp is { } value && MilestoneReader.Of(MilestoneOf(walk, line.Label!)) is var milestone and not Milestones.None)
            {
                found = true;
                items.Add(item with { Kind = ItemKind.Milestone, Stamp = value, Milestones = milestone });
            }
            else if (line.Trailing is { } trailing && (inTimeline || line.Trailing.Date is not null))
            {
                found = true;
                items.Add(item with { Stamp = trailing });
            }
            else if (inTimeline && n == 0 && walk.Document[index].Indent == 0 && line.Told is { } told)
            {
                found = true;
                items.Add(item with { Stamp = told });
            }
        }

        if (!found && inTimeline)
        {
            ReadDeclarations(walk, index, items);
            if (walk.Document[index] is { Kind: BlockKind.ListItem, Indent: 0 } block && block.Content.Length > 0 && reading.First is { Label: null or { IsAlone: false } })
            {
                untimed.Add(new UntimedRow(index, walk.Absolute(index, block.Content), reading.Plain));
            }
        }
    }

    /// <summary>A chat message pasted as a quotation: name and time on the first line, what was said below.</summary>
    private static void ReadQuotedMessage(Walk walk, int index, List<TimelineItem> items)
    {
        if (walk.Readings[index].Lines is [{ Trailing: { HasClock: true, Date: null } stamp } first, _, ..] && stamp.Span.Start - first.Span.Start is > 1 and < 48)
        {
            items.Add(new TimelineItem { Kind = ItemKind.Entry, Block = index, Line = 0, Cell = -1, Section = walk.SectionOf[index], InTimeline = true, Stamp = stamp });
        }
    }

    private static void ReadMilestones(Walk walk, int index, List<TimelineItem> items)
    {
        var lines = walk.Readings[index].Lines;
        for (var n = 0; n < lines.Count; n++)
        {
            if (lines[n] is { LabelStamp: { HasClock: true } stamp, Label: { } label } && MilestoneReader.Of(MilestoneOf(walk, label)) is var milestone and not Milestones.None)
            {
                items.Add(new TimelineItem { Kind = ItemKind.Milestone, Block = index, Line = n, Cell = -1, Section = walk.SectionOf[index], Stamp = stamp, Milestones = milestone });
            }
        }
    }

    private static string? MilestoneOf(Walk walk, Label label)
    {
        var map = walk.Words.Group("milestones");
        return map.TryGet(label.Name, out var id) || map.TryGet(Names.WithoutBrackets(label.Name), out id) ? id : null;
    }

    /// <summary>"March 5", "2024-11-05 (all times UTC)": nothing is told but the date.</summary>
    private static bool IsBare(Walk walk, int index, LineReading line, Stamp stamp, int linesLeft)
    {
        if (stamp.EventStart >= line.Span.End)
        {
            // A date on a line of its own with prose below it is an entry when nothing with a time follows.
            return linesLeft == 1 || walk.Readings[index].Lines[^1].Stamp is { HasClock: true } || walk.Readings[index].Lines[^1].HardBreakBefore;
        }

        var rest = walk.Document[index].Text.AsSpan(stamp.EventStart, line.Span.End - stamp.EventStart);
        if (rest[0] is '(' or '（' && rest.Trim(" *_.")[^1] is ')' or '）')
        {
            return true;
        }

        return rest.Length < 60 && walk.Readings[index].Facts.Zone is not null && rest.Trim(" ()*_:.").Length < 40;
    }

    private static void ReadDeclarations(Walk walk, int index, List<TimelineItem> items)
    {
        var facts = walk.Readings[index].Facts;
        var holds = facts is { IsDefaultDate: true, Stamp.Date: not null };
        if (facts.Zone is not null || holds)
        {
            items.Add(new TimelineItem { Kind = ItemKind.Section, Block = index, Section = -1, InTimeline = true, Zone = facts.Zone, Stamp = holds ? facts.Stamp : null, HoldsForAll = holds });
        }
    }

    /// <summary>"21:27 GST: …" begins an entry wherever it stands in a timeline.</summary>
    private static bool IsUnmistakable(Walk walk, int index, LineReading line) =>
        line.Stamp is { HasClock: true, Zone: not null } stamp && stamp.EventStart > stamp.Span.End
        && walk.Document[index].Text.AsSpan(stamp.Span.End, stamp.EventStart - stamp.Span.End).IndexOfAny(":-–—") >= 0;

    /// <summary>Prose that wraps so that a line begins with a time is no entry; lines that nearly all begin with one are.</summary>
    private static bool BelongsToRun(IReadOnlyList<LineReading> lines, bool labelled)
    {
        var stamped = 0;
        foreach (var line in lines)
        {
            stamped += line.Stamp is not null || line.LabelStamp is not null ? 1 : 0;
        }

        return stamped * 2 > lines.Count - (labelled ? 1 : 0);
    }
}
