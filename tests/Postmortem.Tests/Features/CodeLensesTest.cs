using Postmortem.Analysis.Features;
using Postmortem.Analysis.Profiles;

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

    [Fact]
    public void The_title_says_how_good_the_document_is_and_what_would_improve_it()
    {
        var lens = CodeLenses.Of(Subject.Analyze("# RCA: X\n\n## Summary\n\nAll is well again.\n", "rca")).Single(l => l.Title.StartsWith("Quality: ", StringComparison.Ordinal));
        Assert.EndsWith("/10, stub", lens.Title, StringComparison.Ordinal);
        Assert.StartsWith("What would improve it most:\n- ", lens.Tooltip, StringComparison.Ordinal);
    }

    [Fact]
    public void A_very_long_document_is_not_reviewed_at_every_edit() => Assert.DoesNotContain(
        CodeLenses.Of(Subject.Analyze("# RCA: X\n\n" + string.Concat(Enumerable.Repeat("Words.\n\n", 3000)), "rca")),
        l => l.Title.StartsWith("Quality: ", StringComparison.Ordinal));

    [Fact]
    public void A_finished_example_has_nothing_to_insert() =>
        Assert.DoesNotContain(CodeLenses.Of(Subject.Analyze(ProfileSet.FindExample("post-mortem") ?? "")), l => l.Action == LensAction.InsertMissingSections);

    [Theory]
    [InlineData("generic")]
    [InlineData(null)]
    public void Documents_without_a_kind_have_none(string? kind) => Assert.Empty(CodeLenses.Of(Subject.Analyze("# Read me\n", kind)));
}
