using Postmortem.Analysis;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;
using Postmortem.Analysis.Features.CodeActions;
using Postmortem.Tests.Features;
using Postmortem.Tests.Rules;

namespace Postmortem.Tests.Mend;

public sealed class FixAllTest
{
    [Fact]
    public void A_fix_that_brings_forth_its_own_finding_is_left_after_a_few_tries()
    {
        var analysis = Subject.Analyze("# Post-Mortem: X\n");
        analysis = Analyzer.Analyze(analysis.Model.Document, analysis.Context with { Checks = [new Endless()] });
        var mended = FixAll.Apply(analysis, _ => true);
        Assert.InRange(mended.Mended, 1, 3);
    }

    [Fact]
    public void Findings_at_one_place_are_mended_one_after_the_other()
    {
        var analysis = Subject.Analyze("---\nkind: post-mortem\n---\n\n# Post-Mortem: X\n", null);
        var mended = FixAll.Apply(analysis, f => f.Rule.Code == "missing-section");
        Assert.True(mended.Mended > 5);
        Assert.DoesNotContain(mended.Analysis.Findings, f => f.Rule.Code == "missing-section");
    }

    /// <summary>A fix that is left over was tried in vain: it brought forth its own finding, or undid another.</summary>
    [Fact]
    public void Nothing_that_can_be_mended_safely_is_left_on_any_page()
    {
        foreach (var rule in AllRules.List)
        {
            var page = RulePage.Read(rule.Code);
            foreach (var block in page.Blocks)
            {
                var text = page.TextOf(block);
                foreach (var whole in (string[])[text, text.StartsWith("---\n", StringComparison.Ordinal) ? text : "---\nkind: post-mortem\n---\n\n" + text])
                {
                    var analysis = FixAll.Apply(Page.Analyze(whole), _ => true).Analysis;
                    var left = analysis.Findings.Where(f => f.Rule.Fixes(f, analysis.Model, analysis.Context.Rules).FirstOrDefault(x => x.IsSafe)?.Edits.Any(e => analysis.Model.Document.Text.ToString(e.Span) != e.NewText) == true);
                    Assert.True(!left.Any(), $"{rule.Code}: {string.Join(", ", left.Select(f => f.Rule.Code))} of\n{whole}\ngiven\n{analysis.Model.Document.Text}");
                }
            }
        }
    }

    private sealed class Endless : Rule
    {
        public override string Code => "endless";

        public override Category Category => Category.Document;

        public override bool AppliesToGeneric => true;

        public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context) => [Found(new TextSpan(0, 1), "Again.")];

        public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context) => [new Fix("More", true, [TextEdit.Insert(model.Document.Text.Length, "more\n")])];
    }
}
