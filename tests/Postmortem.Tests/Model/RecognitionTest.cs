using Postmortem.Analysis.Profiles;
using Xunit;

namespace Postmortem.Tests.Model;

public class RecognitionTest
{
    [Theory]
    [InlineData("# Post-Mortem: search is down\n")]
    [InlineData("# 2024-03-02 - Disk full\n## Summary\nThe disk was full.\n## Timeline\n- 14:30 page\n- 14:40 fix\n- 14:50 done\n## Action items\n- Add an alert")]
    [InlineData("---\ntitle: Search outage postmortem\ndate: 2024-03-02\n---\nOn March 2 search was down for an hour. The outage is over, and nothing was lost in it.")]
    [InlineData("Outage\n======\n\n**Summary**: Search was down on 2 March 2024.\n\n**Root Causes**: a full disk\n\n**Trigger**: a release\n\n**Impact**: no search\n\n**Detection**: a page\n")]
    [InlineData("# 障害報告: 検索停止 (2024-03-02)\n## サマリー\n検索が停止した。\n## タイムライン\n- 14:30 検知\n- 14:40 復旧\n## 根本原因\nディスク")]
    [InlineData("# Incident on 2024-03-02\n- **Key events**\n  - First detected 2024-03-02 10:00\n  - Resolved 2024-03-02 11:00\n- **Impact**: none\n- **Review actions**:\n  - Watch it")]
    [InlineData("---\ntitle: Slow pages\nresolved_on: 2024-03-02 11:00\nmax_severity: down\n---\nThe pages are slow.\n\n**Resolved** They are fast again.")]
    [InlineData("Incident: mails bounce, 2 March 2024\n\nSeverity: Low\nTime to resolve: 6 hours\n\nA record was changed and mails bounced.\n\nLessons learned:\n- Test mail first\n\nActions:\n- [ ] Stage the domain")]
    [InlineData("# Awaria 2024-03-02\n## Timeline\n- 14:30 errors start\n- 14:40 alert fired\n- 14:50 fix deployed")]
    public void A_report_on_an_incident_is_a_post_mortem(string text) => Assert.Equal("generic", Documents.Bind(text).Kind);

    [Theory]
    [InlineData("# Search\n\nA search engine.\n\n## Install\n\n```\nmake\n```\n\n## License\nMIT", "README.md")]
    [InlineData("# Changelog\n## 1.2.0 - 2024-03-02\n- Fix the crash of the indexer\n## 1.1.0 - 2024-02-01\n- Resolve an outage", "CHANGELOG.md")]
    [InlineData("# Runbook: search is down\n## Impact\nUsers cannot search.\n## Detection\nThe alert fires.\n## Resolution\nRestart it.", "runbooks/search.md")]
    [InlineData("# Incident response guide\n## Timeline\nWrite down what happened when.\n## Root cause\nAsk why.\n## Action items\nAssign owners.", "guide.md")]
    [InlineData("# Meeting notes 2024-03-02\n## Attendees\n- Kim\n## Agenda\n- 10:00 Budget\n- 10:30 Hiring\n## Action items\n- [ ] Write the plan", "notes.md")]
    [InlineData("# How we moved to another database\n\nOn March 2 2024 we moved. It took a year.\n\n## Background\nIt was slow.\n\n## What's next\nMore.", "blog.md")]
    [InlineData("# Post-mortem template\n## Summary\n## Timeline\n## Root cause\n## Action items\n", "template.md")]
    [InlineData("# Weekly sync 2024-03-11\nAttendees: Ana, Bo\n## Agenda\n- 10:00 incident review of the outage\n- 10:20 on-call\n- 10:40 roadmap\n## Action items\n- [ ] Ana: update the dashboard", "sync.md")]
    [InlineData("# Incident response process\n## Severity levels\n- SEV1: full outage\n## Timeline\nA post-mortem is written within 5 days.\n## Root cause analysis\nUse five whys.\n## Action items\nTrack them.", "process.md")]
    [InlineData("", null)]
    [InlineData("just text", null)]
    public void Other_markdown_is_none(string text, string? path) => Assert.Null(Documents.Bind(text, path).Kind);

    [Theory]
    [InlineData("post-mortem")]
    [InlineData("incident-report")]
    [InlineData("rca")]
    [InlineData("coe")]
    public void A_template_is_known_by_its_outline_alone(string id)
    {
        var template = ProfileSet.Builtin.Find(id)!.Template;
        var outline = template[(template.IndexOf("---", 3, StringComparison.Ordinal) + 4)..];
        Assert.Equal(id, Documents.Bind(outline).Kind);
    }
}
