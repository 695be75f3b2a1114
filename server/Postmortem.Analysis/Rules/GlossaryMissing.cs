using System.Text;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>So many abbreviations are unexplained that a reader needs a glossary or a word of background.</summary>
internal sealed class GlossaryMissing : Rule
{
    private const int Many = 8;

    public override string Code => "glossary-missing";

    public override Category Category => Category.Document;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override bool ReadsEnglish => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var undefined = Acronyms.UndefinedIn(model, context);
        if (undefined.Count >= Many && !model.Sections.Any(s => Acronyms.Explains(s.Heading)))
        {
            yield return Found(SectionIndex.TitleOf(model), $"{undefined.Count} abbreviations are explained nowhere, such as {Say.List([.. undefined.Take(3).Select(u => u.Acronym)])}. Add a glossary or a section of background.", undefined);
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is not IReadOnlyList<(string Acronym, TextSpan Span)> undefined)
        {
            yield break;
        }

        var text = model.Document.Text;
        var line = text.LineBreak;
        var end = text.ToString(new TextSpan(Math.Max(0, text.Length - 2), Math.Min(2, text.Length)));
        var section = new StringBuilder(end.EndsWith('\n') ? line : line + line).Append("## Glossary").Append(line).Append(line);
        foreach (var (acronym, _) in undefined)
        {
            section.Append("- **").Append(acronym).Append(":** [What ").Append(acronym).Append(" stands for]").Append(line);
        }

        yield return new Fix("Add a glossary to be filled in", false, [TextEdit.Insert(text.Length, section.ToString())]);
    }
}
