using System.Text.Json;
using System.Threading.Channels;
using Postmortem.Analysis;
using Postmortem.Analysis.Profiles;
using Postmortem.JsonRpc;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Files;

/// <summary>
/// Learns in the background what the folders hold and what the client has set, one thing at a time, and posts it to the main
/// loop as another <see cref="Workspace"/>. It never keeps a keystroke waiting and never changes a file.
/// </summary>
internal sealed class WorkspaceReader
{
    /// <summary>The documents that are open come first: reading the rest begins after this pause.</summary>
    private static readonly TimeSpan StartPause = TimeSpan.FromMilliseconds(300);

    private const int CreatedOrDeleted = 1 | 4;

    private readonly Server _server;
    private readonly Channel<Func<Task>> _work = Channel.CreateUnbounded<Func<Task>>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<string, FolderFacts> _facts = new(StringComparer.Ordinal);

    public WorkspaceReader(Server server)
    {
        _server = server;
        _ = Task.Run(RunAsync);
    }

    /// <summary>The folder as it is known before anything was asked or scanned: with its <c>.postmortem/</c>, so that the first findings are right.</summary>
    public static Folder Open(string uri, bool isTrusted) => DataFolder.Read(new Folder { Uri = uri.TrimEnd('/'), Path = PathOf(uri) }, isTrusted);

    public void Start(Client client) => Do(async () =>
    {
        await RegisterAsync(client).ConfigureAwait(false);
        await ConfigureAsync(client).ConfigureAwait(false);
        await Task.Delay(StartPause).ConfigureAwait(false);
        await ScanAsync(_server.Snapshot.Workspace.Folders).ConfigureAwait(false);
    });

    /// <summary>The client's settings may be others now. A client that can't be asked sends them along.</summary>
    public void Configure(Client client, JsonElement? settings) => Do(() =>
    {
        if (client.HasConfiguration)
        {
            return ConfigureAsync(client);
        }

        if (settings is { ValueKind: JsonValueKind.Object } all && all.TryGetProperty("postmortem", out var own))
        {
            Post(f => DataFolder.With(f, own));
        }

        return Task.CompletedTask;
    });

    public void Opened(IReadOnlyList<Folder> folders, Client client) => Do(async () =>
    {
        await ConfigureAsync(client).ConfigureAwait(false);
        await ScanAsync(folders).ConfigureAwait(false);
    });

    public void FilesChanged(IReadOnlyList<string> uris) => Do(() =>
    {
        var workspace = _server.Snapshot.Workspace;
        foreach (var group in uris.Distinct(StringComparer.Ordinal).GroupBy(workspace.FolderOf))
        {
            if (group.Key.Path is not null)
            {
                Update(group.Key, [.. group]);
            }
        }

        return Task.CompletedTask;
    });

    private void Update(Folder folder, string[] uris)
    {
        if (uris.Any(u => folder.RelativePath(u).StartsWith(DataFolder.Name, StringComparison.Ordinal)))
        {
            Post(f => f.Uri == folder.Uri ? DataFolder.Read(f, _server.Snapshot.Client.IsTrusted) : f);
        }

        if (!_facts.TryGetValue(folder.Uri, out var facts))
        {
            return;
        }

        var context = _server.Snapshot.Workspace.ContextOf(folder.Uri + "/x");
        var changed = false;
        foreach (var uri in uris)
        {
            var path = folder.RelativePath(uri);
            changed |= !FolderFacts.IsLeftAlone(path) && facts.Update(path, context);
        }

        if (changed)
        {
            var found = facts.ToFacts();
            Post(f => f.Uri == folder.Uri ? f with { Facts = found } : f);
        }
    }

    private async Task ScanAsync(IReadOnlyList<Folder> folders)
    {
        foreach (var folder in folders)
        {
            if (folder.Path is not { } path || !Directory.Exists(path))
            {
                continue;
            }

            var facts = _facts[folder.Uri] = new FolderFacts(path);
            var documents = facts.Walk();
            var context = _server.Snapshot.Workspace.ContextOf(folder.Uri + "/x");
            await using var progress = await Progress.StartAsync(_server, "Reading post-mortems", documents.Count).ConfigureAwait(false);
            for (var i = 0; i < documents.Count; i++)
            {
                facts.Update(documents[i], context);
                progress.Report(i + 1);
            }

            var found = facts.ToFacts();
            Post(f => f.Uri == folder.Uri ? f with { Facts = found } : f);
        }
    }

    private async Task RegisterAsync(Client client)
    {
        var registrations = new List<Registration>();
        if (client.CanRegisterConfiguration)
        {
            registrations.Add(new Registration
            {
                Id = "configuration",
                Method = "workspace/didChangeConfiguration",
                RegisterOptions = JsonSerializer.SerializeToElement(new DidChangeConfigurationRegistrationOptions("postmortem"), LspJson.Default.DidChangeConfigurationRegistrationOptions),
            });
        }

        if (client.CanRegisterWatchers)
        {
            registrations.Add(new Registration
            {
                Id = "files",
                Method = "workspace/didChangeWatchedFiles",
                RegisterOptions = JsonSerializer.SerializeToElement(
                    new DidChangeWatchedFilesRegistrationOptions(
                    [
                        new Protocol.FileSystemWatcher(DocumentFiles.Pattern),
                        new Protocol.FileSystemWatcher($"**/{DataFolder.Name}/**"),
                        // Links lead to files of any kind, and a folder that is moved moves all that is in it.
                        new Protocol.FileSystemWatcher("**/*", CreatedOrDeleted),
                    ]),
                    LspJson.Default.DidChangeWatchedFilesRegistrationOptions),
            });
        }

        if (registrations.Count > 0)
        {
            await _server.Peer.RequestAsync("client/registerCapability", new RegistrationParams(registrations), LspJson.Default.RegistrationParams, LspJson.Default.Object).ConfigureAwait(false);
        }
    }

    private async Task ConfigureAsync(Client client)
    {
        if (!client.HasConfiguration)
        {
            return;
        }

        var folders = _server.Snapshot.Workspace.Folders;
        var items = folders.Select(f => new ConfigurationItem { ScopeUri = f.Uri, Section = "postmortem" }).Append(new ConfigurationItem { Section = "postmortem" });
        var answers = await _server.Peer.RequestAsync("workspace/configuration", new ConfigurationParams([.. items]), LspJson.Default.ConfigurationParams, LspJson.Default.JsonElements).ConfigureAwait(false) ?? [];
        JsonElement? Of(string uri)
        {
            var index = folders.ToList().FindIndex(f => f.Uri == uri);
            index = index < 0 ? folders.Length : index;
            return index < answers.Count && answers[index].ValueKind == JsonValueKind.Object && answers[index].GetPropertyCount() > 0 ? answers[index] : null;
        }

        Post(f => Of(f.Uri) is var settings && settings?.GetRawText() == f.EditorSettings?.GetRawText() ? f : DataFolder.With(f, settings));
    }

    /// <summary>Changes every folder on the main loop; nothing happens when none is another one then.</summary>
    private void Post(Func<Folder, Folder> change) => _server.Post(() =>
    {
        var workspace = _server.Snapshot.Workspace;
        var next = workspace with { Folders = [.. workspace.Folders.Select(change)], Nowhere = change(workspace.Nowhere) };
        var isSame = ReferenceEquals(next.Nowhere, workspace.Nowhere) && next.Folders.Zip(workspace.Folders).All(p => ReferenceEquals(p.First, p.Second));
        if (!isSame)
        {
            _server.Change(_server.Snapshot.With(next));
        }
    });

    private void Do(Func<Task> work) => _work.Writer.TryWrite(work);

    private async Task RunAsync()
    {
        await foreach (var work in _work.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                await work().ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The client is gone, or does not want to answer.
            }
            catch (RpcException exception)
            {
                _server.Log(MessageType.Warning, $"The client did not answer as expected: {exception.Message}");
            }
            catch (Exception exception)
            {
                Bug.Report("The workspace could not be read.", exception);
            }
        }
    }

    private static string? PathOf(string uri) =>
        System.Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.IsFile ? parsed.LocalPath.TrimEnd('/') : null;
}
