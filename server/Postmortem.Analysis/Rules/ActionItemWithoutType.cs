using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>In a table that says of what kind each action item is, one says nothing.</summary>
internal sealed class ActionItemWithoutType : Rule
{
    public override string Code => "action-item-without-type";

    public override Category Category => Category.Actions;

    public override RuleLevel DefaultLevel => RuleLevel.Hint;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var item in ActionItems.In(model))
        {
            if (item.Type is null && Columns.CellOf(model, item, "type") is { IsEmpty: true } && !ActionItems.IsSettled(item) && !Slots.In(model, item.Span))
            {
                var proposal = ActionKinds.TypeOf(item);
                yield return Found(Columns.PlaceOf(model, item, "action"), "Nothing says of what kind this is. Write prevent, detect, mitigate, repair, process or investigate.", proposal);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is string type && ActionItems.In(model).FirstOrDefault(i => i.TextSpan.Overlaps(finding.Span)) is { } item && Columns.Write(model, item, "type", "Type", type) is { } edit)
        {
            yield return new Fix($"Write \"{type}\", which the text shows", false, [edit]);
        }
    }
}
