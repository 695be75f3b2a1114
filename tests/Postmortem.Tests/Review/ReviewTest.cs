using System.Runtime.CompilerServices;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Review;
using Postmortem.Analysis.Rules;
using Postmortem.Tests.Rules;

namespace Postmortem.Tests.Review;

public sealed class ReviewTest
{
    private static readonly RuleContext Context = new() { Now = new DateTimeOffset(2026, 8, 1, 12, 0, 0, TimeSpan.Zero) };

    /// <summary>One incident, told twice: once so that others can learn from it, once not.</summary>
    private const string Good = """
        # Checkout declined card payments in the EU

        - **Incident ID:** INC-2026-05-04-001
        - **Date:** 2026-05-04
        - **Severity:** SEV-2
        - **Duration:** 40 minutes
        - **Author:** @ines
        - **Status:** Under Review

        ## Summary

        On 4 May 2026, card payments in the EU were declined for 30 minutes, and about 9,000 customers could not order. A release had halved the size of the connection pool, since its default changed and no test runs with the traffic of a Monday. The release was rolled back and payments were restored at 09:40 UTC.

        ## Impact

        - 9,000 customers (12% of the 75,000 active in the EU) saw an error when paying by card.
        - 21,600 payment requests failed, which is 36% of the error budget of 60,000 for 30 days.
        - Browsing and invoices worked, and no order was lost (ledger compared on 2026-05-05).

        ## Timeline (UTC)

        - 09:02 Release 5.2 of `checkout` deployed to all hosts by the pipeline
        - 09:10 First signs of issue: payments return errors ([graph](https://dashboards.example.com/pay))
        - 09:14 Alert triggered: PaymentErrorsHigh
        - 09:16 On-call @ines acknowledged the page
        - 09:20 Incident declared as SEV-2 in #inc-pay
        - 09:24 Status page updated: card payments are declined
        - 09:31 Root cause identified: pool of 20 connections in `checkout.log`
        - 09:33 Mitigation started: rollback to release 5.1
        - 09:40 Mitigation successful: error rate back to 0.1%
        - 09:50 Incident resolved after ten minutes at normal values

        ## Root Cause

        The library's default pool size changed from 40 to 20 connections, and the configuration of `checkout` does not set it. The load test has no case with the traffic of a Monday morning, so the pipeline accepted the release.

        ## Contributing Factors

        1. **F1 Process:** the release went to all hosts at once, with no canary that shows the error rate of one host.
        2. **F2 Detection:** no alert watches the use of the connection pool, which was full four minutes before the first error.
        3. **F3 Design:** waiting requests have no time limit, so each of them held a worker.

        ## What Went Well

        - The rollback took 7 minutes, since it is one command.
        - PaymentErrorsHigh names the service and links the runbook, which spared a search.

        ## What Went Poorly

        - The pool's size was in no dashboard, which cost 11 minutes of the diagnosis.

        ## Action Items

        | ID | Action | Owner | Priority | Due Date | Ticket | Status | Addresses |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        | AI-001 | Set the pool size of `checkout` to 60 and reject configurations without it in the schema check; done when a file without the key is refused | @ines | High | 2026-05-11 | PAY-31 | Open | root cause |
        | AI-002 | Add a canary stage to the release pipeline that rolls back when errors exceed 1% for 2 minutes; done when a faulty build stops there | @tom | High | 2026-05-29 | PLAT-9 | Open | F1 |
        | AI-003 | Alert payments on-call when the pool is above 80% for 2 minutes; done when it fires in a load test | @ines | Medium | 2026-05-18 | PAY-32 | Open | F2 |
        | AI-004 | Limit waiting requests to 2 seconds in the client; done when a test with a slow database passes | @tom | Medium | 2026-05-29 | PAY-33 | Open | F3 |

        ## Lessons Learned

        - A default is a decision of somebody else, and it changes with the next version.
        - A load test without the peak of the week shows nothing about the peak of the week.
        """;

    private const string Bad = """
        # Payments broken because Tom forgot the pool size

        ## Summary

        On Monday payments were broken for some users. It was a bad day.

        ## Timeline

        - morning: errors
        - 09:31 Tom finally found the problem
        - 09:20 we started looking

        ## Root Cause

        Human error. Tom should have checked the pool size before the release.

        ## Action Items

        - Be more careful with releases
        - Improve monitoring
        """;

    public static TheoryData<string> Kinds => ["post-mortem", "incident-report", "rca", "coe"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_finished_example_has_no_finding_and_nine_points_or_more(string kind)
    {
        var analysis = Page.Analyze(ShippedFiles.Get($"{kind}/example.md"), Context);
        Assert.Empty(analysis.Findings.Select(f => $"{f.Rule.Code}: {f.Message}"));
        Assert.True(Reviewer.Review(analysis).Score >= 9);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_template_as_it_stands_has_three_points_at_most_and_only_placeholders_to_report(string kind)
    {
        var analysis = Page.Analyze(ShippedFiles.Get($"{kind}/template.md"), Context);
        Assert.Equal(["placeholder-left"], analysis.Findings.Select(f => f.Rule.Code).Distinct());
        Assert.True(Reviewer.Review(analysis).Score <= 3);
    }

    /// <summary>Of each incident a good account and a bad one; both were written before they were judged.</summary>
    public static TheoryData<string, string> Pairs => new()
    {
        { Good, Bad },
        { Pair("mail-good"), Pair("mail-bad") },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_good_account_of_an_incident_is_ready_to_share_and_a_bad_one_is_not(string goodText, string badText)
    {
        var good = Reviewer.Review(Page.Analyze(goodText, Context));
        var bad = Reviewer.Review(Page.Analyze(badText, Context));
        Assert.True(good.Score >= 8, $"{good.Score}: {string.Join("; ", good.Dimensions.Select(d => $"{d.Name} {d.Arithmetic}"))}");
        Assert.True(bad.Score <= 4, $"{bad.Score}");
    }

    [Fact]
    public void The_points_are_the_sum_of_the_dimensions_and_each_dimension_says_how_it_came_about()
    {
        var review = Reviewer.Review(Page.Analyze(Bad, Context));
        Assert.Equal(100, review.Dimensions.Sum(d => d.Points));
        Assert.Equal(review.Points, review.Dimensions.Sum(d => d.Score), 6);
        Assert.All(review.Dimensions, d =>
        {
            Assert.Equal(d.Score, d.Points * d.Presence * Math.Max(0, 1 - d.Penalties.Sum(p => p.Fraction)), 6);
            Assert.InRange(d.Presence, 0, 1);
        });
    }

    [Fact]
    public void The_same_text_has_the_same_score_on_another_day()
    {
        var later = Context with { Now = Context.Now.AddYears(3) };
        Assert.Equal(Reviewer.Review(Page.Analyze(Good, Context)).Points, Reviewer.Review(Page.Analyze(Good, later)).Points);
    }

    [Fact]
    public void A_person_as_the_cause_caps_the_score_and_is_named_in_the_answers()
    {
        var text = ShippedFiles.Get("post-mortem/example.md").Replace("Category:** Process failure", "Category:** Human error", StringComparison.Ordinal);
        var review = Reviewer.Review(Page.Analyze(text, Context));
        Assert.Equal(6, review.Score);
        Assert.Equal(7, review.Answers.Count);
        Assert.Equal("a person", review.Answers[1].Verdict);
    }

    [Fact]
    public void At_most_three_improvements_of_different_dimensions_come_with_their_fix()
    {
        var review = Reviewer.Review(Page.Analyze(Bad, Context));
        Assert.Equal(3, review.Improvements.Count);
        Assert.Equal(3, review.Improvements.Select(i => i.Dimension).Distinct().Count());
        Assert.True(review.Improvements[0].Gain >= review.Improvements[1].Gain);

        var text = ShippedFiles.Get("post-mortem/example.md").Replace("07:45 | Alert", "07:35 | Alert", StringComparison.Ordinal).Replace("| 99.89% | Yes |", "| 99.89% | No |", StringComparison.Ordinal);
        text = text.Replace("## Action Items\n", "## Things\n", StringComparison.Ordinal).Replace("| ID | Action |", "| Nr | Text |", StringComparison.Ordinal);
        var damaged = Reviewer.Review(Page.Analyze(text, Context));
        Assert.Contains(damaged.Improvements, i => i.FixTitle is not null);
    }

    [Fact]
    public void An_impact_that_can_be_computed_is_filled_in_by_one_click()
    {
        const string Text = "---\nkind: rca\n---\n\n# RCA: Cards declined\n\n- **Severity:** SEV-3\n- **Affected Services:** checkout\n\n## Summary\n\nCards were declined: 50% of them failed for 30 minutes, of 2,000 payments per minute.\n\n## Impact\n\nIt was bad for the shops.\n\n## Timeline (UTC)\n\n- 14:25 First signs of issue: cards are declined\n- 14:30 Alert triggered: Cards\n- 14:55 Mitigation successful: the limit is back\n- 15:10 Incident resolved\n";
        var analysis = Page.Analyze(Text, Context with { Settings = SettingsReader.Read("baselines: [{service: checkout, activeUsers: 80000}]").Settings });
        var review = Reviewer.Review(analysis);
        var improvement = Assert.Single(review.Improvements, i => i.ActionKey is not null);
        Assert.Equal(Dimension.Impact, improvement.Dimension);
        var after = Postmortem.Analysis.Editing.Edits.Apply(Text, Postmortem.Analysis.Features.CodeActions.CodeActionList.Find(analysis, improvement.ActionKey!)!.Edits!());
        Assert.Contains("≈40,000 users", after, StringComparison.Ordinal);
        Assert.True(Reviewer.Review(Page.Analyze(after, Context)).Points > review.Points);
    }

    [Fact]
    public void The_checklist_is_evaluated()
    {
        Assert.All(Reviewer.Review(Page.Analyze(ShippedFiles.Get("post-mortem/example.md"), Context)).Checklist, item => Assert.True(item.IsTrue, $"{item.Text}: {item.Reason}"));
        Assert.DoesNotContain(Reviewer.Review(Page.Analyze(Bad, Context)).Checklist, item => item is { IsTrue: true, Text: "Timeline is complete and accurate" or "Impact is quantified" or "Action items are specific and assigned" });
    }

    [Fact]
    public void More_than_is_asked_for_is_not_counted_against_it()
    {
        var told = Reviewer.Review(Page.Analyze(Good, Context)).Dimensions.ToDictionary(d => d.Dimension, d => d.Told);
        Assert.StartsWith("10 timed events", told[Dimension.Timeline], StringComparison.Ordinal);
        Assert.Equal("4 action items", told[Dimension.Actions]);
        Assert.Equal("5 lessons", told[Dimension.Lessons]);
        Assert.Equal("2 of 4 timed events", Reviewer.Review(Page.Analyze(Bad, Context)).Dimensions.First(d => d.Dimension == Dimension.Timeline).Told[..19]);
    }

    [Fact]
    public void Every_rule_of_the_rubric_exists() => Assert.All(Rubric.Rules, code => Assert.NotNull(AllRules.Find(code)));

    private static string Pair(string name, [CallerFilePath] string path = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "Pairs", name + ".md"));
}
