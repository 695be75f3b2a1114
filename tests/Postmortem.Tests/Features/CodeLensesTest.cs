using Postmortem.Analysis.Features;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Review;

namespace Postmortem.Tests.Features;

public sealed class CodeLensesTest
{
    [Fact]
    public void The_title_says_how_many_sections_are_complete()
    {
        var lenses = CodeLenses.Of(Subject.Analyze("# RCA: X\n\n## Summary\n\nAll is well again.\n\n## Timeline\n\n[Rows]\n", "rca"));
        Assert.StartsWith("Sections: 1/", lenses[0].Title, StringComparison.Ordinal);
        Assert.Contains("Timeline", lenses[0].Tooltip, StringComparison.Ordinal);
        Assert.Equal(LensAction.InsertMissingSections, lenses[0].Action);
    }

    [Theory]
    [InlineData("rca", true)]
    [InlineData("post-mortem", true)]
    [InlineData("incident-report", true)]
    [InlineData("coe", false)]
    public void A_coe_can_be_made_of_documents_that_tell_causes(string kind, bool expected) =>
        Assert.Equal(expected, CodeLenses.Of(Subject.Analyze("# X\n", kind)).Any(l => l.Action == LensAction.GenerateCoe));

    [Theory]
    [InlineData("rca")]
    [InlineData("generic")]
    public void A_lens_leads_to_the_review_and_says_how_good_the_document_is(string kind)
    {
        var analysis = Subject.Analyze("# RCA: X\n\n## Summary\n\nAll is well again.\n", kind);
        var place = CodeLenses.Of(analysis).Single(l => l.Action == LensAction.Review).Span;
        var lens = CodeLenses.Quality(Reviewer.Review(analysis), place);
        Assert.Matches("^Quality: [0-9.]+/10, stub$", lens.Title);
        Assert.StartsWith("What would improve it most:\n- ", lens.Tooltip, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finished_example_has_nothing_to_insert() =>
        Assert.DoesNotContain(CodeLenses.Of(Subject.Analyze(ProfileSet.FindExample("post-mortem") ?? "")), l => l.Action == LensAction.InsertMissingSections);

    [Fact]
    public void A_document_that_is_no_post_mortem_has_none() => Assert.Empty(CodeLenses.Of(Subject.Analyze("# Read me\n", null)));
}
