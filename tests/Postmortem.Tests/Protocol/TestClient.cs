using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Postmortem.LanguageServer;

namespace Postmortem.Tests.Protocol;

/// <summary>
/// A client that talks to the built executable over standard input and output. Every message of the server is judged by the official
/// types; what a bug report says in the server's log is a failure too.
/// </summary>
internal sealed class TestClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<int, (string Method, TaskCompletionSource<JsonElement> Answer)> _pending = [];
    private readonly List<JsonElement> _received = [];
    private readonly List<string> _problems = [];
    private readonly Lock _gate = new();
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _lastId;

    private readonly Stream _toServer;
    private readonly Stream _fromServer;
    private readonly Process? _process;

    private TestClient(Stream toServer, Stream fromServer, Process? process)
    {
        (_toServer, _fromServer, _process) = (toServer, fromServer, process);
        Reading = Task.Run(ReadAsync);
    }

    public Process Process => _process ?? throw new InvalidOperationException("The server runs in this process.");

    public Task Reading { get; }

    /// <summary>What the client answers to <c>workspace/configuration</c>.</summary>
    public JsonNode? Settings { get; set; }

    /// <summary>What may be said in the log as an error, because the test brings it about.</summary>
    public Func<string, bool> Expects { get; set; } = _ => false;

    public static TestClient Launch(params string[] arguments)
    {
        var process = StartServer(["--stdio", .. arguments]);
        return new TestClient(process.StandardInput.BaseStream, process.StandardOutput.BaseStream, process);
    }

    /// <summary>A client that listens itself and has the server connect to it.</summary>
    public static async Task<TestClient> ListenAsync(Socket listener, params string[] arguments)
    {
        listener.Listen();
        var process = StartServer(arguments);
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var stream = new NetworkStream(await listener.AcceptAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience), ownsSocket: true);
        return new TestClient(stream, stream, process);
    }

    /// <summary>A server in this process, over pipes, that is given another clock or other rules.</summary>
    public static async Task<TestClient> StartWithinAsync(Workspace workspace)
    {
        var (toServer, fromServer) = (new Pipe(), new Pipe(new PipeOptions(pauseWriterThreshold: 0)));
        _ = Task.Run(async () =>
        {
            await Host.ServeAsync(toServer.Reader.AsStream(), fromServer.Writer.AsStream(), workspace);
            await fromServer.Writer.CompleteAsync();
        });
        var client = new TestClient(toServer.Writer.AsStream(), fromServer.Reader.AsStream(), null);
        await client.RequestAsync("initialize", InitializeParams());
        client.Notify("initialized", new JsonObject());
        return client;
    }

    private static Process StartServer(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "postmortem.dll"));
        foreach (var argument in (string[])["lsp", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>A client past its initialization, with a folder.</summary>
    public static async Task<TestClient> StartAsync(string? folder = null, JsonNode? capabilities = null, JsonNode? options = null, JsonNode? settings = null)
    {
        var client = Launch();
        client.Settings = settings;
        await client.RequestAsync("initialize", InitializeParams(folder, capabilities, options));
        client.Notify("initialized", new JsonObject());
        return client;
    }

    public static JsonObject InitializeParams(string? folder = null, JsonNode? capabilities = null, JsonNode? options = null) => new()
    {
        ["processId"] = Environment.ProcessId,
        ["rootUri"] = null,
        ["capabilities"] = capabilities ?? new JsonObject(),
        ["initializationOptions"] = options,
        ["workspaceFolders"] = folder is null ? null : new JsonArray(new JsonObject { ["uri"] = Uri(folder), ["name"] = "test" }),
    };

    public static string Uri(string path) => new Uri(path).AbsoluteUri;

    public static JsonObject Document(string uri) => new() { ["textDocument"] = new JsonObject { ["uri"] = uri } };

    public void Open(string uri, string text, int version = 1, string language = "markdown") => Notify("textDocument/didOpen", new JsonObject
    {
        ["textDocument"] = new JsonObject { ["uri"] = uri, ["languageId"] = language, ["version"] = version, ["text"] = text },
    });

    public void Change(string uri, int version, (int Line, int Column) from, (int Line, int Column) to, string text) => Change(uri, version, new JsonObject
    {
        ["range"] = new JsonObject { ["start"] = Position(from), ["end"] = Position(to) },
        ["text"] = text,
    });

    public void ChangeAll(string uri, int version, string text) => Change(uri, version, new JsonObject { ["text"] = text });

    public static JsonObject Position((int Line, int Column) at) => new() { ["line"] = at.Line, ["character"] = at.Column };

    public void Notify(string method, JsonNode? parameters) => Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    public int Begin(string method, JsonNode? parameters)
    {
        var id = Interlocked.Increment(ref _lastId);
        _pending[id] = (method, new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously));
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        return id;
    }

    /// <summary>The whole answer, with its result or error.</summary>
    public Task<JsonElement> AnswerAsync(int id) => _pending[id].Answer.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

    public async Task<JsonElement> RequestAsync(string method, JsonNode? parameters)
    {
        var answer = await AnswerAsync(Begin(method, parameters));
        return answer.TryGetProperty("result", out var result) ? result : throw new InvalidOperationException(answer.GetRawText());
    }

    public async Task<int> RequestErrorAsync(string method, JsonNode? parameters) =>
        (await AnswerAsync(Begin(method, parameters))).GetProperty("error").GetProperty("code").GetInt32();

    /// <summary>The first message that was or will be received and that matches.</summary>
    public async Task<JsonElement> WaitAsync(string method, Func<JsonElement, bool>? matches = null)
    {
        for (var next = 0; ;)
        {
            Task arrival;
            lock (_gate)
            {
                arrival = _arrived.Task;
                for (; next < _received.Count; next++)
                {
                    if (_received[next].TryGetProperty("method", out var m) && m.GetString() == method && matches?.Invoke(_received[next].GetProperty("params")) != false)
                    {
                        return _received[next].GetProperty("params");
                    }
                }
            }

            await arrival.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The findings of a version, rendered as "line:column code" each.</summary>
    public async Task<string[]> FindingsAsync(string uri, int? version = null)
    {
        var published = await WaitAsync("textDocument/publishDiagnostics", p => p.GetProperty("uri").GetString() == uri
            && (version is null || (p.TryGetProperty("version", out var v) && v.GetInt32() >= version)));
        return Render(published);
    }

    public static string[] Render(JsonElement published) => [.. published.GetProperty("diagnostics").EnumerateArray().Select(d =>
    {
        var start = d.GetProperty("range").GetProperty("start");
        return $"{start.GetProperty("line")}:{start.GetProperty("character")} {(d.TryGetProperty("code", out var code) ? code.GetString() : d.GetProperty("message").GetString())}";
    })];

    public JsonElement[] Received(string method)
    {
        lock (_gate)
        {
            return [.. _received.Where(m => m.TryGetProperty("method", out var name) && name.GetString() == method)];
        }
    }

    public JsonElement[] ReceivedErrors()
    {
        lock (_gate)
        {
            return [.. _received.Where(m => m.TryGetProperty("error", out _))];
        }
    }

    public void SendRaw(byte[] bytes)
    {
        _toServer.Write(bytes);
        _toServer.Flush();
    }

    public static byte[] Frame(string json) => Encoding.UTF8.GetBytes($"Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");

    /// <summary>Ends the server in order; the exit code of its process.</summary>
    public async Task<int> StopAsync()
    {
        await RequestAsync("shutdown", null);
        Notify("exit", null);
        await Process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return Process.ExitCode;
    }

    /// <summary>Ends the connection without a word.</summary>
    public void HangUp() => _toServer.Dispose();

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        if (_process is null)
        {
            // The server ends with its input, and the reading with the server.
            await _toServer.DisposeAsync();
        }

        await Reading;
        _process?.Dispose();
        Assert.True(_problems.Count == 0, string.Join("\n", _problems.Take(5)));
    }

    private void Change(string uri, int version, JsonObject change) => Notify("textDocument/didChange", new JsonObject
    {
        ["textDocument"] = new JsonObject { ["uri"] = uri, ["version"] = version },
        ["contentChanges"] = new JsonArray(change),
    });

    private void Send(JsonObject message) => SendRaw(Frame(message.ToJsonString()));

    private async Task ReadAsync()
    {
        try
        {
            while (await ReadHeaderAsync(_fromServer) is { } length)
            {
                var body = new byte[length];
                await _fromServer.ReadExactlyAsync(body);
                Receive(JsonElement.Parse(body));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The process was ended.
        }

        foreach (var (_, answer) in _pending.Values)
        {
            answer.TrySetException(new InvalidOperationException("The server ended."));
        }
    }

    /// <summary>Only messages are ever written to standard output: anything else makes this fail.</summary>
    private async Task<int?> ReadHeaderAsync(Stream stream)
    {
        var header = new StringBuilder();
        var one = new byte[1];
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0)
            {
                return null;
            }

            header.Append((char)one[0]);
        }

        var text = header.ToString();
        if (text.StartsWith("Content-Length: ", StringComparison.Ordinal) && int.TryParse(text.AsSpan(16).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return length;
        }

        Complain($"This is no header: {text}");
        return null;
    }

    private void Receive(JsonElement message)
    {
        var method = message.TryGetProperty("method", out var m) ? m.GetString() : null;
        if (method is null)
        {
            if (message.GetProperty("id").ValueKind == JsonValueKind.Number && _pending.TryGetValue(message.GetProperty("id").GetInt32(), out var pending))
            {
                if (message.TryGetProperty("result", out var result) && LspSchema.FindProblemInResult(pending.Method, result) is { } problem)
                {
                    Complain(problem);
                }

                pending.Answer.TrySetResult(message);
            }
        }
        else
        {
            if (LspSchema.FindProblemInParams(method, message.GetProperty("params")) is { } problem)
            {
                Complain(problem);
            }

            if (method == "window/logMessage" && message.GetProperty("params").GetProperty("type").GetInt32() == 1 && !Expects(message.GetProperty("params").GetProperty("message").GetString()!))
            {
                Complain(message.GetProperty("params").GetProperty("message").GetString()!);
            }

            if (message.TryGetProperty("id", out var id))
            {
                Answer(method, id, message.GetProperty("params"));
            }
        }

        lock (_gate)
        {
            _received.Add(message);
            _arrived.SetResult();
            _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Answer(string method, JsonElement id, JsonElement parameters)
    {
        JsonNode? result = method switch
        {
            "workspace/configuration" => new JsonArray([.. parameters.GetProperty("items").EnumerateArray().Select(_ => Settings?.DeepClone())]),
            "workspace/applyEdit" => new JsonObject { ["applied"] = true },
            "window/showDocument" => new JsonObject { ["success"] = true },
            _ => null,
        };
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = JsonNode.Parse(id.GetRawText()), ["result"] = result });
    }

    private void Complain(string problem)
    {
        lock (_gate)
        {
            _problems.Add(problem);
        }
    }
}
