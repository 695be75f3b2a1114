using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.JsonRpc;
using Postmortem.LanguageServer.Files;

namespace Postmortem.LanguageServer.Commands;

/// <summary>Documents and places that a command names by their URI.</summary>
internal static class Sources
{
    private const int MaxLength = 8 * 1024 * 1024;

    /// <summary>The document as it is open, else as it is on disk.</summary>
    public static OpenDocument Get(Snapshot snapshot, string uri)
    {
        if (snapshot.Find(uri) is { } open)
        {
            return open.IsOutOfStep ? throw new RpcException(ErrorCodes.RequestFailed, "The document is out of step with the editor; close and open it again.") : open;
        }

        var text = PathOf(uri) is { } path ? DataFolder.TryRead(path, MaxLength) : null;
        return text is null
            ? throw new RpcException(ErrorCodes.RequestFailed, $"{Name(uri)} can't be read; open it first.")
            : new OpenDocument(uri, "markdown", 0, Document.Parse(text), snapshot.Workspace.ContextOf(uri));
    }

    /// <summary>The workspace folder of a document, or the folder that it is in.</summary>
    public static Folder FolderOf(Snapshot snapshot, string uri) => snapshot.Workspace.FolderOf(uri) is { Uri.Length: > 0 } folder
        ? folder
        : snapshot.Workspace.Nowhere with { Uri = uri[..Math.Max(uri.LastIndexOf('/'), 0)], Path = PathOf(uri) is { } path ? Path.GetDirectoryName(path) : null };

    /// <summary>The first folder where nothing says which.</summary>
    public static Folder FolderOf(Snapshot snapshot, string? uri, bool isFolder) =>
        uri is null ? snapshot.Workspace.Folders.FirstOrDefault() ?? throw new RpcException(ErrorCodes.RequestFailed, "Open a folder first: the new document needs a place.")
        : isFolder ? FolderOf(snapshot, uri.TrimEnd('/') + "/x")
        : FolderOf(snapshot, uri);

    public static string UriIn(Folder folder, string path) => $"{folder.Uri}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";

    /// <summary>Whether a path below the folder is taken, on disk or by a document that is open and not saved yet.</summary>
    public static bool Exists(Snapshot snapshot, Folder folder, string path) =>
        (folder.Path is { } root && Path.Exists(Path.Combine(root, path))) || snapshot.Find(UriIn(folder, path)) is not null;

    /// <summary>The facts of a folder with the documents that are open as they stand now, so that ids are not given twice.</summary>
    public static WorkspaceFacts FactsOf(Snapshot snapshot, Folder folder)
    {
        var documents = folder.Facts.Documents.ToDictionary(d => d.Path, StringComparer.Ordinal);
        foreach (var open in snapshot.Documents.Values.Where(d => folder.Contains(d.Uri) && d.Analysis.Model.IsPostMortem))
        {
            var (model, path) = (open.Analysis.Model, folder.RelativePath(open.Uri));
            documents[path] = new WorkspaceDocument(path, model.Kind, model.Title?.Value, model.Header.IncidentId?.Value, model.Header.DocumentId?.Value,
                [.. model.ActionItems.Select(a => a.Id?.Value).OfType<string>()]) { Gist = IncidentGist.Of(model) };
        }

        return folder.Facts with { Documents = [.. documents.Values] };
    }

    public static string? PathOf(string uri) => Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.IsFile ? parsed.LocalPath : null;

    public static string Name(string uri) => Uri.UnescapeDataString(uri[(uri.LastIndexOf('/') + 1)..]);
}
