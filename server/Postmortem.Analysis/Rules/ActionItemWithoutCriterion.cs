using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>After a severe incident, an urgent action item says what changes and not how one sees that it is done.</summary>
internal sealed class ActionItemWithoutCriterion : Rule
{
    public override string Code => "action-item-without-criterion";

    public override Category Category => Category.Actions;

    public override RuleLevel DefaultLevel => RuleLevel.Hint;

    public override bool ReadsEnglish => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.Severity?.Value is not (1 or 2))
        {
            yield break;
        }

        foreach (var item in ActionItems.In(model))
        {
            if (item.Priority?.Value != 1 || ActionItems.IsSettled(item) || Slots.In(model, item.TextSpan))
            {
                continue;
            }

            // What is vague as a whole is reported as that.
            var text = TextFacts.Of(item.Text).Action;
            if (text.Score >= VagueActionItem.Enough && text.Lacks.Contains(ActionText.End) && !Terms.HasAny(item.Text, "verified", "test", "tests", "tested", "proved", "measured"))
            {
                yield return Found(Columns.FirstLine(model, item.TextSpan), "How will one see that this is done? Add a test, a threshold or \"done when\".", item);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is ActionItem item)
        {
            yield return new Fix("Add how one sees that it is done", false, [TextEdit.Insert(item.TextSpan.End, "; done when [What can be seen]")]);
        }
    }
}
