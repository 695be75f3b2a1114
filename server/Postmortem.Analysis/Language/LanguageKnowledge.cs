using System.Runtime.CompilerServices;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>
/// The lexicons of all languages with what a workspace adds. Blocks cache what was found in them under its recognizers, so
/// keep one for as long as neither the settings' words nor the workspace's lexicons change.
/// </summary>
internal sealed class LanguageKnowledge
{
    private static readonly ConditionalWeakTable<Settings, Entry> Known = [];

    private readonly Lazy<Lexicon> _english;
    private readonly Lazy<Lexicon> _vietnamese;
    private readonly Lazy<Lexicon> _unmarked;

    public LanguageKnowledge(IEnumerable<(string Path, string Text)> files, LanguageSettings settings, IEnumerable<RosterPerson> people, IEnumerable<string> teams)
    {
        var own = files.ToList();
        var additions = LexiconAdditions.From(settings, people, teams);
        _english = new(() => Lexicon.Build(Files("en", own, additions)));
        _vietnamese = new(() => Lexicon.Build(Files("vi", own, additions)));
        _unmarked = new(() => Lexicon.Build(Files("vi", own, additions).Select(UnmarkedLexicon.Of)));
        Recognizer = new LanguageRecognizer(this);
        Hits = new HitSieve(Recognizer);
    }

    /// <summary>What is shipped, without a workspace.</summary>
    public static LanguageKnowledge Shipped { get; } = new([], new LanguageSettings(), [], []);

    /// <summary>
    /// The knowledge for a workspace's settings and data files, by their path below its folder. The same settings and files give
    /// the same object, so that what blocks cache under it stays of use.
    /// </summary>
    public static LanguageKnowledge For(Settings settings, IReadOnlyDictionary<string, string>? files = null)
    {
        var language = settings.Language;
        List<(string, string)> own = files is not { Count: > 0 } ? [] : [.. files.Where(file => file.Key.StartsWith("language/", StringComparison.Ordinal)).Select(file => (file.Key, file.Value))];
        if (own.Count == 0 && language.Roles.Count == 0 && language.Services.Count == 0 && settings.People.Count == 0 && settings.Teams.Count == 0)
        {
            return Shipped;
        }

        if (Known.TryGetValue(settings, out var known) && known.Files.SequenceEqual(own))
        {
            return known.Knowledge;
        }

        var knowledge = new LanguageKnowledge(own, language, settings.People, settings.Teams);
        Known.AddOrUpdate(settings, new Entry(own, knowledge));
        return knowledge;
    }

    /// <summary>What is wrong in a workspace's lexicon, with the lines that it is about.</summary>
    public static IReadOnlyList<ProfileProblem> ProblemsOf(string path, string text)
    {
        var language = Path.GetFileNameWithoutExtension(path);
        if (ShippedFiles.Find($"language/{language}.yaml") is not { } shipped)
        {
            return [new ProfileProblem(default, $"No wordings are known for \"{language}\"; name the file en.yaml or vi.yaml.")];
        }

        var (root, problems) = LexiconReader.Read(text);
        var lexicon = Lexicon.Build(LexiconReader.Read(shipped).Root, root);
        var lines = SourceText.From(text);
        return
        [
            .. problems.Concat(lexicon.Problems).Select(problem =>
            {
                var line = Math.Clamp(problem.Line, 0, lines.LineCount - 1);
                return new ProfileProblem(new TextSpan(lines.GetLineStart(line), lines.GetLine(line).TrimEnd('\r', '\n').Length), problem.Message);
            }),
        ];
    }

    /// <summary>Reads the English lexicon ahead of the first document; call it beside other work at the start of a process.</summary>
    public static void WarmUp() => _ = Shipped.English;

    public Lexicon English => _english.Value;

    public Lexicon Vietnamese => _vietnamese.Value;

    /// <summary>Vietnamese as it is typed without marks.</summary>
    public Lexicon UnmarkedVietnamese => _unmarked.Value;

    /// <summary>What a sentence of a block in some language is read with.</summary>
    public Lexicon For(string language, ReadOnlySpan<char> sentence) =>
        language != "vi" ? English : VietnameseLetters.HasMarks(sentence) ? Vietnamese : UnmarkedVietnamese;

    public LanguageRecognizer Recognizer { get; }

    /// <summary>The blocks in which the recognizer finds a wording.</summary>
    public BlockSieve Hits { get; }

    private sealed record Entry(List<(string Path, string Text)> Files, LanguageKnowledge Knowledge);

    private static List<LexiconNode> Files(string language, List<(string Path, string Text)> own, LexiconNode additions)
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

        return files;
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

    private static LexiconNode Mapping(params ReadOnlySpan<(string Key, LexiconNode Node)> entries)
    {
        var mapping = new LexiconNode(0) { Entries = [] };
        foreach (var (key, node) in entries)
        {
            mapping.Entries.Add(new(key, node));
        }

        return mapping;
    }

    private static LexiconNode List(IEnumerable<string> words) =>
        new(0) { Items = [.. words.Where(word => word.Length > 0 && !word.Contains('~')).Select(word => new LexiconNode(0) { Scalar = word })] };
}
