using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>A relative link or image leads to a file that does not exist.</summary>
internal sealed class BrokenLink : Rule
{
    public override string Code => "broken-link";

    public override Category Category => Category.Document;

    public override bool AppliesToGeneric => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (context.Workspace.Paths is not { } paths || context.Path is null)
        {
            yield break;
        }

        foreach (var (i, facts) in RemarkableBlocks.WithLinks(model))
        {
            foreach (var link in facts.Links)
            {
                if (LinkTargets.Resolve(context.Path, link.Url) is { } path && !paths.Contains(path))
                {
                    yield return Found(link.Span.Shift(model.Document.GetStart(i)), $"There is no file {path}. Correct the {(link.IsImage ? "image" : "link")} or remove it.");
                }
            }
        }
    }
}
