using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>After a severe incident nothing says whether the same has happened before.</summary>
internal sealed class RecurrenceNotChecked : Rule
{
    public override string Code => "recurrence-not-checked";

    public override Category Category => Category.Cause;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.Severity?.Value is not (1 or 2) || model.FindSection("related-incidents") is not { IsEmpty: false } section || Slots.In(model, section.Span))
        {
            yield break;
        }

        var text = model.Document.Text.ToString(section.Body).Trim().Trim('-', '*', ' ', '.');
        if (text.Equals("None", StringComparison.OrdinalIgnoreCase) || text.Equals("N/A", StringComparison.OrdinalIgnoreCase))
        {
            yield return Found(section.HeadingSpan, "\"None\" does not say whether anybody looked. Write where was searched, such as \"None found (searched since 2024)\".");
        }
    }
}
