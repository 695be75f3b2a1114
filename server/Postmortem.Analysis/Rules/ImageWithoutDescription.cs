using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>An image has no text for readers who cannot see it.</summary>
internal sealed class ImageWithoutDescription : Rule
{
    public override string Code => "image-without-description";

    public override Category Category => Category.Document;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var (i, facts) in RemarkableBlocks.WithLinks(model))
        {
            foreach (var link in facts.Links)
            {
                if (link is { IsImage: true, HasText: false })
                {
                    yield return Found(link.Span.Shift(model.Document.GetStart(i)), "The image has no description. Say between the brackets what it shows.");
                }
            }
        }
    }
}
