using Postmortem.Authoring.Generate;

namespace Postmortem.Tests.Authoring;

public sealed class MarkdownTextTest
{
    [Theory]
    [InlineData("a | b", @"a \| b")]
    [InlineData(@"a \| b", @"a \| b")]
    [InlineData(@"a \\| b", @"a \\\| b")]
    [InlineData("a\r\nb\u2028c\td", "a b c d")]
    [InlineData("ends in \\", @"ends in \\")]
    [InlineData("`a|b`", @"`a\|b`")]
    [InlineData("open ` tick", @"open \` tick")]
    [InlineData("``a`b``", "``a`b``")]
    public void A_cell_keeps_its_place(string text, string expected) => Assert.Equal(expected, MarkdownText.Cell(text));

    [Theory]
    [InlineData("# x", @"\# x")]
    [InlineData("- x", @"\- x")]
    [InlineData("1. x", @"1\. x")]
    [InlineData("1.5 hours", "1.5 hours")]
    [InlineData("**bold** start", "**bold** start")]
    [InlineData("---", @"\---")]
    [InlineData("```x", @"\`\`\`x")]
    [InlineData("> x", @"\> x")]
    [InlineData("<!-- x", @"\<!-- x")]
    public void An_item_begins_no_other_block(string text, string expected) => Assert.Equal(expected, MarkdownText.Item(text));

    [Theory]
    [InlineData("COE-{year}-{number:3}", "COE-2026-008", "COE-2026-007 COE-2025-100 RCA-2026-900")]
    [InlineData("INC-{date}-{number:3}", "INC-2026-04-05-001", "INC-2026-04-04-007")]
    [InlineData("C{number}/x", "C12/x", "C11/x c3/X")]
    [InlineData("FIXED", "FIXED", "")]
    public void An_id_is_the_next_one(string format, string expected, string used) =>
        Assert.Equal(expected, DocumentIds.Next(format, new DateOnly(2026, 4, 5), used.Split(' ')));

    [Theory]
    [InlineData("postmortems/coe.md", "docs/rca/a.md", "../docs/rca/a.md")]
    [InlineData("docs/coe.md", "docs/a.md", "a.md")]
    [InlineData("coe.md", "docs/a.md", "docs/a.md")]
    [InlineData("a/b/c.md", "a.md", "../../a.md")]
    public void A_link_leads_from_one_file_to_the_other(string from, string to, string expected) =>
        Assert.Equal(expected, WorkspacePath.Relative(from, to));

    [Theory]
    [InlineData("Größe: 5%/Tag", "Größe-5-Tag")]
    [InlineData("../..", "")]
    [InlineData("決済の障害", "決済の障害")]
    [InlineData("🛠 Outage 🔥", "Outage")]
    public void A_slug_is_safe_in_a_file_name(string text, string expected) => Assert.Equal(expected, WorkspacePath.Slug(text));

    [Theory]
    [InlineData("Add an alert on pool usage", "detect")]
    [InlineData("Reject files without a time limit; done when an alert fires", "prevent")]
    [InlineData("Link the runbook from the page", "process")]
    [InlineData("Roll back by itself above 1% errors", "mitigate")]
    [InlineData("Talk to the vendor", null)]
    public void The_first_word_that_tells_decides_what_an_action_is(string text, string? expected) =>
        Assert.Equal(expected, ActionTypes.FromText(text));
}
