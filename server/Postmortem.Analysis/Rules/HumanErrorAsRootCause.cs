using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>The field for the category of the cause names a kind of person's slip instead of what made it possible.</summary>
internal sealed class HumanErrorAsRootCause : Rule
{
    /// <summary>A longer statement says more than whose slip it was.</summary>
    private const int LongestLabel = 5;

    public override string Code => "human-error-as-root-cause";

    public override Category Category => Category.Cause;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IReadOnlyList<string> Covers => ["human-error-as-cause", "blaming-language", "thin-root-cause"];

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.RootCauseCategory is { Value: "human-error" } category)
        {
            yield return Found(category.Span, "People make slips in every system. Choose what made this one possible: process, configuration, code.");
        }
        else if (model.RootCause.Summary is { } cause && Terms.WordCount(cause.Value) <= LongestLabel && Terms.HasAny(cause.Value, "human error*", "operator error*", "user error*", "human mistake*", "manual error*"))
        {
            yield return Found(cause.Span, "People make slips in every system. Say what made this one possible, and what let it pass.");
        }
    }
}
