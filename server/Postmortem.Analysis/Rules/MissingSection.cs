using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>A section that the profile requires at this severity is not there. A missing part of a missing section is not reported again.</summary>
internal sealed class MissingSection : Rule
{
    public override string Code => "missing-section";

    public override Category Category => Category.Document;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var section in SectionInsertion.Missing(model, onlyRequired: true))
        {
            yield return Found(PlaceOf(model, section), $"The section \"{section.Title}\" is missing. {FirstSentence(section.Guidance)}", section);
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is ProfileSection section)
        {
            yield return new Fix($"Insert the section \"{section.Title}\"", true, SectionInsertion.Insert(model, [section]));
        }
    }

    /// <summary>The heading of the section that it would be part of, else the title.</summary>
    private static Text.TextSpan PlaceOf(DocumentModel model, ProfileSection section)
    {
        var parent = model.Profile!.AllSections.FirstOrDefault(s => s.Children.Contains(section));
        return SectionIndex.HeadingOf(model, parent is null ? null : model.FindSection(parent.Id));
    }

    private static string FirstSentence(string guidance)
    {
        var end = guidance.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? guidance : guidance[..(end + 1)];
    }
}
