using System.Globalization;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>The day of the incident, from wherever the document states it.</summary>
internal static partial class HeaderBinder
{
    // ---- dates

    private static (DateOnly Date, TextSpan Span)? FieldDate(Walk walk, ReadOnlySpan<string> ids, int? year)
    {
        foreach (var id in ids)
        {
            foreach (var field in walk.Fields)
            {
                if (field.Id == id && field.Style != FieldStyle.FrontMatter && DateIn(walk, field.Value, year) is { } date)
                {
                    return (date, field.ValueSpan);
                }
            }
        }

        return null;
    }

    private static (DateOnly Date, TextSpan Span)? TextDate(Walk walk, Fact<string>? text, int? year) =>
        text is not null && DateIn(walk, text.Value, year) is { } date ? (date, text.Span) : null;

    private static DateOnly? DateIn(Walk walk, string text, int? year)
    {
        if (FactReading.FindDate(text, 0, walk.Words) is not { Date: { } date })
        {
            return null;
        }

        return date.HasYear || year is not null ? walk.DayOf(date, year ?? 0) : null;
    }

    private static (DateOnly Date, TextSpan Span)? Intro(Walk walk, int? year)
    {
        var seen = 0;
        for (var i = 0; i < walk.Readings.Length && seen < IntroBlocks; i++)
        {
            var block = walk.Document[i];
            var section = walk.SectionAt(i);
            if (block.Kind is not (BlockKind.Paragraph or BlockKind.ListItem) || (section is not null && section.Role is not (Roles.Summary or "") && section.Level > 1))
            {
                continue;
            }

            seen++;
            if (walk.RoleAt(i) != Roles.Timeline && OfIncident(walk, i) is { Date: { } date } stamp && (date.HasYear || year is not null ? walk.DayOf(date, year ?? 0) : null) is { } found)
            {
                return (found, walk.Absolute(i, stamp.Span));
            }
        }

        return null;
    }

    /// <summary>The first date of a block that is not that of a meeting or of writing: "Retro held on …".</summary>
    private static Stamp? OfIncident(Walk walk, int index)
    {
        var stamp = walk.Readings[index].Facts.Stamp;
        if (stamp is null || !IsAside(walk, index, stamp.Span.Start))
        {
            return stamp;
        }

        var block = walk.Document[index];
        var later = FactReading.FindDate(block.Text.AsSpan(0, Math.Min(block.Content.End, stamp.Span.End + 200)), stamp.Span.End, walk.Words);
        return later is not null && !IsAside(walk, index, later.Span.Start) ? later : null;
    }

    private static bool IsAside(Walk walk, int index, int at)
    {
        var block = walk.Document[index];
        var start = Math.Max(block.Content.Start, at - 40);
        var before = block.Text.AsSpan(start, at - start);
        before = before[(before.LastIndexOfAny(".;\n|") + 1)..];
        foreach (var (phrase, _) in walk.Words.Group("date-asides").All)
        {
            if (before.Contains(phrase, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static (DateOnly Date, TextSpan Span)? FrontMatterDate(Walk walk)
    {
        foreach (var field in walk.Fields)
        {
            if (field.Style == FieldStyle.FrontMatter && Names.Normalize(field.Label) is "date" or "incident date" or "incidentdate" && DateIn(walk, field.Value, null) is { } date)
            {
                return (date, field.ValueSpan);
            }
        }

        foreach (var field in walk.Fields)
        {
            if (field.Style == FieldStyle.FrontMatter && field.Label is "path" or "permalink" or "slug" or "url" && DateInName(walk, field.Value) is { } date)
            {
                return (date, field.ValueSpan);
            }
        }

        return null;
    }

    private static (DateOnly Date, TextSpan Span)? PathDate(Walk walk)
    {
        if (walk.Context.Rules.Path is not { } path)
        {
            return null;
        }

        return DateInName(walk, path.AsSpan(path.LastIndexOf('/') + 1)) is { } date ? (date, default(TextSpan)) : null;
    }

    /// <summary>The date in the name of a file or the address of a page.</summary>
    private static DateOnly? DateInName(Walk walk, ReadOnlySpan<char> name)
    {
        for (var at = 0; at < name.Length; at++)
        {
            if ((at == 0 || !char.IsAsciiLetterOrDigit(name[at - 1])) && DateReader.Read(name, at, walk.Words) is { HasYear: true, Slip: false } date && date.In(0) is { } found)
            {
                return found;
            }
        }

        // 20210525-outage.md
        for (var at = 0; at + 8 <= name.Length; at++)
        {
            if (ClockReader.Digits(name, at, 9) == 8 && (at == 0 || !char.IsAsciiDigit(name[at - 1]))
                && new CalendarDate(ClockReader.Number(name, at, 4), ClockReader.Number(name, at + 4, 2), ClockReader.Number(name, at + 6, 2), false, false, 0, default).In(0) is { } day)
            {
                return day;
            }
        }

        return null;
    }

    private static int? YearOf(Walk walk, Fact<string>? title)
    {
        if (title is not null && FactReading.FindDate(title.Value, 0, walk.Words) is { Date: { HasYear: true } date })
        {
            return date.Year;
        }

        foreach (var field in walk.Fields)
        {
            if (field.Id is "date" or "incident-date" or "start" or "time" && FactReading.FindDate(field.Value, 0, walk.Words) is { Date: { HasYear: true } stated })
            {
                return stated.Year;
            }
        }

        return (FrontMatterDate(walk) ?? PathDate(walk) ?? Intro(walk, null))?.Date.Year ?? (title is null ? null : BareYear(title.Value)) ?? WrittenYear(walk);
    }

    /// <summary>"Outages of July 2023", "2023-07 Sync incident"</summary>
    private static int? BareYear(ReadOnlySpan<char> text)
    {
        for (var at = 0; at + 4 <= text.Length; at++)
        {
            if (text[at] is '1' or '2' && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + 4 == text.Length || !char.IsAsciiDigit(text[at + 4]) && text[at + 4] != '.')
                && int.TryParse(text.Slice(at, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and <= 2100)
            {
                return year;
            }
        }

        return null;
    }

    /// <summary>Of the day on which it was written, where that is all there is.</summary>
    private static int? WrittenYear(Walk walk)
    {
        for (var i = 0; i < Math.Min(walk.Readings.Length, IntroBlocks * 2); i++)
        {
            if (walk.Document[i].Kind is BlockKind.Paragraph or BlockKind.ListItem && walk.Readings[i].Facts.Stamp?.Date is { HasYear: true, Slip: false } date)
            {
                return date.Year;
            }
        }

        return null;
    }

    private static Fact<DateOnly>? Date(Walk walk, Fact<string>? title, Timeline timeline, DocumentDates dates)
    {
        var year = dates.Year;
        var stated = FieldDate(walk, ["incident-date", "start", "impact-start", "occurred"], year) ?? TextDate(walk, title, year);
        if (stated is null && FieldDate(walk, ["date", "time", "impact-window"], year) is { } written)
        {
            // "Date" may be the day of writing: the timeline knows better.
            stated = timeline.Entries is [{ At: { Date: { } first, Time: not null }, HasOwnDate: var own }, ..] && first < written.Date && timeline.Entries[^1].At.Date < written.Date && (own || first != dates.Best)
                ? (first, timeline.Entries[0].TimeSpan)
                : written;
        }

        stated ??= FieldDate(walk, ["duration", "detected"], year) ?? Intro(walk, year);
        if (stated is null && timeline.Entries.Concat(timeline.MilestoneList).FirstOrDefault(e => e is { HasOwnDate: true, At.Date: not null }) is { } dated)
        {
            stated = (dated.At.Date!.Value, dated.TimeSpan);
        }

        stated ??= timeline.Entries is [{ At.Date: { } carried } entry, ..] && carried != dates.Best ? (carried, entry.TimeSpan) : null;
        stated ??= FrontMatterDate(walk) ?? PathDate(walk);
        return stated is { } found ? new Fact<DateOnly>(found.Date, walk.Document.Text.ToString(found.Span), found.Span) : null;
    }
}
