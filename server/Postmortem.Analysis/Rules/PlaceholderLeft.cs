using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>A slot of a template, a fact that a rewrite asked for, or TBD is still there.</summary>
internal sealed class PlaceholderLeft : Rule
{
    public override string Code => "placeholder-left";

    public override Category Category => Category.Document;

    /// <summary>Documents of no kind have no slots of ours, but a fact that a rewrite asked for is open in every document.</summary>
    public override bool AppliesToGeneric => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var placeholder in model.Placeholders)
        {
            if (placeholder.Kind == PlaceholderKind.FactNeeded || (model.Profile is not null && !IsStatus(model, placeholder)))
            {
                var what = Say.Short(placeholder.Text.Trim('[', ']', '{', '}'), 60);
                yield return Found(placeholder.Span, placeholder.Kind switch
                {
                    PlaceholderKind.FactNeeded => $"A fact is missing here. Write it, or who finds it out by when.",
                    PlaceholderKind.Stopgap => $"\"{what}\" is still open. Write the fact, or who finds it out by when.",
                    _ => $"Fill in: {what}.",
                });
            }
        }
    }

    /// <summary>"TODO" in the column of the status says that nobody has begun.</summary>
    private static bool IsStatus(DocumentModel model, Placeholder placeholder) =>
        placeholder is { Kind: PlaceholderKind.Stopgap, Text: "TODO" } && model.ActionItems.Any(i => i.Block == placeholder.Block && i.Status is { } status && status.Span.Overlaps(placeholder.Span));
}
