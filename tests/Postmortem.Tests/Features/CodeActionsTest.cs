using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Features.CodeActions;
using Postmortem.Analysis.Text;

namespace Postmortem.Tests.Features;

public sealed class CodeActionsTest
{
    private const string Head = "# Post-Mortem: X\n\n";

    [Fact]
    public void A_finding_brings_its_fix_and_the_three_ways_of_saying_no() => Check(
        Head + "- **Severity:** SEW<|>-1\n- **Status:** Draft\n",
        "Change to \"SEV-1\"",
        "Ignore unknown-field-value here",
        "Ignore unknown-field-value in this file",
        "Turn unknown-field-value off in this workspace");

    [Theory]
    [InlineData("Text TB<|>D here.\n", "<!-- postmortem-ignore placeholder-left: [reason] -->\nText TBD here.\n")]
    [InlineData("- one\n- two TB<|>D\n", "<!-- postmortem-ignore placeholder-left: [reason] -->\n- one\n- two TBD\n")]
    [InlineData("| A | B |\n| --- | --- |\n| x | TB<|>D |\n", "<!-- postmortem-ignore placeholder-left: [reason] -->\n| A | B |\n| --- | --- |\n| x | TBD |\n")]
    [InlineData("> quoted TB<|>D\n", "> <!-- postmortem-ignore placeholder-left: [reason] -->\n> quoted TBD\n")]
    public void Ignoring_here_covers_the_block_around_the_finding(string body, string expected)
    {
        CheckApplied(Head + "## Executive Summary\n\n" + body, "Ignore placeholder-left here", Head + "## Executive Summary\n\n" + expected);
        var after = Head + "## Executive Summary\n\n" + expected;
        Assert.DoesNotContain(Subject.Analyze(after).Findings, f => f.Rule.Code == "placeholder-left");
    }

    [Theory]
    [InlineData("---\r\nkind: post-mortem\r\n---\r\n\r\n# Post-Mortem: X\r\n\r\nTB<|>D\r\n", "---\r\nkind: post-mortem\r\n---\r\n\r\n<!-- postmortem-ignore-file placeholder-left: [reason] -->\r\n\r\n# Post-Mortem: X\r\n\r\nTBD\r\n")]
    [InlineData("# Post-Mortem: 😀\n\nTB<|>D", "<!-- postmortem-ignore-file placeholder-left: [reason] -->\n\n# Post-Mortem: 😀\n\nTBD")]
    public void Ignoring_in_the_file_stands_at_its_top(string marked, string expected)
    {
        CheckApplied(marked, "Ignore placeholder-left in this file", expected);
        Assert.DoesNotContain(Subject.Analyze(expected).Findings, f => f.Rule.Code == "placeholder-left");
    }

    [Fact]
    public void A_rule_is_turned_off_by_name() =>
        Assert.Equal("placeholder-left", Actions(Head + "TB<|>D\n").Single(a => a.RuleToTurnOff is not null).RuleToTurnOff);

    [Fact]
    public void A_wording_is_allowed_by_its_words()
    {
        Assert.Equal("human error", Actions(Head + "It was human er<|>ror.\n").Single(a => a.WordingToAllow is not null).WordingToAllow);
        Assert.DoesNotContain(Actions(Head + "TB<|>D\n"), a => a.WordingToAllow is not null);
    }

    [Fact]
    public void Several_findings_of_a_rule_can_be_mended_at_once() =>
        Assert.Contains(Actions(Head + "- **Severity:** SEW<|>-1\n- **Status:** Drat\n"), a => a is { Title: "Fix all 2 findings of unknown-field-value", FixAll.RuleCode: "unknown-field-value" });

    [Fact]
    public void All_missing_sections_are_inserted_in_order()
    {
        var (text, offset) = Subject.Split("# RCA: X<|>\n\n## Summary\n\nAll is well again.\n\n## Root Cause\n\nA limit.\n");
        var action = Actions(text.Insert(offset, Subject.Cursor), kind: "rca").Single(a => a.Title == "Insert all missing sections");
        var after = Edits.Apply(text, action.Edits!());
        var headings = after.Split('\n').Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l[3..]);
        Assert.Equal(["Summary", "Incident Data", "Impact", "Timeline", "5 Whys", "Root Cause", "Contributing Factors", "Trigger", "Detection", "Resolution", "Lessons Learned", "Action Items"], headings);
        Assert.DoesNotContain("\n\n\n", after, StringComparison.Ordinal);
        Assert.Empty(SectionInsertion.Missing(Subject.Analyze(after, "rca").Model, onlyRequired: true));
    }

    [Fact]
    public void The_timeline_is_sorted() => CheckApplied(
        Head + "## Timeline (UTC)\n\n- 14:30 - Alert\n  - noted later\n- 14:<|>25 - Errors\n",
        "Sort the timeline",
        Head + "## Timeline (UTC)\n\n- 14:25 - Errors\n- 14:30 - Alert\n  - noted later\n");

    [Fact]
    public void Times_are_written_alike() => CheckApplied(
        Head + "## Timeline (UTC)\n\n- 2:05 PM - E<|>rrors\n- **14.30** - Alert\n- 14:45 - More\n",
        "Write all times as HH:MM",
        Head + "## Timeline (UTC)\n\n- 14:05 - Errors\n- **14:30** - Alert\n- 14:45 - More\n");

    [Fact]
    public void Missing_milestones_become_rows_where_they_belong() => CheckApplied(
        Head + "- **Severity:** SEV-3\n\n## Timeline\n\nAll times in UTC\n\n| Time | Event | Actor |\n| --- | --- | --- |\n| 14:25 | First signs<|> of issue: errors | System |\n| 15:10 | Incident resolved | @dana |\n",
        "Insert rows for the missing milestones",
        Head + "- **Severity:** SEV-3\n\n## Timeline\n\nAll times in UTC\n\n| Time | Event | Actor |\n| --- | --- | --- |\n| 14:25 | First signs of issue: errors | System |\n| [HH:MM] | Alert triggered: [Alert name] | Monitoring |\n| [HH:MM] | Mitigation successful: [fix in place] | System |\n| 15:10 | Incident resolved | @dana |\n");

    [Fact]
    public void Metrics_are_filled_in_from_the_timeline() => CheckApplied(
        Head + "- **Severity:** SEV-1\n- **Duration:** <|>\n\n## Timeline (UTC)\n\n- 14:25 - First signs of issue: errors\n- 14:30 - Alert fired: errors\n- 15:10 - Incident resolved\n\n## Detection and Response\n\n### Detection\n\n- **Time to Detect (TTD):** [X minutes]\n\n### Response\n\n- **Time to Resolve (TTR):** 50 minutes\n",
        "Fill in duration and metrics from the timeline",
        Head + "- **Severity:** SEV-1\n- **Duration:** 45 minutes\n\n## Timeline (UTC)\n\n- 14:25 - First signs of issue: errors\n- 14:30 - Alert fired: errors\n- 15:10 - Incident resolved\n\n## Detection and Response\n\n### Detection\n\n- **Time to Detect (TTD):** 5 minutes\n\n### Response\n\n- **Time to Resolve (TTR):** 50 minutes\n");

    [Fact]
    public void A_ladder_of_whys_goes_on_from_the_last_one()
    {
        var (text, offset) = Subject.Split(Head + "## Root Cause Analysis\n\n### 5 Whys\n\n1. **Why did it f<|>ail?**\n   → The pool was empty.\n");
        var action = Actions(text.Insert(offset, Subject.Cursor)).Single(a => a.Title == "Insert a ladder of five whys");
        var after = Edits.Apply(text, action.Edits!());
        Assert.StartsWith(text + "\n2. **Why [was that so]?**\n   → [Because …]\n\n3.", after, StringComparison.Ordinal);
        Assert.Equal(5, Subject.Analyze(after).Model.RootCause.Whys.Count);
    }

    [Fact]
    public void Action_items_get_ids_in_the_writing_of_the_others() => CheckApplied(
        Head + "## Action Items\n\n| ID | Action | Owner |\n| --- | --- | --- |\n| AI-4 | Cap it | @dana |\n| | Try i<|>t | @kim |\n| [ID] | Test it | @kim |\n",
        "Give every action item an id",
        Head + "## Action Items\n\n| ID | Action | Owner |\n| --- | --- | --- |\n| AI-4 | Cap it | @dana |\n| AI-5 | Try it | @kim |\n| AI-6 | Test it | @kim |\n");

    [Fact]
    public void The_next_section_is_offered_at_a_heading() => CheckApplied(
        Head + "## Resolution\n\n### Imm<|>ediate Fix\n\nRolled back.\n\n## Lessons Learned\n",
        "Insert the section \"Long-term Fix\"",
        Head + "## Resolution\n\n### Immediate Fix\n\nRolled back.\n\n### Long-term Fix\n\n[The lasting repair of the cause, with the action items that lead there]\n\n## Lessons Learned\n");

    [Fact]
    public void What_does_not_apply_says_why() => Assert.Equal(
        [
            "Sort the timeline: The rows are in order.",
            "Write all times as HH:MM: Every time is written as HH:MM.",
            "Fill in duration and metrics from the timeline: The timeline does not tell the moments that metrics are computed from.",
            "Fill in the impact with what can be computed: Neither the document nor the settings' baselines say how long it lasted or how much of it failed.",
            "Rewrite all blameful phrasing: No blameful phrasing was found.",
            "Give every action item an id: There are no action items.",
        ],
        Actions(Head + "## Timeline (UTC)\n\n- 14:25 - Coffee<|>\n- 14:30 - More coffee\n").Where(a => a.Disabled is not null).Select(a => $"{a.Title}: {a.Disabled}"));

    [Fact]
    public void All_wording_is_rewritten_at_once_for_a_reader_to_judge()
    {
        const string Text = Head + "## Root Cause\n\nThe operator forgot to renew the certificate<|>.\n\nThe engineer failed to check the alert.\n";
        var action = Actions(Text).Single(a => a.Title == "Rewrite all blameful phrasing");
        Assert.True(action.NeedsReader);
        var after = Postmortem.Analysis.Editing.Edits.Apply(Text.Replace("<|>", "", StringComparison.Ordinal), action.Edits!());
        Assert.DoesNotContain("operator forgot", after, StringComparison.Ordinal);
        Assert.DoesNotContain("engineer failed", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bob carelessly changed the pool size and should have known that the service needs 40 connections.")]
    [InlineData("Obviously the engineer failed to check the alert, which was a stupid mistake.")]
    [InlineData("The operator forgot to renew the certificate; he should have looked at the calendar, and the reviewer ignored the warning.\r\n\r\nÉmile foolishly ignored the warning.")]
    public void All_wordings_of_one_sentence_are_rewritten_at_once(string sentences)
    {
        var text = Head + "## Root Cause\n\n<|>" + sentences + "\n\n## Action Items\n\n- Raise the limit\n";
        var after = Postmortem.Analysis.Editing.Edits.Apply(text.Replace("<|>", "", StringComparison.Ordinal), Actions(text).Single(a => a.Title == "Rewrite all blameful phrasing").Edits!());
        Assert.DoesNotContain(Rules.Page.Analyze(after).Findings, f => f.Rule.Category == Postmortem.Analysis.Rules.Category.Language);
        Assert.StartsWith(Head + "## Root Cause\n\n", after, StringComparison.Ordinal);
        Assert.Contains("- Raise the limit\n", after, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rewrite_that_adds_an_action_item_leaves_room_for_those_between()
    {
        const string Text = Head + "## Root Cause\n\nThe alarm should have fired at noon<|>.\n\nThe engineer failed to check the alert.\n\nThe pump should have been armed.\n\n## Action Items\n\n- Raise the limit\n";
        var after = Postmortem.Analysis.Editing.Edits.Apply(Text.Replace("<|>", "", StringComparison.Ordinal), Actions(Text).Single(a => a.Title == "Rewrite all blameful phrasing").Edits!());
        Assert.Contains("The alarm did not fire at noon.\n\nThe alert was not checked.", after, StringComparison.Ordinal);
        Assert.EndsWith("- Raise the limit\n- Make the alarm fire at noon [FACT NEEDED: owner and due date]\n- Arm the pump [FACT NEEDED: owner and due date]\n", after, StringComparison.Ordinal);
    }

    [Fact]
    public void While_the_cursor_moves_only_what_belongs_to_the_place_is_offered()
    {
        const string Text = Head + "## Timeline (UTC)\n\n- 14:30 - A<|>\n- 14:25 - B\n\n## Resolution\n\nRolled back.\n";
        Assert.Contains(Actions(Text, isAutomatic: true), a => a.Title == "Sort the timeline");
        Assert.DoesNotContain(Actions(Text.Replace("<|>", "", StringComparison.Ordinal).Replace("Rolled", "Ro<|>lled", StringComparison.Ordinal), isAutomatic: true), a => a.Title == "Sort the timeline");
    }

    [Fact]
    public void Every_edit_is_found_again_by_its_key()
    {
        const string Marked = "# Post-Mortem: X<|>\n\n- **Severity:** SEW-1\n\n## Timeline (UTC)\n\n- 14:30 - Alert fired\n- 14:25 - First signs of issue\n\n## Action Items\n\n| ID | Action | Owner |\n| --- | --- | --- |\n| | TBD | |\n";
        var (text, _) = Subject.Split(Marked);
        var analysis = Subject.Analyze(text);
        var actions = CodeActionList.In(analysis, new TextSpan(0, text.Length), new ActionRequest(false, false, _ => true)).Where(a => a.Edits is not null).ToList();
        Assert.True(actions.Count > 10);
        Assert.Equal(actions.Count, actions.Select(a => a.Key).Distinct().Count());
        Assert.All(actions, a => Assert.Equal(a.Edits!(), CodeActionList.Find(analysis, a.Key)!.Edits!()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("fix")]
    [InlineData("fix|placeholder-left|99999999|1|0|1")]
    [InlineData("insert-section|nonsense")]
    [InlineData("sort-timeline")]
    public void A_key_of_another_text_changes_nothing(string key) => Assert.Null(CodeActionList.Find(Subject.Analyze("# Post-Mortem: X\n"), key));

    [Fact]
    public void Other_documents_are_left_alone() => Assert.Empty(Actions("# Read me<|>\n\nTBD\n", kind: null));

    [Fact]
    public void An_empty_document_can_be_asked() => Assert.NotEmpty(Actions("<|>"));

    private static void Check(string marked, params string[] expected) =>
        Assert.Equal(expected, Actions(marked).Where(a => a.Kind == ActionKind.QuickFix).Select(a => a.Title));

    private static void CheckApplied(string marked, string title, string expected)
    {
        var (text, _) = Subject.Split(marked);
        var actions = Actions(marked);
        var action = actions.FirstOrDefault(a => a.Title == title);
        Assert.True(action is not null, $"{title} is not offered, but {string.Join(", ", actions.Select(a => a.Title))}");
        Assert.Null(action.Disabled);
        Assert.Equal(expected, Edits.Apply(text, action.Edits!()));
    }

    private static IReadOnlyList<DocumentAction> Actions(string marked, string? kind = "post-mortem", bool isAutomatic = false)
    {
        var (text, offset) = Subject.Split(marked);
        return CodeActionList.In(Subject.Analyze(text, kind), new TextSpan(offset, 0), new ActionRequest(isAutomatic, WithDisabled: true, _ => true));
    }
}
