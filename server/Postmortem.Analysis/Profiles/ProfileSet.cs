namespace Postmortem.Analysis.Profiles;

/// <summary>
/// The kinds of documents that are known: the shipped ones, and those of a workspace in their place or beside them. Immutable;
/// a profile is read when it is first asked for.
/// </summary>
internal sealed class ProfileSet
{
    /// <summary>The order in which kinds are offered.</summary>
    private static readonly string[] ShippedIds = ["post-mortem", "incident-report", "rca", "coe"];

    private const string CommonId = "common";

    private static readonly Lazy<DataNode> Common = new(() => Yaml.ReadShipped($"{CommonId}/profile.yaml"));

    private readonly IReadOnlyList<string> _ids;
    private readonly IReadOnlyDictionary<string, Lazy<Profile?>> _profiles;

    private ProfileSet(IReadOnlyList<string> ids, IReadOnlyDictionary<string, Lazy<Profile?>> profiles, IReadOnlyDictionary<string, IReadOnlyList<ProfileProblem>> problems)
    {
        _ids = ids;
        _profiles = profiles;
        Problems = problems;
    }

    public static ProfileSet Builtin { get; } = new(
        ShippedIds,
        ShippedIds.ToDictionary(id => id, id => new Lazy<Profile?>(() => ReadShipped(id))),
        new Dictionary<string, IReadOnlyList<ProfileProblem>>());

    public IReadOnlyList<Profile> Profiles => field ??= [.. _ids.Select(Find).OfType<Profile>()];

    /// <summary>What is wrong in the workspace's files, by their path; a path without problems has an empty list.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ProfileProblem>> Problems { get; }

    public Profile? Find(string id) => _profiles.GetValueOrDefault(id)?.Value;

    /// <summary>A finished document of a shipped kind, for people to look at; null for kinds that have none.</summary>
    public static string? FindExample(string id) => ShippedFiles.Find($"{id}/example.md");

    /// <summary>
    /// This set with the files of a workspace: `profiles/*.yaml`, `templates/*.md` and `vocabularies/*.yaml`, by their path below
    /// `.postmortem/` (with either slash). Other files are none of its business.
    /// </summary>
    public ProfileSet With(IEnumerable<(string Path, string Text)> files)
    {
        var overrides = WorkspaceFiles.Read(files);
        return overrides.IsEmpty ? this : WithOverrides(overrides);
    }

    private ProfileSet WithOverrides(WorkspaceFiles files)
    {
        var problems = files.Problems;
        var profiles = new Dictionary<string, Lazy<Profile?>>(_profiles);
        var ids = new List<string>(_ids);
        foreach (var (path, root) in files.Profiles)
        {
            var found = new List<ProfileProblem>();
            var chain = new HashSet<string>();
            var profile = ProfileReader.Read(root, id => FindRoot(id, root, files, chain), found);
            problems[path] = [.. problems.GetValueOrDefault(path) ?? [], .. found];
            if (profile is not { IsAbstract: false })
            {
                continue;
            }

            if (!ids.Contains(profile.Id))
            {
                ids.Add(profile.Id);
            }

            profile = profile with { Template = TemplateOf(profile, root) };
            profiles[profile.Id] = new Lazy<Profile?>(profile);
        }

        foreach (var id in ids)
        {
            var profile = profiles[id];
            profiles[id] = new Lazy<Profile?>(() => profile.Value is { } p ? files.Over(p) : null);
        }

        return new ProfileSet(ids, profiles, problems);
    }

    /// <summary>
    /// The shipped template for a shipped kind, unless the workspace gave it another outline or other fields; for every other kind
    /// what its profile says.
    /// </summary>
    private static string TemplateOf(Profile profile, DataNode root) =>
        (root.Find("sections") is null && root.Find("fields") is null ? ShippedFiles.Find($"{profile.Id}/template.md") : null)
        ?? ProfileSkeleton.Of(profile);

    /// <summary>
    /// The data of the profile to extend: of the workspace first, unless that is the extending file itself, then of the
    /// shipped ones. A circle of files ends at a file that was already visited.
    /// </summary>
    private static DataNode? FindRoot(string id, DataNode from, WorkspaceFiles files, HashSet<string> chain)
    {
        var isOwnId = from.Find("id")?.Text == id;
        var other = isOwnId ? null : files.Profiles.Select(p => p.Root).FirstOrDefault(r => r.Find("id")?.Text == id);
        if (other is null)
        {
            return FindShippedRoot(id);
        }

        if (!chain.Add(id))
        {
            return null;
        }

        return other.Find("extends") is { Kind: DataKind.Scalar } extends
            ? FindRoot(extends.Text, other, files, chain) is { } further ? ProfileMerge.Over(further, other) : null
            : other;
    }

    private static DataNode? FindShippedRoot(string id)
    {
        if (id != CommonId && !ShippedIds.Contains(id))
        {
            return null;
        }

        if (id == CommonId)
        {
            return Common.Value;
        }

        var root = Yaml.ReadShipped($"{id}/profile.yaml");
        return root.Find("extends") is { } extends && FindShippedRoot(extends.Text) is { } further ? ProfileMerge.Over(further, root) : root;
    }

    private static Profile? ReadShipped(string id) => FindShippedRoot(id) is { } root
        ? ProfileReader.ReadTrusted(root) with { Template = ShippedFiles.Find($"{id}/template.md") ?? "" }
        : null;
}
