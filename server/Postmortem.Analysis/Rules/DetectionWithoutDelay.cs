using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>Customers reported it in the very minute in which it began.</summary>
internal sealed class DetectionWithoutDelay : Rule
{
    public override string Code => "detection-without-delay";

    public override Category Category => Category.Timeline;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.DetectionMethod?.Value is "customer" or "manual" or "internal" && model.Metrics.Ttd is { Minutes: 0 } ttd)
        {
            yield return Found(ttd.From.TimeSpan, "Impact begins in the minute in which a person noticed it, which is unlikely. Look up in the graphs when it began.");
        }
    }
}
