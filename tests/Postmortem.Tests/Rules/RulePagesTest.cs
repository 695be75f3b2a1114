using Postmortem.Analysis.Rules;

namespace Postmortem.Tests.Rules;

/// <summary>
/// Runs the page of each rule. To rewrite the lines of carets after a change, run these tests with POSTMORTEM_REWRITE=1 in the
/// environment, and read the difference.
/// </summary>
public sealed class RulePagesTest
{
    private static readonly string[] Headings = ["Why", "Flagged", "Allowed", "Settings"];

    public static TheoryData<string> Codes => [.. AllRules.Own.Select(r => r.Code)];

    [Fact]
    public void Rules_stand_in_alphabetical_order_under_the_names_of_their_classes()
    {
        var codes = AllRules.Own.Select(r => r.Code).ToList();
        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
        Assert.All(AllRules.Own, rule => Assert.Equal(Path.GetFileNameWithoutExtension(RulePage.PathOf(rule.Code)), rule.GetType().Name));
    }

    [Fact]
    public void Every_rule_is_listed()
    {
        var listed = AllRules.Own.Select(r => r.GetType().Name).ToHashSet();
        var written = Directory.GetFiles(RulePage.Folder, "*.cs")
            .Where(f => File.ReadAllText(f).Contains($"class {Path.GetFileNameWithoutExtension(f)} : Rule", StringComparison.Ordinal) || File.ReadAllText(f).Contains(" : RemarkRule(", StringComparison.Ordinal))
            .Select(f => Path.GetFileNameWithoutExtension(f)!);
        Assert.DoesNotContain(written, name => !listed.Contains(name));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_page_says_what_and_why_and_shows_what_is_flagged(string code)
    {
        var page = RulePage.Read(code);
        Assert.Equal($"# {code}", page.Title);
        Assert.True(page.FirstParagraph.Length > 20, "The first paragraph says what the rule finds.");
        Assert.Equal(Headings, page.Headings.Where(h => h != "Fix"));
        Assert.Contains(page.Blocks, b => b.Heading == "Flagged" && page.MarkedTextOf(b).Split('\n').Any(l => RulePage.IsCarets(l) && l.EndsWith(" " + code, StringComparison.Ordinal)));
        Assert.DoesNotContain(page.Blocks, b => b.Heading == "Allowed" && page.MarkedTextOf(b).Split('\n').Any(RulePage.IsCarets));
        Assert.Contains(page.Blocks, b => b.Heading == "Allowed");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_rule_finds_in_a_page_exactly_what_the_carets_say(string code) => RulePage.Read(code).CheckBlocks();

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_fix_turns_before_into_after(string code) => RulePage.Read(code).CheckFixes(code);

    [Fact]
    public void A_rule_with_fixes_shows_one()
    {
        var silent = AllRules.Own
            .Where(r => File.ReadAllText(Path.ChangeExtension(RulePage.PathOf(r.Code), ".cs")).Contains("override IEnumerable<Fix>", StringComparison.Ordinal))
            .Where(r => !RulePage.Read(r.Code).Headings.Contains("Fix"))
            .Select(r => r.Code);
        Assert.Empty(silent);
    }

    [Fact]
    public void Messages_are_short_and_say_what_to_do()
    {
        foreach (var rule in AllRules.Own)
        {
            var page = RulePage.Read(rule.Code);
            foreach (var finding in page.Blocks.SelectMany(b => Page.Analyze(page.TextOf(b)).Findings).Where(f => f.Rule == rule))
            {
                Assert.InRange(finding.Message.Length, 20, 220);
                Assert.DoesNotContain("You ", finding.Message, StringComparison.Ordinal);
                Assert.Matches(@"[.?!]$", finding.Message);
            }
        }
    }
}
