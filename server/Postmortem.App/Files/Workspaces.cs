using System.Collections.Concurrent;
using Postmortem.Analysis;
using Postmortem.Analysis.Language;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;

namespace Postmortem.App.Files;

/// <summary>What is wrong in a file below `.postmortem/`; the offsets of the problems are those of the text.</summary>
internal sealed record DataFileProblems(string Path, string Text, IReadOnlyList<ProfileProblem> Problems);

/// <summary>A folder with `.postmortem/` in it, or the folder that counts as one where there is none, with what its files say.</summary>
internal sealed record Workspace(string Root, ProfileSet Profiles, Settings Settings, string? CoeTemplate, IReadOnlyList<DataFileProblems> Problems)
{
    public LanguageKnowledge Language { get; init; } = LanguageKnowledge.For(Settings);

    /// <summary>
    /// Which paths exist; each is looked up when a rule asks. A folder that is neither a repository nor has settings may be anything, such as
    /// a collection of copies, so nothing is said about its links.
    /// </summary>
    public WorkspaceFacts Facts { get; } = new()
    {
        Paths = Path.Exists(Path.Combine(Root, ".git")) || Directory.Exists(Path.Combine(Root, Workspaces.DataFolder)) ? new DiskPaths(Root) : null,
    };

    /// <summary>Relative to the workspace, with forward slashes.</summary>
    public string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>Whether a path is inside of the workspace, also when the links on the way to it are followed.</summary>
    public bool Contains(string path)
    {
        var relative = Path.GetRelativePath(RealPath(Root), RealPath(path));
        return relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(relative);
    }

    private static string RealPath(string path)
    {
        var missing = "";
        for (var at = path; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(at))
            {
                var parent = Path.GetDirectoryName(at);
                var target = new FileInfo(at).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? (parent is null ? at : Path.Combine(RealPath(parent), Path.GetFileName(at)));
                return Path.Combine(target, missing);
            }

            missing = Path.Combine(Path.GetFileName(at), missing);
        }

        return path;
    }
}

/// <summary>Finds the workspace of a file by walking up from it. What was found is kept, since files stand in folders together.</summary>
internal sealed class Workspaces(Terminal terminal)
{
    public const string DataFolder = ".postmortem";

    private readonly ConcurrentDictionary<string, Lazy<Workspace>> _byFolder = [];
    private readonly ConcurrentDictionary<string, Lazy<Workspace>> _byRoot = [];
    private readonly DateTimeOffset _now = terminal.Now;

    /// <summary>The workspaces that were asked for so far, by their root.</summary>
    public IEnumerable<Workspace> Found => _byRoot.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => w.Value.Value);

    public Workspace Of(string fullPath) => OfFolder(Path.GetDirectoryName(fullPath) ?? fullPath);

    public Workspace OfFolder(string folder) => _byFolder.GetOrAdd(folder, f => new Lazy<Workspace>(() =>
    {
        var root = FindRoot(f);
        return _byRoot.GetOrAdd(root, r => new Lazy<Workspace>(() => Read(r))).Value;
    })).Value;

    public AnalysisContext ContextOf(string fullPath, string? kind)
    {
        var workspace = Of(fullPath);
        return new AnalysisContext
        {
            Profiles = workspace.Profiles,
            ForcedKind = kind,
            Rules = new RuleContext
            {
                Now = _now,
                Settings = workspace.Settings,
                Language = workspace.Language,
                Workspace = workspace.Facts,
                Path = workspace.Relative(fullPath),
            },
        };
    }

    private string FindRoot(string folder)
    {
        string? repository = null;
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Directory.Exists(Path.Combine(at, DataFolder)))
            {
                return at;
            }

            repository ??= Path.Exists(Path.Combine(at, ".git")) ? at : null;
        }

        return repository ?? (IsBelow(folder, terminal.Folder) ? terminal.Folder : folder);
    }

    private static bool IsBelow(string folder, string root) =>
        folder == root || folder.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static Workspace Read(string root)
    {
        var folder = Path.Combine(root, DataFolder);
        if (!Directory.Exists(folder))
        {
            return new Workspace(root, ProfileSet.Builtin, Settings.Default, CoeTemplate: null, []);
        }

        var problems = new List<DataFileProblems>();
        var config = ReadText(Path.Combine(folder, "config.yaml"), root, problems);
        var (settings, configProblems, _) = SettingsReader.Read(config, ruleCodes: [.. AllRules.List.Select(r => r.Code)], isZone: Zones.IsKnown);
        if (configProblems.Count > 0)
        {
            problems.Add(new DataFileProblems(Path.Combine(folder, "config.yaml"), config ?? "", configProblems));
        }

        var files = new List<(string Path, string Text)>();
        foreach (var part in (string[])["profiles", "templates", "vocabularies", "language"])
        {
            var from = Path.Combine(folder, part);
            foreach (var path in Directory.Exists(from) ? Directory.GetFiles(from).Order(StringComparer.Ordinal).ToArray() : [])
            {
                if (Path.GetExtension(path) is ".yaml" or ".yml" or ".md" && ReadText(path, root, problems) is { } text)
                {
                    files.Add((part + "/" + Path.GetFileName(path), text));
                }
            }
        }

        var profiles = ProfileSet.Builtin.With(files);
        foreach (var (path, found) in profiles.Problems)
        {
            if (found.Count > 0)
            {
                problems.Add(new DataFileProblems(Path.Combine(folder, path), files.FirstOrDefault(f => f.Path == path).Text ?? "", found));
            }
        }

        var coe = ReadText(Path.Combine(folder, "templates", "coe.hbs"), root, problems);
        foreach (var (path, text) in files.Where(f => f.Path.StartsWith("language/", StringComparison.Ordinal)))
        {
            if (LanguageKnowledge.ProblemsOf(path, text) is { Count: > 0 } found)
            {
                problems.Add(new DataFileProblems(Path.Combine(folder, path), text, found));
            }
        }

        var lexicons = files.Where(f => f.Path.StartsWith("language/", StringComparison.Ordinal)).ToDictionary(f => f.Path, f => f.Text);
        return new Workspace(root, profiles, settings, coe, problems) { Language = LanguageKnowledge.For(settings, lexicons) };
    }

    private static string? ReadText(string path, string root, List<DataFileProblems> problems)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return TextFile.Read(path, Path.GetRelativePath(root, path)).Text;
        }
        catch (Failure e)
        {
            problems.Add(new DataFileProblems(path, "", [new ProfileProblem(default, e.Message)]));
            return null;
        }
    }
}
