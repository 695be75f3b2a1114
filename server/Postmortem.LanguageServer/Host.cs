using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Net.Sockets;
using Postmortem.Analysis;
using Postmortem.Analysis.Language;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.JsonRpc;

namespace Postmortem.LanguageServer;

/// <summary>Where the client is: standard input and output, a named pipe or a local socket.</summary>
internal sealed record Transport
{
    public string? Pipe { get; init; }

    public int? Socket { get; init; }

    public int? ClientProcessId { get; init; }

    /// <summary>Reads the arguments behind <c>lsp</c>; the problem is null when they are right.</summary>
    public static (Transport Transport, string? Problem) Parse(ReadOnlySpan<string> arguments)
    {
        var transport = new Transport();
        for (var i = 0; i < arguments.Length; i++)
        {
            var (name, value) = arguments[i].Split('=', 2) is [var left, var right] ? (left, right) : (arguments[i], null);
            if (name is "--stdio" or "stdio")
            {
                continue;
            }

            if (name is not ("--pipe" or "--socket" or "--port" or "--clientProcessId"))
            {
                return (transport, $"lsp does not know {arguments[i]}; use --stdio, --pipe NAME or --socket PORT");
            }

            value ??= ++i < arguments.Length ? arguments[i] : "";
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (int?)null;
            if (value.Length == 0 || (name != "--pipe" && number is null))
            {
                return (transport, $"{name} needs a {(name == "--pipe" ? "name" : "number")}");
            }

            transport = name switch
            {
                "--pipe" => transport with { Pipe = value },
                "--clientProcessId" => transport with { ClientProcessId = number },
                _ => transport with { Socket = number },
            };
        }

        return (transport, null);
    }
}

/// <summary>Where the client should listen, it does not.</summary>
internal sealed class NoClientException(string message) : Exception(message);

/// <summary>Runs the server in this process until the client is done with it.</summary>
internal static class Host
{
    private const int PipePatience = 10_000;

    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(Transport transport, Stream input, Stream output)
    {
        if (transport.Pipe is { } name)
        {
            return await RunPipeAsync(name, transport).ConfigureAwait(false);
        }

        if (transport.Socket is { } port)
        {
            using var client = new TcpClient();
            await ConnectAsync($"--socket {port}", () => client.ConnectAsync("127.0.0.1", port)).ConfigureAwait(false);
            client.NoDelay = true;
            return await ServeAsync(client.GetStream(), client.GetStream(), transport).ConfigureAwait(false);
        }

        return await ServeAsync(input, output, transport).ConfigureAwait(false);
    }

    /// <summary>Ends this process when another one has ended: a client that died without a word leaves no server behind.</summary>
    public static void EndWith(int processId) => _ = Task.Run(async () =>
    {
        while (IsAlive(processId))
        {
            await Task.Delay(WatchInterval).ConfigureAwait(false);
        }

        Environment.Exit(1);
    });

    private static async Task<int> RunPipeAsync(string name, Transport transport)
    {
        // Editors name a pipe by its whole path: a Unix socket, or \\.\pipe\NAME.
        if (!OperatingSystem.IsWindows())
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await ConnectAsync($"--pipe {name}", () => socket.ConnectAsync(new UnixDomainSocketEndPoint(name))).ConfigureAwait(false);
            using var stream = new NetworkStream(socket);
            return await ServeAsync(stream, stream, transport).ConfigureAwait(false);
        }

        using var pipe = new NamedPipeClientStream(".", name.Replace(@"\\.\pipe\", "", StringComparison.Ordinal), PipeDirection.InOut, PipeOptions.Asynchronous);
        await ConnectAsync($"--pipe {name}", () => pipe.ConnectAsync(PipePatience)).ConfigureAwait(false);
        return await ServeAsync(pipe, pipe, transport).ConfigureAwait(false);
    }

    private static async Task ConnectAsync(string place, Func<Task> connect)
    {
        try
        {
            await connect().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or IOException or TimeoutException or ArgumentException)
        {
            throw new NoClientException($"{place}: nobody listens there ({exception.Message.TrimEnd('.')})");
        }
    }

    private static Task<int> ServeAsync(Stream input, Stream output, Transport transport)
    {
        if (transport.ClientProcessId is { } id)
        {
            EndWith(id);
        }

        // While the client says hello the shipped data is read, which the first document needs at once. Not on the pool:
        // it has as many threads as there are cores, and the greeting would wait for one.
        new Thread(LanguageKnowledge.WarmUp) { IsBackground = true }.Start();
        new Thread(WarmUp) { IsBackground = true }.Start();
        return ServeAsync(input, output, Workspace.Empty);
    }

    /// <summary>What can't happen and did is said in the client's log.</summary>
    internal static async Task<int> ServeAsync(Stream input, Stream output, Workspace workspace)
    {
        var server = new Server(new Peer(input, output), workspace);
        void Report(string what, Exception? exception) => server.Log(Protocol.MessageType.Error, exception is null ? what : $"{what} {exception}");
        Bug.Listener += Report;
        try
        {
            return await server.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            Bug.Listener -= Report;
        }
    }

    private static void WarmUp()
    {
        if (ProfileSet.FindExample("incident-report") is { } example)
        {
            var context = new AnalysisContext { Profiles = ProfileSet.Builtin, Rules = new RuleContext { Now = DateTimeOffset.UnixEpoch } };
            Analyzer.Analyze(Document.Parse(example), context);
        }
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
