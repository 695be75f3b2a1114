using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>The field for the category of the cause names a kind of person's slip instead of what made it possible.</summary>
internal sealed class HumanErrorAsRootCause : Rule
{
    public override string Code => "human-error-as-root-cause";

    public override Category Category => Category.Cause;

    public override bool AppliesToGeneric => true;

    public override IReadOnlyList<string> Covers => ["human-error-as-cause", "blaming-language"];

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.RootCauseCategory is { Value: "human-error" } category)
        {
            yield return Found(category.Span, "People make slips in every system. Choose what made this one possible: process, configuration, code.");
        }
    }
}
