using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Postmortem.JsonRpc;

namespace Postmortem.Tests.JsonRpc;

public sealed class PeerTest
{
    private const string Hello = """{"jsonrpc":"2.0","id":1,"method":"hello","params":{"text":"a 🎉 ü"}}""";

    [Fact]
    public async Task A_request_may_arrive_in_two_parts_split_anywhere()
    {
        var bytes = Encoding.UTF8.GetBytes(Frame(Hello));
        for (var split = 1; split < bytes.Length; split++)
        {
            Assert.Equal("1 result a 🎉 ü\n", await Talk([bytes[..split], bytes[split..]]));
        }
    }

    [Fact]
    public async Task A_request_may_arrive_byte_by_byte()
    {
        var bytes = Encoding.UTF8.GetBytes("content-length: " + Encoding.UTF8.GetByteCount(Hello) + "\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n" + Hello + Frame(Hello));
        Assert.Equal("1 result a 🎉 ü\n1 result a 🎉 ü\n", await Talk([.. bytes.Select(b => new[] { b })]));
    }

    [Theory]
    [InlineData("Content-Length: \r\n\r\n{}", "null error -32700\n")]
    [InlineData("Content-Length: many\r\n\r\n{}", "null error -32700\n")]
    [InlineData("Content-Length: -5\r\n\r\n{}", "null error -32700\n")]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n{}", "null error -32700\n")]
    [InlineData("Content-Length: 300000000\r\n\r\n{}", "null error -32700\n")]
    [InlineData("Content-Type: text/plain\r\n\r\n{}", "null error -32700\n")]
    [InlineData("hello there\r\n\r\n", "null error -32700\n")]
    [InlineData("\r\n\r\n", "null error -32700\n")]
    [InlineData("Content-Length: 5\n\n{...}", "null error -32700\n")]
    public async Task Behind_a_header_that_makes_no_sense_the_next_message_is_found(string bad, string answer) =>
        Assert.Equal(answer + "1 result a 🎉 ü\n", await Talk([Encoding.UTF8.GetBytes(bad + Frame(Hello))]));

    [Fact]
    public async Task A_header_without_an_end_does_not_fill_the_memory()
    {
        var flood = Encoding.UTF8.GetBytes(new string('x', 100_000) + "\r\n" + Frame(Hello));
        Assert.Equal("null error -32700\n1 result a 🎉 ü\n", await Talk([flood]));
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,""", "null error -32700\n")]
    [InlineData("not json", "null error -32700\n")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"hello"} trailing""", "null error -32700\n")]
    [InlineData("""[]""", "null error -32600\n")]
    [InlineData("""[{"jsonrpc":"2.0","id":7,"method":"hello"}]""", "null error -32600\n")]
    [InlineData("""42""", "null error -32600\n")]
    [InlineData("""{}""", "null error -32600\n")]
    [InlineData("""{"id":7,"method":"hello"}""", "7 error -32600\n")]
    [InlineData("""{"jsonrpc":"1.0","id":7,"method":"hello"}""", "7 error -32600\n")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":8}""", "7 error -32600\n")]
    [InlineData("""{"jsonrpc":"2.0","id":{},"method":"hello"}""", "null error -32600\n")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"hello","params":3}""", "7 error -32602\n")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"hello","params":{"text":[]}}""", "7 error -32602\n")]
    [InlineData("""{"jsonrpc":"2.0","id":"x","method":"hello"}""", "x error -32602\n")]
    [InlineData("""{"jsonrpc":"2.0","id":99,"result":null}""", "")]
    [InlineData("""{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":[]}}""", "")]
    [InlineData("""{"jsonrpc":"2.0","method":"$/cancelRequest"}""", "")]
    public async Task A_message_that_makes_no_sense_is_answered_with_the_code_for_it(string bad, string answer) =>
        Assert.Equal(answer + "1 result a 🎉 ü\n", await Talk([Encoding.UTF8.GetBytes(Frame(bad) + Frame(Hello))]));

    [Fact]
    public async Task Text_that_is_no_UTF_8_is_answered()
    {
        byte[] method = [.. """{"jsonrpc":"2.0","id":7,"method":"h"""u8, 0xff, 0xfe, .. "\"}"u8];
        Assert.Equal("null error -32700\n1 result a 🎉 ü\n", await Talk([FrameBytes(method), Encoding.UTF8.GetBytes(Frame(Hello))]));
    }

    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        var deep = $$"""{"jsonrpc":"2.0","id":7,"method":"hello","params":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""";
        Assert.Equal("null error -32700\n1 result a 🎉 ü\n", await Talk([Encoding.UTF8.GetBytes(Frame(deep) + Frame(Hello))]));
    }

    [Theory]
    [InlineData(-3, "null error -32700\nnull error -32700\n1 result a 🎉 ü\n")]
    [InlineData(40, "null error -32700\n1 result a 🎉 ü\n")]
    public async Task A_length_that_is_wrong_costs_one_message_only(int by, string expected)
    {
        var wrong = $"Content-Length: {Encoding.UTF8.GetByteCount(Hello) + by}\r\n\r\n{Hello}";
        Assert.Equal(expected, await Talk([Encoding.UTF8.GetBytes(wrong + Frame(Hello))]));
    }

    [Fact]
    public async Task A_request_that_is_taken_back_is_cancelled_before_its_turn()
    {
        var peer = Connect(out var toPeer, out _);
        var calls = new List<IncomingCall>();
        await toPeer.WriteAsync(Encoding.UTF8.GetBytes(Frame("""{"jsonrpc":"2.0","id":"a","method":"one"}""") + Frame("""{"jsonrpc":"2.0","id":"b","method":"two"}""")
            + Frame("""{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"b"}}""")), TestContext.Current.CancellationToken);
        await toPeer.CompleteAsync();
        var seen = new List<bool>();
        await peer.RunAsync(calls.Add, TestContext.Current.CancellationToken);
        Assert.Equal(["one", "two"], calls.Select(c => c.Method));
        Assert.True(calls[1].Cancellation.IsCancellationRequested);
    }

    [Fact]
    public async Task A_request_is_answered_once()
    {
        var answer = await Talk([Encoding.UTF8.GetBytes(Frame("""{"jsonrpc":"2.0","id":5,"method":"twice"}"""))]);
        Assert.Equal("5 result null\n", answer);
    }

    [Fact]
    public async Task Answers_find_the_requests_that_were_made()
    {
        var peer = Connect(out var toPeer, out var fromPeer);
        var run = peer.RunAsync(_ => { }, TestContext.Current.CancellationToken);
        var first = Ask(peer, "first");
        var second = Ask(peer, "second");
        var failing = Ask(peer, "third");
        await toPeer.WriteAsync(Encoding.UTF8.GetBytes(Frame("""{"jsonrpc":"2.0","id":2,"result":"two"}""") + Frame("""{"jsonrpc":"2.0","id":1,"result":"one"}""")
            + Frame("""{"jsonrpc":"2.0","id":3,"error":{"code":-32601,"message":"no such thing"}}""")), TestContext.Current.CancellationToken);
        Assert.Equal("one", await first);
        Assert.Equal("two", await second);
        Assert.Equal(ErrorCodes.MethodNotFound, (await Assert.ThrowsAsync<RpcException>(() => failing)).Code);
        var open = Ask(peer, "fourth");
        await toPeer.CompleteAsync();
        await run;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => open);
        await fromPeer.CompleteAsync();
    }

    private static Task<string?> Ask(Peer peer, string method) =>
        peer.RequestAsync(method, "x", TestJson.Default.String, TestJson.Default.String, TestContext.Current.CancellationToken);

    private static string Frame(string json) => $"Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}";

    private static byte[] FrameBytes(byte[] json) => [.. Encoding.ASCII.GetBytes($"Content-Length: {json.Length}\r\n\r\n"), .. json];

    private static Peer Connect(out PipeWriter toPeer, out PipeReader fromPeer)
    {
        var input = new Pipe();
        var output = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        (toPeer, fromPeer) = (input.Writer, output.Reader);
        return new Peer(input.Reader.AsStream(), output.Writer.AsStream());
    }

    /// <summary>Sends the parts to a peer that knows "hello" and "twice", and gives its answers, one line each.</summary>
    private static async Task<string> Talk(IReadOnlyList<byte[]> parts)
    {
        var input = new Pipe();
        var output = new MemoryStream();
        var peer = new Peer(input.Reader.AsStream(), output);
        var run = peer.RunAsync(call =>
        {
            try
            {
                if (call.Method == "twice")
                {
                    peer.ReplyNull(call);
                    peer.ReplyError(call, 1, "again");
                    return;
                }

                peer.Reply(call, call.Read(TestJson.Default.Greeting).Text, TestJson.Default.String);
            }
            catch (RpcException exception)
            {
                peer.ReplyError(call, exception.Code, exception.Message);
            }
        }, TestContext.Current.CancellationToken);
        foreach (var part in parts)
        {
            await input.Writer.WriteAsync(part, TestContext.Current.CancellationToken);
            await Task.Yield();
        }

        await input.Writer.CompleteAsync();
        await run;
        return Render(output.ToArray());
    }

    private static string Render(byte[] bytes)
    {
        var result = new StringBuilder();
        var text = bytes.AsSpan();
        while (text.Length > 0)
        {
            var end = text.IndexOf("\r\n\r\n"u8);
            var length = int.Parse(Encoding.ASCII.GetString(text["Content-Length: ".Length..end]), System.Globalization.CultureInfo.InvariantCulture);
            var message = JsonElement.Parse(text.Slice(end + 4, length));
            text = text[(end + 4 + length)..];
            var id = message.GetProperty("id");
            var outcome = message.TryGetProperty("error", out var error) ? $"error {error.GetProperty("code")}" : $"result {(message.GetProperty("result") is { ValueKind: JsonValueKind.String } s ? s.GetString() : "null")}";
            result.Append(id.ValueKind == JsonValueKind.Null ? "null" : id.ToString()).Append(' ').Append(outcome).Append('\n');
        }

        return result.ToString();
    }
}
