using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>Takes what the document states about the incident as a whole from its fields, title and first paragraphs.</summary>
internal static class HeaderBinder
{
    private const int IntroBlocks = 12;
    private const int MostTellingBlocks = 200;

    public static Fact<string>? Title(Walk walk, int titleBlock)
    {
        if (titleBlock >= 0)
        {
            return walk.Fact(titleBlock, walk.Document[titleBlock].Content);
        }

        foreach (var field in walk.Fields)
        {
            if (field is { Style: FieldStyle.FrontMatter, Id: "title" } && field.Value.Length > 0)
            {
                return new Fact<string>(field.Value, field.Value, field.ValueSpan);
            }
        }

        foreach (var field in walk.Fields)
        {
            if (field.Id is "title" or "incident-title" && field.Value.Length > 0 && field.Style != FieldStyle.FrontMatter)
            {
                return new Fact<string>(field.Value, field.Value, field.ValueSpan);
            }
        }

        return null;
    }

    public static DocumentDates Dates(Walk walk, Fact<string>? title)
    {
        var year = YearOf(walk, title);
        var stated = FieldDate(walk, ["incident-date", "start", "impact-start", "occurred"], year)
            ?? TextDate(walk, title, year)
            ?? FieldDate(walk, ["date", "time", "impact-window"], year)
            ?? FieldDate(walk, ["duration", "detected"], year);
        var best = stated ?? Intro(walk, year) ?? FrontMatterDate(walk) ?? PathDate(walk);
        return new DocumentDates(stated?.Date, best?.Date, stated?.Date.Year ?? year ?? best?.Date.Year);
    }

    public static Header Bind(Walk walk, Fact<string>? title, Timeline timeline, DocumentDates dates)
    {
        var header = new Header
        {
            IncidentId = Text(walk, "incident-id"),
            DocumentId = Text(walk, "coe-id", "rca-id", "document-id"),
            Severity = Severity(walk),
            Status = Status(walk),
            Date = Date(walk, title, timeline, dates),
            Zone = Text(walk, "zone"),
            Authors = People(walk, "author"),
            Reviewers = People(walk, "reviewers"),
            Services = List(walk, "services"),
            Regions = List(walk, "regions"),
            IncidentType = Choice(walk, "incident-type"),
            DetectionMethod = Choice(walk, "detection-method"),
            RootCauseCategory = Choice(walk, "root-cause-category"),
            TriggerType = Choice(walk, "trigger-type"),
            ChangeId = Text(walk, "change-id"),
        };
        var (start, end) = Window(walk, header, dates);
        return header with { Start = start, End = end, Duration = Duration(walk, start, end) };
    }

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

        return date.HasYear ? date.In(0) : year is { } y ? date.In(y) : null;
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
            if (walk.RoleAt(i) != Roles.Timeline && walk.Readings[i].Facts.Stamp is { Date: { } date } stamp && (date.HasYear ? date.In(0) : year is { } y ? date.In(y) : null) is { } found)
            {
                return (found, walk.Absolute(i, stamp.Span));
            }
        }

        return null;
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

        return (FrontMatterDate(walk) ?? PathDate(walk) ?? Intro(walk, null))?.Date.Year;
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

    // ---- start, end, duration

    private static (Fact<Moment>? Start, Fact<Moment>? End) Window(Walk walk, Header header, DocumentDates dates)
    {
        Fact<Moment>? start = null;
        Fact<Moment>? end = null;
        foreach (var field in walk.Fields)
        {
            if (field.Id is not ("start" or "end" or "time" or "impact-window" or "date" or "incident-date" or "duration") || field.Style == FieldStyle.FrontMatter || field.Value.Length == 0)
            {
                continue;
            }

            var text = walk.Document.Text.ToString(field.ValueSpan);
            if (FindStamp(text, walk.Words) is not { } stamp)
            {
                continue;
            }

            var zone = stamp.Zone?.Zone ?? (header.Zone is { } declared ? ZoneReader.Read(declared.Raw.AsSpan().Trim(), 0, walk.Words)?.Zone : null);
            var day = stamp.Date is { } d ? d.In(dates.Year ?? 0) : dates.Stated;
            var lastDay = stamp.EndDate is { } e ? e.In(dates.Year ?? 0) : day;
            if (field.Id == "end")
            {
                end ??= stamp.Start is not null ? new Fact<Moment>(Moments.Of(day, stamp.Start, zone), text, field.ValueSpan) : null;
                continue;
            }

            if (stamp.Start is not null)
            {
                start ??= new Fact<Moment>(Moments.Of(day, stamp.Start, zone), text, field.ValueSpan);
            }

            if (stamp.End is not null)
            {
                lastDay = lastDay is { } l && stamp.EndDate is null && stamp.Start is { } s && stamp.End.Value.Seconds < s.Seconds ? l.AddDays(1) : lastDay;
                end ??= new Fact<Moment>(Moments.Of(lastDay, stamp.End, zone), text, field.ValueSpan);
            }
        }

        return (start, end);
    }

    /// <summary>The first stamp with a clock in a value: "14:25 - 15:10 UTC", "from 2024-03-02 14:30 UTC to …".</summary>
    private static Stamp? FindStamp(string text, ReadingWords words)
    {
        for (var at = 0; at < Math.Min(text.Length, 200); at++)
        {
            if ((char.IsAsciiDigit(text[at]) || char.IsUpper(text[at])) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && StampReader.Read(text, words, at) is { IsStrong: true } stamp)
            {
                // A day comes first: what has a clock behind it tells of something else.
                return stamp.HasClock ? stamp : null;
            }
        }

        return null;
    }

    private static Fact<double>? Duration(Walk walk, Fact<Moment>? start, Fact<Moment>? end)
    {
        foreach (var id in (ReadOnlySpan<string>)["duration", "impact-window", "time-to-repair", "time", "ttr"])
        {
            foreach (var field in walk.Fields)
            {
                if (field.Id == id && !IsPartial(walk, field.Value) && DurationReader.Find(field.Value, walk.Words) is { Minutes: > 0 } duration
                    && (DurationReader.Find(field.Value.AsSpan(duration.End), walk.Words) is not { } second || second.Minutes == duration.Minutes || field.Value.AsSpan(duration.End, second.Start).IndexOfAny('(', '（') >= 0))
                {
                    return new Fact<double>(duration.Minutes, field.Value, field.ValueSpan);
                }
            }
        }

        if (start is { Value: { Date: { } d1, Time: { } t1 } } && end is { Value: { Date: { } d2, Time: { } t2 } })
        {
            var minutes = (d2.ToDateTime(t2) - d1.ToDateTime(t1)).TotalMinutes;
            if (minutes > 0)
            {
                return new Fact<double>(minutes, end.Raw, end.Span);
            }
        }

        return Told(walk);
    }

    /// <summary>"7h (during support hours)" is not the time that passed.</summary>
    private static bool IsPartial(Walk walk, string value)
    {
        foreach (var (words, _) in walk.Words.Group("partial-time").All)
        {
            if (value.Contains(words, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"The outage lasted around 26 minutes", "Downtime of 3 h": told in the summary or under impact.</summary>
    private static Fact<double>? Told(Walk walk)
    {
        for (var i = 0; i < Math.Min(walk.Readings.Length, MostTellingBlocks); i++)
        {
            var role = walk.RoleAt(i);
            if (walk.Document[i].Kind is not (BlockKind.Paragraph or BlockKind.ListItem or BlockKind.TableRow) || (role is not (Roles.Summary or Roles.Impact or "resolution" or "") && walk.SectionAt(i) is not { Level: 1 }))
            {
                continue;
            }

            var text = walk.Readings[i].Plain;
            foreach (var (cue, _) in walk.Words.Group("duration-cues").All)
            {
                var at = text.IndexOf(cue, StringComparison.OrdinalIgnoreCase);
                if (at < 0)
                {
                    continue;
                }

                var from = Math.Max(0, SentenceStart(text, at));
                var stop = Math.Min(text.Length, at + cue.Length + 120);
                if (DurationReader.Find(text.AsSpan(at, stop - at), walk.Words) is { Minutes: >= 1 } after)
                {
                    return new Fact<double>(after.Minutes, text.Substring(at + after.Start, after.End - after.Start), walk.Document.GetContentSpan(i));
                }

                if (DurationReader.Find(text.AsSpan(from, at - from), walk.Words) is { Minutes: >= 1 } before)
                {
                    return new Fact<double>(before.Minutes, text.Substring(from + before.Start, before.End - before.Start), walk.Document.GetContentSpan(i));
                }
            }
        }

        return null;
    }

    private static int SentenceStart(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < 200 && !(text[start - 1] == ' ' && start > 1 && text[start - 2] is '.' or ';' or '!' or '?') && text[start - 1] != '。')
        {
            start--;
        }

        return start;
    }

    // ---- plain fields

    private static Fact<int?>? Severity(Walk walk)
    {
        foreach (var field in walk.Fields)
        {
            if (field.Id != "severity" || field.Value.Length == 0 || IsUnchosen(field.Value))
            {
                continue;
            }

            var text = walk.Document.Text.ToString(field.ValueSpan);
            var vocabulary = walk.Profile?.FindField("severity") is { } f ? walk.Profile.VocabularyOf(f) : null;
            if (LooksEmpty(field.Value))
            {
                continue;
            }

            var (level, start, length) = SeverityReader.Read(field.Value, walk.Words);
            level ??= vocabulary?.Find(field.Value)?.Level;
            var raw = length > 0 && level is not null ? field.Value.Substring(start, length) : field.Value;
            return new Fact<int?>(level, raw, field.ValueSpan.IsEmpty ? field.LabelSpan : TrimTo(field.ValueSpan, text, raw));
        }

        return null;
    }

    /// <summary>A slot that lists the values to choose from, as templates have it: nobody has chosen one yet.</summary>
    private static bool IsUnchosen(string value) =>
        value.StartsWith('[') && value.EndsWith(']')
        && (value.AsSpan().IndexOfAny(",|/") >= 0 || value.Contains(" to ", StringComparison.Ordinal) || value.Contains(" or ", StringComparison.Ordinal));

    private static TextSpan TrimTo(TextSpan span, string text, string raw) => text.IndexOf(raw, StringComparison.Ordinal) is var at and >= 0 ? new TextSpan(span.Start + at, raw.Length) : span;

    private static Fact<string>? Status(Walk walk)
    {
        foreach (var field in walk.Fields)
        {
            if (field.Id == "status" && field.Value.Length > 0 && !IsUnchosen(field.Value))
            {
                var value = walk.Profile?.FindField("status") is { } f && walk.Profile.VocabularyOf(f)?.Find(field.Value) is { } known ? known.Canonical
                    : walk.Words.Group("status").PrefixLength(field.Value, out var id) > 0 ? id : VocabularyValue.CanonicalOf(field.Value);
                return new Fact<string>(value, field.Value, field.ValueSpan);
            }
        }

        return null;
    }

    private static Fact<string>? Choice(Walk walk, string id)
    {
        foreach (var field in walk.Fields)
        {
            if (field.Id == id && field.Value.Length > 0 && !LooksEmpty(field.Value))
            {
                var vocabulary = walk.Profile?.FindField(id) is { } f ? walk.Profile.VocabularyOf(f) : null;
                var value = vocabulary?.Find(field.Value)?.Canonical ?? (walk.Words.Group(id).PrefixLength(field.Value, out var known) > 0 ? known : null);
                return value is null ? null : new Fact<string>(value, field.Value, field.ValueSpan);
            }
        }

        return null;
    }

    private static Fact<string>? Text(Walk walk, params ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
        {
            foreach (var field in walk.Fields)
            {
                if (field.Id == id && field.Value.Length > 0 && !LooksEmpty(field.Value))
                {
                    return new Fact<string>(field.Value, walk.Document.Text.ToString(field.ValueSpan), field.ValueSpan);
                }
            }
        }

        return null;
    }

    private static bool LooksEmpty(string value) => value.AsSpan().Trim(" -–—_.").IsEmpty || (value[0] == '[' && value.IndexOf(']') is var close && (close == value.Length - 1 || value.AsSpan(close + 1).Trim(" /|,[]").IsEmpty)) || (value[0] == '{' && value[^1] == '}' && !value.StartsWith("{{", StringComparison.Ordinal));

    private static IReadOnlyList<Fact<string>> People(Walk walk, string id) => List(walk, id);

    private static IReadOnlyList<Fact<string>> List(Walk walk, string id)
    {
        foreach (var field in walk.Fields)
        {
            if (field.Id == id && field.Value.Length > 0 && !LooksEmpty(field.Value))
            {
                var list = new List<Fact<string>>();
                foreach (var part in Split(field.Value))
                {
                    list.Add(new Fact<string>(part, part, TrimTo(field.ValueSpan, walk.Document.Text.ToString(field.ValueSpan), part)));
                }

                return list;
            }
        }

        return [];
    }

    /// <summary>At commas, semicolons and "and", but not inside brackets.</summary>
    private static IEnumerable<string> Split(string value)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= value.Length; i++)
        {
            if (i < value.Length && value[i] is '(' or '（' or '[')
            {
                depth++;
            }
            else if (i < value.Length && value[i] is ')' or '）' or ']')
            {
                depth--;
            }
            else if (i == value.Length || (depth <= 0 && value[i] is ',' or ';' or '、' or '，' or '；'))
            {
                var part = value[start..i].Trim().TrimEnd('.');
                part = part.StartsWith("and ", StringComparison.Ordinal) ? part[4..] : part;
                if (part.Length > 0)
                {
                    yield return part;
                }

                start = i + 1;
            }
        }
    }
}
