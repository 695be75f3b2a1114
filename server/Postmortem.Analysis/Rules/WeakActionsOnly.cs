using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>All action items rely on people remembering: training, documents, reminders.</summary>
internal sealed class WeakActionsOnly : Rule
{
    public override string Code => "weak-actions-only";

    public override Category Category => Category.Actions;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var items = ActionItems.In(model).Where(i => i.Status?.Value != ActionStatus.Cancelled).ToList();
        if (items.Count >= 2 && !items.Exists(i => Slots.In(model, i.TextSpan)) && items.TrueForAll(i => ActionKinds.StrengthOf(i) == Strength.Weak))
        {
            yield return Found(SectionIndex.HeadingOf(model, model.FindSection("action-items")), "All items rely on people remembering. Add one that a machine enforces: a check, a limit, a safe default.");
        }
    }
}
