using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>After a severe incident no action item keeps it from happening again, or none makes it shorter or seen sooner.</summary>
internal sealed class PreventionMissing : Rule
{
    public override string Code => "prevention-missing";

    public override Category Category => Category.Actions;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var items = ActionItems.In(model).ToList();
        if (model.Header.Severity?.Value is not (1 or 2) || items.Count < 2 || items.Exists(i => Slots.In(model, i.TextSpan)))
        {
            yield break;
        }

        var place = SectionIndex.HeadingOf(model, model.FindSection("action-items"));
        if (!items.Exists(i => ActionKinds.Is(i, "prevent")))
        {
            yield return Found(place, "No action item keeps this from happening again. Add one that blocks, limits or removes the condition.");
        }
        else if (!items.Exists(i => ActionKinds.Is(i, "detect") || ActionKinds.Is(i, "mitigate")))
        {
            yield return Found(place, "No action item makes the next one shorter or seen sooner. Add one that detects or mitigates.");
        }
    }
}
