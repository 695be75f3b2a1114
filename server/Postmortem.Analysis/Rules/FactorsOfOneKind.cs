using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>All contributing factors are of one kind, most often technology.</summary>
internal sealed class FactorsOfOneKind : Rule
{
    public override string Code => "factors-of-one-kind";

    public override Category Category => Category.Cause;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var factors = model.RootCause.Factors;
        if (factors.Count < 2 || factors.Any(f => Slots.In(model, f.Span)) || model.Header.Severity?.Value > 3)
        {
            yield break;
        }

        var kinds = factors.SelectMany(f => CauseKinds.KindsOf(f.Text)).Distinct().ToList();
        if (kinds.Count == 1)
        {
            yield return Found(SectionIndex.HeadingOf(model, model.FindSection("contributing-factors")), $"All factors are about {kinds[0]}. Look also at process, detection, recovery and the organisation.");
        }
    }
}
