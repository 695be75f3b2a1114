using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;
using Postmortem.LanguageServer;

namespace Postmortem.Tests.Protocol;

/// <summary>What a server lives through that runs for weeks: rules that fail, and the time that passes.</summary>
public sealed class SurvivalTest
{
    private const string Uri = "file:///notes/post-mortem.md";

    private const string Text = "---\nkind: post-mortem\n---\n\n# Post-Mortem: X\n\n- **Date:** 2026-03-17\n\n## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n| 14:30 | Alert fired |\n| 14:25 | Errors began |\n| 14:40 | Fixed |\n\n"
        + "## Action Items\n\n| ID | Action | Owner | Due | Status |\n| --- | --- | --- | --- | --- |\n| AI-1 | Add an alert on the queue | @dana | 2026-04-01 | Open |\n";

    [Fact]
    public async Task A_rule_that_fails_is_logged_and_the_others_still_speak()
    {
        var workspace = Workspace.Empty with { Checks = [new BrokenRule(), .. AllRules.List] };
        await using var client = await TestClient.StartWithinAsync(workspace);
        client.Expects = said => said.Contains("broken-rule", StringComparison.Ordinal);
        client.Open(Uri, Text);
        Assert.Contains(await client.FindingsAsync(Uri, 1), f => f.EndsWith(" timeline-out-of-order", StringComparison.Ordinal));
        var logged = await client.WaitAsync("window/logMessage", p => p.GetProperty("type").GetInt32() == 1);
        Assert.StartsWith("The rule broken-rule failed.", logged.GetProperty("message").GetString());

        client.ChangeAll(Uri, 2, Text + "\nMore.\n");
        Assert.NotEmpty(await client.FindingsAsync(Uri, 2));
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, (await client.RequestAsync("textDocument/documentSymbol", TestClient.Document(Uri))).ValueKind);
    }

    [Fact]
    public async Task What_is_found_while_typing_goes_by_the_time_of_the_keystroke()
    {
        var time = new Clock(new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero));
        await using var client = await TestClient.StartWithinAsync(Workspace.Empty with { Time = time });
        client.Open(Uri, Text);
        Assert.DoesNotContain(await client.FindingsAsync(Uri, 1), IsOverdue);
        time.Now = time.Now.AddDays(3);
        client.ChangeAll(Uri, 2, Text + "\n");
        Assert.Contains(await client.FindingsAsync(Uri, 2), IsOverdue);
    }

    [Fact]
    public async Task The_next_day_shows_in_a_document_that_nobody_edits()
    {
        var time = new Clock(new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero));
        await using var client = await TestClient.StartWithinAsync(Workspace.Empty with { Time = time });
        client.Open(Uri, Text);
        Assert.DoesNotContain(await client.FindingsAsync(Uri, 1), IsOverdue);
        time.Now = time.Now.AddDays(3);
        await client.RequestAsync("textDocument/foldingRange", TestClient.Document(Uri));
        await client.WaitAsync("textDocument/publishDiagnostics", p => TestClient.Render(p).Any(IsOverdue));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public async Task How_long_wording_waits_on_the_line_being_typed_is_a_setting(int delay)
    {
        var folder = Directory.CreateTempSubdirectory("postmortem-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, ".postmortem"));
            await File.WriteAllTextAsync(Path.Combine(folder, ".postmortem", "config.yaml"), $"language:\n  delay: {delay}\n", TestContext.Current.CancellationToken);
            var uri = TestClient.Uri(Path.Combine(folder, "post-mortem.md"));
            await using var client = await TestClient.StartAsync(folder);
            client.Open(uri, "# Post-Mortem: X\n\nA line.\n");
            await client.FindingsAsync(uri, 1);
            client.Change(uri, 2, (2, 0), (2, 0), "She carelessly broke it. ");
            var publishes = new List<bool>();
            await client.WaitAsync("textDocument/publishDiagnostics", p =>
            {
                if (p.GetProperty("version").GetInt32() == 2)
                {
                    publishes.Add(TestClient.Render(p).Any(f => f.StartsWith("2:", StringComparison.Ordinal)));
                }

                return publishes.Count > 0 && publishes[^1];
            });
            Assert.Equal(delay == 0 ? [true] : [false, true], publishes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsOverdue(string finding) => finding.EndsWith(" overdue-action-item", StringComparison.Ordinal);

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class BrokenRule : Rule
    {
        public override string Code => "broken-rule";

        public override Category Category => Category.Document;

        public override bool AppliesToGeneric => true;

        public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context) => throw new DeliberateException();
    }
}
