using Postmortem.Analysis.Model;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A stated time to detect, acknowledge, mitigate or resolve differs from the rows that it follows from.</summary>
internal sealed class MetricContradictsTimeline : Rule
{
    public override string Code => "metric-contradicts-timeline";

    public override Category Category => Category.Metrics;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var stated in StatedMetric.In(model))
        {
            if (stated.ComputedIn(model) is not { Minutes: >= 0 } computed || computed.From.IsApproximate || computed.To.IsApproximate
                || !Tolerance.Differ(stated.Minutes, computed.Minutes) || stated.AgreesWithAnotherReading(model) || Tolerance.IsBetweenKeyEvents(model, stated.Minutes)
                || stated.Minutes.Raw.ContainsIgnoringCase("hours)") || stated.Minutes.Raw.ContainsIgnoringCase("support hours") || stated.Minutes.Raw.ContainsIgnoringCase("business hours"))
            {
                continue;
            }

            yield return Found(stated.Minutes.Span, $"{stated.Name} is {Say.Duration(stated.Minutes.Value)} here, and the timeline gives {Say.Duration(computed.Minutes)}. Correct one of them.", computed.Minutes) with
            {
                OwnLevel = RuleLevel.Error,
                Related = [new Related(computed.From.TimeSpan, "From here"), new Related(computed.To.TimeSpan, "To here")],
            };
        }

        if (model.FindField("diagnosis-duration") is { } field && !Slots.In(model, field.ValueSpan) && DurationReader.Find(field.Value, ReadingWords.Default) is { } diagnosis && Diagnoses(model) is { Count: > 0 } possible
            && possible.TrueForAll(m => Tolerance.Differ(new Fact<double>(diagnosis.Minutes, field.Value, field.ValueSpan), m)))
        {
            yield return Found(field.ValueSpan, $"The diagnosis took {Say.Duration(diagnosis.Minutes)} here, and the timeline gives {Say.Duration(possible[0])} from detection to the cause. Correct one of them.", possible[0]) with { OwnLevel = RuleLevel.Error };
        }
    }

    /// <summary>To the moment when the cause was known: from detection, which is the usual meaning, from the acknowledgement or the start of impact.</summary>
    private static List<double> Diagnoses(DocumentModel model)
    {
        var axis = TimelineAxis.Of(model);
        var possible = new List<double>();
        foreach (var from in (Milestones[])[Milestones.Detected, Milestones.Acknowledged, Milestones.Triaged, Milestones.ImpactStart])
        {
            if (axis.Find(from) is var first and >= 0 && axis.Find(Milestones.CauseIdentified, latest: true) is var last and >= 0 && axis.At(last) - axis.At(first) is { } minutes and >= 0)
            {
                possible.Add(minutes);
            }
        }

        return possible;
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is double minutes)
        {
            yield return new Fix($"Change to {Say.Duration(minutes)}", false, [new TextEdit(finding.Span, Say.Duration(minutes))]);
        }
    }
}
