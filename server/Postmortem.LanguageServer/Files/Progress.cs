using System.Diagnostics;
using System.Text.Json;
using Postmortem.JsonRpc;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Files;

/// <summary>Work that the client shows while it lasts; work that is soon done is not worth a word.</summary>
internal sealed class Progress : IAsyncDisposable
{
    private const int WorthShowing = 200;

    private static int _lastToken;

    private readonly Server _server;
    private readonly JsonElement _token;
    private readonly int _total;
    private readonly Stopwatch _sinceReport = Stopwatch.StartNew();

    private Progress(Server server, JsonElement token, int total) => (_server, _token, _total) = (server, token, total);

    private bool IsShown => _token.ValueKind != JsonValueKind.Undefined;

    public static async Task<Progress> StartAsync(Server server, string title, int total)
    {
        if (total < WorthShowing || !server.Snapshot.Client.HasWorkDoneProgress)
        {
            return new Progress(server, default, total);
        }

        var name = $"postmortem-{Interlocked.Increment(ref _lastToken)}";
        try
        {
            await server.Peer.RequestAsync("window/workDoneProgress/create", new WorkDoneProgressCreateParams(name), LspJson.Default.WorkDoneProgressCreateParams, LspJson.Default.Object).ConfigureAwait(false);
        }
        catch (RpcException)
        {
            // Without a token there is nothing to show, and the work goes on.
            return new Progress(server, default, total);
        }

        var progress = new Progress(server, JsonSerializer.SerializeToElement(name, LspJson.Default.String), total);
        progress.Send(new WorkDoneProgress { Kind = "begin", Title = title, Cancellable = false, Percentage = 0 });
        return progress;
    }

    public void Report(int done)
    {
        if (IsShown && _sinceReport.ElapsedMilliseconds > 200)
        {
            _sinceReport.Restart();
            Send(new WorkDoneProgress { Kind = "report", Message = $"{done} of {_total}", Percentage = 100 * done / _total });
        }
    }

    public ValueTask DisposeAsync()
    {
        if (IsShown)
        {
            Send(new WorkDoneProgress { Kind = "end" });
        }

        return ValueTask.CompletedTask;
    }

    private void Send(WorkDoneProgress value) => _server.Peer.Notify("$/progress", new ProgressParams(_token, value), LspJson.Default.ProgressParams);
}
