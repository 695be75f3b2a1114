using System.Text.Json;
using System.Text.Json.Nodes;
using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Tests.Protocol;

/// <summary>Features over the wire: the client judges every answer by the official types.</summary>
public sealed class FeatureTest : IDisposable
{
    private const string Capabilities = """
        { "workspace": { "workspaceEdit": { "documentChanges": true } },
          "textDocument": {
            "completion": { "completionItem": { "snippetSupport": true } },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "codeAction": { "dataSupport": true, "disabledSupport": true, "isPreferredSupport": true, "resolveSupport": { "properties": ["edit"] },
                            "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix", "refactor", "source"] } } } } }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("postmortem-").FullName;

    private string Document => TestClient.Uri(Path.Combine(_folder, "docs", "post-mortem.md"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("post-mortem")]
    [InlineData("coe")]
    public async Task Every_feature_answers_everywhere_as_the_official_types_say(string kind)
    {
        var text = ProfileSet.FindExample(kind)!.Replace("SEV-2", "[SEV-2 or so]", StringComparison.Ordinal);
        var lines = text.Split('\n');
        await using var client = await TestClient.StartAsync(_folder, JsonNode.Parse(Capabilities));
        client.Open(Document, text);
        for (var line = 0; line < lines.Length; line += 3)
        {
            var at = Math.Min(lines[line].TrimEnd().Length, line % 20);
            foreach (var method in (string[])["completion", "hover", "prepareRename", "references"])
            {
                var parameters = At(line, at);
                parameters["context"] = method == "references" ? new JsonObject { ["includeDeclaration"] = true } : null;
                await client.AnswerAsync(client.Begin("textDocument/" + method, parameters));
            }

            await client.RequestAsync("textDocument/codeAction", Actions(line, at));
        }

        foreach (var method in (string[])["documentSymbol", "foldingRange", "documentLink", "codeLens"])
        {
            Assert.NotEqual(JsonValueKind.Null, (await client.RequestAsync("textDocument/" + method, TestClient.Document(Document))).ValueKind);
        }

        var lenses = await client.RequestAsync("textDocument/codeLens", TestClient.Document(Document));
        var unresolved = Assert.Single(lenses.EnumerateArray(), l => !l.TryGetProperty("command", out _));
        var resolved = await client.RequestAsync("codeLens/resolve", JsonNode.Parse(unresolved.GetRawText())!);
        Assert.Matches(@"^Quality: \d+\.\d/10, ", resolved.GetProperty("command").GetProperty("title").GetString());

        var whole = TestClient.Document(Document);
        whole["range"] = Range(0, 0, lines.Length - 1, 0);
        Assert.True((await client.RequestAsync("textDocument/inlayHint", whole.DeepClone())).GetArrayLength() > 3);
        whole["options"] = new JsonObject { ["tabSize"] = 4, ["insertSpaces"] = true };
        await client.RequestAsync("textDocument/rangeFormatting", whole);
        var positions = TestClient.Document(Document);
        positions["positions"] = new JsonArray(TestClient.Position((5, 3)), TestClient.Position((9, 1)));
        Assert.Equal(2, (await client.RequestAsync("textDocument/selectionRange", positions)).GetArrayLength());
        await client.RequestAsync("workspace/symbol", new JsonObject { ["query"] = "" });
    }

    [Fact]
    public async Task A_quick_fix_is_listed_by_its_title_and_resolved_to_its_edit()
    {
        const string Text = "---\nkind: post-mortem\n---\n\n# Post-Mortem: X\n\n- **Severity:** SEW-1\n";
        await using var client = await TestClient.StartAsync(_folder, JsonNode.Parse(Capabilities));
        client.Open(Document, Text, version: 3);
        var listed = (await client.RequestAsync("textDocument/codeAction", Actions(6, 16))).EnumerateArray().Single(a => a.GetProperty("title").GetString() == "Change to \"SEV-1\"");
        Assert.False(listed.TryGetProperty("edit", out _));
        var resolved = await client.RequestAsync("codeAction/resolve", JsonNode.Parse(listed.GetRawText()));
        var change = resolved.GetProperty("edit").GetProperty("documentChanges")[0];
        Assert.Equal(3, change.GetProperty("textDocument").GetProperty("version").GetInt32());
        Assert.Equal(Text.Replace("SEW-1", "SEV-1", StringComparison.Ordinal), Apply(Text, change.GetProperty("edits")));

        client.ChangeAll(Document, 4, Text + "\nmore\n");
        Assert.Equal(-32801, await client.RequestErrorAsync("codeAction/resolve", JsonNode.Parse(listed.GetRawText())));
    }

    [Fact]
    public async Task The_impact_is_filled_in_from_the_timeline_and_the_settings_in_one_step()
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".postmortem"));
        await File.WriteAllTextAsync(Path.Combine(_folder, ".postmortem", "config.yaml"), "baselines:\n  - {traffic: 2000/min, slo: 99.9%}\n", TestContext.Current.CancellationToken);
        var text = """
            ---
            kind: rca
            ---

            # RCA: X

            ## Impact

            | Metric | Value |
            | --- | --- |
            | Affected Features | Thanh toán bằng thẻ |
            | Requests Failed | |
            | Error Rate Peak | 50% |
            | Customer Complaints | [Number] |

            ### SLO Impact

            | SLO | Target | Actual | Breach |
            | --- | --- | --- | --- |
            | Availability (30 days) | 99.9% | [Actual] | [Yes or No] |

            ## Timeline (UTC)

            - 14:25 First signs of issue: errors
            - 14:55 Mitigation successful

            ### Time to Key Milestones

            Not yet.
            """.ReplaceLineEndings("\r\n");
        await using var client = await TestClient.StartAsync(_folder, JsonNode.Parse(Capabilities));
        client.Open(Document, text, version: 7);
        var listed = (await client.RequestAsync("textDocument/codeAction", Actions(11, 4))).EnumerateArray().Single(a => a.GetProperty("title").GetString() == "Fill in the impact with what can be computed" && a.GetProperty("kind").GetString() == "refactor.rewrite");
        var edit = (await client.RequestAsync("codeAction/resolve", JsonNode.Parse(listed.GetRawText()))).GetProperty("edit");
        var change = Assert.Single(edit.GetProperty("documentChanges").EnumerateArray());
        Assert.Equal(7, change.GetProperty("textDocument").GetProperty("version").GetInt32());
        Assert.Equal(
            text.Replace("| Requests Failed | |", "| Requests Failed | up to 30,000 requests (estimate: usual traffic of 2,000 per minute × 50% errors at the peak × 30 minutes) |", StringComparison.Ordinal)
                .Replace("| [Actual] | [Yes or No] |", "| at least 99.9653% (estimate, this incident alone: 1 − 30,000 / 86,400,000) | No (by this incident alone) |\r\n\r\nThis incident used at most 34.7% of the 30-day error budget (estimate): 30,000 of the 86,400 requests that may fail, which is (1 − 99.9%) × 2,000 per minute × 30 days.", StringComparison.Ordinal),
            Apply(text, change.GetProperty("edits")));
    }

    [Fact]
    public async Task An_incident_is_renamed_wherever_the_workspace_names_it()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "docs"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "docs", "rca-one.md"), "---\nkind: rca\n---\n\n# RCA: X\n\n- **Incident ID:** INC-1\n", TestContext.Current.CancellationToken);
        const string Text = "---\nkind: post-mortem\n---\n\n# Post-Mortem: X\n\n- **Incident ID:** INC-1\n\nAI-1 and INC-1.\n";
        await File.WriteAllTextAsync(Path.Combine(_folder, "docs", "post-mortem.md"), Text, TestContext.Current.CancellationToken);
        await using var client = await TestClient.StartAsync(_folder, JsonNode.Parse(Capabilities));
        client.Open(Document, Text);
        JsonElement edit;
        do
        {
            // The folder is read in the background.
            var rename = At(6, 20);
            rename["newName"] = "INC-2026-001";
            edit = await client.RequestAsync("textDocument/rename", rename);
        }
        while (edit.GetProperty("documentChanges").GetArrayLength() < 2);
        var edits = edit.GetProperty("documentChanges").EnumerateArray().Single(c => c.GetProperty("textDocument").GetProperty("uri").GetString() == Document).GetProperty("edits");
        Assert.Equal(Text.Replace("INC-1", "INC-2026-001", StringComparison.Ordinal), Apply(Text, edits));
    }

    [Fact]
    public async Task Settings_are_completed_in_their_file()
    {
        var config = TestClient.Uri(Path.Combine(_folder, ".postmortem", "config.yaml"));
        await using var client = await TestClient.StartAsync(_folder);
        client.Open(config, "check: \n", language: "yaml");
        var list = await client.RequestAsync("textDocument/completion", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = config }, ["position"] = TestClient.Position((0, 7)) });
        Assert.Equal(["onType", "onSave"], list.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("label").GetString()));
    }

    private static string Apply(string text, JsonElement edits)
    {
        var source = SourceText.From(text);
        int Offset(JsonElement position) => source.FindOffset(position.GetProperty("line").GetInt32(), position.GetProperty("character").GetInt32())!.Value;
        return Edits.Apply(text, edits.EnumerateArray().Select(e => new TextEdit(
            TextSpan.FromBounds(Offset(e.GetProperty("range").GetProperty("start")), Offset(e.GetProperty("range").GetProperty("end"))),
            e.GetProperty("newText").GetString()!)));
    }

    private JsonObject At(int line, int column)
    {
        var parameters = TestClient.Document(Document);
        parameters["position"] = TestClient.Position((line, column));
        return parameters;
    }

    private JsonObject Actions(int line, int column)
    {
        var parameters = TestClient.Document(Document);
        parameters["range"] = Range(line, column, line, column);
        parameters["context"] = new JsonObject { ["diagnostics"] = new JsonArray() };
        return parameters;
    }

    private static JsonObject Range(int line, int column, int endLine, int endColumn) => new()
    {
        ["start"] = TestClient.Position((line, column)),
        ["end"] = TestClient.Position((endLine, endColumn)),
    };
}
