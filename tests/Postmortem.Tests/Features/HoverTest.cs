using Postmortem.Analysis.Features;
using Postmortem.Analysis.Rules;

namespace Postmortem.Tests.Features;

public sealed class HoverTest
{
    private const string Timeline =
        """
        # Post-Mortem: X

        - **Severity:** SEV-2 (raised)
        - **Date:** 2026-03-17
        - **Zeit:** x

        ## Timeline

        All times in UTC

        - 14:25 - First signs of issue: errors for customers
        - 14:30 - Alert fired: CheckoutErrors
        - 15:10 - Incident resolved

        ## Detection and Response

        ### Detection

        - **Time to Detect (TTD):** 5 minutes

        """;

    [Fact]
    public void A_heading_says_what_belongs_there() => Check(
        "# Post-Mortem: X\n\n## Exec<|>utive Summary\n\ntext\n",
        "Executive Summary",
        "**Executive Summary** (required)",
        "**Good:** Two to five sentences",
        "**Example:** On 17 March");

    [Fact]
    public void A_label_says_what_belongs_there_and_lists_the_values() => Check(
        "# Post-Mortem: X\n\n- **Sev<|>erity:** SEV-2\n",
        "Severity",
        "**Severity** (required)",
        "- **SEV-1**: Critical",
        "**Example:** SEV-2");

    [Fact]
    public void A_value_says_what_it_means() => Check(Timeline.Replace("SEV-2 (", "SE<|>V-2 (", StringComparison.Ordinal), "SEV-2 (raised)", "**SEV-2**", "Major, a significant degradation");

    [Fact]
    public void A_stamp_says_when_that_was_and_what_it_counts_for() => Check(
        Timeline.Replace("14:30", "14:<|>30", StringComparison.Ordinal),
        "14:30",
        "**Tuesday, 2026-03-17 14:30 UTC**",
        "5 minutes after the start of impact",
        "- **Detected**: The first moment",
        "Counts for TTD (5 minutes).");

    [Fact]
    public void A_metric_is_defined_and_computed_from_its_rows() => Check(
        Timeline.Replace("Time to Detect", "Time to De<|>tect", StringComparison.Ordinal),
        "Time to Detect (TTD)",
        "**5 minutes** by the timeline:",
        "- From `14:25` First signs of issue: errors for customers (line 11)",
        "- To `14:30` Alert fired: CheckoutErrors (line 12)");

    [Fact]
    public void The_name_of_a_metric_is_explained_anywhere() => Check(
        Timeline + "\nThe TT<|>R was long.\n", "TTR", "**Time to resolve (TTR)**", "**45 minutes** by the timeline");

    [Fact]
    public void A_metric_that_cannot_be_computed_says_what_is_missing() => Check(
        Timeline + "\nThe TT<|>A was long.\n", "TTA", "The timeline does not tell it: it needs a row for detection and one for the acknowledgement.");

    [Fact]
    public void A_column_says_what_belongs_there() => Check(
        "# Post-Mortem: X\n\n## Action Items\n\n| ID | Action | Ow<|>ner | Priority |\n| --- | --- | --- | --- |\n| AI-001 | x | @dana | High |\n", "Owner", "**Owner**");

    [Fact]
    public void A_cell_says_what_its_value_means() => Check(
        "# Post-Mortem: X\n\n## Action Items\n\n| ID | Action | Owner | Priority |\n| --- | --- | --- | --- |\n| AI-001 | x | @dana | Hi<|>gh |\n", "High", "**High**", "Before other work");

    [Fact]
    public void An_id_of_an_action_item_shows_the_item() => Check(
        "# Post-Mortem: X\n\n## Resolution\n\nSee AI-<|>001.\n\n## Action Items\n\n| ID | Action | Owner |\n| --- | --- | --- |\n| AI-001 | Cap the timeout | @dana |\n", "AI-001", "**AI-001** Cap the timeout", "Owner: @dana");

    [Fact]
    public void An_id_of_another_document_shows_its_title() => Check(
        "# Post-Mortem: X\n\n## Supporting Data\n\n### Related Incidents\n\n- INC-<|>7, like this one\n", "INC-7", "**INC-7** Search was slow", "`docs/b.md`");

    [Fact]
    public void A_reported_wording_says_why_and_how_to_say_it_instead() => Check(
        "# Post-Mortem: X\n\n## Resolution\n\nThe engineer care<|>lessly restarted the node.\n", "carelessly", "**Instead:** ");

    [Theory]
    [InlineData("The engineer forg<|>ot to renew the lease.", "forgot to renew", "**Instead:** The lease was not renewed.")]
    [InlineData("The engineer care<|>lessly restarted the node.", "carelessly", "**Instead:** The engineer restarted the node.")]
    [InlineData("At noon the pool ran dry, and nobody not<|>iced the queue.", "nobody noticed", "**Instead:** At noon the pool ran dry, and the queue was not noticed.")]
    [InlineData("Had the alarm been armed, the pu<|>mp would have been stopped in time.", "Had the alarm been armed, the pump would", "**Instead:** The alarm was not armed.")]
    [InlineData("It was human er<|>ror.", "human error", "**Instead:** It was a step [FACT NEEDED: which one")]
    public void A_reported_wording_shows_the_sentence_itself_said_better(string sentence, string phrase, string better) =>
        Check($"# Post-Mortem: X\n\n## Resolution\n\nTraffic was up. {sentence} It returned.\n", phrase, better);

    [Fact]
    public void Generic_documents_are_explained_too() => Check("# Outage of search\n\n## What happened\n\nx\n\n## Time<|>line\n\n- 14:00 UTC - Errors\n", "Timeline", "**Timeline**");

    [Fact]
    public void An_ignored_rule_is_summarised() => Check(
        "# Post-Mortem: X\n\n<!-- postmortem-ignore missing-<|>section: small -->\n", "missing-section", "**missing-section** (document)");

    [Theory]
    [InlineData("# Post-Mortem: 😀 X\r\n\r\n😀 plain<|> words\r\n")]
    [InlineData("<|>")]
    [InlineData("# Post-Mortem: X\n\n```\nTT<|>D\n```\n")]
    public void Nothing_is_said_where_nothing_is_known(string marked)
    {
        var (text, offset) = Subject.Split(marked);
        Assert.Null(Hover.At(Subject.Analyze(text), offset));
    }

    [Fact]
    public void Other_documents_are_left_alone()
    {
        var (text, offset) = Subject.Split("# Read me\n\n## Time<|>line\n");
        Assert.Null(Hover.At(Subject.Analyze(text, kind: null), offset));
    }

    private static void Check(string marked, string expectedRange, params string[] expectedParts)
    {
        var (text, offset) = Subject.Split(marked);
        var workspace = new WorkspaceFacts { Documents = [new WorkspaceDocument("docs/b.md", "post-mortem", "Search was slow", "INC-7", null, [])] };
        var hover = Hover.At(Subject.Analyze(text, workspace: workspace), offset);
        Assert.NotNull(hover);
        Assert.Equal(expectedRange, text.Substring(hover.Span.Start, hover.Span.Length));
        Assert.All(expectedParts, p => Assert.Contains(p, hover.Markdown, StringComparison.Ordinal));
    }
}
