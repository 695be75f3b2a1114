using System.Globalization;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A sentence tells an event of the timeline at another time of day.</summary>
internal sealed class TimeContradictsTimeline : Rule
{
    /// <summary>In a longer timeline some row always shares words with a sentence.</summary>
    private const int MostEntries = 80;

    private static readonly string[] Timelines = ["timeline", "timeline-detection", "timeline-investigation", "timeline-resolution", "timeline-communication", "appendices", "logs", "appendix-logs"];

    private const int FewestShared = 3;

    /// <summary>Of the words of the row: a sentence that repeats most of them is about the same.</summary>
    private const double LeastOverlap = 0.55;

    public override string Code => "time-contradicts-timeline";

    public override Category Category => Category.Timeline;

    public override bool AppliesToGeneric => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var entries = model.Timeline.Entries;
        if (entries.Count is < 2 or > MostEntries)
        {
            yield break;
        }

        List<(TimelineEntry Entry, TimeOnly Time)>? timed = null;
        HashSet<int>? told = null;
        foreach (var (block, facts) in RemarkableBlocks.WithClocks(model))
        {
            timed ??= [.. entries.Where(e => e.At.Time is not null && e.Problem is null).Select(e => (e, e.At.Time!.Value))];
            told ??= [.. entries.Select(e => e.Block), .. model.Timeline.MilestoneList.Select(e => e.Block)];
            if (told.Contains(block) || SectionIndex.IsIn(model, SectionIndex.At(model, model.Document.GetStart(block)), Timelines))
            {
                continue;
            }

            foreach (var mention in facts.Clocks)
            {
                if (Contradicted(mention, timed, model) is { } entry)
                {
                    var time = entry.At.Time!.Value.ToString("HH:mm", CultureInfo.InvariantCulture);
                    yield return Found(mention.Span.Shift(model.Document.GetStart(block)), $"The timeline tells this at {time}, and here stands {mention.Time.ToString("HH:mm", CultureInfo.InvariantCulture)}. Correct one of them.", time) with
                    {
                        Related = [new Related(entry.TimeSpan, "The moment in the timeline")],
                    };
                }
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is string time)
        {
            yield return new Fix($"Change to {time}", false, [new TextEdit(finding.Span, time)]);
        }
    }

    /// <summary>The row that tells the same at another time; null where the time stands in the timeline, or belongs to another day or zone.</summary>
    private static TimelineEntry? Contradicted(ClockMention mention, List<(TimelineEntry Entry, TimeOnly Time)> timed, DocumentModel model)
    {
        if (timed.Count == 0 || timed.Exists(t => Near(t.Time, mention.Time) || (t.Entry.End?.Time is { } end && Near(end, mention.Time)) || (t.Entry.NoticedAt?.Time is { } noticed && Near(noticed, mention.Time)))
            || (mention.Zone is { } zone && !string.Equals(zone, model.Header.Zone?.Value ?? timed[0].Entry.At.Zone, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        TimelineEntry? best = null;
        var most = FewestShared - 1;
        foreach (var (entry, time) in timed)
        {
            var terms = TextFacts.Of(entry.Event).Words;
            var shared = terms.Count(mention.Terms.Contains);
            if (shared > most && shared >= LeastOverlap * terms.Count
                && (mention.Date is null || entry.At.Date is not { } date || date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == mention.Date))
            {
                (best, most) = (mention.Beside.Any(b => Near(b, time)) ? null : entry, shared);
            }
        }

        return best;
    }

    private static bool Near(TimeOnly a, TimeOnly b) => Math.Abs((a.ToTimeSpan() - b.ToTimeSpan()).TotalMinutes) <= 1;
}
