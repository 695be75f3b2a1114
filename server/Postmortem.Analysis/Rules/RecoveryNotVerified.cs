using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The resolution does not say by which measurement the recovery was confirmed.</summary>
internal sealed class RecoveryNotVerified : Rule
{
    private static readonly string[] Resolution = ["resolution", "immediate-fix", "long-term-fix", "mitigation", "timeline-resolution"];

    public override string Code => "recovery-not-verified";

    public override Category Category => Category.Detection;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var section = model.Sections.FirstOrDefault(s => s.Id is "resolution" or "mitigation");
        if (section is null or { IsEmpty: true } || model.Header.Severity?.Value > 3 || Slots.In(model, section.Span))
        {
            yield break;
        }

        foreach (var block in Prose.BlocksIn(model, Resolution))
        {
            if (Terms.HasAny(Prose.PlainOf(model.Document[block]), "back to*", "confirmed", "verified", "normal", "baseline", "recovered", "restored", "measured", "success rate", "error rate", "dropped to", "returned to"))
            {
                yield break;
            }
        }

        if (!model.Timeline.Entries.Any(e => (e.Milestones & Milestones.Recovered) != 0))
        {
            yield return Found(section.HeadingSpan, "Nothing says how the recovery was verified. Name the measurement and its value.");
        }
    }
}
