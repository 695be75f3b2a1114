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
    [InlineData("---\ntitle: When the package index went read-only\ndate: 2023-10-05\n---\nFrom the 27th of September on nobody could publish to the index.\n## What happened, hour by hour\n**Wednesday, September 27, 2023**\n- **20:39** the disk is full\n- **20:44** an alert pages the volunteer\n- **23:09** publishing is possible again\n## Why did it happen\nThe disk did not grow.\n## What comes next\n- A standby")]
    [InlineData("# What happened to uploads on Tuesday\nOn Tuesday, October 8, 2024 we could not take in videos for two hours. Nothing was lost, but 40,000 uploads were interrupted.\n## The first hour\nAt 1:04 p.m. a node was replaced, and the cluster was down for most of the uploads; an alert was raised at 1:07.\n## The second hour\nAt 2:20 we stopped uploads.\n## Where we go from here\n- The default is gone")]
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
    [InlineData("# How to write a good review of an outage\n## Summary\nTwo sentences.\n## Timeline\n| Time | Event |\n|---|---|\n| 14:05 | Deploy |\n| 14:12 | Alert |\n| 14:40 | Rollback |\n## Root cause\nNo person.\n## What went well\nBe honest.\n## Action items\nEach with an owner.", "writing.md")]
    [InlineData("# Incident handling at Brightwater\nLast reviewed: 2025-02-03\n## Timeline\nWrite down what happens:\n- 14:30 UTC alert fired\n- 14:35 UTC acknowledged\n- 15:10 UTC resolved\n## Impact\nWho was affected?\n## Root cause\nAsk why.\n## Action items\n- [ ] Each has an owner", "handling.md")]
    [InlineData("# Migration plan: Postgres 16\nMaintenance window: 2025-06-14 22:00 - 23:30 UTC\n## Timeline\n- 21:30 announce it\n- 22:00 stop writes\n- 23:30 done\n## Impact\nNo writes for an hour.\n## Action items\n- [ ] Book the window", "plan.md")]
    [InlineData("# On-call handover 2025-03-10\n## Alerts of the week\n| When | Alert | What was done |\n|---|---|---|\n| 2025-03-11 02:10 | DiskFull | resized |\n| 2025-03-13 14:40 | Latency | rolled back |\n## Open issues\n- one", "handover.md")]
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
