using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>Two sections of one document mean the same.</summary>
internal sealed class DuplicateSection : Rule
{
    public override string Code => "duplicate-section";

    public override Category Category => Category.Document;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var seen = new Dictionary<(string, int), Section>();
        foreach (var section in model.Sections)
        {
            if (section.Id is not { } id || section.IsLabel || section.Level < 2 || model.Profile?.FindSection(id) is null)
            {
                continue;
            }

            if (seen.TryGetValue((id, section.Parent), out var first))
            {
                yield return Found(section.HeadingSpan, $"There is a section for this already: \"{first.Heading}\". Merge the two.") with
                {
                    Related = [new Related(first.HeadingSpan, "The first one")],
                };
            }
            else
            {
                seen.Add((id, section.Parent), section);
            }
        }
    }
}
