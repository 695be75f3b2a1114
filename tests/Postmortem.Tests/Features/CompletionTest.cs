using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Features.Completion;
using Postmortem.Analysis.Rules;

namespace Postmortem.Tests.Features;

public sealed class CompletionTest
{
    private const string Severities = "SEV-1, SEV-2, SEV-3, SEV-4";

    private static readonly WorkspaceFacts Workspace = new()
    {
        Documents =
        [
            new WorkspaceDocument("docs/rca/rca-1.md", "rca", "Checkout declines cards", "INC-2026-03-17-001", "RCA-2026-012", []),
            new WorkspaceDocument("docs/coe/coe-3.md", "coe", "COE: Search", null, "COE-2026-003", []),
        ],
        People = ["@dana", "@kim"],
    };

    [Theory]
    [InlineData("# Post-Mortem: X\n\n**Severity:** <|>\n")]
    [InlineData("# Post-Mortem: X\n\n**Severity**: <|>\n")]
    [InlineData("# Post-Mortem: X\n\n- **Severity:** <|>\n- **Status:** Draft\n")]
    [InlineData("# Post-Mortem: X\n\n- Severity: <|>\n")]
    [InlineData("# Post-Mortem: X\n\nSeverity: <|>\nStatus: Draft\n")]
    [InlineData("# Post-Mortem: X\n\n| Field | Value |\n| --- | --- |\n| Severity | <|> |\n| Status | Draft |\n")]
    [InlineData("# Post-Mortem: X\n\n| Field | Value |\n| --- | --- |\n| Severity | <|>\n| Status | Draft |\n")]
    [InlineData("# Post-Mortem: X\n\n| Field | Value |\n| --- | --- |\n| **Severity** | <|>")]
    [InlineData("---\nkind: post-mortem\nseverity: <|>\n---\n# X\n")]
    [InlineData("# Post-Mortem: X\r\n\r\n- **Severity:** <|>\r\n")]
    [InlineData("# Post-Mortem: 😀\n\n- **Severity:** <|>")]
    public void Values_are_offered_in_every_way_a_field_is_written(string marked) => Check(marked, Severities);

    [Theory]
    [InlineData("- **Severity:** [SEV-1 to <|>SEV-4]", "- **Severity:** SEV-2")]
    [InlineData("- **Severity:** S<|>", "- **Severity:** SEV-2")]
    [InlineData("- **Severity:** SEV-<|>1", "- **Severity:** SEV-2")]
    [InlineData("- **Severity:**<|>", "- **Severity:** SEV-2")]
    [InlineData("- **Severity:** SEV-1<|> (raised at 14:40)", "- **Severity:** SEV-2 (raised at 14:40)")]
    [InlineData("- **Severity:** SEV-1 | <|>SEV-2", "- **Severity:** SEV-2")]
    [InlineData("- **Severity:** 😀<|>", "- **Severity:** SEV-2")]
    [InlineData("- **Severity:** **SEV-1<|>**", "- **Severity:** **SEV-2**")]
    public void A_value_replaces_exactly_what_stands_in_its_place(string line, string expected) =>
        CheckApplied("# Post-Mortem: X\n\n" + line + "\n- **Author:** @dana\n", "SEV-2", "# Post-Mortem: X\n\n" + expected + "\n- **Author:** @dana\n");

    [Fact]
    public void A_value_in_an_empty_cell_keeps_its_distance_from_the_pipes() => CheckApplied(
        "# Post-Mortem: X\n\n| Field | Value |\n| --- | --- |\n| Severity |<|>|\n| Status | Draft |\n",
        "SEV-1",
        "# Post-Mortem: X\n\n| Field | Value |\n| --- | --- |\n| Severity | SEV-1 |\n| Status | Draft |\n");

    [Fact]
    public void Details_behind_a_value_are_not_completed() => Check("# Post-Mortem: X\n\n- **Severity:** SEV-1 (raised <|>)\n", "");

    [Fact]
    public void Values_come_with_their_meaning()
    {
        var item = Items("# Post-Mortem: X\n\n- **Status:** <|>\n")[0];
        Assert.Equal("Draft", item.Label);
        Assert.Equal("Being written. Facts may be missing or change.", item.Documentation);
    }

    [Fact]
    public void An_alias_finds_its_value() =>
        Assert.Equal("Critical", Items("# Post-Mortem: X\n\n- **Severity:** crit<|>\n").Single(i => i.Label == "SEV-1").FilterText);

    [Theory]
    [InlineData("- **SLA Breach:** <|>", "Yes, No")]
    [InlineData("- **Data Loss:** <|>", "None, Partial, Complete")]
    public void Fields_of_a_section_know_their_values(string line, string expected) =>
        Check("# Post-Mortem: X\n\n## Impact\n\n### Customer Impact\n\n" + line + "\n- **Affected Users:** 3\n", expected);

    [Fact]
    public void Discouraged_values_are_not_offered() =>
        Assert.DoesNotContain(Items("# Post-Mortem: X\n\n## Root Cause Analysis\n\n### Root Cause\n\n- **Root Cause Category:** <|>\n"), i => i.Label == "Human error");

    [Theory]
    [InlineData("priority", "High, Medium, Low")]
    [InlineData("status", "Open, In progress, Done, Cancelled")]
    [InlineData("owner", "@sam, @dana, @kim")]
    [InlineData("id", "AI-003")]
    [InlineData("due", "2026-03-24, 2026-03-31, 2026-04-16, 2026-06-15, 2026-03-17")]
    public void Cells_of_action_items_are_completed_by_their_columns(string cell, string expected)
    {
        var row = "| id | Add alert | owner | priority | due | status |".Replace(cell, Subject.Cursor, StringComparison.Ordinal);
        foreach (var other in new[] { "id", "owner", "priority", "due", "status" })
        {
            row = row.Replace($" {other} ", "  ", StringComparison.Ordinal);
        }

        Check($"# Post-Mortem: X\n\n## Action Items\n\n| ID | Action | Owner | Priority | Due Date | Status |\n| --- | --- | --- | --- | --- | --- |\n| AI-001 | Cap it | @sam | High | 2026-04-01 | Open |\n| AI-002 | Try it | @sam | High | 2026-04-01 | Open |\n{row}\n", expected, only: null);
    }

    [Fact]
    public void Missing_sections_are_offered_with_those_that_come_next_first()
    {
        var labels = Labels("# Post-Mortem: X\n\n## Executive Summary\n\nAll is well.\n\n## Timeline\n\n- 14:00 UTC - x\n\n## <|>\n");
        Assert.StartsWith("Root Cause Analysis, Detection and Response, Resolution, Lessons Learned, Action Items", labels, StringComparison.Ordinal);
        Assert.DoesNotContain("Timeline,", labels, StringComparison.Ordinal);
        Assert.DoesNotContain("Executive Summary", labels, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_the_section_around_come_before_those_of_others_and_parts_of_missing_ones_not_at_all() => Assert.StartsWith(
        "Response, What Went Well, What Went Poorly, SLO Impact,",
        Labels("# Post-Mortem: X\n\n## Impact\n\n### Customer Impact\n\n### Technical Impact\n\n### Business Impact\n\n## Detection and Response\n\n### Detection\n\n### <|>\n"),
        StringComparison.Ordinal);

    [Fact]
    public void The_next_row_of_a_table_of_fields_is_the_next_field()
    {
        const string Table = "# RCA: X\n\n## Incident Data\n\n| Field | Value |\n| --- | --- |\n| Severity | SEV-1 |\n";
        CheckApplied(Table + "<|>", "Incident Title", Table + "| Incident Title | |", kind: "rca");
    }

    [Fact]
    public void A_section_brings_what_the_template_has_in_it() => CheckApplied(
        "# Post-Mortem: X\r\n\r\n## Resolution\r\n\r\n### Long<|>\r\n",
        "Long-term Fix",
        "# Post-Mortem: X\r\n\r\n## Resolution\r\n\r\n### Long-term Fix\r\n\r\n[The lasting repair of the cause, with the action items that lead there]\r\n");

    [Fact]
    public void Slots_are_tab_stops_where_the_client_takes_them()
    {
        var item = Items("# Post-Mortem: X\n\n## Resolution\n\n### <|>\n", snippets: true).Single(i => i.Label == "Long-term Fix");
        Assert.True(item.IsSnippet);
        Assert.Equal("### Long-term Fix\n\n${1:[The lasting repair of the cause, with the action items that lead there]}$0", item.Edit.NewText);
        Assert.Equal("### Long-term Fix", item.FilterText);
    }

    [Fact]
    public void Missing_fields_are_written_like_the_others()
    {
        const string Before = "# Post-Mortem: X\n\n**Incident ID**: INC-1\n**Date**: 2026-03-17\n<|>";
        Assert.StartsWith("Time, Duration, Severity, Incident Type, Author, Reviewers, Status", Labels(Before), StringComparison.Ordinal);
        CheckApplied(Before, "Author", "# Post-Mortem: X\n\n**Incident ID**: INC-1\n**Date**: 2026-03-17\n**Author**: ");
    }

    [Fact]
    public void Milestones_become_rows_of_the_timeline_as_it_is_written()
    {
        const string Table = "# Post-Mortem: X\n\n## Timeline\n\nAll times in UTC\n\n| Time | Event | Actor |\n| --- | --- | --- |\n| 14:25 | First signs of issue: errors | System |\n";
        CheckApplied(Table + "<|>", "Detected", Table + "| 14:32 | Alert triggered: [Alert name] | Monitoring |");
        const string Bullets = "# Post-Mortem: X\n\n## Timeline\n\n* `14:25` — First signs of issue\n";
        CheckApplied(Bullets + "<|>\n", "Acknowledged", Bullets + "* `14:32` — On-call acknowledged the page\n");
    }

    [Fact]
    public void Milestones_that_are_told_come_last()
    {
        var labels = Items("# Post-Mortem: X\n\n## Timeline\n\n- **14:30** - Alert triggered: errors\n<|>").Where(i => i.Kind == CompletionKind.Row).Select(i => i.Label).ToList();
        Assert.Equal("Detected", labels[^1]);
        Assert.Equal("Trigger", labels[0]);
    }

    [Fact]
    public void The_present_time_is_in_the_documents_zone() =>
        CheckApplied("# Post-Mortem: X\n\n## Timeline\n\nAll times in UTC+7\n\n- 21:20 - x\n<|>", "21:32", "# Post-Mortem: X\n\n## Timeline\n\nAll times in UTC+7\n\n- 21:20 - x\n- 21:32 - [What happened]");

    [Fact]
    public void The_next_ids_count_through_the_workspace()
    {
        Check("# COE: X\n\n## General Information\n\n- **COE ID:** <|>\n- **Incident ID:** INC-1\n", "COE-2026-004", kind: "coe");
        Check("# Post-Mortem: X\n\n- **Incident ID:** <|>\n- **Date:** 2026-03-17\n", "INC-2026-03-17-002, INC-2026-03-17-001");
        CheckApplied("# COE: X\n\n## General Information\n\n- **Related RCA:** <|>\n", "[RCA-2026-012](../rca/rca-1.md)", "# COE: X\n\n## General Information\n\n- **Related RCA:** [RCA-2026-012](../rca/rca-1.md)\n", kind: "coe", path: "docs/coe/coe-4.md");
    }

    [Fact]
    public void Another_row_of_a_table_gets_the_next_id()
    {
        const string Table = "# Post-Mortem: X\n\n## Action Items\n\n| ID | Action | Owner |\n| --- | --- | --- |\n| AI-007 | Cap it | @sam |\n";
        CheckApplied(Table + "<|>", "New action item", Table + "| AI-008 | [Action] | [Owner] |");
    }

    [Fact]
    public void The_second_name_of_a_list_is_completed_alone() => CheckApplied(
        "# Post-Mortem: X\n\n- **Reviewers:** @sam, @k<|>\n", "@kim", "# Post-Mortem: X\n\n- **Reviewers:** @sam, @kim\n");

    [Fact]
    public void Columns_that_a_table_lacks_are_offered_in_its_head() => Check(
        "# Post-Mortem: X\n\n## Action Items\n\n| ID | Action | Owner | <|> |\n| --- | --- | --- | --- |\n| AI-001 | Cap it | @dana | x |\n",
        "Priority, Due Date, Ticket, Status, Addresses");

    [Fact]
    public void A_section_that_wants_a_table_is_offered_one() => CheckApplied(
        "# Post-Mortem: X\n\n## Impact\n\n### SLO Impact\n\n<|>\n",
        "Table: SLO, Target, Actual, Breach",
        "# Post-Mortem: X\n\n## Impact\n\n### SLO Impact\n\n| SLO | Target | Actual | Breach |\n| --- | --- | --- | --- |\n| [SLO] | [Target] | [Actual] | [Breach] |\n");

    [Theory]
    [InlineData("<!-- postmortem-ignore <|> -->", "duplicate-id", "<!-- postmortem-ignore duplicate-id: reason -->")]
    [InlineData("<!-- postmortem-ignore dup<|>li: small -->", "duplicate-id", "<!-- postmortem-ignore duplicate-id: small -->")]
    [InlineData("<!-- postmortem-ignore <|>", "duplicate-id", "<!-- postmortem-ignore duplicate-id: reason -->")]
    [InlineData("<!-- post<|>", "postmortem-ignore-file", "<!-- postmortem-ignore-file ")]
    [InlineData("<!--<|>-->", "postmortem-ignore", "<!-- postmortem-ignore -->")]
    public void Comments_that_ignore_are_completed(string line, string label, string expected) =>
        CheckApplied("# Post-Mortem: X\n\n" + line + "\n\nText\n", label, "# Post-Mortem: X\n\n" + expected + "\n\nText\n");

    [Fact]
    public void Rules_that_found_something_here_come_first() =>
        Assert.Equal("unknown-field-value", Items("# Post-Mortem: X\n\n<!-- postmortem-ignore <|> -->\n- **Status:** Drat\n").First(i => i.Label.StartsWith('u')).Label);

    [Theory]
    [InlineData("---\nkind: <|>\n---\n", "post-mortem, incident-report, rca, coe")]
    [InlineData("---\nk<|>\n---\n", "kind")]
    public void Kinds_are_offered_even_in_a_file_that_is_no_post_mortem_yet(string marked, string expected) => Check(marked, expected, kind: null);

    [Theory]
    [InlineData("# Read me\n\n## <|>\n")]
    [InlineData("# Read me\n\nSeverity: <|>\n")]
    [InlineData("<|>")]
    public void Other_documents_are_left_alone(string marked) => Check(marked, "", kind: null);

    [Theory]
    [InlineData("Lon<|>", "Long-term Fix")]
    [InlineData("les<|>", "Lessons Learned")]
    [InlineData("The pool <|>", "")]
    [InlineData("  <|>", "")]
    public void Prose_at_the_beginning_of_a_line_is_no_request_for_sections(string line, string expected) =>
        Check("# Post-Mortem: X\n\n## Resolution\n\n" + line + "\n", expected);

    [Theory]
    [InlineData("# Post-Mortem: X\n\n```\n<|>\n```\n")]
    [InlineData("# Post-Mortem: X\n\n<!-- a note: <|> -->\n")]
    [InlineData("# Post-Mortem: X\n\nSome words in the middle of <|> a sentence.\n")]
    public void Nothing_is_offered_where_nothing_is_known(string marked) => Assert.DoesNotContain(Items(marked), i => i.Kind is not CompletionKind.Key);

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("| ")]
    [InlineData("#")]
    [InlineData("---\n")]
    [InlineData("- ")]
    public void Every_place_of_a_small_document_can_be_asked(string text)
    {
        for (var i = 0; i <= text.Length; i++)
        {
            _ = Items(text.Insert(i, Subject.Cursor), snippets: true);
        }
    }

    private static void Check(string marked, string expected, string? kind = "post-mortem", string? only = null) =>
        Assert.Equal(expected, string.Join(", ", Items(marked, kind).Where(i => only is null || i.Kind.ToString() == only).Select(i => i.Label)));

    private static string Labels(string marked) => string.Join(", ", Items(marked).Select(i => i.Label));

    private static void CheckApplied(string marked, string label, string expected, string? kind = "post-mortem", string? path = null)
    {
        var (text, offset) = Subject.Split(marked);
        var item = Items(marked, kind, path: path).FirstOrDefault(i => i.Label == label);
        Assert.True(item is not null, $"{label} is not offered, but {string.Join(", ", Items(marked, kind, path: path).Select(i => i.Label))}");
        Assert.True(item.Edit.Span.Touches(offset), "An edit must touch the cursor.");
        Assert.Equal(expected, Edits.Apply(text, [item.Edit]));
    }

    private static IReadOnlyList<CompletionItem> Items(string marked, string? kind = "post-mortem", bool snippets = false, string? path = null)
    {
        var (text, offset) = Subject.Split(marked);
        return Completions.At(Subject.Analyze(text, kind, Workspace, path: path), offset, new CompletionRequest(Subject.Now, snippets));
    }
}
