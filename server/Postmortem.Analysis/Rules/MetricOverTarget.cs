using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>Detection, triage, acknowledgement, mitigation or resolution took longer than the target for the severity, and nothing in the document says so.</summary>
internal sealed class MetricOverTarget : Rule
{
    public override string Code => "metric-over-target";

    public override Category Category => Category.Metrics;

    public override RuleLevel DefaultLevel => RuleLevel.Hint;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Profile is not { } profile || model.Header.Severity?.Value is not { } severity)
        {
            yield break;
        }

        var targets = profile.Targets.With(context.Settings.Targets);
        foreach (var (id, name, metric) in ((string, string, Metric?)[])[("ttd", "Detection", model.Metrics.Ttd), ("triage", "Triage", Triage(model)), ("tta", "Acknowledgement", model.Metrics.Tta), ("ttm", "Mitigation", model.Metrics.Ttm), ("ttr", "Resolution", model.Metrics.Ttr)])
        {
            if (metric is { Minutes: > 0 } && targets.Find(id, severity) is { } target && metric.Minutes > target && !IsTold(model, id))
            {
                yield return Found(metric.To.TimeSpan, $"{name} took {Say.Duration(metric.Minutes)}; the target at this severity is {Say.Duration(target)}. Say in the lessons what made it longer.") with
                {
                    Related = [new Related(metric.From.TimeSpan, "From here")],
                };
            }
        }
    }

    /// <summary>From detection to the row that tells how bad it is.</summary>
    private static Metric? Triage(DocumentModel model)
    {
        var axis = TimelineAxis.Of(model);
        var (detected, triaged) = (axis.Find(Milestones.Detected), axis.Find(Milestones.Triaged));
        return detected >= 0 && triaged >= 0 && axis.IsExact(detected) && axis.IsExact(triaged) ? new Metric(axis.At(triaged)!.Value - axis.At(detected)!.Value, axis.Entries[detected], axis.Entries[triaged]) : null;
    }

    /// <summary>A table marks it as missed, or a lesson speaks of the target.</summary>
    private static bool IsTold(DocumentModel model, string id)
    {
        foreach (var stated in StatedMetric.In(model))
        {
            if (stated.Id == id && (stated.Target is not null || stated.Met is not null || stated.Minutes.Raw.ContainsIgnoringCase("target")))
            {
                return true;
            }
        }

        foreach (var lessons in (IReadOnlyList<Fact<string>>[])[model.Lessons.WentWrong, model.Lessons.Learned])
        {
            foreach (var lesson in lessons)
            {
                if (lesson.Value.ContainsIgnoringCase("target"))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
