using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.Editing;

public sealed class SectionTemplatesTest
{
    [Theory]
    [InlineData("post-mortem")]
    [InlineData("incident-report")]
    [InlineData("rca")]
    [InlineData("coe")]
    public void Every_section_of_a_shipped_kind_is_cut_out_of_its_template(string kind)
    {
        var profile = ProfileSet.Builtin.Find(kind)!;
        var templates = SectionTemplates.Of(profile);
        var template = profile.Template.ReplaceLineEndings("\n");
        Assert.All(profile.AllSections, s => Assert.Contains(templates.Get(s), template, StringComparison.Ordinal));
    }

    [Fact]
    public void A_section_comes_with_its_sub_sections() => Check("prevention", null,
        """
        ## Prevention Measures

        ### Short-term (This Week)

        - [ ] [What protects against a repetition at once]

        ### Medium-term (This Month)

        - [ ] [What closes the gaps in tests, limits and alerts]

        ### Long-term (This Quarter)

        - [ ] [What makes this class of incident impossible or harmless]
        """);

    [Fact]
    public void Headings_move_to_the_level_that_is_asked_for() => Check("root-cause", 4,
        """
        #### Root Cause

        - **Primary Cause:** [The condition that made it possible, and how the effect came about]
        - **Root Cause Category:** [Where the cause lies]
        """);

    [Fact]
    public void A_section_without_template_is_a_heading_and_a_slot_for_its_guidance()
    {
        var section = new ProfileSection { Id = "x", Title = "Weather", Guidance = "How it was [outside]. Rain matters." };
        var profile = new Profile { Id = "x", Sections = [section] };
        Assert.Equal("## Weather\n\n[How it was outside]", SectionTemplates.Of(profile).Get(section));
    }

    private static void Check(string section, int? level, string expected)
    {
        var profile = ProfileSet.Builtin.Find("post-mortem")!;
        Assert.Equal(expected.ReplaceLineEndings("\n"), SectionTemplates.Of(profile).Get(profile.FindSection(section)!, level));
    }
}
