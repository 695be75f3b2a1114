using System.Threading.Channels;
using Postmortem.JsonRpc;
using Postmortem.LanguageServer.Files;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer;

/// <summary>
/// The main loop: takes one message at a time from the inbox. It is the only place where <see cref="Snapshot"/> changes.
/// </summary>
internal sealed class Server
{
    private static readonly Dictionary<string, Endpoint> Endpoints = AllEndpoints.List.ToDictionary(e => e.Method);

    private readonly Channel<object> _inbox = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Publisher _publisher;
    private Phase _phase = Phase.New;
    private DateTime _today;
    private int? _exitCode;

    public Server(Peer peer, Workspace workspace)
    {
        Peer = peer;
        Snapshot = new Snapshot { Workspace = workspace };
        _publisher = new Publisher(this, workspace.Time);
        Files = new WorkspaceReader(this);
        peer.Problem = message => Log(MessageType.Warning, message);
    }

    private enum Phase
    {
        New,
        Running,
        ShutDown,
    }

    public Peer Peer { get; }

    /// <summary>Reads what is on disk and what the client has set.</summary>
    public WorkspaceReader Files { get; }

    /// <summary>Changed by the main loop alone; anybody may look.</summary>
    public Snapshot Snapshot { get; private set; }

    /// <summary>Runs until the client says exit or is gone. Returns the exit code of the process.</summary>
    public async Task<int> RunAsync()
    {
        // A thread that always waits for bytes would be missing from the pool, which on a small machine has two.
        new Thread(() =>
        {
            Peer.Run(call => _inbox.Writer.TryWrite(call));
            _inbox.Writer.TryComplete();
        }) { IsBackground = true }.Start();
        await foreach (var message in _inbox.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (message is IncomingCall call)
            {
                Receive(call);
            }
            else
            {
                ((Action)message)();
            }

            if (_exitCode is { } code)
            {
                return code;
            }
        }

        return _phase == Phase.ShutDown ? 0 : 1;
    }

    /// <summary>Has the main loop do something when its turn comes: what is learned in the background enters the snapshot this way.</summary>
    public void Post(Action write) => _inbox.Writer.TryWrite(write);

    public void Log(MessageType type, string message)
    {
        if (_phase == Phase.Running)
        {
            Peer.Notify("window/logMessage", new LogMessageParams(type, message), LspJson.Default.LogMessageParams);
        }
    }

    /// <summary>Only for the main loop.</summary>
    internal void Change(Snapshot next)
    {
        Snapshot = next;
        _publisher.Publish(next);
    }

    /// <summary>Only for the main loop: a document was edited.</summary>
    internal void Change(Snapshot next, string uri, LineEdits edits)
    {
        var delay = next.Find(uri)?.Context.Rules.Settings.Language.Delay ?? 0;
        _publisher.Edited(uri, edits, TimeSpan.FromMilliseconds(delay));
        Change(next);
    }

    /// <summary>Only for the main loop: a document was saved, which is when its findings are shown if the user wants so.</summary>
    internal void Saved(string uri) => _publisher.Saved(uri, Snapshot);

    /// <summary>Only for the main loop: a kind that overrides recognition, or null for recognition.</summary>
    internal void TreatAs(string uri, string? kind)
    {
        var workspace = Snapshot.Workspace;
        var kinds = kind is null ? workspace.ForcedKinds.Remove(uri) : workspace.ForcedKinds.SetItem(uri, kind);
        Change(Snapshot.With(workspace with { ForcedKinds = kinds }));
    }

    internal void Initialized(Client client, IEnumerable<Folder> folders, IReadOnlyDictionary<string, string> kinds)
    {
        _phase = Phase.Running;
        var workspace = Snapshot.Workspace;
        Snapshot = Snapshot with { Client = client, Workspace = workspace with { Folders = [.. folders], ForcedKinds = workspace.ForcedKinds.SetItems(kinds) } };
    }

    private void Receive(IncomingCall call)
    {
        try
        {
            if (!Lifecycle(call))
            {
                if (Endpoints.TryGetValue(call.Method, out var endpoint))
                {
                    TurnTheDay();
                    endpoint.Dispatch(call, this);
                    return;
                }

                // Notifications that nobody knows are ignored; those that begin with a dollar sign may be of any kind.
                if (call.IsRequest)
                {
                    Peer.ReplyError(call, ErrorCodes.MethodNotFound, $"There is no method {call.Method}.");
                }
            }
        }
        catch (RpcException exception)
        {
            Peer.ReplyError(call, exception.Code, exception.Message);
            if (!call.IsRequest)
            {
                Log(MessageType.Warning, exception.Message);
            }
        }

        call.Release();
    }

    /// <summary>What is overdue or in the future changes with the day, in documents that nobody edits too: an editor runs for weeks.</summary>
    private void TurnTheDay()
    {
        var today = Snapshot.Workspace.Time.GetUtcNow().UtcDateTime.Date;
        if (today != _today)
        {
            if (_today != default)
            {
                Change(Snapshot.With(Snapshot.Workspace));
            }

            _today = today;
        }
    }

    /// <summary>The laws of who may say what when. True when the call is dealt with.</summary>
    private bool Lifecycle(IncomingCall call)
    {
        switch (call.Method)
        {
            case "exit":
                _exitCode = _phase == Phase.ShutDown ? 0 : 1;
                return true;
            case "initialize" when _phase == Phase.New:
                return false;
            case "initialize":
                throw new RpcException(ErrorCodes.InvalidRequest, "The server is initialized already.");
            case var _ when _phase == Phase.New:
                Peer.ReplyError(call, ErrorCodes.ServerNotInitialized, "The server waits for initialize.");
                return true;
            case var _ when _phase == Phase.ShutDown:
                Peer.ReplyError(call, ErrorCodes.InvalidRequest, "The server was shut down.");
                return true;
            case "shutdown":
                _phase = Phase.ShutDown;
                _publisher.Stop();
                Peer.ReplyNull(call);
                return true;
            default:
                return false;
        }
    }
}
