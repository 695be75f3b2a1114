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
    [InlineData("**Date:** 2024-03-02. **Severity:** SEV-2. **Author:** Kim", 2)]
    [InlineData("Date: 2024-03-02 | Severity: SEV-2 | Author: Kim", 2)]
    [InlineData("# [SEV-2] Search is down", 2)]
    [InlineData("# Outage\n## Summary\nThis sev 1 incident hit everybody.", 1)]
    [InlineData("# SEV-1, SEV-2 and what they mean", null)]
    [InlineData("# Outage\n## Summary\nIt was raised to SEV-1 at noon.", null)]
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
    [InlineData("- Minutes of downtime: 34", 34.0)]
    [InlineData("## Summary\nSearch returned errors for about 48 minutes.", 48.0)]
    [InlineData("## Summary\nThe chain halted 4 days after the upgrade.", null)]
    [InlineData("## Summary\nThe job ran for 48 minutes.", null)]
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

    [Theory]
    [InlineData("## Impact\nAbout 12,400 users saw an empty page and 310k requests failed.", 12400.0, 310000.0, null)]
    [InlineData("## Impact\n1 840 utilisateurs ont été touchés.", 1840.0, null, null)]
    [InlineData("## Impact\n- 1,200 of 40,000 customers were affected", 1200.0, null, null)]
    [InlineData("## Impact\nIn total 86,000 failed requests and a peak error rate of 74%.", null, 86000.0, 74.0)]
    [InlineData("## Impact\n2% of our users were affected.", null, null, null)]
    [InlineData("## Impact\nIt would have affected 500 users.", null, null, null)]
    [InlineData("## Impact\nWe have 500 users.", null, null, null)]
    [InlineData("## Impact\nThe error rate fell below 1%.", null, null, null)]
    [InlineData("## Root cause\n500 users were affected.", null, null, null)]
    public void The_impact_is_told_in_figures(string text, double? users, double? requests, double? rate)
    {
        var impact = Bind("# Outage 2024-03-02\n" + text).Impact;
        Assert.Equal((users, requests, rate), (impact.UsersAffected?.Value, impact.RequestsFailed?.Value, impact.PeakErrorRate?.Value));
    }

    [Theory]
    [InlineData("# Caída\n**Fecha del incidente:** 12/06/2024\n## Resumen\nEl servicio de la tienda no funcionó para los clientes en una hora.", "2024-06-12")]
    [InlineData("# Outage\n**Incident date:** 12/06/2024\n## Summary\nThe shop was down for the customers of the north.", "2024-12-06")]
    public void The_order_of_day_and_month_goes_by_the_language(string text, string expected) =>
        Assert.Equal(expected, Bind(text).Header.Date?.Value.ToString("yyyy-MM-dd"));

    [Fact]
    public void A_bold_line_heads_the_lines_below_it()
    {
        var model = Bind("# Outage 2024-03-02\n\n**Impact**\nThe shop was closed for 35 minutes; 1,450 customers left.\n\n**Root cause**\nA missing index.");
        Assert.Equal((35.0, 1450.0, "A missing index."), (model.Header.Duration?.Value, model.Impact.UsersAffected?.Value, model.RootCause.Summary?.Value));
    }
}
