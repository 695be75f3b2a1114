using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Postmortem.Tests.Protocol;

/// <summary>What makes no sense gets the error code that the specification names for it, over real standard input and output, and the server lives on.</summary>
public sealed class MalformedTest
{
    private const string Uri = "file:///notes/post-mortem.md";

    private const string Text = "# Post-Mortem: X\n\n## Root cause\n\nIt was human error.\n";

    /// <summary>Requests of an initialized server, and the code of their answer; null for an answer without an error.</summary>
    private static readonly (string Method, string Parameters, int? Code)[] Requests =
    [
        ("textDocument/unheardOf", "{}", -32601),
        ("$/unheardOf", "{}", -32601),
        ("initialized", "{}", null),
        ("textDocument/hover", "null", -32602),
        ("textDocument/hover", "[]", -32602),
        ("textDocument/hover", """{ "textDocument": "x", "position": { "line": 0, "character": 0 } }""", -32602),
        ("textDocument/hover", """{ "textDocument": { "uri": "URI" } }""", -32602),
        ("textDocument/hover", """{ "textDocument": { "uri": "URI" }, "position": { "line": "0", "character": 0 } }""", -32602),
        ("textDocument/hover", """{ "textDocument": { "uri": "URI" }, "position": { "line": -1, "character": 0 } }""", -32602),
        ("textDocument/hover", """{ "textDocument": { "uri": "URI" }, "position": { "line": 0, "character": -1 } }""", -32602),
        ("textDocument/hover", """{ "textDocument": { "uri": "URI" }, "position": { "line": 900, "character": 0 } }""", -32602),
        ("textDocument/hover", """{ "textDocument": { "uri": "URI" }, "position": { "line": 0.5, "character": 0 } }""", -32602),
        ("textDocument/hover", """{ "textDocument": { "uri": "URI" }, "position": { "line": 99999999999, "character": 0 } }""", -32602),
        ("textDocument/hover", """{ "textDocument": { "uri": "URI" }, "position": { "line": 4, "character": 2147483647 } }""", null),
        ("textDocument/hover", """{ "textDocument": { "uri": "file:///never-opened.md" }, "position": { "line": 0, "character": 0 } }""", null),
        ("textDocument/completion", """{ "textDocument": { "uri": "URI" }, "position": { "line": 900, "character": 0 } }""", -32602),
        ("textDocument/codeAction", """{ "textDocument": { "uri": "URI" }, "range": { "start": { "line": 900, "character": 0 }, "end": { "line": 901, "character": 0 } }, "context": { "diagnostics": [] } }""", -32602),
        ("textDocument/codeAction", """{ "textDocument": { "uri": "URI" }, "range": { "start": { "line": 2, "character": 0 }, "end": { "line": 0, "character": 0 } }, "context": { "diagnostics": [] } }""", -32602),
        ("textDocument/codeAction", """{ "textDocument": { "uri": "URI" }, "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } } }""", -32602),
        ("textDocument/inlayHint", """{ "textDocument": { "uri": "URI" }, "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 900, "character": 0 } } }""", -32602),
        ("textDocument/rangeFormatting", """{ "textDocument": { "uri": "URI" }, "range": { "start": { "line": 7, "character": 0 }, "end": { "line": 3, "character": 0 } }, "options": { "tabSize": 4, "insertSpaces": true } }""", -32602),
        ("textDocument/selectionRange", """{ "textDocument": { "uri": "URI" }, "positions": [ { "line": 900, "character": 0 } ] }""", -32602),
        ("codeAction/resolve", """{ "title": "x" }""", null),
        ("codeAction/resolve", """{ "title": "x", "data": { "uri": 3 } }""", -32602),
        ("workspace/executeCommand", """{ "command": "postmortem.unheardOf" }""", -32602),
        ("workspace/executeCommand", """{ "command": "postmortem.generateCoe" }""", -32602),
        ("workspace/executeCommand", """{ "command": "postmortem.insertMissingSections", "arguments": [ "file:///never-opened.md" ] }""", -32803),
        ("postmortem/generateCoe", """{ "uri": "not a uri" }""", -32803),
        ("postmortem/new", """{ "kind": "unheard-of", "answers": {} }""", -32803),
        ("postmortem/form", """{ "form": "unheard-of" }""", -32602),
        ("postmortem/review", """{ "uri": "file:///never-opened.md" }""", -32803),
        ("postmortem/treatAs", "{}", -32602),
        ("initialize", "{}", -32600),
    ];

    private static readonly (string Method, string Parameters)[] Notifications =
    [
        ("textDocument/didOpen", """{ "textDocument": { "uri": "URI" } }"""),
        ("textDocument/didOpen", """{ "textDocument": { "uri": 3, "languageId": "markdown", "version": 1, "text": "" } }"""),
        ("textDocument/didChange", "{}"),
        ("textDocument/didChange", """{ "textDocument": { "uri": "URI", "version": "x" }, "contentChanges": [] }"""),
        ("textDocument/didChange", """{ "textDocument": { "uri": "file:///never-opened.md", "version": 2 }, "contentChanges": [ { "text": "x" } ] }"""),
        ("textDocument/didClose", """{ "textDocument": { "uri": "file:///never-opened.md" } }"""),
        ("textDocument/didSave", """{ "textDocument": { "uri": "file:///never-opened.md" } }"""),
        ("workspace/didChangeConfiguration", """{ "settings": 3 }"""),
        ("workspace/didChangeConfiguration", """{ "settings": { "postmortem": { "rules": [ 1 ], "maxFindings": -5, "language": "x" } } }"""),
        ("workspace/didChangeWatchedFiles", """{ "changes": [ { "uri": "::", "type": 9 }, { "uri": "file:///etc/passwd", "type": 2 } ] }"""),
        ("workspace/didChangeWorkspaceFolders", """{ "event": { "added": [ { "uri": "::", "name": "" } ], "removed": [ { "uri": "x:y", "name": "" } ] } }"""),
        ("$/cancelRequest", """{ "id": "never asked" }"""),
        ("$/setTrace", """{ "value": 7 }"""),
        ("unheardOf", "{}"),
    ];

    /// <summary>What is no message at all, and the code of the answer without an id.</summary>
    private static readonly (string Header, string Body, int Code)[] Frames =
    [
        ("Content-Length: many\r\n\r\n", "", -32700),
        ("Content-Length: -1\r\n\r\n", "{}", -32700),
        ("Content-Length: 99999999999999999999999\r\n\r\n", "{}", -32700),
        ("Content-Length: 2147483647\r\n\r\n", "{}", -32700),
        ("Content-Type: application/json\r\n\r\n", "{}", -32700),
        ("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "", -32700),
        ("Content-Length: 10\r\n\r\n", "{ not json", -32700),
        ("Content-Length: 2\r\n\r\n", "[]", -32600),
        ("Content-Length: 4\r\n\r\n", "null", -32600),
        ("Content-Length: 2\r\n\r\n", "{}", -32600),
    ];

    [Fact]
    public async Task A_request_that_makes_no_sense_is_answered_with_the_code_for_it()
    {
        await using var client = await OpenAsync();
        foreach (var (method, parameters, code) in Requests)
        {
            var answer = await client.AnswerAsync(client.Begin(method, JsonNode.Parse(parameters.Replace("URI", Uri, StringComparison.Ordinal))));
            Assert.True(code == (answer.TryGetProperty("error", out var error) ? error.GetProperty("code").GetInt32() : null), $"{method} {parameters} was answered by {answer}");
        }

        await LivesAsync(client);
    }

    [Fact]
    public async Task A_notification_that_makes_no_sense_is_not_answered()
    {
        await using var client = await OpenAsync();
        foreach (var (method, parameters) in Notifications)
        {
            client.Notify(method, JsonNode.Parse(parameters.Replace("URI", Uri, StringComparison.Ordinal)));
        }

        await LivesAsync(client);
        Assert.Empty(client.ReceivedErrors());
    }

    [Fact]
    public async Task What_is_no_message_is_answered_and_passed_over()
    {
        await using var client = await OpenAsync();
        foreach (var (header, body, _) in Frames)
        {
            client.SendRaw(Encoding.ASCII.GetBytes(header + body));
            Assert.NotEqual(JsonValueKind.Null, (await client.RequestAsync("textDocument/documentSymbol", TestClient.Document(Uri))).ValueKind);
        }

        await LivesAsync(client);
        Assert.Equal(Frames.Select(f => f.Code), client.ReceivedErrors().Where(e => e.GetProperty("id").ValueKind == JsonValueKind.Null).Select(e => e.GetProperty("error").GetProperty("code").GetInt32()));
    }

    [Fact]
    public async Task Before_the_greeting_and_after_the_farewell_requests_are_refused_and_notifications_dropped()
    {
        await using var client = TestClient.Launch();
        client.Open(Uri, Text);
        Assert.Equal(-32002, await client.RequestErrorAsync("workspace/symbol", new JsonObject { ["query"] = "" }));
        Assert.Equal(-32002, await client.RequestErrorAsync("unheardOf", null));
        Assert.Equal(-32602, await client.RequestErrorAsync("initialize", new JsonArray()));
        Assert.Equal(-32602, await client.RequestErrorAsync("initialize", new JsonObject { ["capabilities"] = 3 }));
        await client.RequestAsync("initialize", TestClient.InitializeParams());
        client.Notify("initialized", new JsonObject());
        Assert.Equal(JsonValueKind.Null, (await client.RequestAsync("textDocument/documentSymbol", TestClient.Document(Uri))).ValueKind);
        await client.RequestAsync("shutdown", null);
        client.Open(Uri, Text);
        Assert.Equal(-32600, await client.RequestErrorAsync("shutdown", null));
        Assert.Equal(-32600, await client.RequestErrorAsync("unheardOf", null));
        Assert.Equal(-32600, await client.RequestErrorAsync("initialize", TestClient.InitializeParams()));
        client.Notify("exit", null);
        await client.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, client.Process.ExitCode);
    }

    private static async Task<TestClient> OpenAsync()
    {
        var client = await TestClient.StartAsync();
        client.Open(Uri, Text);
        await client.FindingsAsync(Uri, 1);
        return client;
    }

    private static async Task LivesAsync(TestClient client)
    {
        client.ChangeAll(Uri, 7, Text + "\nMore.\n");
        Assert.NotEmpty(await client.FindingsAsync(Uri, 7));
        Assert.NotEqual(JsonValueKind.Null, (await client.RequestAsync("textDocument/documentSymbol", TestClient.Document(Uri))).ValueKind);
    }
}
