using System.Runtime.CompilerServices;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>
/// The entries of a timeline on one axis in minutes, so that they can be compared; made once for a model.
/// An entry without time of day, or in a zone that cannot be compared with the others', has no place on it.
/// </summary>
internal sealed class TimelineAxis
{
    private const double MidnightStep = 10 * 60;

    private static readonly ConditionalWeakTable<DocumentModel, TimelineAxis> Cache = [];

    private readonly double[] _minutes;

    private TimelineAxis(DocumentModel model)
    {
        Entries = model.Timeline.Entries;
        _minutes = new double[Entries.Count];
        Sections = new int[Entries.Count];
        var zoned = true;
        var dated = true;
        var undated = true;
        var oneZone = true;
        string? zone = null;
        var first = true;
        for (var i = 0; i < _minutes.Length; i++)
        {
            var entry = Entries[i];
            Sections[i] = SectionIndex.At(model, entry.Span.Start);
            if (entry.At.Time is null || entry.Problem is not null)
            {
                continue;
            }

            zoned &= entry.At.Instant is not null;
            dated &= entry.At.Date is not null;
            undated &= entry.At.Date is null;
            oneZone &= first || entry.At.Zone == zone;
            zone = entry.At.Zone;
            first = false;
        }

        var carried = 0.0;
        var previous = double.NaN;
        for (var i = 0; i < _minutes.Length; i++)
        {
            var at = Entries[i].At;
            _minutes[i] = double.NaN;
            if (at.Time is not { } time || Entries[i].Problem is not null)
            {
                continue;
            }

            if (zoned)
            {
                _minutes[i] = at.Instant!.Value.UtcTicks / (double)TimeSpan.TicksPerMinute;
            }
            else if (oneZone && dated)
            {
                _minutes[i] = Local(at)!.Value;
            }
            else if (oneZone && undated)
            {
                var ofDay = time.ToTimeSpan().TotalMinutes;
                carried += !double.IsNaN(previous) && ofDay < previous - MidnightStep ? 1440 : 0;
                previous = ofDay;
                _minutes[i] = ofDay + carried;
            }
        }
    }

    public IReadOnlyList<TimelineEntry> Entries { get; }

    /// <summary>The innermost section of each entry: a timeline cut into parts begins anew in each of them.</summary>
    public int[] Sections { get; }

    public static TimelineAxis Of(DocumentModel model) => Cache.GetValue(model, static m => new TimelineAxis(m));

    /// <summary>The section that an entry is a part of; where its time stands in a heading, the section around that.</summary>
    public int PartOf(int entry, DocumentModel model)
    {
        var section = Sections[entry];
        return section >= 0 && model.Sections[section].FirstBlock == Entries[entry].Block && model.Document[Entries[entry].Block].Kind == BlockKind.Heading ? model.Sections[section].Parent : section;
    }

    /// <summary>Null where the entry has no place on the axis.</summary>
    public double? At(int entry) => double.IsNaN(_minutes[entry]) ? null : _minutes[entry];

    /// <summary>The earliest (or latest) entry of a milestone that has a place on the axis, or -1.</summary>
    public int Find(Milestones milestone, bool latest = false)
    {
        var best = -1;
        for (var i = 0; i < _minutes.Length; i++)
        {
            if ((Entries[i].Milestones & milestone) != 0 && !double.IsNaN(_minutes[i])
                && (best < 0 || (latest ? _minutes[i] >= _minutes[best] : _minutes[i] < _minutes[best])))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>The entry is exact enough for a statement about minutes.</summary>
    public bool IsExact(int entry) => !Entries[entry].IsApproximate && Entries[entry].Text.AsSpan().TrimEnd() is not [.., '〜' or '~' or '-' or '–'] && Entries[entry].Precision >= Precision.Minute && !double.IsNaN(_minutes[entry]);

    /// <summary>A moment in minutes of its own calendar, without its zone.</summary>
    public static double? Local(Moment moment) => moment is { Date: { } date, Time: { } time }
        ? (date.ToDateTime(time).Ticks / (double)TimeSpan.TicksPerMinute) + (moment.IsEndOfDay ? 1440 : 0)
        : null;
}

internal static class SectionIndex
{
    /// <summary>The innermost section that an offset is in, or -1; logarithmic in the number of sections.</summary>
    public static int At(DocumentModel model, int offset)
    {
        var section = Sorted.First(model.Sections, offset, static (s, at) => s.Span.Start <= at) - 1;
        while (section >= 0 && model.Sections[section].Span.End <= offset && offset < model.Document.Text.Length)
        {
            section = model.Sections[section].Parent;
        }

        return section;
    }

    /// <summary>Whether a section, or one around it, has one of the ids.</summary>
    public static bool IsIn(DocumentModel model, int section, params ReadOnlySpan<string> ids)
    {
        for (; section >= 0; section = model.Sections[section].Parent)
        {
            if (model.Sections[section].Id is { } id && ids.Contains(id))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The squiggle for what is missing in a section: its heading; without it the title, else the first line.</summary>
    public static TextSpan HeadingOf(DocumentModel model, Section? section) => section?.HeadingSpan ?? TitleOf(model);

    public static TextSpan TitleOf(DocumentModel model)
    {
        if (model.Title is { Span.Length: > 0 } title)
        {
            return title.Span;
        }

        if (model.Sections.Count > 0)
        {
            return model.Sections[0].HeadingSpan;
        }

        var line = model.Document.Text.GetLine(0).TrimEnd();
        return new TextSpan(0, line.Length);
    }
}
