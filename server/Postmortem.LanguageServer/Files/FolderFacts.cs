using Postmortem.Analysis;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;

namespace Postmortem.LanguageServer.Files;

/// <summary>
/// What the documents of one folder say, file by file, so that a change of one costs the reading of one.
/// Belongs to the thread that reads; <see cref="ToFacts"/> gives the immutable value that others see.
/// </summary>
internal sealed class FolderFacts(string root)
{
    private const int MaxFiles = 50_000;
    private const int MaxDocuments = 5_000;
    private const int MaxPeople = 500;
    private const int MaxLength = 1024 * 1024;

    private static readonly HashSet<string> SkippedFolders = new(StringComparer.OrdinalIgnoreCase) { "node_modules", "bin", "obj", "vendor", "target", "dist" };

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private bool _isCut;

    /// <summary>The Markdown files to read, in path order. Hidden folders and links are left alone.</summary>
    public List<string> Walk()
    {
        _paths.Clear();
        var documents = new List<string>();
        var folders = new Stack<(DirectoryInfo Folder, string Path)>([(new DirectoryInfo(root), "")]);
        while (folders.TryPop(out var next) && !_isCut)
        {
            foreach (var entry in EntriesOf(next.Folder))
            {
                var path = next.Path + entry.Name;
                if (entry is DirectoryInfo folder)
                {
                    if (!entry.Name.StartsWith('.') && !SkippedFolders.Contains(entry.Name) && entry.LinkTarget is null)
                    {
                        folders.Push((folder, path + "/"));
                    }

                    continue;
                }

                _paths.Add(path);
                _isCut = _paths.Count >= MaxFiles;
                if (IsDocument(path) && documents.Count < MaxDocuments)
                {
                    documents.Add(path);
                }
            }
        }

        documents.Sort(StringComparer.Ordinal);
        return documents;
    }

    public static bool IsDocument(string path) =>
        path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads one file anew, or forgets it when it is gone. True when the facts are others now.</summary>
    public bool Update(string path, AnalysisContext context)
    {
        var file = Path.Combine(root, path);
        var exists = File.Exists(file);
        var changed = exists ? _paths.Add(path) : _paths.Remove(path);
        if (!IsDocument(path))
        {
            return changed;
        }

        var fresh = exists && DataFolder.TryRead(file, MaxLength) is { } text ? Read(path, text, context) : null;
        var old = _entries.GetValueOrDefault(path);
        if (fresh is null)
        {
            return _entries.Remove(path) || changed;
        }

        _entries[path] = fresh;
        return changed || old is null || !fresh.Says(old);
    }

    public WorkspaceFacts ToFacts() => new()
    {
        Documents = [.. _entries.Values.OrderBy(e => e.Document.Path, StringComparer.Ordinal).Select(e => e.Document)],
        Paths = _isCut ? null : new HashSet<string>(_paths, StringComparer.Ordinal),
        People =
        [
            .. _entries.Values.SelectMany(e => e.People).CountBy(p => p, StringComparer.Ordinal)
                .OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).Take(MaxPeople).Select(p => p.Key),
        ],
    };

    private static Entry? Read(string path, string text, AnalysisContext context)
    {
        var model = Binder.Bind(Document.Parse(text), context with { Rules = context.Rules with { Path = path } });
        if (!model.IsPostMortem)
        {
            return null;
        }

        var people = model.ActionItems.Select(a => a.Owner).Concat(model.Header.Authors).Concat(model.Header.Reviewers)
            .OfType<Fact<string>>().Select(f => f.Value.Trim()).Where(p => p.Length is > 0 and < 80);
        var ids = model.ActionItems.Select(a => a.Id).OfType<Fact<string>>().Select(f => f.Value);
        return new Entry(
            new WorkspaceDocument(path, model.Kind, model.Title?.Value, model.Header.IncidentId?.Value, model.Header.DocumentId?.Value, [.. ids]),
            [.. people]);
    }

    private static FileSystemInfo[] EntriesOf(DirectoryInfo folder)
    {
        try
        {
            return folder.GetFileSystemInfos();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private sealed record Entry(WorkspaceDocument Document, string[] People)
    {
        public bool Says(Entry other) =>
            Document with { Ids = [] } == other.Document with { Ids = [] } && Document.Ids.SequenceEqual(other.Document.Ids) && People.SequenceEqual(other.People);
    }
}
