using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>The text of an action item has no end that can be checked, or names nothing that changes.</summary>
internal sealed class VagueActionItem : Rule
{
    /// <summary>Of 5: below this nobody can tell whether it is done.</summary>
    public const int Enough = 2;

    public override string Code => "vague-action-item";

    public override Category Category => Category.Actions;

    public override bool ReadsEnglish => true;

    public override IReadOnlyList<string> Covers => ["person-directed-action"];

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var item in ActionItems.In(model))
        {
            if (Slots.In(model, item.TextSpan) || item.Status?.Value == ActionStatus.Cancelled || !item.Text.Trim().Contains(' '))
            {
                continue;
            }

            var text = TextFacts.Of(item.Text).Action;
            if (text.Score < Enough)
            {
                yield return Found(Columns.FirstLine(model, item.TextSpan), $"Nobody can tell when this is done: it lacks {Say.List(text.Lacks)}. Say what changes, and how that is checked.", item);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is ActionItem item)
        {
            yield return new Fix("Replace it by a specific form, to be filled in", false, [new TextEdit(item.TextSpan, Skeleton(item.Text))]);
            if (!Terms.HasAny(item.Text, "done when"))
            {
                yield return new Fix("Add how one sees that it is done", false, [TextEdit.Insert(item.TextSpan.End, "; done when [What can be seen]")]);
            }
        }
    }

    private static string Skeleton(string text) =>
        Terms.HasAny(text, "alert*", "monitor*", "detect*") ? "Alert [Team] when [Metric] exceeds [Threshold] for [Duration] on [Service]; done when it fires in a test"
        : Terms.HasAny(text, "test*") ? "Add a [Unit, integration or load] test of [Condition] to [Suite]; done when it fails without the repair"
        : Terms.HasAny(text, "document*", "runbook*", "wiki", "doc", "docs") ? "Add the steps for [Situation] to [Runbook] and link it from [Alert]; done when another engineer completes them"
        : Terms.HasAny(text, "investigate*", "research*", "look into", "understand*", "analy*") ? "Answer \"[Question]\" with [Data]; done when the answer stands in [Place]"
        : Terms.HasAny(text, "train*", "careful*", "remind*", "educate*") ? "Make [Tool] refuse [Action] when [Condition]; done when a test shows it"
        : "[Verb] [Thing to change] so that [Effect]; done when [What can be seen]";
}
