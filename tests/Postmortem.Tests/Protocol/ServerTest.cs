using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Postmortem.Tests.Protocol;

/// <summary>The server as an editor meets it: the built executable, over standard input and output.</summary>
public sealed class ServerTest : IDisposable
{
    private const string Uri = "file:///notes/post-mortem.md";

    /// <summary>Line 4 is for wording, line 6 for typing.</summary>
    private const string Text = """
        # Post-Mortem: Checkout outage

        ## Root cause

        The release manager carelessly restarted the database. She should have known better. It was human error.

        Plain words about a pool.

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("postmortem-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Before_initialize_nothing_is_answered_and_afterwards_it_is_not_repeated()
    {
        await using var client = TestClient.Launch();
        Assert.Equal(-32002, await client.RequestErrorAsync("textDocument/hover", Hover(0, 0)));
        Assert.Equal(-32002, await client.RequestErrorAsync("shutdown", null));
        var result = await client.RequestAsync("initialize", TestClient.InitializeParams());
        Assert.Equal(2, result.GetProperty("capabilities").GetProperty("textDocumentSync").GetProperty("change").GetInt32());
        Assert.Equal(-32600, await client.RequestErrorAsync("initialize", TestClient.InitializeParams()));
        Assert.Equal(0, await client.StopAsync());
    }

    [Fact]
    public async Task After_shutdown_requests_are_refused_and_exit_without_it_is_an_error()
    {
        await using (var client = await TestClient.StartAsync())
        {
            await client.RequestAsync("shutdown", null);
            Assert.Equal(-32600, await client.RequestErrorAsync("textDocument/hover", Hover(0, 0)));
            client.Notify("exit", null);
            await client.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, client.Process.ExitCode);
        }

        await using var other = await TestClient.StartAsync();
        other.Notify("exit", null);
        await other.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, other.Process.ExitCode);
    }

    [Fact]
    public async Task What_makes_no_sense_is_answered_and_the_server_lives_on()
    {
        await using var client = await TestClient.StartAsync();
        Assert.Equal(-32601, await client.RequestErrorAsync("textDocument/unheardOf", new JsonObject()));
        Assert.Equal(-32602, await client.RequestErrorAsync("textDocument/hover", new JsonObject { ["textDocument"] = 3 }));
        Assert.Equal(-32602, await client.RequestErrorAsync("textDocument/hover", null));
        client.Notify("textDocument/unheardOf", new JsonObject());
        client.Notify("$/unheardOf", new JsonObject());
        client.Notify("textDocument/didOpen", new JsonObject { ["textDocument"] = "x" });
        client.Notify("textDocument/didChange", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = "file:///never.md", ["version"] = 2 }, ["contentChanges"] = new JsonArray() });
        client.Notify("textDocument/didClose", TestClient.Document("file:///never.md"));
        client.SendRaw("Content-Length: -1\r\n\r\n{}"u8.ToArray());
        client.SendRaw(TestClient.Frame("{ not json"));
        client.SendRaw("Content-Length: 999999999999\r\n\r\n"u8.ToArray());
        client.SendRaw(TestClient.Frame("[]"));
        client.Open(Uri, Text);
        Assert.NotEmpty(await client.FindingsAsync(Uri, 1));
        Assert.Equal([-32700, -32700, -32700, -32600], client.ReceivedErrors().Where(e => e.GetProperty("id").ValueKind == JsonValueKind.Null).Select(e => e.GetProperty("error").GetProperty("code").GetInt32()));
        Assert.Equal(0, await client.StopAsync());
    }

    [Fact]
    public async Task A_change_outside_of_the_text_puts_the_document_out_of_step_until_it_is_sent_again()
    {
        await using var client = await TestClient.StartAsync();
        client.Open(Uri, Text);
        Assert.NotEmpty(await client.FindingsAsync(Uri, 1));
        client.Change(Uri, 2, (500, 0), (500, 1), "x");
        Assert.Empty(await client.FindingsAsync(Uri, 2));
        client.Change(Uri, 3, (0, 0), (0, 0), "x");
        client.ChangeAll(Uri, 4, Text);
        Assert.NotEmpty(await client.FindingsAsync(Uri, 4));
        client.Change(Uri, 5, (4, 900), (4, 999), " And more.");
        Assert.NotEmpty(await client.FindingsAsync(Uri, 5));
        Assert.Equal(-32602, await client.RequestErrorAsync("textDocument/hover", Hover(900, 0)));
    }

    [Fact]
    public async Task A_header_may_be_split_anywhere()
    {
        await using var client = await TestClient.StartAsync();
        foreach (var one in TestClient.Frame("""{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"URI","languageId":"markdown","version":1,"text":"# Post-Mortem: 🎉\n"}}}""".Replace("URI", Uri)))
        {
            client.SendRaw([one]);
        }

        await client.FindingsAsync(Uri, 1);
    }

    [Fact]
    public async Task Results_after_edits_are_those_of_the_same_text_opened_anew()
    {
        await using var client = await TestClient.StartAsync();
        var text = Text + "\n## Timeline\n\n| Time | Event |\n| --- | --- |\n| 10:00 | Alert 🎉 fired |\n| 09:50 | Fixed |\n";
        client.Open(Uri, text);
        var random = new Random(7);
        string[] pieces = ["", "x", "\n", "| 11:00 | 🎉 |\n", "## Impact\n", "Somebody was careless. ", "\r\n", "```\n", "- [ ] item\n", "<!-- "];
        for (var version = 2; version < 120; version++)
        {
            var lines = text.Split('\n');
            var line = random.Next(lines.Length);
            var width = lines[line].TrimEnd('\r').Length;
            var (from, to) = (random.Next(width + 1), random.Next(width + 1));
            (from, to) = (Math.Min(from, to), Math.Max(from, to));
            if ((from < width && char.IsLowSurrogate(lines[line][from])) || (to < width && char.IsLowSurrogate(lines[line][to])))
            {
                continue;
            }

            var piece = pieces[random.Next(pieces.Length)];
            var start = lines.Take(line).Sum(l => l.Length + 1) + from;
            text = text[..start] + piece + text[(start + to - from)..];
            client.Change(Uri, version, (line, from), (line, to), piece);
        }

        // Changing nothing elsewhere ends the typing on the last line.
        client.Change(Uri, 200, (0, 0), (0, 0), "");
        const string Fresh = "file:///notes/copy/post-mortem.md";
        client.Open(Fresh, text);
        Assert.Equal(await client.FindingsAsync(Fresh, 1), await client.FindingsAsync(Uri, 200));
        var symbols = await client.RequestAsync("textDocument/documentSymbol", TestClient.Document(Fresh));
        Assert.Equal(symbols.GetRawText(), (await client.RequestAsync("textDocument/documentSymbol", TestClient.Document(Uri))).GetRawText().Replace(Uri, Fresh));
    }

    [Fact]
    public async Task A_request_sees_the_text_as_it_was_when_the_request_was_sent()
    {
        await using var client = await TestClient.StartAsync();
        client.Open(Uri, "# Post-Mortem: A\n");
        var version = 1;
        for (var i = 0; i < 50; i++)
        {
            client.ChangeAll(Uri, ++version, string.Concat(Enumerable.Repeat("# Post-Mortem: A\n\ntext\n\n", i + 1)));
            var id = client.Begin("textDocument/foldingRange", TestClient.Document(Uri));
            client.ChangeAll(Uri, ++version, "# Post-Mortem: A\n");
            var folds = (await client.AnswerAsync(id)).GetProperty("result").GetArrayLength();
            Assert.Equal(i + 1, folds);
        }
    }

    [Fact]
    public async Task A_burst_of_edits_ends_with_the_findings_of_the_last_one_and_shows_versions_in_order()
    {
        await using var client = await TestClient.StartAsync();
        client.Open(Uri, Text);
        for (var version = 2; version <= 300; version++)
        {
            client.Change(Uri, version, (6, 0), (6, 0), "x");
        }

        await client.FindingsAsync(Uri, 300);
        var versions = client.Received("textDocument/publishDiagnostics").Select(p => p.GetProperty("params").GetProperty("version").GetInt32()).ToArray();
        Assert.Equal(versions.Order().Distinct(), versions);
        Assert.Equal(300, versions[^1]);
    }

    [Fact]
    public async Task Closing_a_document_takes_its_findings_back()
    {
        await using var client = await TestClient.StartAsync();
        client.Open(Uri, Text);
        Assert.NotEmpty(await client.FindingsAsync(Uri, 1));
        client.Notify("textDocument/didClose", TestClient.Document(Uri));
        await client.WaitAsync("textDocument/publishDiagnostics", p => !p.TryGetProperty("version", out _) && p.GetProperty("diagnostics").GetArrayLength() == 0);
    }

    [Fact]
    public async Task A_file_that_is_no_post_mortem_is_left_in_peace()
    {
        await using var client = await TestClient.StartAsync();
        client.Open("file:///README.md", "# A library\n\n## Install\n\nSomebody carelessly forgot the manual. TODO\n");
        Assert.Empty(await client.FindingsAsync("file:///README.md", 1));
    }

    [Fact]
    public async Task Wording_on_the_line_being_typed_waits_until_the_line_is_left()
    {
        await using var client = await TestClient.StartAsync();
        client.Open(Uri, Text);
        var before = Wording(await client.FindingsAsync(Uri, 1));
        Assert.All(before, w => Assert.StartsWith("4:", w));
        Assert.NotEmpty(before);

        client.Change(Uri, 2, (6, 0), (6, 0), "She carelessly broke it. ");
        Assert.DoesNotContain(Wording(await client.FindingsAsync(Uri, 2)), w => w.StartsWith("6:", StringComparison.Ordinal));
        client.Change(Uri, 3, (4, 0), (4, 0), "So ");
        var published = await client.WaitAsync("textDocument/publishDiagnostics", p => p.GetProperty("version").GetInt32() == 3);
        Assert.Contains(Wording(TestClient.Render(published)), w => w.StartsWith("6:", StringComparison.Ordinal));
        Assert.Contains(Wording(TestClient.Render(published)), w => w.StartsWith("4:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wording_on_the_line_being_typed_follows_after_a_pause()
    {
        await using var client = await TestClient.StartAsync();
        client.Open(Uri, Text);
        await client.FindingsAsync(Uri, 1);
        client.Change(Uri, 2, (6, 0), (6, 0), "She carelessly broke it. ");
        await client.WaitAsync("textDocument/publishDiagnostics", p => p.GetProperty("version").GetInt32() == 2 && Wording(TestClient.Render(p)).Any(w => w.StartsWith("6:", StringComparison.Ordinal)));
        var all = client.Received("textDocument/publishDiagnostics").Where(p => p.GetProperty("params").GetProperty("version").GetInt32() == 2).ToArray();
        Assert.Equal(2, all.Length);
        Assert.DoesNotContain(Wording(TestClient.Render(all[0].GetProperty("params"))), w => w.StartsWith("6:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Settings_of_the_client_count_over_those_of_the_workspace()
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".postmortem"));
        await File.WriteAllTextAsync(Path.Combine(_folder, ".postmortem", "config.yaml"), "maxFindings: 1\nrules:\n  no-such-rule: off\n", TestContext.Current.CancellationToken);
        var uri = TestClient.Uri(Path.Combine(_folder, "post-mortem.md"));
        await using (var client = await TestClient.StartAsync(_folder))
        {
            client.Open(uri, Text);
            Assert.Equal(2, (await client.FindingsAsync(uri, 1)).Length);
            var config = await client.FindingsAsync(TestClient.Uri(Path.Combine(_folder, ".postmortem", "config.yaml")));
            Assert.Single(config, c => c.Contains("no-such-rule"));
        }

        await using var other = await TestClient.StartAsync(_folder, Capabilities(), settings: new JsonObject { ["maxFindings"] = 500 });
        other.Open(uri, Text);
        await other.WaitAsync("textDocument/publishDiagnostics", p => p.GetProperty("uri").GetString() == uri && p.GetProperty("diagnostics").GetArrayLength() > 2);
        Assert.Equal(["workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"],
            other.Received("client/registerCapability").SelectMany(r => r.GetProperty("params").GetProperty("registrations").EnumerateArray()).Select(r => r.GetProperty("method").GetString()));

        other.Settings = new JsonObject { ["maxFindings"] = 2 };
        other.Notify("workspace/didChangeConfiguration", new JsonObject { ["settings"] = null });
        await other.WaitAsync("textDocument/publishDiagnostics", p => p.GetProperty("uri").GetString() == uri && p.GetProperty("diagnostics").GetArrayLength() == 3);
    }

    [Fact]
    public async Task A_broken_settings_file_is_reported_on_itself_while_it_is_edited_and_when_it_is_mended()
    {
        var config = Path.Combine(_folder, ".postmortem", "config.yaml");
        var uri = TestClient.Uri(config);
        Directory.CreateDirectory(Path.GetDirectoryName(config)!);
        await File.WriteAllTextAsync(config, "check: never\n", TestContext.Current.CancellationToken);
        await using var client = await TestClient.StartAsync(_folder);
        client.Open(uri, "check: never\n", language: "yaml");
        Assert.Single(await client.FindingsAsync(uri, 1));
        client.ChangeAll(uri, 2, "check: onSave\n");
        Assert.Empty(await client.FindingsAsync(uri, 2));
        client.Notify("textDocument/didClose", TestClient.Document(uri));
        await client.WaitAsync("textDocument/publishDiagnostics", p => !p.TryGetProperty("version", out _) && p.GetProperty("diagnostics").GetArrayLength() == 1);
        await File.WriteAllTextAsync(config, "check: onType\n", TestContext.Current.CancellationToken);
        client.Notify("workspace/didChangeWatchedFiles", new JsonObject { ["changes"] = new JsonArray(new JsonObject { ["uri"] = uri, ["type"] = 2 }) });
        await client.WaitAsync("textDocument/publishDiagnostics", p => !p.TryGetProperty("version", out _) && p.GetProperty("diagnostics").GetArrayLength() == 0);
    }

    [Fact]
    public async Task A_large_folder_is_read_with_progress()
    {
        for (var i = 0; i < 250; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, $"post-mortem-{i}.md"), Text, TestContext.Current.CancellationToken);
        }

        await using var client = await TestClient.StartAsync(_folder, Capabilities());
        await client.WaitAsync("window/workDoneProgress/create");
        await client.WaitAsync("$/progress", p => p.GetProperty("value").GetProperty("kind").GetString() == "begin");
        await client.WaitAsync("$/progress", p => p.GetProperty("value").GetProperty("kind").GetString() == "end");
    }

    /// <summary>Each policy of wording by the client's settings: what it adds to the findings, or takes from them.</summary>
    [Theory]
    [InlineData("names", "allowed", "-named-individual-in-analysis")]
    [InlineData("names", "never", "+named-individual-in-analysis")]
    [InlineData("passive", "allowed", "-evasive-passive")]
    [InlineData("fiveWhys", "how", "+question-at-a-person")]
    [InlineData("strictness", "relaxed", "-evasive-passive -obviousness -gendered-pronoun")]
    [InlineData("allowedWords", "obviously", "-obviousness")]
    public async Task A_policy_of_wording_is_a_setting(string key, string value, string difference)
    {
        const string Story = "---\nkind: post-mortem\n---\n\n# Post-Mortem: X\n\n## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n| 14:00 | Alert fired |\n| 14:05 | Alice restarted the broker |\n\n## Root Cause\n\nAlice restarted the broker at 14:05.\n\nMistakes were made during the upgrade.\n\nWhy did the queue stop draining?\n\nThe operator failed to rotate the key.\n\nObviously, it had expired.\n\nShe then rotated it.\n";
        string[] Difference(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
            [.. before.Except(after).Select(code => "-" + code[..code.LastIndexOf(' ')]).Concat(after.Except(before).Select(code => "+" + code[..code.LastIndexOf(' ')])).Distinct().Order(StringComparer.Ordinal)];

        await using var plain = await TestClient.StartAsync(_folder);
        plain.Open(Uri, Story);
        var before = Wordings(await plain.WaitAsync("textDocument/publishDiagnostics", p => Wordings(p).Count > 0));

        // The answer with the settings may arrive after the document; what counts is what is shown in the end.
        await using var client = await TestClient.StartAsync(_folder, Capabilities(), settings: new JsonObject { ["language"] = new JsonObject { [key] = key == "allowedWords" ? new JsonArray(value) : JsonValue.Create(value) } });
        client.Open(Uri, Story);
        await client.WaitAsync("textDocument/publishDiagnostics", p => Difference(before, Wordings(p)).SequenceEqual(difference.Split(' ').Order(StringComparer.Ordinal)));
    }

    /// <summary>The rules of wording in a message, each with its number among those of the same rule, since one may report several places.</summary>
    private static IReadOnlyList<string> Wordings(JsonElement published) =>
    [
        .. TestClient.Render(published)
            .Select(finding => finding[(finding.LastIndexOf(' ') + 1)..])
            .Where(code => Postmortem.Analysis.Language.WordingRule.All.Any(rule => rule.Code == code))
            .GroupBy(code => code, StringComparer.Ordinal)
            .SelectMany(group => group.Select((code, i) => $"{code} {i}")),
    ];

    [Fact]
    public async Task Checking_on_save_only_shows_nothing_while_typing()
    {
        await using var client = await TestClient.StartAsync(_folder, Capabilities(), settings: new JsonObject { ["check"] = "onSave" });
        await client.WaitAsync("workspace/configuration");
        await client.RequestAsync("textDocument/foldingRange", TestClient.Document(Uri));
        client.Open(Uri, Text);
        await client.FindingsAsync(Uri, 1);
        client.ChangeAll(Uri, 2, Text + "\n");
        client.ChangeAll(Uri, 3, Text + "\n\n");
        await client.RequestAsync("textDocument/foldingRange", TestClient.Document(Uri));
        client.Notify("textDocument/didSave", TestClient.Document(Uri));
        await client.FindingsAsync(Uri, 3);
        Assert.DoesNotContain(2, client.Received("textDocument/publishDiagnostics").Select(p => p.GetProperty("params").GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task The_server_ends_with_the_process_that_started_it()
    {
        var parent = Process.Start(new ProcessStartInfo("sleep", "600"))!;
        await using var client = TestClient.Launch("--clientProcessId", parent.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var parameters = TestClient.InitializeParams();
        parameters["processId"] = parent.Id;
        await client.RequestAsync("initialize", parameters);
        parent.Kill();
        await parent.WaitForExitAsync(TestContext.Current.CancellationToken);
        await client.Process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal(1, client.Process.ExitCode);
    }

    [Fact]
    public async Task The_server_ends_when_its_input_does()
    {
        await using var client = await TestClient.StartAsync();
        client.Process.StandardInput.Close();
        await client.Process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal(1, client.Process.ExitCode);
    }

    private static JsonObject Capabilities() => JsonNode.Parse("""
        { "workspace": { "configuration": true, "didChangeConfiguration": { "dynamicRegistration": true }, "didChangeWatchedFiles": { "dynamicRegistration": true } },
          "window": { "workDoneProgress": true } }
        """)!.AsObject();

    private static JsonObject Hover(int line, int column)
    {
        var parameters = TestClient.Document(Uri);
        parameters["position"] = TestClient.Position((line, column));
        return parameters;
    }

    private static string[] Wording(string[] findings) => [.. findings.Where(f => Analysis.Rules.AllRules.Find(f.Split(' ')[1])?.Category == Analysis.Rules.Category.Language)];
}
