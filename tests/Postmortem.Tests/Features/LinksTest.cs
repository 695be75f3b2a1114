using Postmortem.Analysis.Features;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;

namespace Postmortem.Tests.Features;

public sealed class LinksTest
{
    private static readonly WorkspaceFacts Workspace = new()
    {
        Documents =
        [
            new WorkspaceDocument("docs/rca/one.md", "rca", "Cards", "INC-1", "RCA-2026-001", []),
            new WorkspaceDocument("docs/coe/one.md", "coe", "COE: Cards", "INC-1", "COE-2026-001", []),
            new WorkspaceDocument("docs/this.md", "post-mortem", "This", "INC-9", null, []),
        ],
    };

    [Fact]
    public void Ids_lead_to_the_documents_that_bear_them() => Check(
        "# Post-Mortem: 😀\r\n\r\n- **Incident ID:** INC-9\r\n\r\nSee RCA-2026-001, COE-2026-001 and INC-1, not INC-2.\r\n",
        "RCA-2026-001 → docs/rca/one.md",
        "COE-2026-001 → docs/coe/one.md",
        "INC-1 → docs/rca/one.md");

    [Fact]
    public void Tickets_lead_to_their_address() => Check(
        "# Post-Mortem: X\n\n## Action Items\n\n| ID | Action | Ticket |\n| --- | --- | --- |\n| AI-001 | In v-2 of SEV-1 | OPS-12 |\n| AI-002 | y | [OPS-13](http://x) |\n",
        "OPS-12 → https://tickets.example.com/OPS-12");

    [Fact]
    public void Patterns_decide_what_a_ticket_is() => Check(
        "# Post-Mortem: X\n\nOPS-12, #415, PR-7\n",
        new Settings { TicketUrl = "https://t.example/{ticket}", TicketPatterns = ["#{number}", "PR-{number}"] },
        "#415 → https://t.example/415",
        "PR-7 → https://t.example/PR-7");

    [Fact]
    public void Code_and_links_are_left_alone() => Check("# Post-Mortem: X\n\n```\nOPS-1\n```\n\n<!-- OPS-2 -->\n\n[OPS-3](http://x) and [x](http://x/OPS-4)\n");

    [Theory]
    [InlineData("docs/coe/one.md", "docs/rca/two.md", "../rca/two.md")]
    [InlineData("one.md", "docs/two.md", "docs/two.md")]
    [InlineData("a/b/c.md", "d.md", "../../d.md")]
    [InlineData(null, "d/e.md", "d/e.md")]
    public void Paths_are_relative_to_the_document(string? from, string to, string expected) => Assert.Equal(expected, Links.RelativePath(from, to));

    private static void Check(string text, params string[] expected) => Check(text, new Settings { TicketUrl = "https://tickets.example.com/{ticket}" }, expected);

    private static void Check(string text, Settings settings, params string[] expected) => Assert.Equal(
        expected,
        Links.Of(Subject.Analyze(text, workspace: Workspace, settings: settings, path: "docs/this.md")).Select(l => $"{text.Substring(l.Span.Start, l.Span.Length)} → {l.Path ?? l.Url}"));
}
