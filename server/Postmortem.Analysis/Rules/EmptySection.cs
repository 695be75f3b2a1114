using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A heading with nothing below it. Of nested empty sections the innermost are reported, since the text belongs there.</summary>
internal sealed class EmptySection : Rule
{
    public override string Code => "empty-section";

    public override Category Category => Category.Document;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        for (var i = 0; i < model.Sections.Count; i++)
        {
            var section = model.Sections[i];
            var hasParts = i + 1 < model.Sections.Count && model.Sections[i + 1].Parent == i;
            if (section.IsEmpty && !section.IsLabel && !hasParts && section.Level > 1)
            {
                var required = section.Id is { } id && model.Profile?.FindSection(id)?.Required.AppliesTo(model.Header.Severity?.Value) == true;
                yield return Found(
                    section.HeadingSpan,
                    required ? $"\"{section.Heading}\" is empty. Write the facts, or \"None\" with the reason." : $"\"{section.Heading}\" is empty. Fill it or remove the heading.",
                    section);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is not Section section)
        {
            yield break;
        }

        if (section.Id is { } id && model.Profile is { } profile && profile.FindSection(id) is { } known)
        {
            var slice = SectionTemplates.Of(profile).Get(known, section.Level);
            var body = slice[(slice.IndexOf('\n', StringComparison.Ordinal) is var end && end < 0 ? slice.Length : end)..].Trim('\n');
            if (body.Length > 0)
            {
                var at = model.Document.Text.GetLineStart(model.Document.GetStartLine(section.FirstBlock)) + model.Document[section.FirstBlock].Text.TrimEnd().Length;
                yield return new Fix("Insert what belongs here, to be filled in", true, [TextEdit.Insert(at, ("\n\n" + body).ReplaceLineEndings(model.Document.Text.LineBreak))]);
            }
        }

        yield return new Fix("Remove the empty section", false, [TextEdit.Delete(section.Span)]);
    }
}
