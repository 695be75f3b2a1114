using System.CommandLine;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.App.Files;
using Postmortem.App.Output;

namespace Postmortem.App.Verbs;

/// <summary>Options that several verbs have, so that they are spelt and described the same.</summary>
internal static class Shared
{
    public static Option<string?> Kind() => new("--kind") { Description = "Read the document as this kind whatever it looks like; generic is for any text, such as a single sentence.", HelpName = "KIND" };

    public static Option<string?> StdinName() => new("--stdin-filename") { Description = "The path that standard input counts as: for its kind, settings and messages.", HelpName = "FILE" };

    public static Argument<string[]> Paths() => new("PATH") { Description = "Files, folders or patterns such as 'docs/**/*.md'; - reads standard input.", Arity = ArgumentArity.OneOrMore };

    public static Option<string[]> Categories() => new("--category") { Description = "Only findings of this category; may be repeated.", HelpName = "CATEGORY", DefaultValueFactory = _ => [] };

    public static Option<string> FailOn() => new("--fail-on") { Description = "The level from which on findings make the exit code 1: error, warning, info or never.", HelpName = "LEVEL", DefaultValueFactory = _ => "warning" };

    /// <summary>Null when every category is wanted.</summary>
    public static IReadOnlySet<Category>? CategoriesOf(string[] words)
    {
        if (words.Length == 0)
        {
            return null;
        }

        var known = Enum.GetValues<Category>().ToDictionary(c => JsonFormat.Kebab(c.ToString()));
        return words.Select(w => known.TryGetValue(w, out var category)
            ? category
            : throw new Failure($"--category {w}: no such category; {Choices(w, [.. known.Keys])}")).ToHashSet();
    }

    /// <summary>Null when no finding makes a command fail.</summary>
    public static RuleLevel? FailLevelOf(string word) => word switch
    {
        "never" => null,
        "error" or "warning" or "info" => RuleLevels.Find(word),
        _ => throw new Failure($"--fail-on {word}: no such level; {Choices(word, ["error", "warning", "info", "never"])}"),
    };

    public static Rule GetRule(string code) => AllRules.Find(code)
        ?? throw new Failure($"{code}: there is no such rule; {(Nearest.Find(code, AllRules.List.Select(r => r.Code)) is { } nearest ? $"did you mean {nearest}?" : "postmortem rules lists them all")}");

    /// <summary>A path relative to the current folder where it is below, with forward slashes.</summary>
    public static string ShownFromHere(Terminal terminal, string fullPath)
    {
        var relative = Path.GetRelativePath(terminal.Folder, fullPath);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? fullPath : relative).Replace('\\', '/');
    }

    /// <summary>The full path of a place that the program chose, which is never outside of the workspace.</summary>
    public static string InWorkspace(Terminal terminal, Workspace workspace, string path)
    {
        var full = Path.Combine(workspace.Root, path);
        return workspace.Contains(full) ? full
            : throw new Failure($"{ShownFromHere(terminal, full)}: is outside of the workspace, by a link; name the place with --output");
    }

    public static void CheckKind(string? kind, ProfileSet profiles)
    {
        if (kind is null or DocumentModel.GenericKind || profiles.Find(kind) is not null)
        {
            return;
        }

        var known = profiles.Profiles.Select(p => p.Id).Append(DocumentModel.GenericKind).ToList();
        throw new Failure($"--kind {kind}: no such kind; {Choices(kind, known)}");
    }

    /// <summary>What to write instead of a word that is none of those known.</summary>
    public static string Choices(string word, IReadOnlyList<string> known) =>
        Nearest.Find(word, known) is { } nearest ? $"did you mean {nearest}?" : $"choose one of {string.Join(", ", known)}";
}
