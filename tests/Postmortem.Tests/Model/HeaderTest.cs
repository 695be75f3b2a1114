using Postmortem.Analysis.Model;
using Xunit;

namespace Postmortem.Tests.Model;

public class HeaderTest
{
    [Theory]
    [InlineData("**Severity:** SEV-1", 1)]
    [InlineData("**Severity**: SEV-2（core functions down, half of them）", 2)]
    [InlineData("- **Severity**: High (search is down)", 2)]
    [InlineData("- **Severity:** Minor", 3)]
    [InlineData("- Severity: P1", 1)]
    [InlineData("Severity: 1 - Critical", 1)]
    [InlineData("> **Severity:** Sev 3", 3)]
    [InlineData("**Severity:** 🔴 Critical", 1)]
    [InlineData("| Severity | Level 2 |\n|---|---|\n| Status | Draft |", 2)]
    [InlineData("| | |\n|---|---|\n| Severity | SEV-4 |\n| Status | Draft |", 4)]
    [InlineData("| 項目 | 値 |\n|---|---|\n| 重大度 | SEV-3（主要機能の停止） |", 3)]
    [InlineData("**Sévérité :** Critique", 1)]
    [InlineData("**Schweregrad:** Hoch", 2)]
    [InlineData("**Mức độ nghiêm trọng:** Cao", 2)]
    [InlineData("**Severity**: None — diagnostic only", null)]
    [InlineData("**Severity:** SEV1 / SEV2 / SEV3", null)]
    [InlineData("**Severity:** [SEV-1, SEV-2 or SEV-3]", null)]
    [InlineData("Files are kept in S3. P1 tasks go first.", null)]
    public void A_severity_is_read_from_its_field_only(string text, int? expected) =>
        Assert.Equal(expected, Bind(text).Header.Severity?.Value);

    [Theory]
    [InlineData("# 2024-03-02 - Disk full", "2024-03-02")]
    [InlineData("# Incident report March 2, 2024 - Disk full", "2024-03-02")]
    [InlineData("# Disk full (Mar 2, 2024)", "2024-03-02")]
    [InlineData("# Halt 20-09-2023", "2023-09-20")]
    [InlineData("---\ntitle: June 25, 2021 Incident\ndate: 2021-07-01\n---\n## Summary\nText", "2021-06-25")]
    [InlineData("---\ntitle: Disk full\ndate: 2021-07-01\n---\n## Summary\nText", "2021-07-01")]
    [InlineData("---\ntitle: Outage\ndate: \"2018-01-11\"\n---\nOn Tuesday January 9 everything was down.", "2018-01-09")]
    [InlineData("# Disk full\n**Date of incident**: 6th November, 2022 between 12.39UTC and 17.17UTC", "2022-11-06")]
    [InlineData("# Disk full\n\nDate: Mar 12, 2025\n\n## Timeline\n### March 5, 2025: log\n- 9:44: Reported\n- 9:51: Seen", "2025-03-05")]
    [InlineData("# 障害\n| 項目 | 内容 |\n|---|---|\n| 発生日時 | 2026-04-15 23:28 (JST) |\n| 重大度 | SEV-2 |", "2026-04-15")]
    [InlineData("# Disk full\nNothing says when.", null)]
    public void The_day_of_the_incident_is_found_where_it_is_stated(string text, string? expected) =>
        Assert.Equal(expected, Bind(text).Header.Date?.Value.ToString("yyyy-MM-dd"));

    [Theory]
    [InlineData("**Duration:** 45 minutes", 45.0)]
    [InlineData("- **Time to repair**: 1h 50m", 110.0)]
    [InlineData("- **Time to resolve**: 0h 36m", 36.0)]
    [InlineData("**Duration:** 2 hours 5 minutes", 125.0)]
    [InlineData("**Durée :** 1 heure et 30 minutes", 90.0)]
    [InlineData("**Durée :** ~1h30", 90.0)]
    [InlineData("| 項目 | 値 |\n|---|---|\n| 影響時間 | 約 1 時間 7 分 |", 67.0)]
    [InlineData("- **Duration:** The outage went from 2024-08-10 14:30 UTC to 2024-08-10 15:45 UTC.", 75.0)]
    [InlineData("## Summary\nThe outage lasted around 26 minutes.", 26.0)]
    [InlineData("## Impact\n- Downtime of ~4 hours and 38 minutes.", 278.0)]
    [InlineData("- **Time to resolve**: 7h (during support hours)", null)]
    public void A_stated_duration_is_read_in_minutes(string text, double? expected) =>
        Assert.Equal(expected, Bind(text).Header.Duration?.Value);

    [Fact]
    public void Fields_are_read_in_every_style()
    {
        var model = Bind("""
            # Outage
            **Author:** Dana
            **Status**: Draft
            - **🕒 Start:** 2024-03-02 14:25 UTC
            - Services: checkout, search
            """);
        Assert.Equal(["author", "status", "start", "services"], model.Fields.Select(f => f.Id));
        Assert.Equal(["checkout", "search"], model.Header.Services.Select(s => s.Value));
        Assert.Equal("draft", model.Header.Status?.Value);
        Assert.Equal(new DateTimeOffset(2024, 3, 2, 14, 25, 0, TimeSpan.Zero), model.Header.Start?.Value.Instant);
    }

    [Fact]
    public void Spans_point_at_what_was_read()
    {
        const string text = "# Outage\n\n- **Severity**: SEV-2 (all)\n";
        var model = Bind(text);
        var field = Assert.Single(model.Fields);
        Assert.Equal("Severity", text.Substring(field.LabelSpan.Start, field.LabelSpan.Length));
        Assert.Equal("SEV-2 (all)", text.Substring(field.ValueSpan.Start, field.ValueSpan.Length));
    }

    private static DocumentModel Bind(string text) => Documents.Bind(text.StartsWith('#') || text.StartsWith('-') && text.StartsWith("---") ? text : "# Outage\n\n" + text);
}
