using System.Text.Json;
using System.Text.Json.Nodes;

namespace Postmortem.Tests.Protocol;

/// <summary>Folders as editors open them: none, several, not trusted, not on a disk; and what happens in them while they are open.</summary>
public sealed class WorkspaceTest : IDisposable
{
    private const string Text = "# Post-Mortem: X\n\n- **Date:** 2026-03-17\n\n## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n| 14:30 | Alert fired |\n| 14:25 | Errors began |\n| 14:40 | Fixed |\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("postmortem-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Each_of_several_folders_has_its_own_settings()
    {
        var (loud, quiet) = (Write("loud/post-mortem.md", Text), Write("quiet/post-mortem.md", Text));
        Write("quiet/.postmortem/config.yaml", "rules:\n  timeline-out-of-order: off\n");
        await using var client = TestClient.Launch();
        var parameters = TestClient.InitializeParams();
        parameters["workspaceFolders"] = new JsonArray(Folder("loud"), Folder("quiet"));
        await client.RequestAsync("initialize", parameters);
        client.Notify("initialized", new JsonObject());
        client.Open(loud, Text);
        client.Open(quiet, Text);
        Assert.Contains(await client.FindingsAsync(loud, 1), IsOutOfOrder);
        Assert.DoesNotContain(await client.FindingsAsync(quiet, 1), IsOutOfOrder);
    }

    [Fact]
    public async Task A_folder_that_is_added_or_removed_counts_from_then_on()
    {
        var document = Write("quiet/post-mortem.md", Text);
        Write("quiet/.postmortem/config.yaml", "rules:\n  timeline-out-of-order: off\n");
        await using var client = await TestClient.StartAsync();
        client.Open(document, Text);
        Assert.Contains(await client.FindingsAsync(document, 1), IsOutOfOrder);
        client.Notify("workspace/didChangeWorkspaceFolders", Event(added: new JsonArray(Folder("quiet"))));
        await client.WaitAsync("textDocument/publishDiagnostics", p => p.GetProperty("uri").GetString() == document && !TestClient.Render(p).Any(IsOutOfOrder));
        client.Notify("workspace/didChangeWorkspaceFolders", Event(removed: new JsonArray(Folder("quiet"))));
        client.ChangeAll(document, 2, Text);
        Assert.Contains(await client.FindingsAsync(document, 2), IsOutOfOrder);
    }

    [Fact]
    public async Task What_an_untrusted_workspace_says_is_not_read()
    {
        var document = Write("post-mortem.md", Text);
        Write(".postmortem/config.yaml", "rules:\n  timeline-out-of-order: off\n");
        await using var client = await TestClient.StartAsync(_folder, options: new JsonObject { ["isTrusted"] = false });
        client.Open(document, Text);
        Assert.Contains(await client.FindingsAsync(document, 1), IsOutOfOrder);
        client.Notify("workspace/didChangeWatchedFiles", Changes(Uri(".postmortem/config.yaml"), 2));
        client.ChangeAll(document, 2, Text + "\n");
        Assert.Contains(await client.FindingsAsync(document, 2), IsOutOfOrder);
    }

    [Theory]
    [InlineData("vscode-vfs://github/team/incidents", "vscode-vfs://github/team/incidents/post-mortem.md")]
    [InlineData(null, "untitled:Untitled-1")]
    public async Task Documents_of_a_workspace_that_is_on_no_disk_are_checked(string? folder, string document)
    {
        await using var client = TestClient.Launch();
        var parameters = TestClient.InitializeParams();
        parameters["workspaceFolders"] = folder is null ? null : new JsonArray(new JsonObject { ["uri"] = folder, ["name"] = "team" });
        await client.RequestAsync("initialize", parameters);
        client.Notify("initialized", new JsonObject());
        var text = "---\nkind: post-mortem\n---\n\n" + Text + "\nSee [the graph](graph.png).\n";
        client.Open(document, text);
        var findings = await client.FindingsAsync(document, 1);
        Assert.Contains(findings, IsOutOfOrder);

        // What is on no disk can't be looked for, so nothing is said about it.
        Assert.DoesNotContain(findings, f => f.EndsWith(" broken-link", StringComparison.Ordinal));
        var hover = TestClient.Document(document);
        hover["position"] = TestClient.Position((8, 3));
        Assert.NotEqual(JsonValueKind.Undefined, (await client.RequestAsync("textDocument/hover", hover)).ValueKind);
        await client.RequestAsync("workspace/symbol", new JsonObject { ["query"] = "" });
    }

    [Fact]
    public async Task A_file_is_treated_as_the_client_remembers()
    {
        var notes = Write("notes.md", "# Notes\n\nIt was human error.\n");
        var other = Write("post-mortem.md", Text);
        await using var client = await TestClient.StartAsync(_folder, options: new JsonObject { ["kinds"] = new JsonObject { [notes] = "rca", [other] = "none" } });
        client.Open(notes, "# Notes\n\nIt was human error.\n");
        client.Open(other, Text);
        Assert.Contains(await client.FindingsAsync(notes, 1), f => f.EndsWith(" missing-section", StringComparison.Ordinal));
        Assert.Empty(await client.FindingsAsync(other, 1));
        await client.RequestAsync("postmortem/treatAs", new JsonObject { ["uri"] = other });
        await client.WaitAsync("textDocument/publishDiagnostics", p => p.GetProperty("uri").GetString() == other && TestClient.Render(p).Any(IsOutOfOrder));
    }

    [Fact]
    public async Task Files_and_folders_that_come_and_go_are_known()
    {
        const string Linked = Text + "\nSee [the graph](charts/graph.png) and [the page](page.html.md.erb).\n";
        var document = Write("post-mortem.md", Linked);
        Directory.CreateDirectory(Path.Combine(_folder, ".git"));
        await using var client = await TestClient.StartAsync(_folder, JsonNode.Parse("""{ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } }"""));
        var registered = await client.WaitAsync("client/registerCapability");
        var watchers = registered.GetProperty("registrations").EnumerateArray().Single(r => r.GetProperty("method").GetString() == "workspace/didChangeWatchedFiles")
            .GetProperty("registerOptions").GetProperty("watchers").EnumerateArray()
            .Select(w => w.GetProperty("globPattern").GetString() + (w.TryGetProperty("kind", out var kind) ? $" {kind.GetInt32()}" : ""));
        Assert.Equal(["**/*{.md,.markdown,.mdown,.mkd,.mdx,.md.erb}", "**/.postmortem/**", "**/* 5"], watchers);

        client.Open(document, Linked);
        await BrokenAsync(2);
        Write("charts/graph.png", "");
        client.Notify("workspace/didChangeWatchedFiles", Changes(Uri("charts"), 1));
        await BrokenAsync(1);
        Write("page.html.md.erb", "");
        client.Notify("workspace/didChangeWatchedFiles", Changes(Uri("page.html.md.erb"), 1));
        await BrokenAsync(0);
        Directory.Delete(Path.Combine(_folder, "charts"), recursive: true);
        client.Notify("workspace/didChangeWatchedFiles", Changes(Uri("charts"), 3));
        var seen = client.Received("textDocument/publishDiagnostics").Length;
        await BrokenAsync(1, seen - 1);

        async Task BrokenAsync(int count, int after = 0)
        {
            var index = 0;
            await client.WaitAsync("textDocument/publishDiagnostics", p => index++ >= after && TestClient.Render(p).Count(f => f.EndsWith(" broken-link", StringComparison.Ordinal)) == count);
        }
    }

    [Fact]
    public async Task What_a_workspace_adds_to_its_data_counts_without_a_restart()
    {
        var document = Write("post-mortem.md", Text);
        await using var client = await TestClient.StartAsync(_folder);
        client.Open(document, Text);
        Assert.Contains(await client.FindingsAsync(document, 1), IsOutOfOrder);
        Write(".postmortem/config.yaml", "rules:\n  timeline-out-of-order: off\n");
        client.Notify("workspace/didChangeWatchedFiles", Changes(Uri(".postmortem/config.yaml"), 1));
        await client.WaitAsync("textDocument/publishDiagnostics", p => p.GetProperty("uri").GetString() == document && !TestClient.Render(p).Any(IsOutOfOrder));
        Write(".postmortem/profiles/team.yaml", "id: team-report\ntitle: Team Report\ndescription: What the team writes.\nextends: post-mortem\n");
        client.Notify("workspace/didChangeWatchedFiles", Changes(Uri(".postmortem/profiles/team.yaml"), 1));
        JsonElement kinds;
        do
        {
            // The folder is read in the background.
            kinds = await client.RequestAsync("postmortem/kinds", new JsonObject());
        }
        while (!kinds.EnumerateArray().Any(k => k.GetProperty("id").GetString() == "team-report"));
    }

    private static bool IsOutOfOrder(string finding) => finding.EndsWith(" timeline-out-of-order", StringComparison.Ordinal);

    private static JsonObject Event(JsonArray? added = null, JsonArray? removed = null) => new() { ["event"] = new JsonObject { ["added"] = added ?? [], ["removed"] = removed ?? [] } };

    private static JsonObject Changes(string uri, int type) => new() { ["changes"] = new JsonArray(new JsonObject { ["uri"] = uri, ["type"] = type }) };

    private JsonObject Folder(string name) => new() { ["uri"] = Uri(name), ["name"] = name };

    private string Uri(string name) => TestClient.Uri(Path.Combine(_folder, name));

    /// <summary>Writes a file of the workspace; its URI.</summary>
    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return TestClient.Uri(path);
    }
}
