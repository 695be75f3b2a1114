using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Language;

/// <summary>
/// The lexicons of all languages with what a workspace adds. Blocks cache what was found in them under its recognizers, so
/// keep one for as long as neither the settings' words nor the workspace's lexicons change.
/// </summary>
internal sealed class LanguageKnowledge
{
    private readonly Lazy<Lexicon> _english;
    private readonly Lazy<Lexicon> _vietnamese;

    public LanguageKnowledge(IEnumerable<(string Path, string Text)> files, LanguageSettings settings, IEnumerable<RosterPerson> people, IEnumerable<string> teams)
    {
        var own = files.ToList();
        var additions = LexiconAdditions.From(settings, people, teams);
        _english = new(() => Load("en", own, additions));
        _vietnamese = new(() => Load("vi", own, additions));
        Recognizer = new LanguageRecognizer(this);
    }

    /// <summary>What is shipped, without a workspace.</summary>
    public static LanguageKnowledge Shipped { get; } = new([], new LanguageSettings(), [], []);

    /// <summary>Reads the English lexicon ahead of the first document; call it beside other work at the start of a process.</summary>
    public static void WarmUp() => _ = Shipped.English;

    public Lexicon English => _english.Value;

    public Lexicon Vietnamese => _vietnamese.Value;

    public LanguageRecognizer Recognizer { get; }

    private static Lexicon Load(string language, List<(string Path, string Text)> own, LexiconNode additions)
    {
        var files = new List<LexiconNode>();
        if (ShippedFiles.Find($"language/{language}.yaml") is { } shipped)
        {
            files.Add(LexiconReader.Read(shipped).Root);
        }

        files.Add(additions);
        foreach (var (path, text) in own)
        {
            if (path.EndsWith($"language/{language}.yaml", StringComparison.Ordinal))
            {
                files.Add(LexiconReader.Read(text).Root);
            }
        }

        return Lexicon.Build(files);
    }
}

/// <summary>Turns words from settings into what a lexicon file would say.</summary>
internal static class LexiconAdditions
{
    public static LexiconNode From(LanguageSettings settings, IEnumerable<RosterPerson> people, IEnumerable<string> teams)
    {
        var roster = people.ToList();
        return Mapping(("words", Mapping(
            ("roles", List(settings.Roles.Select(LastWord))),
            ("systems", List(settings.Services)),
            ("teams", List(teams.Where(team => !team.Contains(' ')))),
            ("first-names", List(roster.Select(person => person.Name.Split(' ')[0]))))));
    }

    /// <summary>The head of a role's name is what the engine looks for: "duty officer" is an officer.</summary>
    private static string LastWord(string role) => role[(role.LastIndexOf(' ') + 1)..];

    private static LexiconNode Mapping(params (string Key, LexiconNode Node)[] entries) =>
        new(0) { Entries = [.. entries.Select(entry => new KeyValuePair<string, LexiconNode>(entry.Key, entry.Node))] };

    private static LexiconNode List(IEnumerable<string> words) =>
        new(0) { Items = [.. words.Where(word => word.Length > 0 && !word.Contains('~')).Select(word => new LexiconNode(0) { Scalar = word })] };
}
