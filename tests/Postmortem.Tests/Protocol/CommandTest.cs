using System.Text.Json;
using System.Text.Json.Nodes;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.Protocol;

/// <summary>Commands and the product's own requests, over the wire.</summary>
public sealed class CommandTest : IDisposable
{
    private const string Capabilities = """
        { "workspace": { "applyEdit": true, "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"], "changeAnnotationSupport": {} } },
          "window": { "showDocument": { "support": true } } }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("postmortem-").FullName;

    private string Rca => TestClient.Uri(Path.Combine(_folder, "docs", "rca-checkout.md"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_COE_is_generated_from_a_file_on_disk_and_never_over_an_existing_one()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "docs"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "docs", "rca-checkout.md"), ProfileSet.FindExample("rca"), TestContext.Current.CancellationToken);
        await using var client = await StartAsync();
        var first = await client.RequestAsync("postmortem/generateCoe", new JsonObject { ["uri"] = Rca });
        var uri = first.GetProperty("uri").GetString()!;
        Assert.StartsWith(TestClient.Uri(_folder) + "/postmortems/coe-", uri);
        Assert.StartsWith("Sections: ", first.GetProperty("message").GetString());
        var changes = first.GetProperty("edit").GetProperty("documentChanges");
        Assert.Equal("create", changes[0].GetProperty("kind").GetString());
        Assert.False(changes[0].GetProperty("options").GetProperty("overwrite").GetBoolean());
        Assert.Equal(uri, changes[1].GetProperty("textDocument").GetProperty("uri").GetString());
        Assert.Contains("../docs/rca-checkout.md", changes[1].GetProperty("edits")[0].GetProperty("newText").GetString());

        var path = new Uri(uri).LocalPath;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "mine", TestContext.Current.CancellationToken);
        var second = await client.RequestAsync("postmortem/generateCoe", new JsonObject { ["uri"] = Rca });
        Assert.Equal(uri.Replace(".md", "-2.md"), second.GetProperty("uri").GetString());
    }

    [Fact]
    public async Task A_review_links_its_places_to_the_lines_of_the_document()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "docs"));
        var text = ProfileSet.FindExample("rca")!.Replace("| Yes |", "| Perhaps |", StringComparison.Ordinal).Replace("- **Author:** @dana", "- **Author:**", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(_folder, "docs", "rca-checkout.md"), text, TestContext.Current.CancellationToken);
        await using var client = await StartAsync();
        var review = await client.RequestAsync("postmortem/review", new JsonObject { ["uri"] = Rca });
        Assert.InRange(review.GetProperty("score").GetDouble(), 1, 10);
        var lines = await File.ReadAllLinesAsync(Path.Combine(_folder, "docs", "rca-checkout.md"), TestContext.Current.CancellationToken);
        Assert.Equal(7, review.GetProperty("questions").GetArrayLength());
        Assert.All(review.GetProperty("improvements").EnumerateArray(), i => Assert.InRange(i.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32(), 0, lines.Length));
        var author = review.GetProperty("dimensions").EnumerateArray().SelectMany(d => d.GetProperty("lines").EnumerateArray()).Single(l => l.GetProperty("text").GetString()!.Contains("Author", StringComparison.Ordinal));
        Assert.Equal("- **Author:**", lines[author.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32()]);
        client.Open(Rca + ".md", "# Shopping\n\n- Bread\n");
        Assert.Equal(JsonValueKind.Null, (await client.RequestAsync("postmortem/review", new JsonObject { ["uri"] = Rca + ".md" })).ValueKind);
        Assert.Equal(-32803, await client.RequestErrorAsync("postmortem/review", new JsonObject { ["uri"] = TestClient.Uri(Path.Combine(_folder, "nothing.md")) }));
    }

    [Fact]
    public async Task A_plain_client_generates_a_COE_by_command()
    {
        await using var client = await StartAsync();
        client.Open(Rca, ProfileSet.FindExample("rca")!);
        await client.RequestAsync("workspace/executeCommand", Command("postmortem.generateCoe", Rca));
        var edit = await client.WaitAsync("workspace/applyEdit");
        var show = await client.WaitAsync("window/showDocument");
        Assert.Equal(edit.GetProperty("edit").GetProperty("documentChanges")[0].GetProperty("uri").GetString(), show.GetProperty("uri").GetString());
        await client.WaitAsync("window/showMessage", p => p.GetProperty("message").GetString()!.StartsWith("Sections: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_can_not_be_generated_is_said_in_a_sentence()
    {
        await using var client = await StartAsync();
        Assert.Equal(-32803, await client.RequestErrorAsync("postmortem/generateCoe", new JsonObject { ["uri"] = Rca }));
        client.Open(Rca, "# A library\n\nIt does things.\n");
        Assert.Equal(-32803, await client.RequestErrorAsync("postmortem/generateCoe", new JsonObject { ["uri"] = Rca }));
        Assert.Equal(-32803, await client.RequestErrorAsync("workspace/executeCommand", Command("postmortem.insertMissingSections", Rca)));
        Assert.Equal(-32602, await client.RequestErrorAsync("workspace/executeCommand", Command("postmortem.insertMissingSections")));
        Assert.Equal(-32602, await client.RequestErrorAsync("workspace/executeCommand", Command("postmortem.unheardOf")));
    }

    [Fact]
    public async Task Missing_sections_are_inserted_by_one_versioned_edit()
    {
        await using var client = await StartAsync();
        client.Open(Rca, "---\nkind: rca\n---\n\n# RCA: Checkout\n", version: 7);
        await client.RequestAsync("workspace/executeCommand", Command("postmortem.insertMissingSections", Rca));
        var change = (await client.WaitAsync("workspace/applyEdit")).GetProperty("edit").GetProperty("documentChanges")[0];
        Assert.Equal(7, change.GetProperty("textDocument").GetProperty("version").GetInt32());
        Assert.Contains("## ", change.GetProperty("edits")[0].GetProperty("newText").GetString());
    }

    [Fact]
    public async Task A_rule_is_turned_off_in_the_workspace_after_confirmation()
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".postmortem"));
        await File.WriteAllTextAsync(Path.Combine(_folder, ".postmortem", "config.yaml"), "check: onType\n", TestContext.Current.CancellationToken);
        await using var client = await StartAsync();
        await client.RequestAsync("workspace/executeCommand", Command("postmortem.ignoreInWorkspace", Rca, "missing-section"));
        var edit = (await client.WaitAsync("workspace/applyEdit")).GetProperty("edit");
        var text = edit.GetProperty("documentChanges")[0].GetProperty("edits")[0];
        Assert.Equal("rules:\n  missing-section: off\n", text.GetProperty("newText").GetString());
        Assert.True(edit.GetProperty("changeAnnotations").GetProperty(text.GetProperty("annotationId").GetString()!).GetProperty("needsConfirmation").GetBoolean());
        Assert.Equal(-32602, await client.RequestErrorAsync("workspace/executeCommand", Command("postmortem.ignoreInWorkspace", Rca, "no-such-rule")));
    }

    [Fact]
    public async Task A_wording_is_allowed_in_a_settings_file_that_is_created()
    {
        await using var client = await StartAsync();
        await client.RequestAsync("workspace/executeCommand", Command("postmortem.allowWording", Rca, "human error"));
        var changes = (await client.WaitAsync("workspace/applyEdit")).GetProperty("edit").GetProperty("documentChanges");
        Assert.Equal("create", changes[0].GetProperty("kind").GetString());
        Assert.Equal("language:\n  allowedWords:\n    - \"human error\"\n", changes[1].GetProperty("edits")[0].GetProperty("newText").GetString());
        Assert.Equal(-32602, await client.RequestErrorAsync("workspace/executeCommand", Command("postmortem.allowWording", Rca, " ")));
    }

    [Fact]
    public async Task A_file_is_treated_as_a_kind_and_its_state_is_told_to_the_own_client()
    {
        await using var client = await StartAsync(new JsonObject { ["customRequests"] = true });
        const string Uri = "file:///elsewhere/notes.md";
        client.Open(Uri, "# Notes\n\nNothing of note.\n");
        await client.WaitAsync("postmortem/status", p => p.GetProperty("uri").GetString() == Uri && !p.TryGetProperty("kind", out _));
        await client.RequestAsync("postmortem/treatAs", new JsonObject { ["uri"] = Uri, ["kind"] = "rca" });
        var status = await client.WaitAsync("postmortem/status", p => p.TryGetProperty("kind", out var kind) && kind.GetString() == "rca");
        Assert.InRange(status.GetProperty("score").GetDouble(), 1, 10);
        Assert.True(status.GetProperty("required").GetInt32() > 0);
        await client.RequestAsync("postmortem/treatAs", new JsonObject { ["uri"] = Uri, ["kind"] = "none" });
        await client.WaitAsync("textDocument/publishDiagnostics", p => p.GetProperty("diagnostics").GetArrayLength() > 0);
        await client.RequestAsync("postmortem/kinds", new JsonObject());
        await client.RequestAsync("workspace/executeCommand", Command("postmortem.treatAs", Uri, "generic"));
        await client.WaitAsync("postmortem/status", p => p.TryGetProperty("kind", out var kind) && kind.GetString() == "generic");
    }

    [Fact]
    public async Task The_score_is_told_anew_when_somebody_pauses_after_typing()
    {
        await using var client = await StartAsync(new JsonObject { ["customRequests"] = true });
        client.Open(Rca, ProfileSet.FindExample("rca")!);
        var first = (await client.WaitAsync("postmortem/status", p => p.TryGetProperty("score", out _))).GetProperty("score").GetDouble();
        client.Change(Rca, 2, (4, 0), (4, 0), "# ");
        client.Change(Rca, 3, (4, 0), (60, 0), "Bob carelessly broke it.\n");
        await client.WaitAsync("postmortem/status", p => p.TryGetProperty("score", out var score) && score.GetDouble() < first);
    }

    [Fact]
    public async Task What_is_left_to_fill_in_is_listed_place_by_place()
    {
        await using var client = await StartAsync();
        client.Open(Rca, "---\nkind: rca\n---\n\n# RCA: X\n\n- **Author:** [Who]\n\n## Impact\n\n[Whom it hurt]\n\nTBD\n\n[How much]\n\n<!-- postmortem-ignore placeholder-left: asked -->\n[How long]\n");
        var places = await client.RequestAsync("postmortem/placeholders", TestClient.Document(Rca));
        Assert.Equal("6:14-6:19 10:0-10:14 12:0-12:3 14:0-14:10", string.Join(' ', places.EnumerateArray().Select(r => $"{At(r.GetProperty("start"))}-{At(r.GetProperty("end"))}")));

        static string At(JsonElement position) => $"{position.GetProperty("line")}:{position.GetProperty("character")}";
    }

    [Fact]
    public async Task The_form_asks_for_the_kind_and_then_what_the_kind_asks()
    {
        await using var client = await StartAsync();
        var kinds = (await client.RequestAsync("postmortem/kinds", new JsonObject())).EnumerateArray().Select(k => k.GetProperty("id").GetString());
        Assert.Equal(["post-mortem", "incident-report", "rca", "coe"], kinds);
        var first = await client.RequestAsync("postmortem/form", new JsonObject { ["form"] = "new-post-mortem" });
        Assert.Equal("kind", first.GetProperty("questions")[0].GetProperty("id").GetString());
        var form = await client.RequestAsync("postmortem/form", new JsonObject { ["form"] = "new-post-mortem", ["kind"] = "post-mortem" });
        var questions = form.GetProperty("questions").EnumerateArray().ToArray();
        Assert.Equal(5, questions.Length);
        Assert.All(questions, q => Assert.Equal("choice", q.GetProperty("kind").GetString()));
        Assert.Contains("SEV-1", questions[0].GetProperty("choices").EnumerateArray().Select(c => c.GetProperty("value").GetString()));
        Assert.Equal(-32602, await client.RequestErrorAsync("postmortem/form", new JsonObject { ["form"] = "tax-return" }));
    }

    [Fact]
    public async Task A_new_document_has_the_answers_in_it_and_a_place_that_is_free()
    {
        await using var client = await StartAsync(new JsonObject { ["customRequests"] = true });
        var parameters = new JsonObject { ["kind"] = "post-mortem", ["answers"] = new JsonObject { ["severity"] = "SEV-2" } };
        var first = await client.RequestAsync("postmortem/new", parameters.DeepClone());
        Assert.True(first.GetProperty("snippet").GetBoolean());
        Assert.Contains("**Severity:** SEV-2", first.GetProperty("content").GetString());
        Assert.Contains("${1:", first.GetProperty("content").GetString());
        var uri = first.GetProperty("uri").GetString()!;
        Assert.StartsWith(TestClient.Uri(_folder) + "/postmortems/post-mortem-", uri);

        client.Open(uri, "# Not saved yet\n");
        Assert.Equal(uri.Replace(".md", "-2.md"), (await client.RequestAsync("postmortem/new", parameters.DeepClone())).GetProperty("uri").GetString());
        parameters["folder"] = TestClient.Uri(_folder) + "/notes";
        Assert.StartsWith(TestClient.Uri(_folder) + "/notes/post-mortem-", (await client.RequestAsync("postmortem/new", parameters)).GetProperty("uri").GetString());
        Assert.Equal(-32803, await client.RequestErrorAsync("postmortem/new", new JsonObject { ["kind"] = "rca", ["answers"] = new JsonObject { ["severity"] = "enormous" } }));
        Assert.Equal(-32602, await client.RequestErrorAsync("postmortem/new", new JsonObject { ["kind"] = "novel" }));
    }

    [Fact]
    public async Task A_plain_client_gets_a_new_document_by_command()
    {
        await using var client = await StartAsync();
        await client.RequestAsync("workspace/executeCommand", Command("postmortem.newPostMortem", TestClient.Uri(_folder), "incident-report"));
        var changes = (await client.WaitAsync("workspace/applyEdit")).GetProperty("edit").GetProperty("documentChanges");
        Assert.DoesNotContain("${1", changes[1].GetProperty("edits")[0].GetProperty("newText").GetString());
    }

    [Fact]
    public async Task Patterns_of_the_settings_make_a_file_a_post_mortem_or_none()
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".postmortem"));
        await File.WriteAllTextAsync(Path.Combine(_folder, ".postmortem", "config.yaml"), "files: ['incidents/**/*.md', '!incidents/old/*.md']\n", TestContext.Current.CancellationToken);
        await using var client = await StartAsync(new JsonObject { ["customRequests"] = true });
        var (incident, old) = (TestClient.Uri(Path.Combine(_folder, "incidents", "a.md")), TestClient.Uri(Path.Combine(_folder, "incidents", "old", "a.md")));
        client.Open(incident, "# Notes\n");
        client.Open(old, ProfileSet.FindExample("rca")!);
        await client.WaitAsync("postmortem/status", p => p.GetProperty("uri").GetString() == incident && p.TryGetProperty("kind", out var kind) && kind.GetString() == "generic");
        await client.WaitAsync("postmortem/status", p => p.GetProperty("uri").GetString() == old && !p.TryGetProperty("kind", out _));
    }

    private Task<TestClient> StartAsync(JsonNode? options = null) => TestClient.StartAsync(_folder, JsonNode.Parse(Capabilities), options);

    private static JsonObject Command(string name, params string[] arguments) =>
        new() { ["command"] = name, ["arguments"] = new JsonArray([.. arguments.Select(a => (JsonNode)a)]) };
}
