using Postmortem.Analysis.Rules;
using Xunit;

namespace Postmortem.Tests.Model;

/// <summary>What kind of measure an item is, how much it relies on people remembering, and how soon it is meant.</summary>
public class ActionKindTest
{
    [Theory]
    [InlineData("Alert the storage team when the queue is longer than 500", "detect")]
    [InlineData("Add a synthetic check for the login page", "detect")]
    [InlineData("Export the pool size as a metric and put it on the dashboard", "detect")]
    [InlineData("Page on-call when the error budget burns four times too fast", "detect")]
    [InlineData("Trace requests through the gateway", "detect")]
    [InlineData("Reject configurations without a timeout at review", "prevent")]
    [InlineData("Validate the schema before the deploy", "prevent")]
    [InlineData("Require two approvals for firewall rules", "prevent")]
    [InlineData("Remove the permission to drop tables from all users", "prevent")]
    [InlineData("Add a test for empty carts", "prevent")]
    [InlineData("Make the import idempotent", "prevent")]
    [InlineData("Limit uploads to 100 MB", "prevent")]
    [InlineData("Roll back by itself when the canary fails", "mitigate")]
    [InlineData("Add a circuit breaker around the tax service", "mitigate")]
    [InlineData("Keep a second replica in another zone for failover", "mitigate")]
    [InlineData("Set a timeout of 2 s for calls of the pricing service", "mitigate")]
    [InlineData("Add a kill switch for the recommendations", "mitigate")]
    [InlineData("Double the capacity of the cache", "mitigate")]
    [InlineData("Write a runbook for replica lag", "process")]
    [InlineData("Hold a game day in May", "process")]
    [InlineData("Train the support team on the console", "process")]
    [InlineData("Change the escalation path for nights", "process")]
    [InlineData("Refund the 212 customers who were charged twice", "repair")]
    [InlineData("Backfill the missing rows of May 4", "repair")]
    [InlineData("Patch the two hosts in Oslo", "repair")]
    [InlineData("Find out why the second disk was slow", "investigate")]
    [InlineData("Investigate the spike of 02:10", "investigate")]
    [InlineData("Write to customers whose exports were empty", "communicate")]
    [InlineData("Post a summary on the status page", "communicate")]
    [InlineData("Superviser les certificats", "detect")]
    [InlineData("Regeln vorab testen", "prevent")]
    [InlineData("監視を追加する", "detect")]
    [InlineData("增加连接池监控", "detect")]
    [InlineData("Criar alerta para o tamanho da fila", "detect")]
    [InlineData("Documenter le canal de secours", "process")]
    [InlineData("Handbuch ergänzen", "process")]
    [InlineData("Thêm cảnh báo số kết nối", "detect")]
    [InlineData("Move to Berlin", null)]
    public void The_type_is_inferred_where_it_is_not_stated(string text, string? expected) => Assert.Equal(expected, ActionKinds.TypeOf(Item(text)));

    [Theory]
    [InlineData("Reject configurations without a timeout", "strong")]
    [InlineData("Remove the permission to drop tables", "strong")]
    [InlineData("Delete the unused code path", "strong")]
    [InlineData("Roll back automatically when the canary fails", "strong")]
    [InlineData("Enforce the schema at admission", "strong")]
    [InlineData("Shard the queue by tenant", "strong")]
    [InlineData("Make the import idempotent", "strong")]
    [InlineData("Add an alert for replica lag", "intermediate")]
    [InlineData("Add an automated test for empty carts", "intermediate")]
    [InlineData("Link the runbook from the alert", "intermediate")]
    [InlineData("Add a second replica", "intermediate")]
    [InlineData("Run a load test every month", "intermediate")]
    [InlineData("Document the failover", "weak")]
    [InlineData("Remind everybody of the checklist", "weak")]
    [InlineData("Train the team", "weak")]
    [InlineData("Discuss the review policy", "weak")]
    [InlineData("Be careful with the console", "weak")]
    [InlineData("Write an e-mail to all teams", "weak")]
    public void The_strength_follows_from_the_wording(string text, string expected) => Assert.Equal(expected, ActionKinds.StrengthOf(Item(text)).ToString().ToLowerInvariant());

    [Theory]
    [InlineData("### Short term\n- Add an alert", "short")]
    [InlineData("### Immediate (this week)\n- Add an alert", "immediate")]
    [InlineData("### Long-term\n- Add an alert", "long")]
    [InlineData("- Add an alert, due 2025-03-08", "immediate")]
    [InlineData("- Add an alert, due 2025-03-30", "short")]
    [InlineData("- Add an alert, due 2025-06-30", "long")]
    [InlineData("| Action | Horizon |\n|---|---|\n| Add an alert | long term |", "long")]
    [InlineData("- Add an alert", null)]
    public void The_horizon_is_stated_or_follows_from_the_day(string text, string? expected)
    {
        var model = Documents.Bind($"# Outage 2025-03-04\n\n## Action items\n\n{text}\n");
        Assert.Equal(expected, ActionKinds.HorizonOf(Assert.Single(model.ActionItems), model.Header.Date?.Value));
    }

    [Theory]
    [InlineData("### Detect\n- Write to the vendor", "detect")]
    [InlineData("| Action | Type |\n|---|---|\n| Write to the vendor | Mitigation |", "mitigate")]
    [InlineData("### Prevention\n- Add an alert", "prevent")]
    public void A_type_that_is_stated_wins(string text, string expected) =>
        Assert.Equal(expected, ActionKinds.TypeOf(Assert.Single(Documents.Bind($"# Outage 2025-03-04\n\n## Action items\n\n{text}\n").ActionItems)));

    private static Postmortem.Analysis.Model.ActionItem Item(string text) => Assert.Single(Documents.Bind($"# Outage 2025-03-04\n\n## Action items\n\n- {text}\n").ActionItems);
}
