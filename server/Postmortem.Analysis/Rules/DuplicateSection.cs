using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

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
            if (section.Id is not { } id || section.IsLabel || section.Level < 2 || model.Profile?.FindSection(id) is not { } known || !IsNamed(known, section.Heading))
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

    /// <summary>A heading that only means something like it may well stand beside it.</summary>
    private static bool IsNamed(ProfileSection section, string heading)
    {
        var key = VocabularyValue.KeyOf(heading);
        return VocabularyValue.KeyOf(section.Title) == key || section.Aliases.Any(a => VocabularyValue.KeyOf(a) == key);
    }
}
