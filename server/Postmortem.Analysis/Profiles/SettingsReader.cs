using System.Text.Json;

namespace Postmortem.Analysis.Profiles;

/// <summary>
/// Brings together `.postmortem/config.yaml` and the editor's `postmortem.*`. An editor sends its defaults too, so a value of the editor that equals
/// the default says nothing, and the file's counts.
/// </summary>
internal static class SettingsReader
{
    /// <param name="config">The text of `config.yaml`; null when there is none.</param>
    /// <param name="editor">The editor's settings below `postmortem`; null when there are none.</param>
    /// <param name="ruleCodes">The codes that exist; null accepts every code.</param>
    /// <param name="isZone">Whether a text names a time zone; null accepts every text.</param>
    /// <returns>The settings, the problems of the file, and the problems of the editor's settings (without places).</returns>
    public static (Settings Settings, IReadOnlyList<ProfileProblem> Problems, IReadOnlyList<string> EditorProblems) Read(
        string? config, JsonElement? editor = null, IReadOnlyCollection<string>? ruleCodes = null, Func<string, bool>? isZone = null)
    {
        var fileProblems = new List<ProfileProblem>();
        var root = DataNode.Nothing(default);
        if (config is not null)
        {
            (root, var syntaxProblems) = Yaml.Read(config);
            fileProblems.AddRange(syntaxProblems);
        }

        var settings = DataMap.Read(root, fileProblems, Settings.Read);
        ReportUnknownRules(root, ruleCodes, fileProblems);
        ReportUnknownZone(root, isZone, fileProblems);
        if (editor is not { } json || WithoutTheClients(DataJson.Read(json)) is not { Kind: DataKind.Mapping } editorRoot)
        {
            return (settings, fileProblems, []);
        }

        var editorProblems = new List<ProfileProblem>();
        DataMap.Read(editorRoot, editorProblems, Settings.Read);
        ReportUnknownRules(editorRoot, ruleCodes, editorProblems);
        ReportUnknownZone(editorRoot, isZone, editorProblems);
        var merged = Over(root, editorRoot, Settings.Shape);
        return (DataMap.Read(merged, [], Settings.Read), fileProblems, [.. editorProblems.Select(p => p.Message)]);
    }

    /// <summary>An editor sends the whole section, and two of its groups are its own: how to start the server and what to trace.</summary>
    private static DataNode WithoutTheClients(DataNode editor) => editor.Kind != DataKind.Mapping ? editor
        : DataNode.Mapping(default, [.. editor.Entries.Where(e => e.Key.Text is not ("server" or "trace"))]);

    /// <summary>The file's data with every value of the editor that says something in its place; tables are joined.</summary>
    private static DataNode Over(DataNode file, DataNode editor, DataShape shape)
    {
        var entries = new List<DataEntry>();
        foreach (var (key, part) in shape.Properties)
        {
            var (fromFile, fromEditor) = (file.Find(key), editor.Find(key));
            var isGroup = part is { Type: "object" };
            var value = fromFile is { Kind: DataKind.Mapping } && fromEditor is { Kind: DataKind.Mapping } && isGroup
                ? part.Items is null ? Over(fromFile, fromEditor, part) : Join(fromFile, fromEditor)
                : fromEditor is not null && (isGroup || SaysSomething(fromEditor, part)) ? Choose(fromFile, fromEditor, part) : fromFile;
            if (value is not null)
            {
                entries.Add(new DataEntry(DataNode.Scalar(default, key, isQuoted: true), value));
            }
        }

        return DataNode.Mapping(default, entries);
    }

    private static DataNode Choose(DataNode? file, DataNode editor, DataShape shape) =>
        shape.Type == "object" && editor.Kind == DataKind.Mapping && editor.Entries.Count == 0 && file is not null ? file : editor;

    private static DataNode Join(DataNode file, DataNode editor) =>
        DataNode.Mapping(default, [.. editor.Entries, .. file.Entries.Where(e => editor.Find(e.Key.Text) is null)]);

    private static bool SaysSomething(DataNode node, DataShape shape) => node.Kind switch
    {
        DataKind.Nothing => false,
        DataKind.Sequence => node.Items.Count > 0,
        DataKind.Mapping => node.Entries.Count > 0,
        _ => node.Text.Length > 0 && node.Text != shape.Default?.ToString(),
    };

    private static void ReportUnknownZone(DataNode root, Func<string, bool>? isZone, List<ProfileProblem> problems)
    {
        if (root.Find("timezone") is { Kind: DataKind.Scalar, Text.Length: > 0 } zone && isZone?.Invoke(zone.Text) == false)
        {
            problems.Add(new ProfileProblem(zone.Span, $"`{zone.Text}` is no time zone; write `UTC`, `+02:00` or a name such as `Europe/Berlin`."));
        }
    }

    private static void ReportUnknownRules(DataNode root, IReadOnlyCollection<string>? codes, List<ProfileProblem> problems)
    {
        if (codes is null || root.Find("rules") is not { Kind: DataKind.Mapping } rules)
        {
            return;
        }

        foreach (var entry in rules.Entries)
        {
            if (entry.Key.Kind == DataKind.Scalar && !codes.Contains(entry.Key.Text))
            {
                var nearest = Nearest.Find(entry.Key.Text, codes);
                problems.Add(new ProfileProblem(entry.Key.Span, $"There is no rule `{entry.Key.Text}`{(nearest is null ? "." : $"; did you mean `{nearest}`?")}", RuleLevel.Warning));
            }
        }
    }
}
