using System.Globalization;
using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.CodeActions;

/// <summary>Rows of the timeline: their order, their writing, and those that are missing.</summary>
internal static class TimelineEdits
{
    public static string? WhyNotSort(Analysis analysis)
    {
        if (analysis.Model.Timeline.Entries.Count < 2)
        {
            return "There are no two rows with a time.";
        }

        var parts = PartsOutOfOrder(analysis.Model).ToList();
        return parts.Count == 0 ? "The rows are in order."
            : parts.All(p => TimelineSort.Edits(analysis.Model, p).Count == 0) ? "Rows that take their date from a row above them, or stand among other text, cannot be moved safely."
            : null;
    }

    public static IReadOnlyList<TextEdit> Sort(Analysis analysis) =>
        [.. PartsOutOfOrder(analysis.Model).SelectMany(p => TimelineSort.Edits(analysis.Model, p)).OrderBy(e => e.Span.Start)];

    public static string? WhyNotNormalise(Analysis analysis) =>
        analysis.Model.Timeline.Entries.Count == 0 ? "There are no rows with a time."
        : analysis.Model.Timeline.Entries.Any(e => !IsNormal(e.Text) && ClockEdit(e) is not null) ? null
        : "Every time is written as HH:MM.";

    public static IReadOnlyList<TextEdit> Normalise(Analysis analysis) =>
        [.. analysis.Model.Timeline.Entries.Where(e => !IsNormal(e.Text)).Select(ClockEdit).OfType<TextEdit>()];

    public static string? WhyNoMilestones(Analysis analysis) =>
        analysis.Model.Profile is null ? "This document is of no kind that says which moments its timeline tells."
        : FindTimeline(analysis) is null ? "There is no timeline to insert them into."
        : MilestoneWords.Missing(analysis.Model, onlyRequired: true).Count == 0 ? "The timeline tells every required moment."
        : null;

    /// <summary>Each behind the last row of what usually comes before it; those of one place follow one another in the usual order.</summary>
    public static IReadOnlyList<TextEdit> InsertMilestones(Analysis analysis)
    {
        if (FindTimeline(analysis) is not { } timeline || analysis.Model.Profile is not { } profile)
        {
            return [];
        }

        var document = analysis.Model.Document;
        var places = new SortedDictionary<int, List<string>>();
        var row = TimelineRow.Of(analysis, timeline.Section, timeline.Known, int.MaxValue);
        foreach (var milestone in MilestoneWords.Missing(analysis.Model, onlyRequired: true))
        {
            var place = PlaceOf(analysis.Model, profile, milestone);
            if (!places.TryGetValue(place, out var rows))
            {
                places[place] = rows = [];
            }

            rows.Add(row.Text(row.TimeText(null), milestone.Row, milestone.Actor));
        }

        return [.. places.Select(p => Insertion(document, timeline.Section, row, p.Key, p.Value))];
    }

    private static TextEdit Insertion(Document document, Section section, TimelineRow row, int block, List<string> rows)
    {
        var lineBreak = document.Text.LineBreak;
        if (block >= 0)
        {
            var end = document.GetStart(block) + document[block].Text.AsSpan().TrimEnd("\r\n \t").Length;
            return TextEdit.Insert(end, string.Concat(rows.Select(r => lineBreak + r)));
        }

        if (block == BeforeFirst && FirstEntryIn(document, section) is { } first)
        {
            return TextEdit.Insert(document.GetStart(first), string.Concat(rows.Select(r => r + lineBreak)));
        }

        // A timeline without rows: behind the head of its table, else as the end of the section's own text.
        var last = section.EndBlock - 1;
        for (var i = section.FirstBlock; i < section.EndBlock; i++)
        {
            if (document[i].Row == RowKind.Delimiter)
            {
                return TextEdit.Insert(document.GetStart(i) + document[i].Text.AsSpan().TrimEnd("\r\n \t").Length, string.Concat(rows.Select(r => lineBreak + r)));
            }
        }

        return SectionInsertion.At(document, document.GetStart(last + 1), (row.NeedsHeader ? row.Header() : "") + string.Join('\n', rows));
    }

    private const int BeforeFirst = -1;

    private static int? FirstEntryIn(Document document, Section section)
    {
        for (var i = section.FirstBlock + 1; i < section.EndBlock; i++)
        {
            if (document[i].Row == RowKind.Body || document[i].Kind == BlockKind.ListItem)
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>The block behind whose row a milestone belongs, or <see cref="BeforeFirst"/>.</summary>
    private static int PlaceOf(DocumentModel model, Profile profile, ProfileMilestone milestone)
    {
        var before = Milestones.None;
        foreach (var earlier in profile.Milestones.TakeWhile(m => m.Id != milestone.Id))
        {
            before |= MilestoneWords.FlagOf(earlier.Id);
        }

        var place = BeforeFirst;
        foreach (var entry in model.Timeline.Entries)
        {
            // Messages go out at any time and say nothing about the order.
            if ((entry.Milestones & before & ~Milestones.Communicated) != 0)
            {
                place = Math.Max(place, entry.Block);
            }
        }

        return place;
    }

    private static (Section Section, ProfileSection Known)? FindTimeline(Analysis analysis)
    {
        foreach (var section in analysis.Model.Sections)
        {
            if (Known.SectionOf(analysis, section) is { Shape: Shape.Timeline } known)
            {
                return (section, known);
            }
        }

        return null;
    }

    /// <summary>The exact entries of each section whose rows are not in order.</summary>
    private static IEnumerable<List<int>> PartsOutOfOrder(DocumentModel model)
    {
        var axis = TimelineAxis.Of(model);
        var parts = new Dictionary<int, List<int>>();
        for (var i = 0; i < axis.Entries.Count; i++)
        {
            if (axis.IsExact(i))
            {
                (parts.TryGetValue(axis.Sections[i], out var part) ? part : parts[axis.Sections[i]] = []).Add(i);
            }
        }

        return parts.Values.Where(p => Enumerable.Range(1, p.Count - 1).Any(n => axis.At(p[n]) < axis.At(p[n - 1])));
    }

    /// <summary>14:30 or 14:30:05, with a date as year-month-day or none, whatever the zone and the emphasis.</summary>
    private static bool IsNormal(string stamp)
    {
        var colon = stamp.IndexOf(':', StringComparison.Ordinal);
        return colon >= 2 && colon + 2 < stamp.Length
            && char.IsAsciiDigit(stamp[colon - 1]) && char.IsAsciiDigit(stamp[colon - 2]) && char.IsAsciiDigit(stamp[colon + 1]) && char.IsAsciiDigit(stamp[colon + 2])
            && !stamp.Contains('m', StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Only the time of day changes; date, zone and brackets stay as they are. A time that does not exist is left for its writer.</summary>
    private static TextEdit? ClockEdit(TimelineEntry entry)
    {
        if (entry.Problem is not null || entry.At.Time is not { } time || StampReader.Read(entry.Text, ReadingWords.Default) is not { Start: { Impossible: false } clock } || clock.Span.End > entry.TimeSpan.Length)
        {
            return null;
        }

        var text = time.ToString(clock.HasSeconds ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture);
        return entry.Text.AsSpan(clock.Span.Start, clock.Span.Length).SequenceEqual(text) ? null : new TextEdit(clock.Span.Shift(entry.TimeSpan.Start), text);
    }
}
