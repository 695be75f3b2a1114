using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>The impact says what was hurt, and not what kept working.</summary>
internal sealed class UnaffectedNotStated : Rule
{
    private static readonly string[] Told =
    [
        "not affected", "unaffected", "not impacted", "unimpacted", "no", "without", "was fine", "were fine", "worked", "works", "working", "continu*", "kept", "spared", "remain*", "only", "other*", "everything else", "the rest", 
        "nobody", "none", "nothing", "normal*", "intact", "untouched", "not lost", "still", "limited to", "complete*", "entire*", "all users", "all customers", "everyone", "every user", "every customer", "whole", "100%", "full*", "was not", "were not", "weren't", "wasn't", "did not", "was unavailable", "were unavailable", "was down", "were down",
    ];

    public override string Code => "unaffected-not-stated";

    public override Category Category => Category.Impact;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override bool ReadsEnglish => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var section = model.FindSection("impact") ?? model.FindSection("customer-impact");
        if (section is null or { IsEmpty: true } or { IsLabel: true } || model.Header.Severity?.Value is 4 or 5 || Slots.In(model, section.Span) || model.Header.IncidentType?.Value == "outage")
        {
            yield break;
        }

        foreach (var block in Prose.BlocksIn(model, [.. Prose.Summary, .. Prose.Impact]))
        {
            if (Terms.HasAny(Prose.PlainOf(model.Document[block]), Told))
            {
                yield break;
            }
        }

        yield return Found(section.HeadingSpan, "Nothing says what was not affected. Name what kept working, so that nobody assumes the worst.");
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (model.FindSectionAt(finding.Span.Start) is { } section)
        {
            var last = model.Document.GetBlockAt(Math.Max(section.Body.Start, section.Body.End - 1));
            yield return new Fix("Insert a slot for what was not affected", false, [TextEdit.Insert(model.Document.GetContentSpan(last).End, (model.Document[last].Kind == BlockKind.ListItem ? "\n" : "\n\n").ReplaceLineEndings(model.Document.Text.LineBreak) + "- Not affected: [What kept working]")]);
        }
    }
}
