using Postmortem.Analysis.Rules;

namespace Postmortem.Tests.Rules;

public sealed class TrackingTest
{
    private const string Listed = """
        # Post-mortems

        | Document | Severity | Date | Status |
        | --- | --- | --- | --- |
        | [INC-2026-03-17-001](incidents/checkout.md) | SEV-2 | 2026-03-17 | Final |
        | [INC-2026-02-10-001](incidents/sign-in.md) | SEV-1 | 2026-02-10 | Closed |
        """;

    [Fact]
    public void A_finished_document_without_a_row_is_reported() =>
        Check("INC-2026-04-01-001", "SEV-2", "Final", "POST_MORTEM_TRACKING.md has no row of this incident. Add one, so that it is found and followed up.");

    [Fact]
    public void A_row_that_says_the_same_is_fine()
    {
        Check("INC-2026-03-17-001", "SEV-2", "Final", null);
        Check("INC-2026-04-01-001", "SEV-2", "Draft", null);
        Check("INC-2026-04-01-001", "SEV-2", "Under Review", null);
    }

    [Fact]
    public void A_row_with_another_severity_or_status_is_reported()
    {
        Check("INC-2026-03-17-001", "SEV-1", "Final", "POST_MORTEM_TRACKING.md says SEV-2. Correct the one that is wrong.");
        Check("INC-2026-03-17-001", "SEV-2", "Closed", "POST_MORTEM_TRACKING.md says Final. Correct the one that is behind.");
    }

    [Fact]
    public void Lists_are_known_by_their_names()
    {
        Assert.True(TrackingFiles.IsOne("docs/POST_MORTEM_TRACKING.md"));
        Assert.False(TrackingFiles.IsOne("tracking/checkout.md"));
        Assert.Equal(2, TrackingFiles.Read("t.md", Listed).Count);
    }

    private static void Check(string id, string severity, string status, string? expected)
    {
        var rules = new RuleContext { Now = Page.Now, Path = "incidents/other.md", Workspace = new WorkspaceFacts { Tracking = TrackingFiles.Read("POST_MORTEM_TRACKING.md", Listed) } };
        var text = $"---\nkind: post-mortem\n---\n\n# Checkout declines cards\n\n- **Incident ID:** {id}\n- **Severity:** {severity}\n- **Status:** {status}\n";
        Assert.Equal(expected, Page.Analyze(text, rules).Findings.FirstOrDefault(f => f.Rule.Code == "tracking-row-stale")?.Message);
    }
}
