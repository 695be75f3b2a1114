using System.Globalization;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>When the incident began and ended, and how long it took, as the document states it.</summary>
internal static partial class HeaderBinder
{
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

        foreach (var field in walk.Fields)
        {
            // "Minutes of downtime: 34"
            if (field.Id == "duration" && double.TryParse(field.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 && DurationReader.Find("1 " + field.Label, walk.Words) is { Start: 0 } unit)
            {
                return new Fact<double>(number * unit.Minutes, field.Value, field.ValueSpan);
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
            if (value.ContainsIgnoringCase(words))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Search returned errors for 48 minutes": in a sentence of the summary that tells of a failure.</summary>
    private static Fact<double>? Suffered(Walk walk, int index)
    {
        var text = walk.Readings[index].Plain;
        for (var at = text.IndexOf(" for ", StringComparison.Ordinal); at >= 0; at = text.IndexOf(" for ", at + 1, StringComparison.Ordinal))
        {
            var rest = text.AsSpan(at + 5);
            var skip = walk.Words.Group("about").PrefixLength(rest, out _) is var about and > 0 ? about : rest.StartsWith("almost ") || rest.StartsWith("nearly ") ? 6 : rest.StartsWith("over ") ? 4 : 0;
            rest = rest[skip..];
            var start = SentenceStart(text, at);
            if (DurationReader.Find(rest[..Math.Min(rest.Length, 40)], walk.Words) is { Minutes: >= 1 } told && rest[..told.Start].Trim(" ~").IsEmpty && (walk.RoleAt(index) == Roles.Impact || KindBinder.Contains(walk, "told-words", text[start..at], null)))
            {
                return new Fact<double>(told.Minutes, rest[told.Start..told.End].ToString(), walk.Document.GetContentSpan(index));
            }
        }

        return null;
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
            if ((role is Roles.Summary or Roles.Impact || walk.SectionAt(i) is null or { Level: 1, Role: "" }) && Suffered(walk, i) is { } suffered)
            {
                return suffered;
            }

            foreach (var (cue, _) in walk.Words.Group("duration-cues").All)
            {
                var at = text.IndexOfIgnoringCase(cue);
                if (at < 0)
                {
                    continue;
                }

                var from = Math.Max(0, SentenceStart(text, at));
                var stop = Math.Min(text.Length, at + cue.Length + 120);
                if (DurationReader.Find(text.AsSpan(at, stop - at), walk.Words) is { Minutes: >= 1 } after && (cue.ContainsIgnoringCase("within") || !IsDistance(text.AsSpan(at + after.End))))
                {
                    return new Fact<double>(after.Minutes, text.Substring(at + after.Start, after.End - after.Start), walk.Document.GetContentSpan(i));
                }

                if (DurationReader.Find(text.AsSpan(from, at - from), walk.Words) is { Minutes: >= 1 } before && !IsDistance(text.AsSpan(from + before.End)))
                {
                    return new Fact<double>(before.Minutes, text.Substring(from + before.Start, before.End - before.Start), walk.Document.GetContentSpan(i));
                }
            }
        }

        return null;
    }

    /// <summary>"4 days after the upgrade" is how far apart things are.</summary>
    private static bool IsDistance(ReadOnlySpan<char> behind)
    {
        behind = behind.TrimStart();
        return behind.StartsWith("after ") || behind.StartsWith("before ") || behind.StartsWith("later") || behind.StartsWith("ago") || behind.StartsWith("earlier") || behind.StartsWith("prior ");
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
}
