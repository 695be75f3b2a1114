using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.Language;

public sealed class LanguagePolicyTest
{
    private const string Story = """
        Author: Maria Lopez

        ## Summary

        Maria Lopez started the migration at 14:00.

        ## Timeline

        | Time | Event | Actor |
        | --- | --- | --- |
        | 14:00 | Maria Lopez started the migration | System |

        ## Root cause

        Maria Lopez started the migration at peak. Mistakes were made. The engineer failed to check the plan, obviously.
        """;

    [Fact]
    public void Names_are_reported_in_the_analysis_unless_a_team_allows_them_or_wants_none()
    {
        Assert.Equal(1, Count("named-individual-in-analysis", s => s));
        Assert.Equal(0, Count("named-individual-in-analysis", s => s with { Names = NamesPolicy.Allowed }));
        Assert.Equal(3, Count("named-individual-in-analysis", s => s with { Names = NamesPolicy.Never }));
    }

    [Fact]
    public void Passives_can_be_allowed()
    {
        Assert.Equal(1, Count("evasive-passive", s => s));
        Assert.Equal(0, Count("evasive-passive", s => s with { Passive = PassivePolicy.Allowed }));
    }

    [Fact]
    public void A_relaxed_team_hears_only_of_blame()
    {
        Assert.Equal(1, Count("person-failed-to", s => s with { Strictness = Strictness.Relaxed }));
        Assert.Equal(0, Count("evasive-passive", s => s with { Strictness = Strictness.Relaxed }));
    }

    [Fact]
    public void A_strict_team_hears_hints_as_info()
    {
        const string text = "## Root cause\n\nSomeone changed the limit.\n";
        Assert.Equal("", Wordings.Find(text, With(s => s)));
        Assert.StartsWith("vague-agent", Wordings.Find(text, With(s => s with { Strictness = Strictness.Strict })));
    }

    private static int Count(string rule, Func<LanguageSettings, LanguageSettings> change)
    {
        var analysis = Wordings.BindWithActors(Story);
        return Postmortem.Analysis.Language.WordingRule.All.Where(r => r.Code == rule).SelectMany(r => r.Check(analysis, With(change))).Count();
    }

    private static Postmortem.Analysis.Rules.RuleContext With(Func<LanguageSettings, LanguageSettings> change) =>
        Wordings.Context(Settings.Default with { Language = change(Settings.Default.Language) });
}
