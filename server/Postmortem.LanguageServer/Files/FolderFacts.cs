using Postmortem.Analysis;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
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
    private readonly Dictionary<string, IReadOnlyList<TrackingRow>> _tracking = new(StringComparer.Ordinal);
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private bool _isCut;

    /// <summary>The Markdown files to read, in path order. Hidden folders and links are left alone.</summary>
    public List<string> Walk()
    {
        _paths.Clear();
        return Walk("");
    }

    /// <param name="below">A folder with a slash at the end; empty for the root.</param>
    private List<string> Walk(string below)
    {
        var documents = new List<string>();
        var folders = new Stack<(DirectoryInfo Folder, string Path)>([(new DirectoryInfo(Path.Combine(root, below)), below)]);
        while (folders.TryPop(out var next) && !_isCut)
        {
            foreach (var entry in EntriesOf(next.Folder))
            {
                var path = next.Path + entry.Name;
                if (entry is DirectoryInfo folder)
                {
                    if (!IsSkipped(entry.Name) && entry.LinkTarget is null)
                    {
                        folders.Push((folder, path + "/"));
                    }

                    continue;
                }

                _paths.Add(path);
                _isCut = _paths.Count >= MaxFiles;
                if (DocumentFiles.IsDocument(path) && documents.Count < MaxDocuments)
                {
                    documents.Add(path);
                }
            }
        }

        documents.Sort(StringComparer.Ordinal);
        return documents;
    }

    /// <summary>Whether a path is below a folder that is left alone.</summary>
    public static bool IsLeftAlone(string path) => path.Split('/') is var names && (names.Any(n => n.StartsWith('.')) || names[..^1].Any(IsSkipped));

    private static bool IsSkipped(string folder) => folder.StartsWith('.') || SkippedFolders.Contains(folder);

    /// <summary>
    /// Reads one file anew, or forgets it when it is gone; a folder stands for all that is in it. True when the facts are others now.
    /// </summary>
    public bool Update(string path, AnalysisContext context)
    {
        var file = Path.Combine(root, path);
        var exists = File.Exists(file);
        if (!exists && !_paths.Contains(path))
        {
            return Directory.Exists(file) ? Added(path + "/", context) : Removed(path + "/");
        }

        var changed = exists ? _paths.Add(path) : _paths.Remove(path);
        if (!DocumentFiles.IsDocument(path))
        {
            return changed;
        }

        var text = exists ? DataFolder.TryRead(file, MaxLength) : null;
        if (TrackingFiles.IsOne(path))
        {
            return Track(path, text) || changed;
        }

        var fresh = text is not null ? Read(path, text, context) : null;
        var old = _entries.GetValueOrDefault(path);
        if (fresh is null)
        {
            return _entries.Remove(path) || changed;
        }

        _entries[path] = fresh;
        return changed || old is null || !fresh.Says(old);
    }

    private bool Track(string path, string? text)
    {
        if (text is null)
        {
            return _tracking.Remove(path);
        }

        var rows = TrackingFiles.Read(path, text);
        var isNew = !_tracking.TryGetValue(path, out var old) || !old.SequenceEqual(rows);
        _tracking[path] = rows;
        return isNew;
    }

    private bool Added(string folder, AnalysisContext context)
    {
        var before = _paths.Count;
        if (IsSkipped(folder[(folder.LastIndexOf('/', folder.Length - 2) + 1)..^1]))
        {
            return false;
        }

        foreach (var document in Walk(folder))
        {
            Update(document, context);
        }

        return _paths.Count != before;
    }

    private bool Removed(string folder)
    {
        foreach (var path in _entries.Keys.Where(p => p.StartsWith(folder, StringComparison.Ordinal)).ToArray())
        {
            _entries.Remove(path);
        }

        foreach (var path in _tracking.Keys.Where(p => p.StartsWith(folder, StringComparison.Ordinal)).ToArray())
        {
            _tracking.Remove(path);
        }

        return _paths.RemoveWhere(p => p.StartsWith(folder, StringComparison.Ordinal)) > 0;
    }

    public WorkspaceFacts ToFacts() => new()
    {
        Documents = [.. _entries.Values.OrderBy(e => e.Document.Path, StringComparer.Ordinal).Select(e => e.Document)],
        Paths = _isCut ? null : new HashSet<string>(_paths, StringComparer.Ordinal),
        Tracking = [.. _tracking.OrderBy(t => t.Key, StringComparer.Ordinal).SelectMany(t => t.Value)],
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
            new WorkspaceDocument(path, model.Kind, model.Title?.Value, model.Header.IncidentId?.Value, model.Header.DocumentId?.Value, [.. ids]) { Gist = IncidentGist.Of(model) },
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
