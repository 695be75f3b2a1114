using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Features.CodeActions;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Sums;
using Postmortem.Analysis.Text;

namespace Postmortem.Tests.Features;

/// <summary>The impact section is filled with what follows from the document and from ordinary days, and with nothing else.</summary>
public sealed class ImpactEditsTest
{
    private const string Timeline = """

        ## Timeline

        All times in UTC

        | Time | Event | Source |
        | --- | --- | --- |
        | 14:25 | First signs of issue: payments are declined | Graph |
        | 14:30 | Alert triggered: PayErrors | Monitoring |
        | 14:32 | On-call acknowledged the page | Pager |
        | 14:55 | Mitigation successful: error rate back to 0.1% | Graph |
        | 15:10 | Incident resolved | Chat |

        """;

    private static readonly Settings Usual = SettingsReader.Read("""
        baselines:
          - {service: checkout, traffic: 2000, errorRate: 0.1%, activeUsers: 80000, orders: 120, orderValue: 25, slo: 99.9%, window: 30d}
          - {traffic: 1}
        """).Settings;

    [Fact]
    public void A_table_is_filled_row_by_row_and_what_is_written_stays() => Check(
        "rca",
        """
        # RCA: Payments declined

        ## Incident Data

        | Field | Value |
        | --- | --- |
        | Severity | SEV-2 |
        | Affected Services | checkout |
        | Duration | [X hours Y minutes] |

        ## Impact

        | Metric | Value |
        | --- | --- |
        | Users Affected | [Number and share of active users] |
        | Affected Features | Paying by card |
        | Requests Failed | |
        | Error Rate Peak | 62% (normal: 0.1%) |
        | Data Loss | |
        | Customer Complaints | TBD – support counts them |
        | Revenue Impact | [Amount] |

        ### SLO Impact

        | SLO | Target | Actual | Breach |
        | --- | --- | --- | --- |
        | Availability (30 days) | 99.9% | [Actual] | [Yes or No] |
        | Error rate (28 days) | <0.1% | 0.06% | |
        """,
        """
        | Duration | 45 minutes (30 minutes until mitigation, 15 minutes degraded or watched) |

        ## Impact

        | Metric | Value |
        | --- | --- |
        | Users Affected | up to 49,600 users (estimate: 80,000 active × 62% errors at the peak; who tried again and succeeded counts too) |
        | Affected Features | Paying by card |
        | Requests Failed | up to 37,200 requests (estimate: usual traffic of 2,000 per minute × 62% errors at the peak × 30 minutes) |
        | Error Rate Peak | 62% (normal: 0.1%) |
        | Data Loss | [Whether anything that users had stored is gone or wrong] |
        | Customer Complaints | TBD – support counts them |
        | Revenue Impact | up to 55,800 (estimate: 2,232 orders at 25 each, from 120 per minute × 62% errors at the peak × 30 minutes, less those made later) |

        ### SLO Impact

        | SLO | Target | Actual | Breach |
        | --- | --- | --- | --- |
        | Availability (30 days) | 99.9% | at least 99.9569% (estimate, this incident alone: 1 − 37,200 / 86,400,000) | No (by this incident alone) |
        | Error rate (28 days) | <0.1% | 0.06% | No |

        This incident used at most 43.1% of the 30-day error budget (estimate): 37,200 of the 86,400 requests that may fail, which is (1 − 99.9%) × 2,000 per minute × 30 days.
        """);

    [Fact]
    public void Bullets_are_filled_from_what_the_summary_and_the_measurements_say() => Check(
        "post-mortem",
        """
        # Post-Mortem: Sign-in down

        ## Executive Summary

        In all, 31,500 users were locked out. 2,000 sign-ins per minute were attempted, and 50% of them failed for 20 minutes.

        ## Impact

        ### Customer Impact

        - **Affected Users:** [Number and share of active users]
        - **Geographic Regions:**

        ### Technical Impact

        - **Systems Affected:** identity
        - **Failed Requests:**
        - **Performance Degradation:** [Metric]

        ## Supporting Data

        ### Metrics During Incident

        ```text
        Response time p95: 2,300 ms (normal: 180 ms)
        ```
        """,
        """
        - **Affected Users:** 31,500 users
        - **Geographic Regions:** [Where users were affected]

        ### Technical Impact

        - **Systems Affected:** identity
        - **Failed Requests:** ≈20,000 requests (estimate: 2,000 per minute × 50% errors × 20 minutes)
        - **Performance Degradation:** p95: 180 ms → 2,300 ms
        """);

    [Fact]
    public void A_section_that_is_missing_comes_in_the_form_of_the_kind()
    {
        var after = Fill("coe", "# COE: X\n\n## 1. General Information\n\n- **COE ID:** COE-2026-001\n- **Severity:** SEV-2\n- **Affected Service(s):** checkout\n" + Timeline);
        Assert.Contains("## Impact Assessment\n\n### Business Impact\n\n| Metric | Value |\n| --- | --- |\n| Duration | 45 minutes (30 minutes until mitigation, 15 minutes degraded or watched) |\n| Users Affected | [Number and share of active users] |", Numberless(after), StringComparison.Ordinal);
        Assert.Contains("### Time to Key Milestones\n\n| Metric | Value | Target | Met |\n| --- | --- | --- | --- |\n| TTD | 5 minutes | 10 minutes | ✓ |\n| TTA | 2 minutes |", after, StringComparison.Ordinal);
        Assert.Contains("| TTR | 45 minutes |", after, StringComparison.Ordinal);
        Assert.Contains("| Customer Complaints | [Number] |", after, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_without_a_table_gets_the_table_of_the_kind()
    {
        var after = Fill("rca", "# RCA: X\n\n- **Affected Services:** checkout\n\n## Impact\n\nHalf of the payments were declined: 2,000 payments per minute, 50% errors, 30 minutes.\n" + Timeline);
        Assert.Contains("\n## Impact\n\n| Metric | Value |\n| --- | --- |\n| Users Affected | ≈40,000 users (estimate: 80,000 active × 50% errors; who tried again and succeeded counts too) |\n", after, StringComparison.Ordinal);
        Assert.Contains("| Requests Failed | ≈30,000 requests (estimate: 2,000 per minute × 50% errors × 30 minutes) |\n", after, StringComparison.Ordinal);
        Assert.Contains("Half of the payments were declined", after, StringComparison.Ordinal);
    }

    [Fact]
    public void A_post_mortem_of_no_kind_gets_the_sums_once()
    {
        var text = "# Outage of checkout\n\n## Summary\n\nPayments failed for 50% of users.\n" + Timeline;
        var after = Fill("generic", text);
        Assert.Contains("\n## Impact\n\n| Impact | Value | How |\n| --- | --- | --- |\n| Time to detect | 5 minutes | impact start (14:25) to detection (14:30) |\n", after, StringComparison.Ordinal);
        Assert.Contains("| Downtime | 30 minutes |", after, StringComparison.Ordinal);
        Assert.Contains("| Degraded or watched | 15 minutes |", after, StringComparison.Ordinal);
        Assert.True(after.IndexOf("## Impact", StringComparison.Ordinal) < after.IndexOf("## Timeline", StringComparison.Ordinal));
        Assert.Equal(after, Fill("generic", after));
    }

    [Fact]
    public void Downtime_stands_apart_from_the_time_that_was_degraded() => Assert.Contains(
        "| Total downtime | 30 minutes (14:25 - 14:55 UTC) |",
        Fill("generic", "# Outage\n\n## Impact\n\n| Metric | Value |\n| --- | --- |\n| Total downtime | |\n| Regions | eu |\n" + Timeline), StringComparison.Ordinal);

    [Theory]
    [InlineData("# Sự cố thanh toán\n\n## Ảnh hưởng\n\n| Chỉ số | Giá trị |\n| --- | --- |\n| Người dùng bị ảnh hưởng | khoảng một nửa người dùng |\n| Thời lượng | |\n\n## Dòng thời gian\n\n- 14:25 UTC: Bắt đầu sự cố, thanh toán lỗi\n- 15:10 UTC: Sự cố được khắc phục hoàn toàn\n")]
    [InlineData("# Ausfall der Zahlung\n\n## Auswirkungen\n\n| Kennzahl | Wert |\n| --- | --- |\n| Betroffene Nutzer | etwa die Hälfte aller Nutzer |\n| Dauer | |\n\n## Zeitverlauf\n\n- 14:25 UTC: Beginn der Störung\n- 15:10 UTC: Störung behoben\n")]
    public void What_is_written_in_another_language_stays(string text)
    {
        var after = Fill("generic", text);
        var written = text.Split('\n').Where(l => !l.EndsWith("| |", StringComparison.Ordinal));
        Assert.All(written, line => Assert.Contains(line, after, StringComparison.Ordinal));
        Assert.DoesNotContain("Impact |", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("post-mortem")]
    [InlineData("incident-report")]
    [InlineData("rca")]
    [InlineData("coe")]
    public void A_finished_example_has_nothing_to_fill_in(string kind)
    {
        var analysis = Subject.Analyze(ShippedFiles.Get($"{kind}/example.md"), kind: null, settings: Usual);
        Assert.NotNull(ImpactEdits.WhyNot(analysis));
        Assert.Empty(ImpactEdits.Fill(analysis));
    }

    /// <summary>Its values are taken out of an example one by one: what comes back brings no new finding and no line of the rest changes.</summary>
    [Theory]
    [InlineData("post-mortem", "31,500 users (21% of the 150,000 active that morning)")]
    [InlineData("post-mortem", "48,216 sign-ins (1,200 per minute, 98% errors, 41 minutes)")]
    [InlineData("post-mortem", "Sign-in p95: 210 ms → 30,000 ms, peak error rate 100% (normal: 0.2%)")]
    [InlineData("post-mortem", "99.89% | Yes")]
    [InlineData("rca", "30,000 payment requests (2,000 per minute, 50% errors, 30 minutes)")]
    [InlineData("rca", "99.94% | No")]
    [InlineData("coe", "18,400 customers (23% of the 80,000 active in the EU)")]
    [InlineData("coe", "45 minutes")]
    [InlineData("incident-report", "5,200 readers (4% of the 130,000 active), counted by searches for articles not yet indexed")]
    [InlineData("incident-report", "10:12 - 11:24 UTC (72 minutes)")]
    public void What_is_filled_in_contradicts_nothing(string kind, string value)
    {
        var text = ShippedFiles.Get($"{kind}/example.md").ReplaceLineEndings("\n");
        var at = text.IndexOf(value, text.IndexOf("Impact", StringComparison.Ordinal), StringComparison.Ordinal);
        var open = text.Remove(at, value.Length).Insert(at, value.Contains('|', StringComparison.Ordinal) ? "[Actual] | [Yes or No]" : "[To be filled in]");
        var before = Subject.Analyze(open, kind: null, settings: Usual);
        var after = Subject.Analyze(Edits.Apply(open, ImpactEdits.Fill(before)), kind: null, settings: Usual);
        Assert.Empty(after.Findings.Select(f => f.Rule.Code).Except([.. before.Findings.Select(f => f.Rule.Code), "placeholder-left"]));
        Assert.Equal(open.Split('\n').Where(l => !l.Contains('[', StringComparison.Ordinal)), after.Model.Document.Text.ToString().Split('\n').Where(l => !l.Contains('[', StringComparison.Ordinal)).Where(l => open.Contains(l, StringComparison.Ordinal)));
    }

    [Fact]
    public void Line_breaks_are_those_of_the_document()
    {
        var after = Fill("coe", ("# COE: X\n\n- **Affected Service(s):** checkout\n" + Timeline).ReplaceLineEndings("\r\n"));
        Assert.DoesNotContain("\n", after.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("| Duration | 45 minutes", after, StringComparison.Ordinal);
    }

    [Fact]
    public void Filling_in_twice_changes_nothing_more()
    {
        foreach (var kind in (string[])["post-mortem", "incident-report", "rca", "coe"])
        {
            var once = Fill(kind, $"# {kind}: X\n\n- **Affected Services:** checkout\n- **Severity:** SEV-2\n\n## Executive Summary\n\nPayments failed: 2,000 payments per minute, 50% errors, 30 minutes.\n" + Timeline);
            Assert.Equal(once, Fill(kind, once));
        }
    }

    [Fact]
    public void It_is_offered_in_the_impact_section_and_at_its_findings_and_says_why_not()
    {
        const string Text = "---\nkind: rca\n---\n\n# RCA: X\n\n- **Severity:** SEV-2\n- **Affected Services:** checkout\n\n## Impact\n\n| Metric | Value |\n| --- | --- |\n| Requests Failed | |\n";
        var (analysis, inside) = (Subject.Analyze(Text + Timeline, kind: null, settings: Usual), Text.IndexOf("Requests", StringComparison.Ordinal));
        Assert.Contains(Actions(analysis, inside), a => a is { Title: ImpactEdits.Title, Kind: ActionKind.Refactor, Disabled: null });
        Assert.Contains(Actions(analysis, analysis.Findings.First(f => f.Rule.Code == "missing-field" && f.Span.Start > Text.IndexOf("## Impact", StringComparison.Ordinal)).Span.Start), a => a is { Title: ImpactEdits.Title, Kind: ActionKind.QuickFix, Finding.Rule.Code: "impact-without-numbers" });
        Assert.DoesNotContain(Actions(analysis, analysis.Model.Document.Text.Length - 3), a => a.Title == ImpactEdits.Title);
        Assert.All(Actions(analysis, Text.IndexOf("Impact", StringComparison.Ordinal)).Where(a => a.Title == ImpactEdits.Title), a => Assert.Equal(a.Edits!(), CodeActionList.Find(analysis, a.Key)!.Edits!()));

        var empty = Subject.Analyze("# RCA: X\n\n## Impact\n\nBad.\n", "rca");
        Assert.Equal("Neither the document nor the settings' baselines say how long it lasted or how much of it failed.", ImpactEdits.WhyNot(empty));

        static IReadOnlyList<DocumentAction> Actions(Postmortem.Analysis.Analysis analysis, int offset) => CodeActionList.In(analysis, new TextSpan(offset, 0), new ActionRequest(IsAutomatic: true, WithDisabled: true, _ => true));
    }

    [Fact]
    public void What_a_command_is_told_comes_before_the_document()
    {
        var analysis = Subject.Analyze("# RCA: X\n\n## Impact\n\n| Metric | Value |\n| --- | --- |\n| Requests Failed | |\n" + Timeline, "rca");
        var after = Edits.Apply(analysis.Model.Document.Text.ToString(), ImpactEdits.Fill(analysis, ImpactInput.Nothing with { Traffic = 100, ErrorRate = 0.5 }));
        Assert.Contains("| Requests Failed | ≈1,500 requests (estimate: 100 per minute × 50% errors × 30 minutes) |", after, StringComparison.Ordinal);
    }

    private static void Check(string kind, string text, string expected)
    {
        var after = Fill(kind, text + "\n" + Timeline);
        Assert.True(after.Contains(expected, StringComparison.Ordinal), after);
        var lines = after.Split('\n').ToHashSet();
        Assert.All(text.Split('\n').Where(l => l.Length > 0 && !l.Contains('[', StringComparison.Ordinal) && !l.EndsWith("| |", StringComparison.Ordinal) && !l.EndsWith(":**", StringComparison.Ordinal)), l => Assert.Contains(l, lines));
    }

    private static string Fill(string kind, string text) => Edits.Apply(text, ImpactEdits.Fill(Subject.Analyze(text, kind, settings: Usual)));

    private static string Numberless(string text) => text.Replace("## 2. ", "## ", StringComparison.Ordinal);
}
