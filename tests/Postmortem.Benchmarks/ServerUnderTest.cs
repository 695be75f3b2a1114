using System.Text.Json;

namespace Postmortem.Benchmarks;

/// <summary>One server of the comparison: how it is started, what it reads, and where it is asked.</summary>
internal sealed record ServerUnderTest(string Name, string[] Command)
{
    private static readonly JsonElement NoSettings = JsonDocument.Parse("{}").RootElement;

    public string Language { get; init; } = "markdown";
    public string Extension { get; init; } = "md";
    public Func<int, string> Generate { get; init; } = lines => Documents.PostMortem(lines);
    public bool Flat { get; init; }
    public int LargestSize { get; init; } = int.MaxValue;
    public JsonElement Settings { get; init; } = NoSettings;
    public string InitializationOptions { get; init; } = "null";
    public required Probe Typing { get; init; }
    public required Probe Completion { get; init; }
    public required Probe Hover { get; init; }

    /// <summary>A sentence that the server says something about only once the line is left or typing has paused.</summary>
    public string? Wording { get; init; }

    /// <summary>Whether the editor is to parse Markdown for the server, as VS Code does for its own.</summary>
    public bool ParsesInClient { get; init; }

    public static IReadOnlyList<ServerUnderTest> All(string executable, string peers, string node, string folder)
    {
        string Module(string path) => Path.Combine(peers, "node_modules", path);
        Probe Link(string marked) => Probe.Parse(marked);
        return
        [
            new("postmortem", [executable, "lsp", "--stdio"])
            {
                Typing = Link("The pager was slow¦ to reach the person on call."),
                Completion = Link("**Severity:** ¦"),
                Hover = Link("The mean T¦TR of such incidents is an hour."),
                Wording = " Bob carelessly ignored the alert.",
            },
            new("rumdl", [Module("@rumdl/cli-linux-x64/rumdl"), "server", "--stdio"])
            {
                Typing = Link("See [the part](#missing¦) for more."),
                Completion = Link("See [the part](#¦"),
                Hover = Link("See [the p¦art](#timeline) again."),
            },
            new("vscode-markdown", [node, Module("vscode-markdown-languageserver/dist/node/workerMain.js"), "--stdio"])
            {
                Typing = Link("See [the part](#missing¦) for more."),
                Completion = Link("See [the part](#¦"),
                Hover = Link("See [the p¦art](#timeline) again."),
                ParsesInClient = true,
                InitializationOptions = """{"markdownFileExtensions":["md"]}""",
                Settings = JsonDocument.Parse(
                    """
                    {"markdown":{"suggest":{"paths":{"enabled":true,"includeWorkspaceHeaderCompletions":"onDoubleHash"}},
                     "occurrencesHighlight":{"enabled":true},"server":{"log":"off"},
                     "validate":{"enabled":true,"referenceLinks":{"enabled":"warning"},"fragmentLinks":{"enabled":"warning"},
                      "fileLinks":{"enabled":"warning","markdownFragmentLinks":"inherit"},"ignoredLinks":[],
                      "unusedLinkDefinitions":{"enabled":"hint"},"duplicateLinkDefinitions":{"enabled":"warning"}}}}
                    """).RootElement,
            },
            new("yaml", [node, Module("yaml-language-server/bin/yaml-language-server"), "--stdio"])
            {
                Language = "yaml",
                Extension = "yaml",
                Generate = lines => Documents.Yaml(lines),
                Flat = true,
                LargestSize = 10_000,
                Typing = Link("severity: sev¦"),
                Completion = Link("trigger: ¦"),
                Hover = Link("se¦rvice: ledger"),
                Settings = JsonDocument.Parse(
                    $$"""{"yaml":{"validate":true,"hover":true,"completion":true,"schemas":{"{{new Uri(Path.Combine(folder, "incident.schema.json"))}}":"*.yaml"} },"editor":{"tabSize":2} }""").RootElement,
            },
        ];
    }
}
