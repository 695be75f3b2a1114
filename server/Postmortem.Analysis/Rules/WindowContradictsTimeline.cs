using System.Globalization;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The stated start or end of the incident is no moment of the timeline.</summary>
internal sealed class WindowContradictsTimeline : Rule
{
    private const double Near = 2;

    public override string Code => "window-contradicts-timeline";

    public override Category Category => Category.Metrics;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var axis = TimelineAxis.Of(model);
        if (axis.Find(Milestones.ImpactStart) < 0 || axis.Find(Milestones.Resolved | Milestones.Recovered | Milestones.Mitigated) < 0)
        {
            yield break;
        }

        if (ImpactWindow(model) is { } impact)
        {
            if (Nearest(axis, impact.Start.Value, Milestones.Trigger | Milestones.ImpactStart | Milestones.Detected) is { } began && began.Off > Near)
            {
                yield return Report(impact.Start, "starts", (Nearest(axis, impact.Start.Value, Milestones.ImpactStart) ?? began).Entry);
            }
            else if (Nearest(axis, impact.End.Value, Milestones.Mitigated | Milestones.Recovered | Milestones.Resolved | Milestones.Closed) is { } ended && ended.Off > Near)
            {
                yield return Report(impact.End, "ends", ended.Entry);
            }
        }

        if (model.Header.Start is { } start && Tolerance.IsWindow(model, start) && Nearest(axis, start.Value, Milestones.Trigger | Milestones.ImpactStart | Milestones.Detected) is { } first && first.Off > Near)
        {
            yield return Report(start, "starts", first.Entry);
        }

        if (model.Header.End is { } end && Tolerance.IsWindow(model, end) && Nearest(axis, end.Value, Milestones.Mitigated | Milestones.Recovered | Milestones.Resolved | Milestones.Closed) is { } last && last.Off > Near)
        {
            // What is mitigated is not over yet where something else says that it is.
            yield return Report(end, "ends", (Nearest(axis, end.Value, Milestones.Recovered | Milestones.Resolved) ?? last).Entry);
        }
    }

    /// <summary>"10:12 - 11:24 UTC (72 minutes)": when users felt it.</summary>
    private static (Fact<Moment> Start, Fact<Moment> End)? ImpactWindow(DocumentModel model)
    {
        if (model.FindField("impact-window") is not { } field || Slots.In(model, field.ValueSpan))
        {
            return null;
        }

        var times = new List<TimeOnly>();
        for (var at = field.Value.IndexOf(':', StringComparison.Ordinal); at >= 0 && times.Count < 3; at = field.Value.IndexOf(':', at + 1))
        {
            if (at >= 2 && at + 2 < field.Value.Length && TimeOnly.TryParseExact(field.Value.AsSpan(at - 2, 5), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            {
                times.Add(time);
            }
        }

        return times is [var from, var to] ? (Of(from), Of(to)) : null;

        Fact<Moment> Of(TimeOnly time) => new(new Moment(null, time, null, null), field.Value, field.ValueSpan);
    }

    private Finding Report(Fact<Moment> stated, string verb, TimelineEntry entry) =>
        Found(stated.Span, $"The incident {verb} at {stated.Value.Time:HH\\:mm} here, and at {entry.Text.Trim()} in the timeline. Correct one of them.") with
        {
            OwnLevel = RuleLevel.Error,
            Related = [new Related(entry.TimeSpan, "The moment in the timeline")],
        };

    /// <summary>The moment of the timeline that is nearest to a stated one, and how many minutes lie between them; a day off counts as the same time.</summary>
    private static (TimelineEntry Entry, double Off)? Nearest(TimelineAxis axis, Moment stated, Milestones milestones)
    {
        (TimelineEntry, double)? nearest = null;
        if (stated.Time is not { } time)
        {
            return null;
        }

        for (var i = 0; i < axis.Entries.Count; i++)
        {
            var entry = axis.Entries[i];
            if ((entry.Milestones & milestones) == 0 || entry.At.Time is not { } at || !axis.IsExact(i))
            {
                continue;
            }

            if (entry.At.Zone != stated.Zone && entry.At.Zone is not null && stated.Zone is not null)
            {
                return null;
            }

            var off = Math.Abs((at.ToTimeSpan() - time.ToTimeSpan()).TotalMinutes);
            off = Math.Min(off, 1440 - off);
            if (nearest is null || off < nearest.Value.Item2)
            {
                nearest = (entry, off);
            }
        }

        return nearest;
    }
}
