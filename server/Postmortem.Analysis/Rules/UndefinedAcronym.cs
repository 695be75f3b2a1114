using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>An abbreviation that readers outside the team do not know is nowhere written out.</summary>
internal sealed class UndefinedAcronym : Rule
{
    private const int Most = 8;

    public override string Code => "undefined-acronym";

    public override Category Category => Category.Document;

    public override RuleLevel DefaultLevel => RuleLevel.Hint;

    public override bool ReadsEnglish => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var found = 0;
        foreach (var (acronym, span) in Acronyms.UndefinedIn(model, context))
        {
            if (++found > Most)
            {
                yield break;
            }

            yield return Found(span, $"{acronym} is nowhere explained. Write it out where it first stands, with the abbreviation in brackets behind it.", acronym);
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is string acronym)
        {
            yield return new Fix("Insert a slot for what it stands for", false, [new TextEdit(finding.Span, $"[What {acronym} stands for] ({acronym})")]);
        }
    }
}
