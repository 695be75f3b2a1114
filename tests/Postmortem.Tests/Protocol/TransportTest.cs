using System.Net;
using System.Net.Sockets;

namespace Postmortem.Tests.Protocol;

/// <summary>The other ways to speak to the server than standard input and output: the client listens, the server connects.</summary>
public sealed class TransportTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("postmortem-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--pipe={0}")]
    [InlineData("--pipe", "{0}")]
    public async Task The_server_speaks_over_a_pipe(params string[] arguments)
    {
        var name = Path.Combine(_folder, "pipe");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(name));
        await Speak(listener, [.. arguments.Select(a => a.Replace("{0}", name, StringComparison.Ordinal))]);
    }

    [Theory]
    [InlineData("--socket={0}")]
    [InlineData("--socket", "{0}")]
    public async Task The_server_speaks_over_a_socket(params string[] arguments)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)listener.LocalEndPoint!).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await Speak(listener, [.. arguments.Select(a => a.Replace("{0}", port, StringComparison.Ordinal))]);
    }

    [Fact]
    public async Task The_server_ends_when_the_pipe_does()
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder, "pipe")));
        await using var client = await TestClient.ListenAsync(listener, "--pipe", Path.Combine(_folder, "pipe"));
        await client.RequestAsync("initialize", TestClient.InitializeParams());
        client.HangUp();
        await client.Process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal(1, client.Process.ExitCode);
    }

    private static async Task Speak(Socket listener, string[] arguments)
    {
        await using var client = await TestClient.ListenAsync(listener, arguments);
        await client.RequestAsync("initialize", TestClient.InitializeParams());
        client.Notify("initialized", null);
        client.Open("file:///post-mortem.md", "# Post-Mortem: X\n\n## Root cause\n\nIt was human error.\n");
        Assert.NotEmpty(await client.FindingsAsync("file:///post-mortem.md", 1));
        Assert.Equal(0, await client.StopAsync());
    }
}
