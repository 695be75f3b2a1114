using Xunit;

namespace Postmortem.Tests.Model;

/// <summary>Whole timelines, a milestone behind each event that is one.</summary>
public class MilestonesOfTimelinesTest
{
    [Fact]
    public void A_release() => Check("""
        Release 2025.11 goes to production | trigger
        Checkout starts returning 502 for one shopper in five | impact-start
        PagerDuty wakes the on-call engineer | detected
        Priya confirms the page and opens her laptop | acknowledged
        Incident 482 opened as SEV-2 | declared
        Asks the payments team to join | escalated
        Connection pool found to be exhausted | cause-identified
        Starts rolling 2025.11 back | mitigation-started
        All pods are on 2025.10 again | mitigated
        Error rate under 0.1% | recovered
        Incident closed by Priya | closed
        """);

    [Fact]
    public void An_import() => Check("""
        Nightly import kicks off on the replica | trigger
        Replica lag passes ten minutes | impact-start
        Two shops write to support about stale stock | detected
        Support hands the ticket to the platform team | escalated
        Omar begins to look into it | acknowledged
        Omar stops the import | mitigation-started
        Lag does not go down | mitigation-failed
        Lock held by an idle session identified as the reason | cause-identified
        Session killed | mitigated
        Lag at zero | recovered
        Stock counts verified, ticket marked resolved | resolved
        """);

    [Fact]
    public void A_certificate() => Check("""
        TLS certificate of the login host lapses | trigger
        Logins fail for everyone | impact-start
        Uptime check turns red | detected
        Lena acks | acknowledged
        Status page set to "major outage" | communicated
        Lena finds that the renewal job has been off since May | cause-identified
        New certificate requested | 
        New certificate installed on both hosts | mitigated
        Logins work again | recovered
        Status page set to "operational" | communicated
        """);

    [Fact]
    public void A_flag() => Check("""
        Feature flag new-search turned on for all tenants | trigger
        p99 of the search API climbs from 300 ms to 9 s | impact-start
        Dashboard panel goes red, nobody looks at it |
        Enterprise customer calls their account manager | detected
        Incident channel created by Tom | declared
        Tom suspects the new index |
        Flag turned off | mitigation-started
        Latency falls back to 320 ms | recovered
        Incident marked resolved | resolved
        Post-mortem meeting booked for Thursday |
        """);

    [Fact]
    public void A_line_card() => Check("""
        Technician unplugs the wrong line card | trigger
        40% of the calls drop | impact-start
        NOC sees packet loss alarms | detected
        Vendor on the line | escalated
        Line card put back | mitigated
        Calls complete normally | recovered
        E-mail to all affected customers sent | communicated
        """);

    private static void Check(string expected)
    {
        var lines = expected.Split('\n');
        var text = "# Incident of 2025-03-04\n\n## Timeline\n\n" + string.Concat(lines.Select((line, n) => $"- {9 + (n / 6):00}:{n % 6 * 10:00} {line[..line.IndexOf(" |", StringComparison.Ordinal)]}\n"));
        var read = Documents.Bind(text).Timeline.Entries.Select(e => (e.Event + " | " + Documents.Names(e.Milestones)).TrimEnd());
        Assert.Equal(lines.Select(l => l.TrimEnd()), read);
    }
}
