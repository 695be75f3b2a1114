namespace Postmortem.Analysis.Profiles;

internal enum CheckWhen
{
    OnType,
    OnSave,
}

internal enum NamesPolicy
{
    RolesInAnalysis,
    Allowed,
    Never,
}

internal enum PassivePolicy
{
    Reported,
    Allowed,
}

internal enum WhysStyle
{
    Why,
    How,
}

internal enum Strictness
{
    Relaxed,
    Standard,
    Strict,
}

internal sealed record RosterPerson
{
    public required string Name { get; init; }

    public string? Handle { get; init; }

    public string? Role { get; init; }

    public string? Team { get; init; }
}

internal sealed record LanguageSettings
{
    public NamesPolicy Names { get; init; }

    public PassivePolicy Passive { get; init; }

    public WhysStyle Whys { get; init; }

    public Strictness Strictness { get; init; } = Strictness.Standard;

    /// <summary>In milliseconds.</summary>
    public int Delay { get; init; } = 1000;

    /// <summary>Words and phrases that are never reported.</summary>
    public IReadOnlyList<string> AllowedWords { get; init; } = [];

    /// <summary>Names of roles beside the known ones; a role that "failed to" is a person.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Names of services and systems; a service that "failed to" is a fact.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];
}

/// <summary>
/// What a workspace or a user decides. Every property stands once in <see cref="Read(DataMap)"/> with its key, description and default;
/// the editor's settings, the schema of `config.yaml` and the documentation follow from there.
/// </summary>
internal sealed record Settings
{
    private static readonly (string, string)[] CheckWords =
    [
        ("onType", "While typing; wording on the line being typed waits until the line is left or a pause has passed."),
        ("onSave", "When a file is opened and when it is saved."),
    ];

    private static readonly (string, string)[] NamesWords =
    [
        ("roles-in-analysis", "Names are fine in metadata, timelines and owners; causes and lessons speak of roles and systems."),
        ("allowed", "Names are fine everywhere."),
        ("never", "Roles everywhere, except for authors, owners and sign-off."),
    ];

    private static readonly (string, string)[] PassiveWords =
    [
        ("reported", "Passives that hide the mechanism are mentioned, such as \"mistakes were made\"."),
        ("allowed", "Passives are never mentioned."),
    ];

    private static readonly (string, string)[] WhysWords =
    [
        ("why", "Questions that begin with why are fine where they are about systems, and a chain of whys is asked for where its section stands."),
        ("how", "Every question that begins with why is reported with one that begins with how, and no chain of whys is asked for."),
    ];

    private static readonly (string, string)[] StrictnessWords =
    [
        ("relaxed", "Only the heaviest: what blames a person."),
        ("standard", "Also counterfactuals, hindsight and judgements; the softest of them as hints."),
        ("strict", "Everything counts at least as info, also what many teams accept."),
    ];

    public static Settings Default { get; } = DataMap.Read(DataNode.Nothing(default), [], Read);

    public CheckWhen Check { get; init; }

    /// <summary>Globs of files that are post-mortems whatever they look like; with a leading `!`, of files that never are.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>What <see cref="Files"/> says about a path below the workspace; null where it says nothing. The last pattern that fits decides.</summary>
    public bool? IsPostMortem(string path)
    {
        if (Files.Count == 0)
        {
            return null;
        }

        var names = path.Split('/');
        bool? result = null;
        foreach (var pattern in Files)
        {
            var isNegated = pattern.StartsWith('!');
            var parts = pattern[(isNegated ? 1 : 0)..].TrimStart('/').Split('/');
            if (parts.Length == 1 ? Glob.MatchesName(parts[0], names[^1]) : Glob.Matches(parts, names))
            {
                result = !isNegated;
            }
        }

        return result;
    }

    public int MaxFindings { get; init; } = 1000;

    /// <summary>Levels by rule code, before those of profiles.</summary>
    public IReadOnlyDictionary<string, RuleLevel> Rules { get; init; } = new Dictionary<string, RuleLevel>();

    /// <summary>Of a generated COE, relative to the workspace, with `{incident}`, `{id}` and `{date}`.</summary>
    public string CoePath { get; init; } = "";

    public string CoeIdFormat { get; init; } = "";

    public string IncidentIdFormat { get; init; } = "";

    /// <summary>An IANA zone or UTC for new documents and for times that state none; null decides nothing.</summary>
    public string? Timezone { get; init; }

    public IReadOnlyList<RosterPerson> People { get; init; } = [];

    /// <summary>Names that must not stand in a post-mortem.</summary>
    public IReadOnlyList<string> Customers { get; init; } = [];

    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>What a ticket looks like: `OPS-{number}`, `#{number}`.</summary>
    public IReadOnlyList<string> TicketPatterns { get; init; } = [];

    /// <summary>The address of a ticket with `{ticket}`; null makes no links.</summary>
    public string? TicketUrl { get; init; }

    /// <summary>In place of those of the profiles.</summary>
    public MetricTargets Targets { get; init; } = MetricTargets.None;

    /// <summary>What services do on ordinary days.</summary>
    public IReadOnlyList<Baseline> Baselines { get; init; } = [];

    public LanguageSettings Language { get; init; } = new();

    /// <summary>That of the first of the services that has one, else the one for every service.</summary>
    public Baseline? BaselineOf(IEnumerable<string> services) =>
        services.Select(s => Baselines.FirstOrDefault(b => s.Equals(b.Service, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(b => b is not null) ?? Baselines.FirstOrDefault(b => b.Service is null);

    /// <summary>What can be set, for schemas, the editor's settings and documentation.</summary>
    public static DataShape Shape => DataMap.Record("config", "Settings of a workspace's post-mortems.", Read);

    internal static Settings Read(DataMap map)
    {
        var settings = new Settings
        {
            Check = (CheckWhen)map.Choice("check", "When documents are checked.", CheckWords, 0),
            Files = map.Texts("files", "Files that are post-mortems whatever they look like, as patterns relative to the workspace (`docs/incidents/**/*.md`). With a leading `!`: files that never are.", fallback: []),
            MaxFindings = map.Number("maxFindings", "How many findings are shown for one document; one more says how many there are.", 1, 100_000, 1000) ?? 1000,
            Rules = map.Table("rules", "Levels of rules by their code: `off`, `hint`, `info`, `warning` or `error`.", ProfileReader.LevelShape, ProfileReader.ReadLevel),
            Timezone = map.Text("timezone", "The time zone of new documents and of times that state none: `UTC` or a name such as `Europe/Berlin`. When it is not set, nothing is assumed."),
            Targets = map.Map("targets", "How long detecting, acknowledging, mitigating and resolving may take, by severity, in place of the document kind's targets.", "targets", MetricTargets.Read) ?? MetricTargets.None,
        };
        settings = settings with
        {
            Baselines = map.List("baselines", "What services do on ordinary days: from this, `impact` and the filling of the impact section estimate failed requests, users and orders. Each an entry with what is known of service, traffic, errorRate, activeUsers, orders, orderValue, slo and window.", "baseline", Baseline.Read),
        };
        settings = map.Map("incident", "Incidents.", "incident", m => settings with
        {
            IncidentIdFormat = m.Pattern("idFormat", "The form of incident ids. `{date}`, `{year}` and `{number:3}` are filled in.", "INC-{date}-{number:3}", "date", "year", "number") ?? "",
        }) ?? settings;
        settings = map.Map("coe", "Correction-of-errors documents.", "coe", m => settings with
        {
            CoePath = m.Pattern("path", "Where a generated COE is saved, relative to the workspace. `{incident}`, `{id}` and `{date}` are filled in.", "postmortems/coe-{incident}-{date}.md", "incident", "id", "date") ?? "",
            CoeIdFormat = m.Pattern("idFormat", "The form of COE ids. `{year}` and `{number:3}` are filled in with the year and the next free number.", "COE-{year}-{number:3}", "year", "number", "date") ?? "",
        }) ?? settings;
        settings = map.Map("roster", "People and teams: offered as owners and reviewers, and known as persons to the checks of wording.", "roster", m => settings with
        {
            People = m.List("people", "People, each a name or an entry with name, handle, role and team.", "person", ReadPerson, "name"),
            Teams = m.Texts("teams", "Names of teams.", fallback: []),
        }) ?? settings;
        settings = settings with { Customers = map.Texts("customers", "Names of customers, which are reported where they stand in a post-mortem.", fallback: []) };
        settings = map.Map("tickets", "Tickets of action items.", "tickets", m => settings with
        {
            TicketPatterns = m.Texts("patterns", "What tickets look like: `OPS-{number}`, `#{number}`. Anything with capital letters, a hyphen and digits is one when this is empty.", fallback: []),
            TicketUrl = m.Text("url", "The address of a ticket, with `{ticket}` in the place of its name: `https://tickets.example.com/{ticket}`."),
        }) ?? settings;
        return map.Map("language", "Checks of wording.", "language", m => settings with { Language = ReadLanguage(m) }) ?? settings;
    }

    private static LanguageSettings ReadLanguage(DataMap map) => new()
    {
        Names = (NamesPolicy)map.Choice("names", "Where names of people may stand.", NamesWords, 0),
        Passive = (PassivePolicy)map.Choice("passive", "What is said about passive sentences.", PassiveWords, 0),
        Whys = (WhysStyle)map.Choice("fiveWhys", "How causes are asked for.", WhysWords, 0),
        Strictness = (Strictness)map.Choice("strictness", "How much of the checks of wording applies.", StrictnessWords, 1),
        Delay = map.Number("delay", "How long after the last key the wording of the line being typed is judged, in milliseconds; it is judged at once when the line is left. 0 never waits.", 0, 60_000, 1000) ?? 1000,
        AllowedWords = map.Texts("allowedWords", "Words and phrases that are never reported.", fallback: []),
        Roles = map.Texts("roles", "Names of roles beside the known ones, such as `release captain`.", fallback: []),
        Services = map.Texts("services", "Names of services and systems: what they fail to do is a fact, not blame.", fallback: []),
    };

    private static RosterPerson ReadPerson(DataMap map) => new()
    {
        Name = map.Text("name", "The name as it stands in documents.", required: true) ?? "",
        Handle = map.Text("handle", "The handle, such as `@dana`."),
        Role = map.Text("role", "The role that stands in place of the name where names are not wanted."),
        Team = map.Text("team", "The team."),
    };
}
