using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Features.CodeActions;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Tests.Rules;

/// <summary>Vague items become specific forms, and what an item lacks is proposed: a role, a day, and how soon that is.</summary>
public sealed class ActionFixesTest
{
    private const string Head = "---\nkind: post-mortem\n---\n\n# Post-Mortem: X\n\n- **Date:** 2026-04-13\n- **Severity:** SEV-2\n\n## Impact\n\n### Technical Impact\n\n- **Systems Affected:** checkout\n\n## Action Items\n\n";

    private const string Boxes = "---\nkind: incident-report\n---\n\n# Post-Mortem: X\n\n- **Date:** 2026-04-13\n- **Severity:** High\n\n## Action Items\n\n";

    [Theory]
    [InlineData("Improve monitoring", "Alert [Team] when [Metric] exceeds [Threshold] for [Duration] on checkout; done when it fires in a test")]
    [InlineData("Better alerting for the payment queue", "Alert [Team] when [Metric] exceeds [Threshold] for [Duration] on the payment queue; done when it fires in a test")]
    [InlineData("Review noisy alerts", "For [Alert group]: delete or change each alert that was right in less than [Share]% of the last [Days] days; done when the list of alerts shows it")]
    [InlineData("Improve testing", "Add a [Unit, integration or load] test of [Condition] to [Suite]; done when it fails without the repair")]
    [InlineData("Improve documentation", "Add the steps for [Situation] to [Runbook] and link it from [Alert]; done when another engineer completes them")]
    [InlineData("Investigate the slow start", "Answer \"[Question]\" with [Data]; done when the answer stands in [Place] and [One or the other] is decided")]
    [InlineData("Be more careful", "Make [Tool] refuse [Action] when [Condition]; done when a test shows it")]
    [InlineData("Improve communication", "Add \"[Trigger]: [Channel or role]\" as a step to [Workflow]; done when [Tool] takes the step without being asked")]
    [InlineData("Increase capacity", "Raise [Limit] of checkout from [Value now] to [Value]; done when a load test with [Traffic] passes")]
    [InlineData("Fix the bug", "Handle [Input or condition] in checkout by [Behaviour]; done when the regression test [Name] passes")]
    [InlineData("Do better", "[Verb] [Thing to change] so that [Effect]; done when [What can be seen]")]
    public void Each_kind_of_vague_item_has_its_form(string vague, string form)
    {
        const string Table = "| ID | Action | Owner | Priority | Due Date | Ticket | Status | Addresses |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n";
        Check(Head + Table + $"| AI-001 | {vague} | @dana | High | 2026-04-20 | OPS-1 | Open | F1 |\n", "vague-action-item", "Replace it by a specific form, to be filled in", Head + Table + $"| AI-001 | {form} | @dana | High | 2026-04-20 | OPS-1 | Open | F1 |\n");
    }

    [Fact]
    public void A_row_gets_its_form_role_day_and_horizon_at_once() => Check(
        Head + "| ID | Action | Owner | Due Date |\n| --- | --- | --- | --- |\n| AI-001 | Improve monitoring | | |\n",
        "vague-action-item",
        "Replace it by a specific form and propose checkout on-call, 2026-05-15 and short-term",
        Head + "| ID | Action | Owner | Due Date |\n| --- | --- | --- | --- |\n| AI-001 | Alert [Team] when [Metric] exceeds [Threshold] for [Duration] on checkout; done when it fires in a test | checkout on-call | 2026-05-15 (short-term) |\n");

    [Fact]
    public void The_horizon_goes_into_its_column() => Check(
        Head + "| Action | Owner | Timeframe | Due Date |\n| --- | --- | --- | --- |\n| Improve the documentation | the team | | |\n",
        "vague-action-item",
        "Replace it by a specific form and propose incident lead, 2026-04-29 and short-term",
        Head + "| Action | Owner | Timeframe | Due Date |\n| --- | --- | --- | --- |\n| Add the steps for [Situation] to [Runbook] and link it from [Alert]; done when another engineer completes them | incident lead | short-term | 2026-04-29 |\n");

    [Fact]
    public void A_bullet_gets_them_behind_its_text() => Check(
        Head + "- Improve testing\n",
        "vague-action-item",
        "Replace it by a specific form and propose checkout team lead, 2026-05-15 and short-term",
        Head + "- Add a [Unit, integration or load] test of [Condition] to [Suite]; done when it fails without the repair - Owner: checkout team lead - Due: 2026-05-15 - Horizon: short-term\n");

    [Fact]
    public void A_box_under_a_horizon_keeps_its_bold_text_and_says_no_horizon_twice() => Check(
        Boxes + "### Immediate (This Week)\n\n- [ ] **AI-001: Improve monitoring** - Priority: High\n",
        "vague-action-item",
        "Replace it by a specific form and propose on-call and 2026-04-22",
        Boxes + "### Immediate (This Week)\n\n- [ ] **AI-001: Alert [Team] when [Metric] exceeds [Threshold] for [Duration] on [Service]; done when it fires in a test** - Priority: High - Owner: on-call - Due: 2026-04-22\n");

    [Theory]
    [InlineData("SEV-1", "Add a canary stage to the pipeline", "High", "Propose 2026-04-29 (short-term, 14 days at SEV-1)", "2026-04-29 (short-term)")]
    [InlineData("SEV-1", "Split the cluster by region", "Low", "Propose 2026-07-14 (long-term, 90 days at SEV-1)", "2026-07-14 (long-term)")]
    [InlineData("SEV-3", "Split the cluster by region", "High", "Propose 2026-05-15 (short-term, 30 days at SEV-3)", "2026-05-15 (short-term)")]
    [InlineData("SEV-4", "Split the cluster by region", "High", "Propose 2026-06-15 (long-term, 60 days at SEV-4)", "2026-06-15 (long-term)")]
    public void The_day_follows_from_the_severity_and_the_kind_of_item(string severity, string action, string priority, string title, string due)
    {
        var head = Head.Replace("SEV-2", severity, StringComparison.Ordinal) + "| Action | Owner | Priority | Due Date |\n| --- | --- | --- | --- |\n";
        Check(head + $"| {action} | @dana | {priority} | |\n", "action-item-without-due-date", title, head + $"| {action} | @dana | {priority} | {due} |\n");
    }

    [Theory]
    [InlineData("Add a canary stage to the release pipeline", "release owner")]
    [InlineData("Write the runbook for failover", "incident lead")]
    [InlineData("Tell customers on the status page when orders are late", "communications lead")]
    [InlineData("Alert when the queue is full", "checkout on-call")]
    [InlineData("Split the database", "checkout team lead")]
    public void The_role_follows_from_the_kind_of_item(string action, string role)
    {
        const string Table = "| Action | Owner | Due Date |\n| --- | --- | --- |\n";
        Check(Head + Table + $"| {action} | | 2026-05-01 |\n", "action-item-without-owner", $"Propose the {role}", Head + Table + $"| {action} | {role} | 2026-05-01 |\n");
    }

    /// <summary>What is written is read again as what it is.</summary>
    [Theory]
    [InlineData("| Action | Owner | Due Date |\n| --- | --- | --- |\n| Split the database | | |\n")]
    [InlineData("| Action | Owner | Timeframe | Due Date |\n| --- | --- | --- | --- |\n| Split the database | [Owner] | | [YYYY-MM-DD] |\n")]
    [InlineData("- Split the database\n")]
    [InlineData("- [ ] Split the database\n")]
    [InlineData("1. Split the database\n")]
    [InlineData("- [ ] **Split the database** - Priority: High\n")]
    public void At_an_item_that_lacks_them_owner_day_and_horizon_are_proposed(string items)
    {
        foreach (var text in (string[])[Head + items, (Head + items).ReplaceLineEndings("\r\n")])
        {
            var analysis = Page.Analyze(text);
            var at = text.IndexOf("Split", StringComparison.Ordinal);
            var action = CodeActionList.In(analysis, new TextSpan(at, 0), new ActionRequest(IsAutomatic: true, WithDisabled: false, _ => true)).Single(a => a.Title.EndsWith("for this action item", StringComparison.Ordinal));
            Assert.StartsWith("Propose checkout team lead, 2026-", action.Title, StringComparison.Ordinal);
            Assert.Equal(action.Edits!(), CodeActionList.Find(analysis, action.Key)!.Edits!());
            var after = Page.Analyze(Edits.Apply(text, action.Edits!()));
            var item = Assert.Single(after.Model.ActionItems);
            Assert.Equal(("Split the database", "checkout team lead"), (item.Text, item.Owner?.Value));
            Assert.NotNull(item.Due?.Value);
            Assert.DoesNotContain(after.Findings, f => f.Rule.Code is "action-item-without-owner" or "action-item-without-due-date" or "horizon-contradicts-due-date" or "unknown-field-value");
            if (!items.Contains("| Action | Owner | Due", StringComparison.Ordinal))
            {
                Assert.Contains(item.Horizon, (string[])["immediate", "short", "long"]);
            }

            Assert.DoesNotContain(CodeActionList.In(after, new TextSpan(at, 0), new ActionRequest(IsAutomatic: true, WithDisabled: false, _ => true)), a => a.Title.EndsWith("for this action item", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("- [x] Split the database\n")]
    [InlineData("- Split the database - Owner: @dana - Due: 2026-05-01\n")]
    public void Nothing_is_proposed_where_nothing_is_lacking(string items)
    {
        var text = Head + items;
        Assert.DoesNotContain(
            CodeActionList.In(Page.Analyze(text), new TextSpan(text.IndexOf("Split", StringComparison.Ordinal), 0), new ActionRequest(IsAutomatic: true, WithDisabled: false, _ => true)),
            a => a.Title.EndsWith("for this action item", StringComparison.Ordinal));
    }

    private static void Check(string text, string rule, string title, string expected)
    {
        var analysis = Page.Analyze(text);
        var finding = analysis.Findings.FirstOrDefault(f => f.Rule.Code == rule);
        Assert.True(finding is not null, $"{rule} is not found, but {string.Join("; ", analysis.Findings.Select(f => f.Rule.Code))}");
        var fixes = finding.Rule.Fixes(finding, analysis.Model, analysis.Context.Rules).ToList();
        var fix = fixes.Find(f => f.Title == title);
        Assert.True(fix is not null, string.Join("; ", fixes.Select(f => f.Title)));
        Assert.Equal(expected, Edits.Apply(text, fix.Edits));
    }
}
