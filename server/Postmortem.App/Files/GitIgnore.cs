using Postmortem.Analysis.Profiles;

namespace Postmortem.App.Files;

/// <summary>The rules of one `.gitignore`, as git reads them; they speak about what is below its folder.</summary>
internal sealed class GitIgnore
{
    private readonly List<Rule> _rules = [];

    private GitIgnore(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Null when there is no such file, or it can't be read: git would say the same.</summary>
    public static GitIgnore? Read(string file, string folder)
    {
        try
        {
            return File.Exists(file) ? Parse(File.ReadAllText(file), folder) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static GitIgnore Parse(string text, string folder)
    {
        var ignore = new GitIgnore(folder);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (ParseRule(line) is { } rule)
            {
                ignore._rules.Add(rule);
            }
        }

        return ignore;
    }

    /// <summary>Whether the last rule that matches ignores the path; null when none matches.</summary>
    /// <param name="path">The names below the folder, the last one that of the file or folder itself.</param>
    public bool? Ignores(IReadOnlyList<string> path, bool isFolder)
    {
        for (var i = _rules.Count - 1; i >= 0; i--)
        {
            var rule = _rules[i];
            if ((isFolder || !rule.OnlyFolders) && (rule.IsAnchored ? Glob.Matches(rule.Names, path) : Glob.MatchesName(rule.Names[0], path[^1])))
            {
                return !rule.IsNegated;
            }
        }

        return null;
    }

    private static Rule? ParseRule(ReadOnlySpan<char> line)
    {
        while (line.Length > 0 && line[^1] is ' ' or '\t' && !(line.Length > 1 && line[^2] == '\\'))
        {
            line = line[..^1];
        }

        if (line.Length == 0 || line[0] == '#')
        {
            return null;
        }

        var isNegated = line[0] == '!';
        line = isNegated ? line[1..] : line;
        var onlyFolders = line.EndsWith("/");
        line = onlyFolders ? line[..^1] : line;
        var isAnchored = line.Contains('/');
        line = line.StartsWith("/") ? line[1..] : line;
        return line.Length == 0 ? null : new Rule(line.ToString().Split('/'), isAnchored, isNegated, onlyFolders);
    }

    /// <param name="IsAnchored">Matches the whole path below the folder, not just the last name of it.</param>
    private sealed record Rule(string[] Names, bool IsAnchored, bool IsNegated, bool OnlyFolders);
}
