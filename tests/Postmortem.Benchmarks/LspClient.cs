using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Postmortem.Benchmarks;

/// <summary>What one message brought, and when its last byte was there.</summary>
internal sealed record Arrival(long At, JsonElement Body);

/// <summary>
/// A client that speaks LSP over a process's standard streams. Times are taken when a message is complete, before it is
/// parsed, so that the client's own work is not counted.
/// </summary>
internal sealed class LspClient : IDisposable
{
    private readonly Process _process;
    private readonly Stream _input;
    private readonly Lock _sending = new();
    private readonly Dictionary<int, TaskCompletionSource<Arrival>> _pending = [];
    private readonly List<(Func<JsonElement, bool> Accepts, TaskCompletionSource<Arrival> Source)> _waiters = [];
    private readonly StringBuilder _stderr = new();
    private int _lastId;

    public LspClient(ServerUnderTest server, string folder)
    {
        Server = server;
        var start = new ProcessStartInfo(server.Command[0], server.Command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        StartedAt = Stopwatch.GetTimestamp();
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{server.Name} could not be started");
        _input = _process.StandardInput.BaseStream;
        _process.ErrorDataReceived += (_, line) => { lock (_stderr) { if (_stderr.Length < 4000) { _stderr.AppendLine(line.Data); } } };
        _process.BeginErrorReadLine();
        new Thread(Read) { IsBackground = true, Name = "reader" }.Start();
    }

    public ServerUnderTest Server { get; }
    public long StartedAt { get; }
    public int ProcessId => _process.Id;

    /// <summary>Requests that the server makes of its client; the answer is raw JSON.</summary>
    public Func<string, JsonElement, string>? OnRequest { get; init; }

    /// <summary>Methods that the server registered after initialize.</summary>
    public HashSet<string> Registered { get; } = [];

    public async Task<Arrival> Request(string method, string parameters, TimeSpan limit)
    {
        var source = new TaskCompletionSource<Arrival>(TaskCreationOptions.RunContinuationsAsynchronously);
        int id;
        lock (_pending)
        {
            id = ++_lastId;
            _pending[id] = source;
        }

        Send($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}""");
        return await source.Task.WaitAsync(limit);
    }

    public void Notify(string method, string parameters) => Send($$"""{"jsonrpc":"2.0","method":"{{method}}","params":{{parameters}}}""");

    /// <summary>The next publishDiagnostics that is accepted. Ask before doing what brings it.</summary>
    public Task<Arrival> NextDiagnostics(Func<JsonElement, bool> accepts)
    {
        var source = new TaskCompletionSource<Arrival>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiters)
        {
            _waiters.Add((accepts, source));
        }

        return source.Task;
    }

    public void Dispose()
    {
        try
        {
            Request("shutdown", "null", TimeSpan.FromSeconds(2)).Wait();
            Notify("exit", "null");
            _process.WaitForExit(2000);
        }
        catch (Exception error) when (error is AggregateException or IOException or TimeoutException)
        {
            // It is ended below, whatever state it is in.
        }

        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    /// <summary>Memory and processor time so far, from /proc.</summary>
    public Usage Usage() => Benchmarks.Usage.Of(ProcessId);

    private void Send(string message)
    {
        var body = Encoding.UTF8.GetBytes(message);
        var header = Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n");
        lock (_sending)
        {
            _input.Write([.. header, .. body]);
            _input.Flush();
        }
    }

    private void Read()
    {
        var output = new BufferedStream(_process.StandardOutput.BaseStream, 1 << 16);
        try
        {
            while (ReadLength(output) is { } length)
            {
                var body = new byte[length];
                output.ReadExactly(body);
                Handle(body, Stopwatch.GetTimestamp());
            }
        }
        catch (Exception error) when (error is IOException or EndOfStreamException or JsonException or ObjectDisposedException)
        {
            // The server is gone or talks nonsense: what is awaited fails below.
        }

        string said;
        lock (_stderr)
        {
            said = _stderr.ToString().Trim();
        }

        var ended = new IOException($"{Server.Name} ended. {said}");
        lock (_pending)
        {
            foreach (var source in _pending.Values)
            {
                source.TrySetException(ended);
            }
        }

        lock (_waiters)
        {
            foreach (var (_, source) in _waiters)
            {
                source.TrySetException(ended);
            }
        }
    }

    private static int? ReadLength(Stream output)
    {
        int? length = null;
        var line = new StringBuilder();
        for (; ; )
        {
            var read = output.ReadByte();
            if (read < 0)
            {
                return null;
            }

            if (read != '\n')
            {
                line.Append((char)read);
                continue;
            }

            var header = line.ToString().TrimEnd('\r');
            line.Clear();
            if (header.Length == 0 && length is not null)
            {
                return length;
            }

            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(header["Content-Length:".Length..], CultureInfo.InvariantCulture);
            }
        }
    }

    private void Handle(byte[] body, long at)
    {
        var message = JsonDocument.Parse(body).RootElement;
        var hasId = message.TryGetProperty("id", out var id);
        if (!message.TryGetProperty("method", out var method))
        {
            TaskCompletionSource<Arrival>? source = null;
            lock (_pending)
            {
                if (hasId && id.TryGetInt32(out var number))
                {
                    _pending.Remove(number, out source);
                }
            }

            source?.TrySetResult(new Arrival(at, message.TryGetProperty("result", out var result) ? result : default));
        }
        else if (hasId)
        {
            var parameters = message.TryGetProperty("params", out var given) ? given : default;
            Send($$"""{"jsonrpc":"2.0","id":{{id.GetRawText()}},"result":{{Answer(method.GetString()!, parameters)}}}""");
        }
        else if (method.GetString() == "textDocument/publishDiagnostics")
        {
            Publish(at, message.GetProperty("params"));
        }
    }

    private void Publish(long at, JsonElement diagnostics)
    {
        lock (_waiters)
        {
            for (var i = _waiters.Count - 1; i >= 0; i--)
            {
                if (_waiters[i].Accepts(diagnostics))
                {
                    _waiters[i].Source.TrySetResult(new Arrival(at, diagnostics));
                    _waiters.RemoveAt(i);
                }
            }
        }
    }

    private string Answer(string method, JsonElement parameters)
    {
        switch (method)
        {
            case "workspace/configuration":
                var items = parameters.GetProperty("items").EnumerateArray().Select(item => Setting(item.TryGetProperty("section", out var section) ? section.GetString() : null));
                return $"[{string.Join(',', items)}]";
            case "client/registerCapability":
                foreach (var registration in parameters.GetProperty("registrations").EnumerateArray())
                {
                    Registered.Add(registration.GetProperty("method").GetString()!);
                }

                return "null";
            default:
                return OnRequest?.Invoke(method, parameters) ?? "null";
        }
    }

    private string Setting(string? section)
    {
        var value = Server.Settings;
        foreach (var key in (section ?? "").Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(key, out value))
            {
                return "null";
            }
        }

        return value.GetRawText();
    }
}

/// <summary>Resident memory now and at its highest, in MB, and processor time used so far, in ms.</summary>
internal readonly record struct Usage(double Rss, double Peak, double Cpu)
{
    /// <summary>Of one process, from Linux's /proc; zeros where there is none.</summary>
    public static Usage Of(int process)
    {
        try
        {
            double Megabytes(string name) => double.Parse(
                File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
                CultureInfo.InvariantCulture) / 1024;
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            // Clock ticks are hundredths of a second on every Linux that .NET runs on.
            var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
            return new Usage(Megabytes("VmRSS:"), Megabytes("VmHWM:"), ticks * 10.0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return default;
        }
    }
}
