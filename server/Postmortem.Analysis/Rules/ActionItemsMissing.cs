using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>The section of action items has text, but no action item.</summary>
internal sealed class ActionItemsMissing : Rule
{
    public override string Code => "action-items-missing";

    public override Category Category => Category.Actions;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.FindSection("action-items") is { IsEmpty: false } section && model.ActionItems.Count == 0 && !Slots.In(model, section.Span)
            && !Terms.HasAny(model.Document.Text.ToString(section.Body), "none", "no action", "not needed"))
        {
            yield return Found(section.HeadingSpan, "No action item can be found here. List them, each with an owner and a date, or write \"None\" with the reason.");
        }
    }
}
