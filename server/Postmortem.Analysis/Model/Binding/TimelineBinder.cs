using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>Decides which of the things with times are entries of the timeline, and fills in what an entry takes from around it.</summary>
internal static class TimelineBinder
{
    public static Timeline Bind(Walk walk, int titleBlock, DocumentDates dates, Fact<string>? documentZone, out ZoneReading? declared)
    {
        var untimed = new List<UntimedRow>();
        var items = TimelineScanner.Scan(walk, titleBlock, untimed);
        var kept = Choose(walk, items);
        var resolver = new TimelineResolver(walk, items, dates, documentZone);
        var entries = new List<TimelineEntry>();
        var milestones = new List<TimelineEntry>();
        for (var i = 0; i < items.Count; i++)
        {
            switch (kept[i])
            {
                case Fate.Entry:
                    entries.Add(resolver.Resolve(i));
                    break;
                case Fate.Milestone:
                    milestones.Add(resolver.Beside(i));
                    break;
                case Fate.Context:
                    resolver.Note(i);
                    break;
            }
        }

        declared = resolver.Declared;
        HintedMilestones.Settle(entries, milestones);
        return entries.Count == 0 && milestones.Count == 0 && untimed.Count == 0
            ? Timeline.Empty
            : new Timeline { Entries = entries, MilestoneList = milestones, Untimed = Rows(untimed, entries) };
    }

    private enum Fate : byte
    {
        Dropped,
        Entry,
        Milestone,
        Context,
    }

    /// <summary>Rows without a time are worth a word only where the others have one.</summary>
    private static List<UntimedRow> Rows(List<UntimedRow> untimed, List<TimelineEntry> entries) => entries.Count >= 2 ? untimed : [];

    private static Fate[] Choose(Walk walk, List<TimelineItem> items)
    {
        var fates = new Fate[items.Count];
        var strong = 0;
        var weak = 0;
        var twoDigit = 0;
        var bare = 0;
        var isYear = true;
        foreach (var item in items)
        {
            if (item is { InTimeline: true, IsStrong: false, Stamp.Start: { IsBare: true } compact })
            {
                // Years look alike: "2019 - the first node".
                bare++;
                isYear &= compact.Hour is 19 or 20;
                continue;
            }

            if (item is { InTimeline: true, Kind: ItemKind.Entry or ItemKind.TimeHeading, HasClock: true })
            {
                strong += item.IsStrong ? 1 : 0;
                weak += item.IsStrong ? 0 : 1;
                twoDigit += item is { IsStrong: false, Stamp.Start.TwoDigits: true } ? 1 : 0;
            }
        }

        var takesBare = bare >= 3 && bare > strong && !isYear;
        var takesWeak = weak >= 3 && weak > strong;
        var takesTwoDigit = takesWeak || twoDigit >= 2 || strong >= 2;
        var entries = 0;
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            fates[i] = item.Kind switch
            {
                ItemKind.Date when item.InTimeline && TellsBelow(walk, items, i) => Fate.Entry,
                ItemKind.Section or ItemKind.Date => Fate.Context,
                ItemKind.Entry when item.InTimeline => item.IsStrong || (item.Stamp!.Start is { IsBare: true } ? takesBare : item.Stamp.Start is { TwoDigits: true } ? takesTwoDigit : takesWeak) ? Fate.Entry : Fate.Dropped,
                ItemKind.TimeHeading when item.InTimeline => IsPhase(items, i) ? Fate.Context : Fate.Entry,
                ItemKind.DateHeading when item.InTimeline => HasTimesBelow(walk, items, i) ? Fate.Context : Fate.Entry,
                _ => Fate.Dropped,
            };
            entries += fates[i] == Fate.Entry ? 1 : 0;
        }

        if (entries == 0)
        {
            entries = ChooseElsewhere(walk, items, fates);
        }

        ChooseMilestones(items, fates, entries);
        return fates;
    }

    /// <summary>
    /// Without a section that tells when what happened, runs of times in other sections do: at least two with a clock, or
    /// two dates where there are no clocks at all.
    /// </summary>
    private static int ChooseElsewhere(Walk walk, List<TimelineItem> items, Fate[] fates)
    {
        var bySection = new Dictionary<int, (int Clocks, int Dates)>();
        foreach (var item in items)
        {
            if (!item.InTimeline && item.Kind is ItemKind.Entry or ItemKind.TimeHeading && item.IsStrong && item.Line <= 0 | item.HasClock)
            {
                var (clocks, dates) = bySection.GetValueOrDefault(item.Section);
                bySection[item.Section] = item.HasClock ? (clocks + 1, dates) : (clocks, dates + 1);
            }
        }

        var anyClocks = bySection.Values.Any(c => c.Clocks >= 2);
        var entries = 0;
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item.InTimeline || item.Kind is not (ItemKind.Entry or ItemKind.TimeHeading) || !item.IsStrong || !bySection.TryGetValue(item.Section, out var count))
            {
                continue;
            }

            var isList = item.Line < 0 || walk.Document[item.Block].Kind is BlockKind.ListItem or BlockKind.Heading;
            if ((anyClocks ? count.Clocks >= 2 : count.Dates >= 2 && isList) && !(item.Kind == ItemKind.TimeHeading && IsPhase(items, i)))
            {
                fates[i] = Fate.Entry;
                entries++;
            }
        }

        return entries;
    }

    private static void ChooseMilestones(List<TimelineItem> items, Fate[] fates, int entries)
    {
        HashSet<int>? sections = null;
        if (entries > 0)
        {
            sections = [];
            for (var i = 0; i < items.Count; i++)
            {
                if (fates[i] == Fate.Entry)
                {
                    sections.Add(items[i].Section);
                }
            }
        }

        var clocked = items.Count(i => i.Kind == ItemKind.Milestone && i.Stamp is { HasClock: true });
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Kind != ItemKind.Milestone)
            {
                continue;
            }

            var own = sections is null ? items[i].InTimeline || clocked >= 2 : items[i].InTimeline && sections.Contains(items[i].Section);
            fates[i] = own && (items[i].HasClock || items[i].InTimeline) ? Fate.Entry : Fate.Milestone;
        }
    }

    /// <summary>"### 10:07-10:29: Coordination" above bullets with times of their own.</summary>
    private static bool IsPhase(List<TimelineItem> items, int index)
    {
        for (var i = index + 1; i < items.Count && items[i].Kind is not (ItemKind.TimeHeading or ItemKind.DateHeading); i++)
        {
            if (items[i] is { Kind: ItemKind.Entry, HasClock: true, IsStrong: true })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A date on a line of its own with prose below it, and nothing with a time before the next date: that prose is the event.</summary>
    private static bool TellsBelow(Walk walk, List<TimelineItem> items, int index)
    {
        var item = items[index];
        var block = walk.Document[item.Block];
        var alone = block.Kind == BlockKind.Heading ? item.Section != walk.SectionOf[item.Block] : block.Kind == BlockKind.Paragraph && item.Line == 0 && walk.Readings[item.Block].Lines.Count == 1;
        if (!alone || item.Block + 1 >= walk.Readings.Length || walk.Document[item.Block + 1] is not { Kind: BlockKind.Paragraph or BlockKind.ListItem, QuoteDepth: 0 }
            || (index + 1 < items.Count && items[index + 1].Block == item.Block + 1))
        {
            return false;
        }

        return index + 1 == items.Count || items[index + 1].Kind is ItemKind.Date or ItemKind.DateHeading or ItemKind.TimeHeading || items[index + 1] is { Kind: ItemKind.Entry, HasClock: false } || !items[index + 1].InTimeline;
    }

    private static bool HasTimesBelow(Walk walk, List<TimelineItem> items, int index)
    {
        for (var i = index + 1; i < items.Count && items[i].Kind != ItemKind.DateHeading; i++)
        {
            if (items[i] is { InTimeline: true, HasClock: true })
            {
                return true;
            }
        }

        // A date heading over dated ones of a deeper level only divides them.
        return index + 1 < items.Count && items[index + 1] is { Kind: ItemKind.DateHeading } next && walk.Document[next.Block].HeadingLevel > walk.Document[items[index].Block].HeadingLevel;
    }
}
