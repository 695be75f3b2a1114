using Postmortem.Analysis.Model.Reading;
using Xunit;

namespace Postmortem.Tests.Model;

public class MilestoneTest
{
    [Theory]
    [InlineData("Config change rolled out to production", "trigger")]
    [InlineData("Deployment of version 4.2 started", "trigger")]
    [InlineData("First failed requests (found out later)", "impact-start")]
    [InlineData("Error rate climbs to 40%", "impact-start")]
    [InlineData("The search API became unavailable", "impact-start")]
    [InlineData("Alert fired: QueueTooLong", "detected")]
    [InlineData("Customers reported missing orders", "detected")]
    [InlineData("On-call paged by the monitor", "detected")]
    [InlineData("On-call acknowledged the alert", "acknowledged")]
    [InlineData("SEV-2 declared, channel opened", "declared")]
    [InlineData("Severity set to SEV-2", "triaged")]
    [InlineData("Escalated to the storage team", "escalated")]
    [InlineData("Paged the network team", "escalated")]
    [InlineData("Root cause identified: a full disk", "cause-identified")]
    [InlineData("Started rollback of the release", "mitigation-started")]
    [InlineData("Rollback failed, errors go on", "mitigation-failed")]
    [InlineData("Restart did not help", "mitigation-failed")]
    [InlineData("Rollback completed", "mitigated")]
    [InlineData("Fix deployed to all regions", "mitigated")]
    [InlineData("Service restored for everybody", "recovered")]
    [InlineData("Latency back to normal", "recovered")]
    [InlineData("Incident marked as resolved", "resolved")]
    [InlineData("Status page updated", "communicated")]
    [InlineData("All clear sent", "closed")]
    [InlineData("Incident closed", "closed")]
    [InlineData("We suspected the cache", "")]
    [InlineData("DNS ruled out", "")]
    [InlineData("Post-mortem scheduled for Friday", "")]
    [InlineData("Looked at the graphs", "")]
    [InlineData("Detection: a graph looked odd", "detected")]
    [InlineData("検知: ログを調べた", "detected")]
    [InlineData("復旧確認", "recovered")]
    [InlineData("Rolled back the release; service restored", "mitigation-started recovered")]
    [InlineData("payments begin to fail", "impact-start")]
    [InlineData("Webhooks start failing with 401", "impact-start")]
    [InlineData("the queue begins to back up", "impact-start")]
    [InlineData("Consumer lag starts to grow", "impact-start")]
    [InlineData("Portal antwortet nicht mehr, Fehler treten auf", "impact-start")]
    [InlineData("first 5xx", "impact-start")]
    [InlineData("customers tell support that mails are late", "detected")]
    [InlineData("Bug report filed by a user", "detected")]
    [InlineData("UptimeRobot: site down", "detected")]
    [InlineData("Sign-in anomaly alert", "detected")]
    [InlineData("Support gets pinged by two shops", "detected")]
    [InlineData("alarms go off", "detected")]
    [InlineData("synthetic check turns red", "detected")]
    [InlineData("Clientes reclamam no suporte", "detected")]
    [InlineData("アラートを受信", "detected")]
    [InlineData("Kai answers the page", "acknowledged")]
    [InlineData("Jan on it", "acknowledged")]
    [InlineData("值班同学开始排查", "acknowledged")]
    [InlineData("opens an incident channel", "declared")]
    [InlineData("pulls in the storage team", "escalated")]
    [InlineData("Engaged the network vendor", "escalated")]
    [InlineData("We figure out that the job evicted the cache", "cause-identified")]
    [InlineData("Engineering traces the errors to a stale stylesheet", "cause-identified")]
    [InlineData("a disk of node 7 is the culprit", "cause-identified")]
    [InlineData("Firewall rule identified as the cause", "cause-identified")]
    [InlineData("原因が判明", "cause-identified")]
    [InlineData("rollback kicked off", "mitigation-started")]
    [InlineData("Mitigation successful: service restored", "mitigated recovered")]
    [InlineData("rolled out the fix", "mitigated")]
    [InlineData("Fix live in production", "mitigated")]
    [InlineData("limit for the scraper's key put in place", "mitigated")]
    [InlineData("fixed by hand", "mitigated")]
    [InlineData("restarts the worker, doesn't help", "mitigation-failed")]
    [InlineData("failover attempt - unsuccessful", "mitigation-failed")]
    [InlineData("writes accepted again", "recovered")]
    [InlineData("queue empty, backlog cleared", "recovered")]
    [InlineData("p95 latency is back to normal", "recovered")]
    [InlineData("timeouts stop", "recovered")]
    [InlineData("everything looks good", "recovered")]
    [InlineData("Portal wieder erreichbar", "recovered")]
    [InlineData("Customers notified by mail", "communicated")]
    [InlineData("everything fine, stood down", "closed")]
    [InlineData("The service has not recovered", "")]
    [InlineData("Nobody noticed", "")]
    [InlineData("Deciding whether to roll back", "")]
    [InlineData("Added an alert for the queue", "")]
    public void An_event_is_classified_by_its_words(string text, string expected) =>
        Assert.Equal(expected, Documents.Names(MilestoneReader.Find(text, ReadingWords.Default)));

    [Fact]
    public void Metrics_come_from_the_earliest_entry_of_each_milestone()
    {
        var metrics = Documents.Bind("""
            # Outage 2024-03-02
            ## Timeline
            - 14:25 Errors start
            - 14:30 Alert fired
            - 14:32 On-call acknowledged the page
            - 14:50 Rollback completed
            - 15:10 Incident resolved
            """).Metrics;
        Assert.Equal((5, 2, 25, 45), (metrics.Ttd?.Minutes, metrics.Tta?.Minutes, metrics.Ttm?.Minutes, metrics.Ttr?.Minutes));
        Assert.Equal("Errors start", metrics.Ttd!.From.Event);
    }

    [Fact]
    public void The_place_decides_where_the_words_do_not()
    {
        var timeline = Documents.Bind("""
            # Outage 2024-03-02
            ## Timeline
            - 14:00 patch 3.2 goes live
            - 14:10 scanners lose the network
            - 14:30 Alert fired
            - 14:50 rule 17 removed
            - 15:00 patch 3.3 deployed to production
            - 15:10 printer queue OK
            """).Timeline.Entries;
        Assert.Equal(["trigger", "impact-start", "detected", "", "mitigated", "recovered"], timeline.Select(e => Documents.Names(e.Milestones)));
    }

    [Fact]
    public void A_hint_counts_only_where_no_entry_says_it()
    {
        var timeline = Documents.Bind("""
            # Outage 2024-03-02
            ## Timeline
            - 14:10 disk full
            - 14:30 Alert fired
            - 14:40 disk replaced
            - 14:50 Fix deployed
            - 15:10 Service restored
            - 15:20 printer OK
            """).Timeline.Entries;
        Assert.Equal(["impact-start", "detected", "", "mitigated", "recovered", ""], timeline.Select(e => Documents.Names(e.Milestones)));
    }
}
