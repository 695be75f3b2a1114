using System.Globalization;
using System.Text;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Features;

/// <summary>
/// A new row of a timeline in the shape of the rows that are there: a row of the same table, or a line with the same marker, emphasis and separator.
/// Where there are none yet, in the shape that the profile gives the section.
/// </summary>
internal sealed class TimelineRow
{
    private const string TimeSlot = "[HH:MM]";

    private readonly Table? _table;
    private readonly IReadOnlyList<ProfileColumn> _columns;
    private readonly string _before;
    private readonly string _between;

    private TimelineRow(Table? table, IReadOnlyList<ProfileColumn> columns, string stamp, string before, string between)
    {
        _table = table;
        _columns = columns;
        Stamp = stamp;
        _before = before;
        _between = between;
    }

    /// <summary>A stamp that the document writes, for others to imitate; empty when it has none.</summary>
    public string Stamp { get; }

    /// <summary>Whether the first row needs the head of a table before it.</summary>
    public bool NeedsHeader => _table is null && _columns.Count > 0;

    public bool IsTable => _table is not null || _columns.Count > 0;

    public static TimelineRow Of(Analysis analysis, Section section, ProfileSection? known, int offset)
    {
        var model = analysis.Model;
        var sample = FindSample(model, section, offset);
        if (sample is not null && model.Document[sample.Block].Kind == BlockKind.TableRow && Known.TableAt(analysis, sample.Block) is { } sampleTable)
        {
            return new TimelineRow(sampleTable, [], sample.Text, "", "");
        }

        if (sample is not null && LineOf(model.Document, sample) is var (before, between))
        {
            return new TimelineRow(null, [], model.Document.Text.ToString(sample.TimeSpan), before, between);
        }

        var table = model.Tables.FirstOrDefault(t => t.Section >= 0 && ReferenceEquals(model.Sections[t.Section], section) && t.Columns.Contains("time"));
        return table is not null ? new TimelineRow(table, [], "", "", "")
            : known is { Columns.Count: > 0 } ? new TimelineRow(null, known.Columns, "", "", "")
            : new TimelineRow(null, [], "**" + TimeSlot + "**", "- ", " - ");
    }

    /// <summary>The stamp for a moment, or a slot when there is none.</summary>
    public string TimeText(DateTimeOffset? moment) => moment is { } m
        ? Stamp.Length == 0 ? m.ToString("HH:mm", CultureInfo.InvariantCulture) : DocumentClock.WriteLike(Stamp.Replace(TimeSlot, "00:00", StringComparison.Ordinal), m)
        : Stamp.StartsWith("**", StringComparison.Ordinal) ? $"**{TimeSlot}**" : TimeSlot;

    /// <summary>One line without its line break.</summary>
    public string Text(string time, string what, string actor)
    {
        if (!IsTable)
        {
            return _before + time + _between + what;
        }

        var text = new StringBuilder("|");
        var ids = _table?.Columns ?? [.. _columns.Select(c => (string?)c.Id)];
        for (var i = 0; i < ids.Count; i++)
        {
            var cell = ids[i] switch
            {
                "time" => time,
                "event" => what.Replace("|", "\\|", StringComparison.Ordinal),
                "actor" => actor,
                "source" => "[Source]",
                _ => "",
            };
            text.Append(' ').Append(cell).Append(cell.Length > 0 ? " |" : "|");
        }

        return text.ToString();
    }

    /// <summary>Head and delimiter of a new table, each ending in a line feed.</summary>
    public string Header() =>
        "| " + string.Join(" | ", _columns.Select(c => c.Label)) + " |\n| " + string.Join(" | ", _columns.Select(_ => "---")) + " |\n";

    private static TimelineEntry? FindSample(DocumentModel model, Section section, int offset)
    {
        TimelineEntry? sample = null;
        foreach (var entry in model.Timeline.Entries)
        {
            if (entry.Span.Start >= section.Span.Start && entry.Span.End <= section.Span.End && (sample is null || entry.Span.Start <= offset))
            {
                sample = entry;
            }
        }

        return sample;
    }

    private static (string Before, string Between)? LineOf(Document document, TimelineEntry entry)
    {
        var line = document.Text.GetLineAt(entry.TimeSpan.Start);
        var start = document.Text.GetLineStart(line);
        var end = document.Text.GetLineEnd(line);
        if (document[entry.Block].Kind is not (BlockKind.ListItem or BlockKind.Paragraph) || entry.EventSpan.Start < entry.TimeSpan.End || entry.EventSpan.Start > end)
        {
            return null;
        }

        var text = document.Text.ToString(Postmortem.Analysis.Text.TextSpan.FromBounds(start, end));
        return (text[..(entry.TimeSpan.Start - start)], text[(entry.TimeSpan.End - start)..(entry.EventSpan.Start - start)]);
    }
}
