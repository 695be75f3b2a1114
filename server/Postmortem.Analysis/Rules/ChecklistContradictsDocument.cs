using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A box of the quality checklist is ticked, and the document says otherwise.</summary>
internal sealed class ChecklistContradictsDocument : Rule
{
    public override string Code => "checklist-contradicts-document";

    public override Category Category => Category.Workflow;

    public override bool AppliesToGeneric => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var item in Checklist.In(model))
        {
            if (item.IsTicked && item.Evidence is { } evidence)
            {
                yield return Found(item.Box, $"This box is ticked, but {evidence}. Untick it or mend the document.", item);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context) =>
        [new Fix("Untick the box", false, [new TextEdit(finding.Span, " ")])];
}
