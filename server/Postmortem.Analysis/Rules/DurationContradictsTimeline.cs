using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>The duration in the header differs from what the timeline, or the header's own start and end, gives.</summary>
internal sealed class DurationContradictsTimeline : Rule
{
    /// <summary>What is longer tells of several durations.</summary>
    private const int LongestValue = 40;

    public override string Code => "duration-contradicts-timeline";

    public override Category Category => Category.Metrics;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.Duration is not { } stated || Slots.In(model, stated.Span) || stated.Raw.Length > LongestValue)
        {
            yield break;
        }

        var (start, end) = (model.Header.Start, model.Header.End);
        if (start is not null && end is not null && start.Span != stated.Span && end.Span != stated.Span && Tolerance.IsWindow(model, start) && start.Value.Zone == end.Value.Zone
            && TimelineAxis.Local(start.Value) is { } from && TimelineAxis.Local(end.Value) is { } to && to > from && Tolerance.Differ(stated, to - from))
        {
            yield return Report(model, stated, to - from, "the start and end stated here give");
            yield break;
        }

        var axis = TimelineAxis.Of(model);
        var first = axis.Find(Milestones.ImpactStart);
        if (first < 0 || !axis.IsExact(first) || !Tolerance.IsField(model, stated))
        {
            yield break;
        }

        // Some count to recovery and some to resolution: a contradiction is what agrees with neither.
        double? nearest = null;
        foreach (var milestone in (Milestones[])[Milestones.Mitigated, Milestones.Recovered, Milestones.Resolved, Milestones.Closed])
        {
            foreach (var latest in (bool[])[false, true])
            {
                var last = axis.Find(milestone, latest);
                foreach (var begin in last < 0 ? [] : (int[])[first, axis.Find(Milestones.Detected), axis.Find(Milestones.Trigger)])
                {
                    if (begin >= 0 && axis.At(last) - axis.At(begin) is > 0 and var minutes && (nearest is null || Math.Abs(minutes - stated.Value) < Math.Abs(nearest.Value - stated.Value)))
                    {
                        nearest = minutes;
                    }
                }
            }
        }

        if (nearest is { } computed && !Tolerance.IsBetweenKeyEvents(model, stated) && Tolerance.Differ(stated, computed))
        {
            yield return Report(model, stated, computed, "the timeline gives");
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is double minutes && model.Header.Duration is { } stated && Tolerance.IsField(model, stated))
        {
            yield return new Fix($"Change to {Say.Duration(minutes)}", false, [new TextEdit(stated.Span, Say.Duration(minutes))]);
        }
    }

    private Finding Report(DocumentModel model, Fact<double> stated, double computed, string source) =>
        Found(stated.Span, $"The duration is {Say.Duration(stated.Value)} here, and {source} {Say.Duration(computed)}. Correct one of them.", computed) with
        {
            OwnLevel = model.Profile is null ? RuleLevel.Warning : RuleLevel.Error,
        };
}
