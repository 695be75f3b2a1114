using System.Text.Json;
using Postmortem.App;

namespace Postmortem.Tests.CommandLine;

public sealed class ActionsTest : IDisposable
{
    private const string Text = """
        ---
        kind: rca
        ---

        # RCA: Search is down

        - **Incident ID:** INC-7

        ## Action Items

        | ID | Action | Owner | Priority | Due Date | Ticket | Status |
        | --- | --- | --- | --- | --- | --- | --- |
        | AI-001 | Add an alert on "empty" results, don't wait | @kim | High | 2026-04-09 | | Open |
        | AI-002 | =Write a \| test | Search team | Low | | OPS-7 | Open |
        | AI-003 | Restore the index | @lee | Medium | 2026-04-01 | | Done |
        """;

    private readonly Shell _shell = new();

    public ActionsTest() => _shell.With("a b.md", Text).With("README.md", "# Project\n\n- [ ] Write it\n");

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_table_has_the_items_of_all_documents() => Check("markdown", """
        | Incident | ID | Action | Owner | Priority | Due | Ticket | Status |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        | [INC-7](a%20b.md) | AI-001 | Add an alert on "empty" results, don't wait | @kim | High | 2026-04-09 |  |  Open |
        | [INC-7](a%20b.md) | AI-002 | =Write a \| test | Search team | Low |  | OPS-7 | Open |
        | [INC-7](a%20b.md) | AI-003 | Restore the index | @lee | Medium | 2026-04-01 |  | Done |

        """.Replace("|  |  Open", "|  | Open"));

    [Fact]
    public void A_checklist_has_a_box_for_each_item() => Check("tasks", """
        ## [INC-7](a%20b.md)

        - [ ] AI-001: Add an alert on "empty" results, don't wait (@kim, High, due 2026-04-09)
        - [ ] AI-002: =Write a | test (Search team, Low, OPS-7)
        - [x] AI-003: Restore the index (@lee, Medium, due 2026-04-01)

        """);

    [Fact]
    public void Jira_gets_what_is_open_and_has_no_ticket()
    {
        _shell.With("b.md", Text.Replace("| OPS-7 |", "| |").Replace("INC-7", "INC-8"));
        Assert.Equal(ExitCode.Ok, _shell.Run("actions", "--format", "jira-csv", "b.md"));
        Assert.Equal(
            "Summary,Issue Type,Priority,Assignee,Due Date,Labels,Description\r\n"
            + "\"Add an alert on \"\"empty\"\" results, don't wait\",Task,High,kim,2026-04-09,post-mortem,\"Add an alert on \"\"empty\"\" results, don't wait\n\nFrom INC-8 (b.md), action item AI-001.\nDue: 2026-04-09\"\r\n"
            + "'=Write a | test,Task,Low,Search team,,post-mortem,\"'=Write a | test\n\nFrom INC-8 (b.md), action item AI-002.\"\r\n",
            _shell.Out);
    }

    [Fact]
    public void Github_gets_commands_that_a_shell_reads_as_they_are_meant() => Check("github",
        "gh issue create --title 'Add an alert on \"empty\" results, don'\\''t wait' --body 'Add an alert on \"empty\" results, don'\\''t wait\n\n"
        + "From INC-7 (a b.md), action item AI-001.\nDue: 2026-04-09' --label post-mortem --assignee kim\n");

    [Fact]
    public void Programs_get_json()
    {
        Assert.Equal(ExitCode.Ok, _shell.Run("actions", "--format", "json", "."));
        using var json = JsonDocument.Parse(_shell.Out);
        var items = json.RootElement.GetProperty("actionItems");
        Assert.Equal(3, items.GetArrayLength());
        Assert.Equal("OPS-7", items[1].GetProperty("ticket").GetString());
        Assert.Equal(13, items[0].GetProperty("line").GetInt32());
    }

    private void Check(string format, string expected)
    {
        Assert.Equal(ExitCode.Ok, _shell.Run("actions", "--format", format, "."));
        Assert.Equal(expected.ReplaceLineEndings("\n"), _shell.Out);
    }
}
