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

        // Two kinds are enough to say no, and most documents have them in their first factors.
        var kinds = factors.SelectMany(f => CauseKinds.KindsOf(f.Text)).Distinct().Take(2).ToList();
        if (kinds.Count == 1)
        {
            yield return Found(SectionIndex.HeadingOf(model, model.FindSection("contributing-factors")), $"All factors are about {kinds[0]}. Look also at process, detection, recovery and the organisation.");
        }
    }
}
