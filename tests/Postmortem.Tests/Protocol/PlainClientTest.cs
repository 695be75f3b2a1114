using System.Text.Json;
using System.Text.Json.Nodes;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.Protocol;

/// <summary>Clients that say little of what they can do: nothing is sent that they did not say they know.</summary>
public sealed class PlainClientTest : IDisposable
{
    private const string Draft = "---\nkind: post-mortem\n---\n\n# Post-Mortem: X\n\n- **Severity:** SEW-1\n- **Incident ID:** INC-1\n\n## Timeline\n\n| Time | Event |\n| --- | --- |\n| 14:20 | Paged |\n| 14:10 | Deployed |\n\n## Action Items\n\n- [ ] Add an alert, @dana, 2026-04-01\n\n";

    private const string Literals = """ "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix", "refactor", "source"] } } } """;

    private readonly string _folder = Directory.CreateTempSubdirectory("postmortem-").FullName;

    private string Document => TestClient.Uri(Path.Combine(_folder, "post-mortem.md"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_client_that_knows_nothing_special_is_asked_and_sent_nothing_special()
    {
        await using var client = await TestClient.StartAsync(_folder);
        client.Open(Document, Draft);
        var published = await client.WaitAsync("textDocument/publishDiagnostics");
        Assert.NotEmpty(published.GetProperty("diagnostics").EnumerateArray());
        foreach (var special in (string[])["relatedInformation", "codeDescription", "tags"])
        {
            Assert.All(published.GetProperty("diagnostics").EnumerateArray(), d => Assert.False(d.TryGetProperty(special, out _), special));
        }

        // A change of the settings is told without being asked for.
        client.Notify("workspace/didChangeConfiguration", new JsonObject { ["settings"] = new JsonObject { ["postmortem"] = new JsonObject { ["rules"] = new JsonObject { ["unknown-field-value"] = "off" } } } });
        await client.WaitAsync("textDocument/publishDiagnostics", p => TestClient.Render(p) is var findings && findings.Length > 0 && !findings.Any(f => f.EndsWith("unknown-field-value", StringComparison.Ordinal)));
        foreach (var method in (string[])["client/registerCapability", "workspace/configuration", "window/workDoneProgress/create", "$/progress", "workspace/applyEdit", "window/showDocument", "postmortem/status", "workspace/codeLens/refresh", "workspace/inlayHint/refresh"])
        {
            Assert.Empty(client.Received(method));
        }
    }

    [Fact]
    public async Task Completions_are_plain_text_where_there_are_no_snippets()
    {
        await using var client = await TestClient.StartAsync(_folder);
        var text = ProfileSet.FindExample("post-mortem")! + "\n## \n\n- **\n";
        var lines = text.Split('\n');
        client.Open(Document, text);
        var seen = 0;
        for (var line = 0; line < lines.Length; line++)
        {
            foreach (var column in (int[])[Math.Min(3, lines[line].Length), lines[line].Length])
            {
                foreach (var item in (await client.RequestAsync("textDocument/completion", At(line, column))).GetProperty("items").EnumerateArray())
                {
                    seen++;
                    Assert.False(item.TryGetProperty("insertTextFormat", out _));
                    Assert.InRange(item.GetProperty("kind").GetInt32(), 1, 18);
                    Assert.DoesNotMatch(@"\$\d|\$\{", item.GetProperty("textEdit").GetProperty("newText").GetString()!);
                    Assert.False(item.TryGetProperty("documentation", out var documentation) && documentation.GetProperty("kind").GetString() != "plaintext");
                }
            }
        }

        Assert.True(seen > 100);
    }

    [Fact]
    public async Task Help_is_plain_text_and_the_outline_a_list()
    {
        await using var client = await TestClient.StartAsync(_folder);
        client.Open(Document, Draft);
        var contents = (await client.RequestAsync("textDocument/hover", At(9, 5))).GetProperty("contents");
        Assert.Equal("plaintext", contents.GetProperty("kind").GetString());
        Assert.DoesNotContain("**", contents.GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Timeline", contents.GetProperty("value").GetString(), StringComparison.Ordinal);
        var symbols = (await client.RequestAsync("textDocument/documentSymbol", TestClient.Document(Document))).EnumerateArray().ToList();
        Assert.All(symbols, s => Assert.Equal(Document, s.GetProperty("location").GetProperty("uri").GetString()));
        Assert.All(symbols, s => Assert.InRange(s.GetProperty("kind").GetInt32(), 1, 18));
        Assert.Contains(symbols, s => s.GetProperty("name").GetString() == "Timeline" && s.GetProperty("containerName").GetString() == "Post-Mortem: X");
    }

    [Fact]
    public async Task Without_edits_from_the_server_only_what_is_an_edit_itself_is_offered()
    {
        await using var client = await TestClient.StartAsync(_folder, JsonNode.Parse($$"""{ "textDocument": { {{Literals}} } }"""));
        client.Open(Document, Draft);
        var actions = (await client.RequestAsync("textDocument/codeAction", Actions(6, 16))).EnumerateArray().ToList();
        Assert.Contains(actions, a => a.GetProperty("title").GetString() == "Change to \"SEV-1\"");
        Assert.All(actions, a => Assert.Equal(Document, a.GetProperty("edit").GetProperty("changes").EnumerateObject().Single().Name));
        Assert.All(actions, a => Assert.False(a.TryGetProperty("disabled", out _) || a.TryGetProperty("command", out _)));
    }

    [Fact]
    public async Task A_client_that_knows_commands_only_mends_by_command()
    {
        await using var client = await TestClient.StartAsync(_folder, JsonNode.Parse("""{ "workspace": { "applyEdit": true } }"""));
        client.Open(Document, Draft, version: 3);
        var actions = (await client.RequestAsync("textDocument/codeAction", Actions(6, 16))).EnumerateArray().ToList();
        Assert.All(actions, a => Assert.Equal(JsonValueKind.String, a.GetProperty("command").ValueKind));
        var change = actions.Single(a => a.GetProperty("title").GetString() == "Change to \"SEV-1\"");
        await client.RequestAsync("workspace/executeCommand", Run(change));
        var applied = await client.WaitAsync("workspace/applyEdit");
        Assert.Equal("SEV-1", applied.GetProperty("edit").GetProperty("changes").GetProperty(Document)[0].GetProperty("newText").GetString());

        client.ChangeAll(Document, 4, Draft + "more\n");
        Assert.Equal(-32801, await client.RequestErrorAsync("workspace/executeCommand", Run(change)));
    }

    [Fact]
    public async Task To_mend_everything_is_worked_out_when_it_is_chosen_or_asked_for_by_name()
    {
        await using var client = await TestClient.StartAsync(_folder, JsonNode.Parse($$"""{ "workspace": { "applyEdit": true }, "textDocument": { {{Literals}} } }"""));
        client.Open(Document, Draft);
        var all = (await client.RequestAsync("textDocument/codeAction", Actions(6, 16))).EnumerateArray().Single(a => a.GetProperty("kind").GetString() == "source.fixAll.postmortem");
        Assert.False(all.TryGetProperty("edit", out _));
        await client.RequestAsync("workspace/executeCommand", Run(all.GetProperty("command")));
        Assert.Contains("| 14:10 | Deployed", TextOf((await client.WaitAsync("workspace/applyEdit")).GetProperty("edit")));

        var asked = Assert.Single((await client.RequestAsync("textDocument/codeAction", Actions(6, 16, "source.fixAll"))).EnumerateArray());
        Assert.Contains("| 14:10 | Deployed", TextOf(asked.GetProperty("edit")));
    }

    [Fact]
    public async Task A_list_of_actions_holds_no_more_edits_than_somebody_could_want()
    {
        await using var client = await TestClient.StartAsync(_folder, JsonNode.Parse($$"""{ "workspace": { "applyEdit": true }, "textDocument": { {{Literals}} } }"""));
        var rows = string.Concat(Enumerable.Range(0, 3000).Select(i => $"| {i % 24:00}:{i * 7 % 60:00} | Step {i} |\n"));
        client.Open(Document, Draft + "\n\n## More\n\n| Time | Event |\n| --- | --- |\n" + rows);
        var parameters = Actions(0, 0);
        parameters["range"]!["end"] = TestClient.Position((3000, 0));
        var actions = (await client.RequestAsync("textDocument/codeAction", parameters)).EnumerateArray().ToList();
        var edits = actions.Where(a => a.TryGetProperty("edit", out _)).Select(a => a.GetProperty("edit").GetProperty("changes").GetProperty(Document).GetArrayLength()).ToList();
        Assert.True(edits.Sum() - edits.Max() <= 5000, $"{edits.Sum()} edits");
        Assert.Contains(actions, a => a.TryGetProperty("command", out var c) && c.GetProperty("command").GetString() == "postmortem.applyAction");
    }

    private static string TextOf(JsonElement edit) => string.Concat(edit.GetProperty("changes").EnumerateObject().Single().Value.EnumerateArray().Select(e => e.GetProperty("newText").GetString()));

    private static JsonObject Run(JsonElement command) => new() { ["command"] = command.GetProperty("command").GetString(), ["arguments"] = JsonNode.Parse(command.GetProperty("arguments").GetRawText()) };

    private JsonObject At(int line, int column)
    {
        var parameters = TestClient.Document(Document);
        parameters["position"] = TestClient.Position((line, column));
        return parameters;
    }

    private JsonObject Actions(int line, int column, params string[] only)
    {
        var parameters = TestClient.Document(Document);
        parameters["range"] = new JsonObject { ["start"] = TestClient.Position((line, column)), ["end"] = TestClient.Position((line, column)) };
        parameters["context"] = new JsonObject { ["diagnostics"] = new JsonArray(), ["only"] = only.Length == 0 ? null : new JsonArray([.. only.Select(o => JsonValue.Create(o))]) };
        return parameters;
    }
}
