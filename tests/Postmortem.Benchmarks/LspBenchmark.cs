using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Postmortem.Benchmarks;

/// <summary>Milliseconds of a series: its median and its 95th percentile.</summary>
internal readonly record struct Series(double P50, double P95, int Count)
{
    /// <summary>How many things the last answer held, where somebody was asked; a question that finds nothing measures nothing.</summary>
    public int? Items { get; init; }

    public static readonly Series None = new(double.NaN, double.NaN, 0);

    public static Series Of(List<double> values)
    {
        if (values.Count == 0)
        {
            return None;
        }

        values.Sort();
        double At(double share) => values[Math.Clamp((int)Math.Ceiling(share * values.Count) - 1, 0, values.Count - 1)];
        return new Series(At(0.5), At(0.95), values.Count);
    }
}

/// <summary>What was measured of one server on one size; what could not be had is NaN.</summary>
internal sealed class LspFigures
{
    public double Initialize { get; set; } = double.NaN;
    public double FirstDiagnostics { get; set; } = double.NaN;
    public double OpenToDiagnostics { get; set; } = double.NaN;
    public double StartCpu { get; set; } = double.NaN;
    public Series Key { get; set; } = Series.None;
    public double CpuPerKey { get; set; } = double.NaN;
    public double Burst { get; set; } = double.NaN;
    public double BurstPublishes { get; set; } = double.NaN;
    public Series Completion { get; set; } = Series.None;
    public Series Hover { get; set; } = Series.None;
    public Series Symbols { get; set; } = Series.None;
    public Series CodeAction { get; set; } = Series.None;
    public double Wording { get; set; } = double.NaN;
    public double RssAfterOpen { get; set; } = double.NaN;
    public double RssAfterEdits { get; set; } = double.NaN;
    public double RssPeak { get; set; } = double.NaN;
    public string? Ended { get; set; }
}

/// <summary>One server over stdio on one generated document: open, type, burst, ask.</summary>
internal sealed class LspBenchmark(ServerUnderTest server, int size, BenchmarkOptions options)
{
    private readonly TimeSpan _wait = TimeSpan.FromSeconds(30);
    private readonly LspFigures _figures = new();
    private TypedDocument _document = null!;
    private LspClient _client = null!;
    private string _uri = "";
    private bool _pulls;
    private bool _fullSync;
    private int _publishes;
    private JsonElement _capabilities;
    private JsonElement _lastDiagnostics;

    public async Task<LspFigures> Run(bool onlyStart)
    {
        var folder = Directory.CreateTempSubdirectory("postmortem-bench-").FullName;
        using var parser = server.ParsesInClient ? new MarkdownParser(options.Node, options.ParserScript) : null;
        try
        {
            _document = new TypedDocument(server.Generate(size), server.Typing, server.Completion, server.Hover, server.Flat);
            var path = Path.Combine(folder, $"2026-02-11-postmortem.{server.Extension}");
            await File.WriteAllTextAsync(path, _document.Text);
            _uri = new Uri(path).AbsoluteUri;
            using (_client = new LspClient(server, folder) { OnRequest = (method, parameters) => Answer(method, parameters, parser, folder) })
            {
                await Open(folder);
                if (!onlyStart)
                {
                    await Measure();
                }
            }
        }
        catch (Exception error)
        {
            // Whatever a peer does, the others are still to be measured.
            _figures.Ended = error.Message;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return _figures;
    }

    private async Task Open(string folder)
    {
        var root = new Uri(folder).AbsoluteUri;
        var initialized = await _client.Request(
            "initialize",
            $$"""
            {"processId":{{Environment.ProcessId}},"clientInfo":{"name":"postmortem-benchmarks"},"rootUri":"{{root}}","rootPath":{{Quote(folder)}},
             "workspaceFolders":[{"uri":"{{root}}","name":"bench"}],"initializationOptions":{{server.InitializationOptions}},
             "capabilities":{"workspace":{"configuration":true,"workspaceFolders":true,"didChangeConfiguration":{"dynamicRegistration":true},"didChangeWatchedFiles":{"dynamicRegistration":true} },
              "textDocument":{"synchronization":{},"publishDiagnostics":{"versionSupport":true,"codeDescriptionSupport":true},"diagnostic":{"dynamicRegistration":true},
               "completion":{"dynamicRegistration":true,"completionItem":{"snippetSupport":true,"documentationFormat":["markdown"]} },"hover":{"contentFormat":["markdown"]},
               "codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix","refactor","source"]} },"dataSupport":true,"resolveSupport":{"properties":["edit"]},"disabledSupport":true},
               "documentSymbol":{"hierarchicalDocumentSymbolSupport":true} } } }
            """,
            _wait);
        _figures.Initialize = Milliseconds(_client.StartedAt, initialized.At);
        _capabilities = initialized.Body.GetProperty("capabilities");
        _pulls = _capabilities.TryGetProperty("diagnosticProvider", out _);
        _fullSync = SyncKind() == 1;
        _client.Notify("initialized", "{}");
        _client.Notify("workspace/didChangeConfiguration", $$"""{"settings":{{server.Settings.GetRawText()}} }""");
        var opened = Stopwatch.GetTimestamp();
        var at = await Diagnostics(1, () => _client.Notify(
            "textDocument/didOpen",
            $$"""{"textDocument":{"uri":"{{_uri}}","languageId":"{{server.Language}}","version":1,"text":{{Quote(_document.Text)}} } }"""));
        _figures.FirstDiagnostics = Milliseconds(_client.StartedAt, at);
        _figures.OpenToDiagnostics = Milliseconds(opened, at);
        _figures.StartCpu = _client.Usage().Cpu;
    }

    private async Task Measure()
    {
        await Quiet();
        _figures.RssAfterOpen = _client.Usage().Rss;

        await Try(Keys);
        await Quiet();
        await Try(Burst);
        await Quiet();

        _figures.Completion = await Ask("completionProvider", "textDocument/completion", () => $$"""{"textDocument":{"uri":"{{_uri}}"},"position":{"line":{{_document.CompletionLine}},"character":{{_document.CompletionColumn}} },"context":{"triggerKind":1} }""");
        _figures.Hover = await Ask("hoverProvider", "textDocument/hover", () => $$"""{"textDocument":{"uri":"{{_uri}}"},"position":{"line":{{_document.HoverLine}},"character":{{_document.HoverColumn}} } }""");
        _figures.Symbols = await Ask("documentSymbolProvider", "textDocument/documentSymbol", () => $$"""{"textDocument":{"uri":"{{_uri}}"} }""");
        _figures.CodeAction = await Ask("codeActionProvider", "textDocument/codeAction", CodeActionParameters);
        _figures.RssAfterEdits = _client.Usage().Rss;
        _figures.RssPeak = _client.Usage().Peak;
        if (server.Wording is { } wording)
        {
            await Wording(wording);
        }
    }

    /// <summary>A server that does not answer in time loses this figure and is asked for the next one.</summary>
    private static async Task Try(Func<Task> measure)
    {
        try
        {
            await measure();
        }
        catch (TimeoutException)
        {
            // The figure stays unknown.
        }
    }

    private async Task Keys()
    {
        var keys = new List<double>();
        var cpu = _client.Usage().Cpu;
        await Repeat(options.Edits, async () =>
        {
            var sent = 0L;
            var at = await Diagnostics(_document.Version + 1, () =>
            {
                var change = Change(_document.Type());
                sent = Stopwatch.GetTimestamp();
                _client.Notify("textDocument/didChange", change);
            });
            keys.Add(Milliseconds(sent, at));
            _figures.CpuPerKey = (_client.Usage().Cpu - cpu) / keys.Count;
            _figures.Key = Series.Of([.. keys]);
        });
    }

    /// <summary>Fifty edits, five milliseconds apart, as fast typing or a held key gives; from the last edit to its diagnostics.</summary>
    private async Task Burst()
    {
        _publishes = 0;
        var last = _document.Version + 50;
        var pushed = _pulls ? null : _client.NextDiagnostics(published => { _publishes++; return Concerns(published, last); });
        var sent = 0L;
        for (var i = 0; i < 50; i++)
        {
            if (i > 0)
            {
                await Task.Delay(5);
            }

            var change = Change(_document.Type());
            sent = Stopwatch.GetTimestamp();
            _client.Notify("textDocument/didChange", change);
        }

        if (pushed is not null)
        {
            _figures.Burst = Milliseconds(sent, (await pushed.WaitAsync(_wait)).At);
            _figures.BurstPublishes = _publishes;
        }
        else
        {
            _figures.Burst = Milliseconds(sent, (await Pull()).At);
        }
    }

    /// <summary>From the last key of a sentence that blames to the finding on it, while the cursor stays on its line.</summary>
    private async Task Wording(string sentence)
    {
        var change = Change(_document.Insert(sentence));
        var line = _document.ProbeLine;
        var found = _client.NextDiagnostics(published => Concerns(published, _document.Version)
            && published.GetProperty("diagnostics").EnumerateArray().Any(one => one.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32() == line));
        var sent = Stopwatch.GetTimestamp();
        _client.Notify("textDocument/didChange", change);
        try
        {
            _figures.Wording = Milliseconds(sent, (await found.WaitAsync(TimeSpan.FromSeconds(10))).At);
        }
        catch (TimeoutException)
        {
            // No finding on that line: the figure stays unknown.
        }
    }

    private async Task<Series> Ask(string capability, string method, Func<string> parameters)
    {
        if (!_capabilities.TryGetProperty(capability, out _) && !_client.Registered.Contains(method))
        {
            return Series.None;
        }

        var times = new List<double>();
        var items = 0;
        await Try(() => Repeat(options.Requests, async () =>
        {
            var text = parameters();
            var sent = Stopwatch.GetTimestamp();
            var answer = await _client.Request(method, text, _wait);
            times.Add(Milliseconds(sent, answer.At));
            items = CountOf(answer.Body);
        }));
        return Series.Of(times) with { Items = items };
    }

    private static int CountOf(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.Array => answer.GetArrayLength(),
        JsonValueKind.Object => answer.TryGetProperty("items", out var items) ? items.GetArrayLength() : 1,
        _ => 0,
    };

    private string CodeActionParameters()
    {
        var here = _lastDiagnostics.ValueKind == JsonValueKind.Array
            ? _lastDiagnostics.EnumerateArray().Where(one => one.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32() == _document.ProbeLine).Select(one => one.GetRawText())
            : [];
        return $$"""{"textDocument":{"uri":"{{_uri}}"},"range":{"start":{"line":{{_document.ProbeLine}},"character":0},"end":{"line":{{_document.ProbeLine}},"character":{{_document.ProbeColumn}} } },"context":{"diagnostics":[{{string.Join(',', here)}}],"triggerKind":1} }""";
    }

    private async Task Repeat(int count, Func<Task> action)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < count && Stopwatch.GetElapsedTime(started) < options.Budget; i++)
        {
            await action();
        }
    }

    /// <summary>Lets what the server still has to say go by: a second publish, an index.</summary>
    private static Task Quiet() => Task.Delay(700);

    private async Task<long> Diagnostics(int version, Action act)
    {
        if (_pulls)
        {
            act();
            var pulled = await Pull();
            if (pulled.Body.ValueKind == JsonValueKind.Object && pulled.Body.TryGetProperty("items", out var items))
            {
                _lastDiagnostics = items;
            }

            return pulled.At;
        }

        var next = _client.NextDiagnostics(published => Concerns(published, version));
        act();
        var pushed = await next.WaitAsync(_wait);
        _lastDiagnostics = pushed.Body.GetProperty("diagnostics");
        return pushed.At;
    }

    private Task<Arrival> Pull() => _client.Request("textDocument/diagnostic", $$"""{"textDocument":{"uri":"{{_uri}}"} }""", _wait);

    /// <summary>Whether a publish is about the document in this version or a later one; servers that give no version are taken at their word.</summary>
    private bool Concerns(JsonElement published, int version) =>
        published.GetProperty("uri").GetString() == _uri
        && (!published.TryGetProperty("version", out var given) || given.ValueKind != JsonValueKind.Number || given.GetInt32() >= version);

    private string Change((int Line, int Start, int End, string Text) edit)
    {
        var change = _fullSync
            ? $$"""{"text":{{Quote(_document.Text)}} }"""
            : $$"""{"range":{"start":{"line":{{edit.Line}},"character":{{edit.Start}} },"end":{"line":{{edit.Line}},"character":{{edit.End}} } },"text":{{Quote(edit.Text)}} }""";
        return $$"""{"textDocument":{"uri":"{{_uri}}","version":{{_document.Version}} },"contentChanges":[{{change}}]}""";
    }

    private int SyncKind()
    {
        if (!_capabilities.TryGetProperty("textDocumentSync", out var sync))
        {
            return 0;
        }

        return sync.ValueKind == JsonValueKind.Number ? sync.GetInt32() : sync.TryGetProperty("change", out var change) ? change.GetInt32() : 0;
    }

    private string Answer(string method, JsonElement parameters, MarkdownParser? parser, string folder) => method switch
    {
        "markdown/parse" when parser is not null => parser.Parse(
            parameters.TryGetProperty("text", out var text) ? text.GetString()! : parameters.GetProperty("uri").GetString() == _uri ? _document.Text : ""),
        "markdown/fs/stat" => """{"isDirectory":false}""",
        "markdown/fs/readDirectory" => "[]",
        "markdown/findMarkdownFilesInWorkspace" => $"[{Quote(_uri)}]",
        "workspace/workspaceFolders" => $$"""[{"uri":"{{new Uri(folder).AbsoluteUri}}","name":"bench"}]""",
        "workspace/applyEdit" => """{"applied":false}""",
        _ => "null",
    };

    private static double Milliseconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text).Value}\"";
}

/// <summary>The client side of a server that leaves parsing to its client: markdown-it in a process of its own.</summary>
internal sealed class MarkdownParser : IDisposable
{
    private readonly Process _process;

    public MarkdownParser(string node, string script)
    {
        _process = Process.Start(new ProcessStartInfo(node, [script]) { RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("the parser could not be started");
    }

    public string Parse(string text)
    {
        lock (_process)
        {
            _process.StandardInput.WriteLine($"\"{JsonEncodedText.Encode(text).Value}\"");
            _process.StandardInput.Flush();
            return _process.StandardOutput.ReadLine() ?? "[]";
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}

/// <summary>How much is measured, and with what.</summary>
internal sealed record BenchmarkOptions
{
    public int Edits { get; init; } = 200;
    public int Requests { get; init; } = 50;
    public int Starts { get; init; } = 7;
    public int Files { get; init; } = 2000;
    public int FilesForSlowTools { get; init; } = 200;

    /// <summary>The longest that one series takes; a slow server gets fewer samples.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(10);

    public required string Node { get; init; }
    public required string ParserScript { get; init; }

    public static string Number(double value, string none = "–") => double.IsNaN(value) ? none : value switch
    {
        < 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("#,##0", CultureInfo.InvariantCulture),
    };
}
