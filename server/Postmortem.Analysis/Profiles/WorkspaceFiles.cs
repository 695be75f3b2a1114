namespace Postmortem.Analysis.Profiles;

/// <summary>The files below a workspace's `.postmortem/` that say what documents look like.</summary>
internal sealed class WorkspaceFiles
{
    private readonly Dictionary<string, string> _templates = [];
    private readonly Dictionary<string, Vocabulary> _vocabularies = [];

    public List<(string Path, DataNode Root)> Profiles { get; } = [];

    public Dictionary<string, IReadOnlyList<ProfileProblem>> Problems { get; } = [];

    public bool IsEmpty => Profiles.Count == 0 && _templates.Count == 0 && _vocabularies.Count == 0 && Problems.Count == 0;

    public static WorkspaceFiles Read(IEnumerable<(string Path, string Text)> files)
    {
        var result = new WorkspaceFiles();
        foreach (var (path, text) in files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            result.Add(path, text);
        }

        return result;
    }

    /// <summary>A profile with the workspace's template and vocabularies in place of its own.</summary>
    public Profile Over(Profile profile)
    {
        var result = _templates.TryGetValue(profile.Id, out var template) ? profile with { Template = template } : profile;
        if (_vocabularies.Count == 0)
        {
            return result;
        }

        var vocabularies = new Dictionary<string, Vocabulary>(result.Vocabularies);
        foreach (var (id, vocabulary) in _vocabularies)
        {
            vocabularies[id] = vocabulary;
        }

        return result with { Vocabularies = vocabularies };
    }

    private void Add(string path, string text)
    {
        var parts = path.Split('/', '\\');
        var start = Array.LastIndexOf(parts, ".postmortem") + 1;
        if (parts.Length - start != 2)
        {
            return;
        }

        var (folder, name) = (parts[start], parts[start + 1]);
        var stem = Path.GetFileNameWithoutExtension(name);
        var isYaml = name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
        switch (folder)
        {
            case "templates" when name.EndsWith(".md", StringComparison.OrdinalIgnoreCase):
                _templates[stem] = text;
                break;
            case "profiles" when isYaml:
                var (root, syntaxProblems) = Yaml.Read(text);
                Profiles.Add((path, root));
                Problems[path] = syntaxProblems;
                break;
            case "vocabularies" when isYaml:
                var (vocabulary, problems) = ProfileReader.ReadVocabularyFile(text);
                Problems[path] = problems;
                if (vocabulary is not null)
                {
                    _vocabularies[vocabulary.Id] = vocabulary;
                }

                break;
        }
    }
}
