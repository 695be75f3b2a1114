using System.Collections.Immutable;
using System.Text.Json;
using Postmortem.Analysis;
using Postmortem.Analysis.Language;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;

namespace Postmortem.LanguageServer;

/// <summary>The folders that the client has open, as they were last read, and what somebody said about single files. Immutable.</summary>
internal sealed record Workspace
{
    public static Workspace Empty { get; } = new();

    public ImmutableArray<Folder> Folders { get; init; } = [];

    /// <summary>"Treat this file as": kinds by document. The server forgets them when it ends; a client that keeps them names them at the start.</summary>
    public ImmutableDictionary<string, string> ForcedKinds { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Where documents belong that are in no folder.</summary>
    public Folder Nowhere { get; init; } = new();

    public IReadOnlyList<Rule> Checks { get; init; } = AllRules.List;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The innermost folder that a document is in.</summary>
    public Folder FolderOf(string uri)
    {
        Folder? best = null;
        foreach (var folder in Folders)
        {
            if (folder.Contains(uri) && folder.Uri.Length > (best?.Uri.Length ?? -1))
            {
                best = folder;
            }
        }

        return best ?? Nowhere;
    }

    public AnalysisContext ContextOf(string uri)
    {
        var folder = FolderOf(uri);
        return new AnalysisContext
        {
            Profiles = folder.Profiles,
            Checks = Checks,
            ForcedKind = ForcedKinds.GetValueOrDefault(uri),
            Rules = new RuleContext
            {
                Now = Time.GetUtcNow(),
                Settings = folder.Settings,
                Workspace = folder.Facts,
                Language = LanguageKnowledge.For(folder.Settings, folder.DataFiles),
                Path = folder.RelativePath(uri),
            },
        };
    }
}

/// <summary>One workspace folder with what its files and the client's settings say.</summary>
internal sealed record Folder
{
    /// <summary>Without a slash at the end; empty for no folder.</summary>
    public string Uri { get; init; } = "";

    /// <summary>In the file system; null for folders that are not in it.</summary>
    public string? Path { get; init; }

    public ProfileSet Profiles { get; init; } = ProfileSet.Builtin;

    public Settings Settings { get; init; } = Settings.Default;

    public WorkspaceFacts Facts { get; init; } = WorkspaceFacts.None;

    /// <summary>The texts of the files in <c>.postmortem/</c>, by their path below it.</summary>
    public ImmutableDictionary<string, string> DataFiles { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What is wrong in these files; a file without problems has an empty list or none.</summary>
    public ImmutableDictionary<string, IReadOnlyList<ProfileProblem>> DataProblems { get; init; } = ImmutableDictionary<string, IReadOnlyList<ProfileProblem>>.Empty;

    /// <summary>What the client has set below <c>postmortem</c>.</summary>
    public JsonElement? EditorSettings { get; init; }

    public IReadOnlyList<string> SettingsProblems { get; init; } = [];

    public bool Contains(string uri) => Uri.Length > 0 && uri.Length > Uri.Length && uri[Uri.Length] == '/' && uri.StartsWith(Uri, StringComparison.Ordinal);

    /// <summary>Relative to the folder; for a document outside of it its file name.</summary>
    public string RelativePath(string uri) => System.Uri.UnescapeDataString(Contains(uri) ? uri[(Uri.Length + 1)..] : uri[(uri.LastIndexOf('/') + 1)..]);

    /// <summary>The URI of a path relative to the folder.</summary>
    public string UriOf(string path) => $"{Uri}/{string.Join('/', path.Split('/').Select(System.Uri.EscapeDataString))}";
}
