using static Postmortem.Tests.Language.Wordings;

namespace Postmortem.Tests.Language;

/// <summary>Rewrites that take what they say from the timeline of the document.</summary>
public sealed class MeasurementTest
{
    private const string Head = "---\nkind: post-mortem\n---\n\n# Post-Mortem: X\n\n- **Date:** 2026-03-17\n\n## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n| 11:58 | Impact started: errors rise |\n| 12:02 | Alert fired: pump pressure low |\n| 12:16 | Page acknowledged by the on-call engineer |\n| 12:20 | Dashboard shows a flat line |\n| 12:31 | Broker 3 restarted |\n| 12:40 | Alert fired: tank full |\n| 12:55 | Incident resolved |\n\n## Root Cause\n\n";

    [Theory]
    [InlineData("The responders reacted far too slowly.", "The responders reacted after 14 min (12:02 → 12:16).")]
    [InlineData("The on-call engineer was slow to respond.", "The on-call engineer took 14 min (12:02 → 12:16) to respond.")]
    [InlineData("Detection came far too late.", "Detection came after 4 min (11:58 → 12:02).")]
    [InlineData("The crew took far too long to escalate.", "The crew took [FACT NEEDED: minutes from the alert to the escalation] (target: [FACT NEEDED: target]) to escalate.")]
    [InlineData("We were too quick to declare the incident over.", "We declared the incident over [FACT NEEDED: how many minutes after what, and what was visible then].")]
    public void A_verdict_on_speed_becomes_a_measurement(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("The team decided that broker 3 needed a restart.", "Given \"Dashboard shows a flat line\" at 12:20, the team decided that broker 3 needed a restart.")]
    [InlineData("By 12:18 the team decided to wait.", "Given \"Page acknowledged by the on-call engineer\" at 12:16, by 12:18 the team decided to wait.")]
    public void What_was_visible_is_what_was_nearest_before_the_act(string text, string expected)
    {
        var after = All(text);
        Assert.Equal(expected, after[0], ignoreCase: true);
    }

    private static void Check(string text, string expected) => Assert.Contains(expected, All(text));

    private static List<string> All(string text)
    {
        var whole = Head + text + "\n";
        var analysis = Rules.Page.Analyze(whole);
        var finding = analysis.Findings.First(f => f.Rule.Category == Postmortem.Analysis.Rules.Category.Language && f.Span.Start >= Head.Length);
        return [.. finding.Rule.Fixes(finding, analysis.Model, analysis.Context.Rules).Select(fix => Apply(whole, fix)[Head.Length..].TrimEnd())];
    }
}
