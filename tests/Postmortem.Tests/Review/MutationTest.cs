using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Review;
using Postmortem.Analysis.Rules;
using Postmortem.Tests.Rules;

namespace Postmortem.Tests.Review;

/// <summary>Each single damage to a finished example is found by the rule that is there for it, and costs points.</summary>
public sealed partial class MutationTest
{
    private static readonly RuleContext Context = new() { Now = new DateTimeOffset(2026, 8, 1, 12, 0, 0, TimeSpan.Zero) };

    /// <summary>Document, what is replaced (the rest of its line with a trailing …), by what, and the rule.</summary>
    private static readonly (string Kind, string Old, string New, string Rule)[] First =
    [
        ("post-mortem", "| 07:45 | Alert", "| 07:35 | Alert", "timeline-out-of-order"),
        ("post-mortem", "| 07:47 | Identity", "| 07:51 | Identity", "timeline-out-of-order"),
        ("post-mortem", "| 08:22 | Service", "| 08:12 | Service", "timeline-out-of-order"),
        ("post-mortem", "- **Duration:** 54 minutes", "- **Duration:** 74 minutes", "duration-contradicts-timeline"),
        ("post-mortem", "- **Time:** 07:41 - 08:35 UTC", "- **Time:** 07:11 - 08:35 UTC", "duration-contradicts-timeline"),
        ("post-mortem", "- **Time:** 07:41 - 08:35 UTC", "- **Time:** 07:31 - 08:25 UTC", "window-contradicts-timeline"),
        ("post-mortem", "(TTD):** 4 minutes", "(TTD):** 9 minutes", "metric-contradicts-timeline"),
        ("post-mortem", "(TTA):** 2 minutes", "(TTA):** 8 minutes", "metric-contradicts-timeline"),
        ("post-mortem", "(TTM):** 38 minutes", "(TTM):** 48 minutes", "metric-contradicts-timeline"),
        ("post-mortem", "(TTR):** 54 minutes", "(TTR):** 64 minutes", "metric-contradicts-timeline"),
        ("post-mortem", "(TTM):** 38 minutes", "(TTM):** 138 minutes", "impossible-metrics"),
        ("post-mortem", "| 07:45 | Alert…\n", "", "timeline-milestone-missing"),
        ("post-mortem", "| 07:47 | Identity…\n", "", "timeline-milestone-missing"),
        ("post-mortem", "| 08:06 | Root cause…\n", "", "timeline-milestone-missing"),
        ("post-mortem", "| 07:58 | Initial", "| | Initial", "timeline-row-without-time"),
        ("post-mortem", "| 08:02 | Load…", "| 08:02 | | Platform on-call |", "timeline-row-without-event"),
        ("post-mortem", "| 07:58 | Initial", "| 07:78 | Initial", "impossible-time"),
        ("post-mortem", "31,500 users (21%", "31,500 users (12%", "percentage-contradicts-counts"),
        ("post-mortem", "31,500 users were locked out", "13,500 users were locked out", "number-contradicts-other-section"),
        ("post-mortem", "sign in for 41 minutes", "sign in for 64 minutes", "number-contradicts-other-section"),
        ("post-mortem", "48,216 failed requests", "84,216 failed requests", "error-budget-contradicts-counts"),
        ("post-mortem", "| 99.9% | 99.89% | Yes |", "| 99.9% | 99.89% | No |", "breach-contradicts-slo"),
        ("post-mortem", "| 99.9% | 99.89% | Yes |", "| 99.9% | 99.98% | Yes |", "breach-contradicts-slo"),
        ("post-mortem", "**Severity:** SEV-1", "**Severity:** SEV-4", "severity-contradicts-impact"),
        ("post-mortem", "**Status:** Closed", "**Status:** Closd", "unknown-field-value"),
        ("post-mortem", "**Incident Type:** Outage", "**Incident Type:** Outtage", "unknown-field-value"),
        ("post-mortem", "**Author:** @lena", "**Author:**", "missing-field"),
        ("post-mortem", "- **Data Loss:**…\n", "", "missing-field"),
        ("post-mortem", "| @lena | High | 2026-02-20", "| | High | 2026-02-20", "action-item-without-owner"),
        ("post-mortem", "| @omar | High | 2026-02-27", "| the team | High | 2026-02-27", "action-item-without-owner"),
        ("post-mortem", "| High | 2026-02-27 |", "| High | |", "action-item-without-due-date"),
        ("post-mortem", "| Medium | 2026-03-12 |", "| | 2026-03-12 |", "action-item-without-priority"),
        ("post-mortem", "| Medium | 2026-03-12 |", "| Mediun | 2026-03-12 |", "unknown-field-value"),
        ("post-mortem", "| AI-005 | Expose the reason of refused connections in the error log of `sign-in` as `tls_error`; done when an expired test certificate shows there within 1 minute |", "| AI-005 | Improve monitoring |", "vague-action-item"),
        ("post-mortem", "| ID-1180 | Done | F2 |", "| | Done | F2 |", "action-item-without-ticket"),
        ("post-mortem", "| ID-1180 | Done | F2 |", "| ID-1180 | Done | |", "action-item-without-factor"),
        ("post-mortem", "| ID-1183 | Done | F3 |", "| ID-1183 | Done | F9 |", "unknown-factor-reference"),
        ("post-mortem", "| ID-1180 | Done | F2 |", "| ID-1180 | | F2 |", "action-item-without-status"),
        ("post-mortem", "| AI-002 | Block", "| AI-001 | Block", "duplicate-id"),
        ("post-mortem", "| PLAT-802 | Done |", "| PLAT-802 | Open |", "checklist-contradicts-document"),
        ("post-mortem", "The certificate of `token-service` (serial 4F21)…", "", "empty-section"),
        ("post-mortem", "## Sign-off\n", "## Thanks\n", "missing-section"),
        ("post-mortem", "Category:** Process failure", "Category:** Human error", "human-error-as-root-cause"),
        ("post-mortem", "→ The alert on certificate expiry covers…", "→ The disk of the server was full.", "whys-stop-at-symptom"),
        ("post-mortem", "26 posts on social media, all answered by 10:00 UTC", "[What became visible outside]", "placeholder-left"),
        ("post-mortem", "certctl issue --service", "certctl issue --password=Xy7pqr92kk --service", "secret-in-document"),
        ("post-mortem", "26 posts on social media", "26 posts on social media (first: maria@shop.test)", "personal-data"),
        ("post-mortem", "26 posts on social media", "26 posts on social media (one with card 4539 1488 0343 6467)", "card-number"),
        ("post-mortem", "**Status Page Updated:** Yes (07:55, 08:15 and 08:36 UTC)", "**Status Page Updated:** No", "answers-disagree"),
        ("post-mortem", "| Tech Lead | @lena | 2026-02-12 | [x] |", "| Tech Lead | @lena | 2026-02-12 | [ ] |", "sign-off-incomplete"),
        ("post-mortem", "- **Date:** 2026-02-10", "- **Date:** 2026-02-20", "id-contradicts-date"),
        ("post-mortem", "- **Date:** 2026-02-12", "- **Date:** 2026-01-12", "review-before-incident"),
        ("post-mortem", "and renewal is now monitored for every internal certificate", "and the engineer should have checked the certificate", "counterfactual"),
        ("post-mortem", "# Post-Mortem: Sign-in unavailable in all regions", "# Post-Mortem: Sign-in unavailable due to an expired certificate", "title-names-cause"),
        ("coe", "| TTD | 5 minutes | 10 minutes | ✓ |", "| TTD | 5 minutes | 10 minutes | ✗ |", "target-mark-contradicts-value"),
        ("coe", "| TTM | 30 minutes | 120", "| TTM | 40 minutes | 120", "metric-contradicts-timeline"),
        ("coe", "| Detection Latency | 5 minutes |", "| Detection Latency | 25 minutes |", "metric-contradicts-timeline"),
        ("coe", "30,000 payment requests", "60,000 payment requests", "failed-requests-contradict-rate"),
        ("coe", "| 500 ms | 1,900 ms | Yes |", "| 500 ms | 1,900 ms | No |", "breach-contradicts-slo"),
        ("coe", "| @kim | 2026-04-10 |", "| | 2026-04-10 |", "action-item-without-owner"),
        ("coe", "(23% of the 80,000", "(32% of the 80,000", "percentage-contradicts-counts"),
        ("rca", "(23% of the 80,000", "(32% of the 80,000", "percentage-contradicts-counts"),
        ("rca", "14:30", "14:20", "timeline-out-of-order"),
        ("rca", "## Root Cause\n", "## Other\n", "missing-section"),
        ("incident-report", "The 129,600 late articles", "The 192,600 late articles", "error-budget-contradicts-counts"),
        ("incident-report", "5,200 readers (4%", "5,200 readers (14%", "percentage-contradicts-counts"),
        ("incident-report", "and 5,200 readers looked", "and 2,500 readers looked", "number-contradicts-other-section"),
        ("incident-report", "- Due: 2026-04-29", "- Due: 2027-04-29", "horizon-contradicts-due-date"),
        ("incident-report", "- Owner: @sasha ", "", "action-item-without-owner"),
        ("incident-report", "- **Duration:** 1 hour 20 minutes", "- **Duration:** 2 hours 20 minutes", "duration-contradicts-timeline"),
        // More, of kinds that the first do not have.
        ("post-mortem", "- **Primary Cause:** Renewal of…", "- **Primary Cause:** Human error", "human-error-as-root-cause"),
        ("post-mortem", "| 99.9% | 99.89% | Yes |", "| 100% | 99.89% | Yes |", "implausible-slo-target"),
        ("post-mortem", "98% errors, 41 minutes)", "98% errors, 14 minutes)", "failed-requests-contradict-rate"),
        ("post-mortem", "| 08:02 | Load", "| 08:02 | Load balancer ruled out: its health checks pass in all regions | Platform on-call |\n| 08:02 | Load", "duplicate-timeline-event"),
        ("post-mortem", "Alert triggered: SignInSuccessRateLow", "Alert triggered: SignInSuccessRateLow, too late since its window is three minutes", "interpretation-in-timeline"),
        ("post-mortem", "31,500 users (21% of the 150,000 active that morning)", "Many users", "vague-quantity"),
        ("post-mortem", "| High | 2026-02-27 |", "| High | 2026-01-27 |", "due-before-incident"),
        ("post-mortem", "Run a game day of the sign-in path with an expired certificate; done when the training ends with service restored within 20 minutes", "Expose the reason of refused connections in the error log of `sign-in` as `tls_error`; done when an expired test certificate shows there within 1 minute", "duplicate-action-item"),
        ("post-mortem", "1. A job that runs every 60 days looks…", "1. Add a list of scheduled jobs to the cleanup tool (AI-002).", "lesson-is-task"),
        ("post-mortem", "- ✅ Sessions are kept…", "- ✅ Great teamwork by everybody (no action).", "praise-without-effect"),
        ("post-mortem", "## Communication\n\n### Internal", "## Impact\n\n### Internal", "duplicate-section"),
        ("post-mortem", "| 08:06 | Root", "| 08:06 CET | Root", "mixed-time-zones"),
        ("post-mortem", "- **Date:** 2026-02-10", "- **Date:** 10/02/2026", "ambiguous-date"),
        ("post-mortem", "INC-2026-02-10-001", "INC-2026-03-10-001", "id-contradicts-date"),
        ("post-mortem", "```text\nError rate: 100%", "```text\n{LOG}Error rate: 100%", "raw-log-in-body"),
        ("post-mortem", "- **Customer Tickets:** 214", "- **Customer Tickets:** 214 (the first from +49 30 1234567)", "personal-data"),
        ("post-mortem", "rolled out to all 18 hosts of `token-service`", "rolled out to 10.2.31.4 and the other 17 hosts of `token-service`", "internal-address"),
        ("post-mortem", "26 posts on social media, all answered", "26 posts on social media (we are liable for the damage), all answered", "legal-conclusion"),
        ("post-mortem", "- **Primary Cause:** Renewal", "- **Primary Cause:** Probably the renewal", "uncertain-cause"),
        ("post-mortem", "→ The sign-in service refused the connection…", "→ Nobody could sign in.", "whys-circular"),
        ("post-mortem", "→ The renewal job of 2026-01-29…", "→ The weather in Dublin was cold that week.", "whys-disconnected"),
        ("post-mortem", "**Time to Resolve (TTR):**", "**Mean Time to Resolve (MTTR):**", "mean-for-one-incident"),
        ("post-mortem", "It reports its result to a log that no alert reads.", "We should add an alert that reads its log.", "fix-proposed-in-analysis"),
        ("post-mortem", "(estimated from 315 sign-ups that did not happen, at $20 each)", "(estimated)", "estimate-without-method"),
        ("post-mortem", "| SRE Lead | @noor | 2026-02-13 |", "| SRE Lead | @noor | 2026-01-13 |", "review-before-incident"),
        ("post-mortem", "**Reviewers:** @omar, @sasha (search team)", "**Reviewers:** @lena", "author-reviews-alone"),
        ("post-mortem", "the load balancer rejects traffic", "the QZX rejects traffic", "undefined-acronym"),
        ("post-mortem", "**Detection Method:** Monitoring alert", "**Detection Method:** Customer report", "answers-disagree"),
        ("post-mortem", "Expose the reason of refused connections in the error log of `sign-in` as `tls_error`; done when an expired test certificate shows there within 1 minute", "Clean the error log of `sign-in` regularly, as needed", "open-ended-action-item"),
        ("coe", "| Rollback Required | Yes (worked…", "| Rollback Required | No |", "answers-disagree"),
        ("coe", "| Availability (30 days) |", "| Availability |", "slo-without-window"),
        ("coe", "| TTA | 2 minutes |", "| TTA | -2 minutes |", "impossible-metrics"),
        ("rca", "| PAY-2212 | Done | F3 |", "| PAY-2212 | Done | F2 |", "factor-without-action"),
        ("incident-report", "- **10:29** - Search", "- **10:69** - Search", "impossible-time"),
        ("incident-report", "10:12 - 11:24 UTC (72 minutes)", "10:12 - 11:24 UTC (52 minutes)", "duration-contradicts-range"),
        ("incident-report", "**Severity:** Medium", "**Severity:** Terrible", "unknown-field-value"),
    ];

    private static (string Kind, string Old, string New, string Rule)[] Damages => [.. First, .. Second, .. Third, .. Fourth];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Damages.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_damage_is_found_by_its_rule_and_costs_points(int number)
    {
        var (kind, old, replacement, rule) = Damages[number];
        var text = ShippedFiles.Get($"{kind}/example.md").ReplaceLineEndings("\n");
        var damaged = Damage(text, old, replacement.Replace("{LOG}", string.Concat(Enumerable.Range(10, 40).Select(i => $"2026-02-10T07:40:{i}Z sign-in ERROR upstream\n")), StringComparison.Ordinal));
        var (before, after) = (Page.Analyze(text, Context), Page.Analyze(damaged, Context));
        Assert.DoesNotContain(before.Findings, f => f.Rule.Code == rule);
        Assert.Contains(after.Findings, f => f.Rule.Code == rule);
        Assert.True(Reviewer.Review(after).Points < Reviewer.Review(before).Points, $"{rule} costs nothing");
    }

    private static string Damage(string text, string old, string replacement)
    {
        var wholeLine = old.EndsWith("…\n", StringComparison.Ordinal);
        var start = text.IndexOf(old.TrimEnd('\n').TrimEnd('…'), StringComparison.Ordinal);
        Assert.True(start >= 0, $"The example has no \"{old}\".");
        var end = start + old.Length;
        if (old.Contains('…'))
        {
            end = text.IndexOf('\n', start) + (wholeLine ? 1 : 0);
        }

        return text[..start] + replacement + text[end..];
    }
}
