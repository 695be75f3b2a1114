using System.Collections.Immutable;
using System.Text.Json;
using Postmortem.Analysis.Language;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;

namespace Postmortem.LanguageServer.Files;

/// <summary>
/// A workspace folder's <c>.postmortem/</c>: read as a whole, because its files build upon each other, and never written.
/// Reading is total: a file that can't be read is a problem of that file.
/// </summary>
internal static class DataFolder
{
    public const string Name = ".postmortem";
    public const string Config = "config.yaml";

    private const int MaxFileLength = 1024 * 1024;

    private static readonly string[] Parts = ["profiles", "templates", "vocabularies", "language"];

    private static readonly HashSet<string> RuleCodes = [.. AllRules.List.Select(r => r.Code)];

    /// <summary>The folder with what its files and the client's settings say.</summary>
    public static Folder Read(Folder folder, bool isTrusted) =>
        Interpret(folder with { DataFiles = isTrusted && folder.Path is { } path ? ReadFiles(Path.Combine(path, Name)) : ImmutableDictionary<string, string>.Empty });

    /// <summary>The folder with other settings of the client.</summary>
    public static Folder With(Folder folder, JsonElement? editorSettings) => Interpret(folder with { EditorSettings = editorSettings });

    /// <summary>The path below <c>.postmortem/</c> of a file that the folder's checks depend on, else null.</summary>
    public static string? FindDataPath(Folder folder, string uri)
    {
        if (!folder.Contains(uri))
        {
            return null;
        }

        var relative = folder.RelativePath(uri);
        return relative.StartsWith(Name + "/", StringComparison.Ordinal) && relative[(Name.Length + 1)..] is var path
            && (path == Config || Parts.Any(p => path.StartsWith(p + "/", StringComparison.Ordinal)))
            ? path
            : null;
    }

    /// <summary>What is wrong in one file when it reads as given, beside the other files as they are on disk.</summary>
    public static IReadOnlyList<ProfileProblem> ProblemsOf(Folder folder, string path, string text) =>
        Interpret(folder with { DataFiles = folder.DataFiles.SetItem(path, text) }).DataProblems.GetValueOrDefault(path) ?? [];

    private static Folder Interpret(Folder folder)
    {
        var config = folder.DataFiles.GetValueOrDefault(Config);
        var (settings, configProblems, editorProblems) = config is null && folder.EditorSettings is null
            ? (Settings.Default, [], [])
            : SettingsReader.Read(config, folder.EditorSettings, RuleCodes, Zones.IsKnown);
        var others = folder.DataFiles.Where(f => f.Key != Config).Select(f => (f.Key, f.Value)).ToArray();
        var profiles = others.Length == 0 ? ProfileSet.Builtin : ProfileSet.Builtin.With(others);
        var problems = profiles.Problems.ToImmutableDictionary(StringComparer.Ordinal);
        foreach (var (path, text) in others)
        {
            if (path.StartsWith("language/", StringComparison.Ordinal))
            {
                problems = problems.SetItem(path, LanguageKnowledge.ProblemsOf(path, text));
            }
        }

        return folder with
        {
            Settings = settings,
            Profiles = profiles,
            DataProblems = config is null ? problems : problems.SetItem(Config, configProblems),
            SettingsProblems = editorProblems,
        };
    }

    private static ImmutableDictionary<string, string> ReadFiles(string folder)
    {
        var files = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
        {
            return files.ToImmutable();
        }

        Add(files, Path.Combine(folder, Config), Config);
        foreach (var part in Parts)
        {
            var inner = Path.Combine(folder, part);
            foreach (var path in Directory.Exists(inner) ? Directory.GetFiles(inner) : [])
            {
                if (Path.GetExtension(path) is ".yaml" or ".yml" or ".md" or ".hbs")
                {
                    Add(files, path, $"{part}/{Path.GetFileName(path)}");
                }
            }
        }

        return files.ToImmutable();
    }

    private static void Add(ImmutableDictionary<string, string>.Builder files, string path, string name)
    {
        if (TryRead(path, MaxFileLength) is { } text)
        {
            files[name] = text;
        }
    }

    /// <summary>Null when there is no such file, or it is too long or can't be read. A pipe, which might never say anything, counts as empty.</summary>
    public static string? TryRead(string path, int maxLength)
    {
        try
        {
            return new FileInfo(path) is { Exists: true } file && file.Length <= maxLength ? (file.Length == 0 ? "" : File.ReadAllText(path)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
