using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Review;

namespace Postmortem.Tests.Rules;

public sealed class PlaceholderLeftTest
{
    private const string Head = "---\nkind: post-mortem\n---\n\n# Post-Mortem: Checkout\n\n- **Severity:** SEV-2\n";

    public static TheoryData<string> Kinds => [.. ProfileSet.Builtin.Profiles.Select(p => p.Id)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_new_document_has_one_finding_for_each_of_its_sections(string kind)
    {
        var analysis = Page.Analyze(ShippedFiles.Get($"{kind}/template.md"));
        var headings = analysis.Model.Document.Text.ToString().Split('\n').Count(l => l.StartsWith("## ", StringComparison.Ordinal));
        Assert.InRange(analysis.Findings.Count, 5, headings + 1);
        Assert.Equal(analysis.Model.Placeholders.Count, analysis.Findings.Sum(f => 1 + f.Others.Count));
        Assert.All(analysis.Findings, f => Assert.Empty(f.Related));
    }

    [Theory]
    [InlineData("## Impact\n\n[Whom it hurt]\n", "Fill in: Whom it hurt.")]
    [InlineData("## Impact\n\n[Whom it hurt]\n\n[How much]\n", "Fill in \"Impact\": 2 places, first \"Whom it hurt\".")]
    [InlineData("## Impact\n\n### Customer Impact\n\n[Whom it hurt]\n\n### SLO Impact\n\n[How much]\n\n[How long]\n", "Fill in \"Impact\": 3 places, first \"Whom it hurt\".")]
    [InlineData("- **Author:** [Who]\n- **Date:** [When it was]\n\n## Impact\n\n[Whom it hurt]\n", "Fill in the head: 2 places, first \"Who\".\nFill in: Whom it hurt.")]
    [InlineData("## Impact\n\n[Whom it hurt]\n\nTBD\n\n[How much]\n\nTBD\n", "Fill in \"Impact\": 2 places, first \"Whom it hurt\".\n2 places are still open in \"Impact\", first \"TBD\". Write the facts, or who finds them out by when.")]
    [InlineData("## Impact\n\n[Whom did it hurt?]\n", "Fill in: Whom did it hurt?")]
    [InlineData("## Impact\n\nIt hurt [FACT NEEDED: whom] and [FACT NEEDED: how much].\n", "A fact is missing here. Write it, or who finds it out by when.\nA fact is missing here. Write it, or who finds it out by when.")]
    [InlineData("## Impact\n\n<!-- postmortem-ignore placeholder-left: asked -->\n[Whom it hurt]\n\n[How much]\n\n[How long]\n", "Fill in \"Impact\": 2 places, first \"How much\".")]
    public void The_slots_of_a_section_are_one_thing_to_say(string body, string expected) =>
        Assert.Equal(expected, string.Join('\n', Page.Analyze(Head + body).Findings.Where(f => f.Rule.Code == "placeholder-left").Select(f => f.Message)));

    [Fact]
    public void The_review_counts_every_slot()
    {
        const string One = "## Impact\n\n[Whom it hurt]\n";
        Assert.Equal(0.04, Lost(One), 6);
        Assert.Equal(0.04 + 0.02 + 0.01, Lost(One + "\n[How much]\n\n[How long]\n"), 6);

        static double Lost(string body) =>
            Reviewer.Review(Page.Analyze(Head + body)).Dimensions.SelectMany(d => d.Penalties).Where(p => p.Finding.Rule.Code == "placeholder-left").Sum(p => p.Fraction);
    }
}
