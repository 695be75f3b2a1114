using Postmortem.Analysis.Profiles;

namespace Postmortem.App.Files;

/// <summary>
/// From the paths of a command to the documents to read, in path order: files as named, folders walked, patterns filled in. A walk takes Markdown
/// files, honours `.gitignore`, and leaves hidden folders, `node_modules` and whatever links lead out of it alone.
/// </summary>
internal sealed class FileWalk(Terminal terminal)
{
    private readonly List<Source> _sources = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Whether something could not be read; it was named on stderr and the rest goes on.</summary>
    public bool HadTrouble { get; private set; }

    public IReadOnlyList<Source> Find(IReadOnlyList<string> paths, string? stdinName)
    {
        foreach (var path in paths)
        {
            var full = path == Sources.Stdin ? "" : terminal.FullPath(path);
            if (path == Sources.Stdin)
            {
                _sources.Add(Sources.One(terminal, path, stdinName));
            }
            else if (Directory.Exists(full))
            {
                Walk(full, Shown(path), filter: null);
            }
            else if (File.Exists(full) || !Glob.IsPattern(path))
            {
                Add(new Source(full, path.Replace('\\', '/')));
            }
            else
            {
                WalkPattern(path);
            }
        }

        return _sources;
    }

    private void WalkPattern(string pattern)
    {
        var names = pattern.Replace(Path.DirectorySeparatorChar, '/').Split('/');
        var fixedNames = names.TakeWhile(n => !Glob.IsPattern(n)).ToArray();
        var shown = string.Join('/', fixedNames);
        shown = shown.Length == 0 && fixedNames.Length > 0 ? "/" : shown;
        var before = _sources.Count;
        var folder = terminal.FullPath(shown.Length == 0 ? "." : shown);
        if (Directory.Exists(folder))
        {
            Walk(folder, Shown(shown), names[fixedNames.Length..]);
        }

        if (_sources.Count == before)
        {
            throw new Failure($"{pattern}: matches no file; check the pattern");
        }
    }

    /// <summary>A folder as it begins the paths below it: with a slash at the end, nothing for the current one.</summary>
    private static string Shown(string path)
    {
        var shown = path.Replace('\\', '/').TrimEnd('/');
        return shown switch
        {
            "" => path.StartsWith('/') ? "/" : "",
            "." => "",
            _ => (shown.StartsWith("./", StringComparison.Ordinal) ? shown[2..] : shown) + "/",
        };
    }

    private void Walk(string folder, string shown, string[]? filter)
    {
        var ignores = new List<GitIgnore>();
        AddIgnoresAbove(folder, ignores);
        Walk(new DirectoryInfo(folder), shown, [], ignores, filter, folder);
    }

    private void Walk(DirectoryInfo folder, string shown, List<string> below, List<GitIgnore> ignores, string[]? filter, string scope)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Complain($"{shown.TrimEnd('/')}: can't be read; check its permissions");
            HadTrouble = true;
            return;
        }

        var count = ignores.Count;
        if (GitIgnore.Read(Path.Combine(folder.FullName, ".gitignore"), folder.FullName) is { } ignore)
        {
            ignores.Add(ignore);
        }

        Array.Sort(entries, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (var entry in entries)
        {
            below.Add(entry.Name);
            if (entry is DirectoryInfo inner)
            {
                if (!entry.Name.StartsWith('.') && entry.Name != "node_modules" && entry.LinkTarget is null && !IsIgnored(entry, ignores, isFolder: true))
                {
                    Walk(inner, shown + entry.Name + "/", below, ignores, filter, scope);
                }
            }
            else if ((filter is null ? IsMarkdown(entry.Name) : Glob.Matches(filter, below))
                && !IsIgnored(entry, ignores, isFolder: false) && StaysInside(entry, scope))
            {
                Add(new Source(entry.FullName, shown + entry.Name, Scope: scope));
            }

            below.RemoveAt(below.Count - 1);
        }

        ignores.RemoveRange(count, ignores.Count - count);
    }

    private void Add(Source source)
    {
        if (_seen.Add(source.FullPath))
        {
            _sources.Add(source);
        }
    }

    private static bool IsMarkdown(string name) =>
        !name.StartsWith('.') && DocumentFiles.IsDocument(name);

    /// <summary>The nearest `.gitignore` that has a rule for it decides, and the last such rule in it.</summary>
    private static bool IsIgnored(FileSystemInfo entry, List<GitIgnore> ignores, bool isFolder)
    {
        for (var i = ignores.Count - 1; i >= 0; i--)
        {
            var path = Path.GetRelativePath(ignores[i].Folder, entry.FullName).Split(Path.DirectorySeparatorChar);
            if (ignores[i].Ignores(path, isFolder) is { } isIgnored)
            {
                return isIgnored;
            }
        }

        return false;
    }

    private static bool StaysInside(FileSystemInfo file, string scope)
    {
        if (file.LinkTarget is null)
        {
            return true;
        }

        try
        {
            return file.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target
                && target.FullName.StartsWith(scope.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Those of the folders above, up to the root of the repository, which git would honour too.</summary>
    private static void AddIgnoresAbove(string folder, List<GitIgnore> ignores)
    {
        var above = new List<string>();
        var at = folder;
        while (at is not null && !Path.Exists(Path.Combine(at, ".git")))
        {
            at = Path.GetDirectoryName(at);
            if (at is not null)
            {
                above.Add(at);
            }
        }

        if (at is null)
        {
            return;
        }

        above.Reverse();
        foreach (var ignore in above.Select(f => GitIgnore.Read(Path.Combine(f, ".gitignore"), f))
                     .Prepend(GitIgnore.Read(Path.Combine(at, ".git", "info", "exclude"), at)))
        {
            if (ignore is not null)
            {
                ignores.Add(ignore);
            }
        }
    }
}
