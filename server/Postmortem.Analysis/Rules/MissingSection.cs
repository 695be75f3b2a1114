using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

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
            if (ParentOf(model, section) is { IsEmpty: true })
            {
                // That the section around it is empty says it all.
                continue;
            }

            yield return Found(PlaceOf(model, section), $"The section \"{section.Title}\" is missing. {Say.FirstSentence(section.Guidance)}", section);
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
    private static TextSpan PlaceOf(DocumentModel model, ProfileSection section) => SectionIndex.HeadingOf(model, ParentOf(model, section));

    private static Section? ParentOf(DocumentModel model, ProfileSection section) =>
        model.Profile!.AllSections.FirstOrDefault(s => s.Children.Contains(section)) is { } parent ? model.FindSection(parent.Id) : null;
}
