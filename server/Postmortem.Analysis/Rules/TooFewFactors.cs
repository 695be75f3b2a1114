using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>Severe incidents have several contributing factors, and fewer are told.</summary>
internal sealed class TooFewFactors : Rule
{
    /// <summary>By severity 1 to 4.</summary>
    private static readonly int[] Fewest = [3, 3, 2, 1];

    public override string Code => "too-few-factors";

    public override Category Category => Category.Cause;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var count = model.RootCause.Factors.Count;
        if (model.Header.Severity?.Value is { } level and >= 1 and <= 4 && model.FindSection("contributing-factors") is { IsEmpty: false } section && count < Fewest[level - 1] && !Slots.In(model, section.Span))
        {
            yield return Found(section.HeadingSpan, $"{Say.Count(count, "factor")} are few for this severity. Ask what made it possible, larger, longer and harder to see.");
        }
    }
}
