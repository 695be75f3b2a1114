using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Rules;

namespace Postmortem.Tests.Rules;

/// <summary>Owners and dates that are proposed for action items, from the kind of the item and the severity.</summary>
public sealed class ProposalsTest
{
    [Theory]
    [InlineData("SEV-1", "Reject files without a limit in the pipeline", "High", "release owner", "2026-04-29")]
    [InlineData("SEV-1", "Alert on busy workers", "High", "checkout-api on-call", "2026-04-29")]
    [InlineData("SEV-2", "Limit the pool of connections", "Medium", "checkout-api team lead", "2026-06-15")]
    [InlineData("SEV-3", "Limit the pool of connections", "Low", "checkout-api team lead", "2026-10-12")]
    [InlineData("SEV-3", "Add the steps to the runbook", "Medium", "incident lead", "2026-04-29")]
    public void An_owner_and_a_date_are_proposed(string severity, string action, string priority, string owner, string due)
    {
        var text = $"---\nkind: post-mortem\n---\n\n# Checkout declines cards\n\n- **Date:** 2026-03-17\n- **Severity:** {severity}\n- **Affected Services:** checkout-api\n\n"
            + $"## Action Items\n\n| ID | Action | Owner | Priority | Due Date | Status |\n| --- | --- | --- | --- | --- | --- |\n| AI-001 | {action} | | {priority} | | Open |\n";
        Assert.Contains($"| {owner} |", Applied(text, "action-item-without-owner"), StringComparison.Ordinal);
        Assert.Contains($"| {due} (", Applied(text, "action-item-without-due-date"), StringComparison.Ordinal);
    }

    /// <summary>With the second fix of the rule's finding: the first only opens a slot.</summary>
    private static string Applied(string text, string rule)
    {
        var analysis = Page.Analyze(text);
        var finding = analysis.Findings.First(f => f.Rule.Code == rule);
        var proposal = finding.Rule.Fixes(finding, analysis.Model, analysis.Context.Rules).ElementAt(1);
        Assert.StartsWith("Propose ", proposal.Title, StringComparison.Ordinal);
        Assert.False(proposal.IsSafe);
        return Edits.Apply(text, proposal.Edits);
    }
}
