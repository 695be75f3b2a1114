using Postmortem.Analysis.Language;
using Postmortem.Tests.Rules;

namespace Postmortem.Tests.Language;

/// <summary>
/// Runs the pages of the language rules, whose definitions stand in the lexicon. With POSTMORTEM_REWRITE=1 in the environment the
/// lines of carets and the texts after a fix are written anew.
/// </summary>
public sealed class LanguagePagesTest
{
    public static TheoryData<string> Codes => [.. WordingRule.All.Select(rule => rule.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_page_says_what_the_lexicon_says(string code)
    {
        var page = RulePage.Read(code);
        Assert.Equal($"# {code}", page.Title);
        Assert.True(page.FirstParagraph.Length > 20, "The first paragraph says what the rule finds.");
        Assert.Contains(WordingRule.Get(code).Definition!.Why, page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Blocks, block => block.Heading == "Flagged" && page.MarkedTextOf(block).Split('\n').Any(line => RulePage.IsCarets(line) && line.EndsWith(" " + code, StringComparison.Ordinal)));
        Assert.DoesNotContain(page.Blocks, block => block.Heading == "Allowed" && page.MarkedTextOf(block).Split('\n').Any(RulePage.IsCarets));
        Assert.Contains(page.Blocks, block => block.Heading == "Allowed");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_rule_finds_in_a_page_exactly_what_the_carets_say(string code) => RulePage.Read(code).CheckBlocks();

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_first_rewrite_turns_before_into_after(string code) => RulePage.Read(code).CheckFixes(code);
}
