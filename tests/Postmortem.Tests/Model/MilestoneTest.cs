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
}
