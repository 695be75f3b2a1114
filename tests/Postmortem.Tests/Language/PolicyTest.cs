using Postmortem.Analysis.Language;
using Postmortem.Analysis.Profiles;
using static Postmortem.Tests.Language.Wordings;

namespace Postmortem.Tests.Language;

public sealed class PolicyTest
{
    [Theory]
    [InlineData("RolesInAnalysis", "## Root cause\n\nMaria started the job.", true)]
    [InlineData("RolesInAnalysis", "## Summary\n\nMaria started the job.", false)]
    [InlineData("Allowed", "## Root cause\n\nMaria started the job.", false)]
    [InlineData("Never", "## Summary\n\nMaria started the job.", true)]
    [InlineData("Never", "## Action items\n\n- Add a limit (owner: Maria)", false)]
    public void A_team_decides_about_names(string policy, string text, bool reported)
    {
        var context = With(language => language with { Names = Enum.Parse<NamesPolicy>(policy) });
        Assert.Equal(reported ? "named-individual-in-analysis: Maria" : "", Find(text, context));
    }

    [Theory]
    [InlineData("Allowed", "")]
    [InlineData("Reported", "evasive-passive: Mistakes were made")]
    public void A_team_decides_about_passives(string policy, string expected) =>
        Assert.Equal(expected, Find("Mistakes were made during the upgrade.", With(language => language with { Passive = Enum.Parse<PassivePolicy>(policy) })));

    [Theory]
    [InlineData("Relaxed", "person-failed-to: failed to rotate")]
    [InlineData("Standard", "person-failed-to: failed to rotate\nobviousness: Obviously")]
    [InlineData("Strict", "person-failed-to: failed to rotate\nobviousness: Obviously\ngendered-pronoun: She")]
    public void A_team_decides_how_strict_to_be(string strictness, string expected)
    {
        const string text = "The operator failed to rotate the key.\n\nObviously, it had expired.\n\nShe then rotated it.";
        Assert.Equal(expected, Find(text, With(language => language with { Strictness = Enum.Parse<Strictness>(strictness) })));
    }

    [Theory]
    [InlineData("Why did the queue stop draining?", "How did it come about that the queue stopped draining?")]
    [InlineData("1. Why was the certificate not renewed?", "1. How did it come about that the certificate was not renewed?")]
    [InlineData("Why does the importer accept a file twice?", "How did it come about that the importer accepts a file twice?")]
    [InlineData("Why didn't the alert fire?", "How did it come about that the alert did not fire?")]
    [InlineData("**Why did the cache grow?**", "**How did it come about that the cache grew?**")]
    public void A_team_decides_whether_to_ask_why_or_how(string why, string how)
    {
        Check(why, "");
        var context = With(language => language with { Whys = WhysStyle.How });
        Assert.StartsWith("question-at-a-person: ", Find(why, context));
        Assert.StartsWith(how, Fix(why, context));
        Assert.Equal("", Find(how, context));
    }

    [Fact]
    public void A_quotation_is_evidence()
    {
        const string text = "The operator failed to rotate the key.";
        var quoted = $"\"{text}\"";
        CheckFix(text, quoted);
        Check(quoted, "");
    }

    [Fact]
    public void We_is_lowered_by_one_step()
    {
        Assert.Equal("", Find("We did not test the restore of the topic.", from: RuleLevel.Warning));
        Assert.Equal("omission-as-cause: did not test", Find("We did not test the restore of the topic.", from: RuleLevel.Info));
        Assert.Equal("omission-as-cause: did not test", Find("The team did not test the restore of the topic.", from: RuleLevel.Warning));
    }

    [Fact]
    public void The_same_settings_give_the_same_knowledge()
    {
        var settings = Settings.Default with { Teams = ["harbour"] };
        Assert.Same(LanguageKnowledge.Shipped, LanguageKnowledge.For(Settings.Default));
        Assert.Same(LanguageKnowledge.For(settings), LanguageKnowledge.For(settings));
        Assert.NotSame(LanguageKnowledge.Shipped, LanguageKnowledge.For(settings));
    }

    private static Postmortem.Analysis.Rules.RuleContext With(Func<LanguageSettings, LanguageSettings> change) =>
        Context(Settings.Default with { Language = change(Settings.Default.Language) });
}
