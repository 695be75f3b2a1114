using System.Globalization;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>
/// The words by which documents in all languages are read, from <c>templates/reading/*.yaml</c>. Every language is read at once:
/// documents mix them, and a word that means something in one of them rarely means something else in another.
/// </summary>
internal sealed class ReadingWords
{
    private static readonly Lazy<ReadingWords> Shipped = new(() => From(ReadShipped()));

    private static readonly WordMap<string> Empty = new();

    private readonly Dictionary<string, WordMap<string>> _groups = [];
    private WordSieve? _stampBeginnings;
    private WordMap<string>? _about;
    private WordMap<string>? _nextDay;
    private WordMap<string>? _joiners;
    private WordMap<string>? _clockWords;
    private WordMap<string>? _milestones;

    public static ReadingWords Default => Shipped.Value;

    public WordMap<int> Months { get; } = new();

    public WordMap<bool> Weekdays { get; } = new();

    public WordMap<Meridiem> Meridiems { get; } = new();

    public WordMap<Zone> Zones { get; } = new();

    // The groups that every line is asked for.

    public WordMap<string> About => _about ??= Group("about");

    public WordMap<string> NextDay => _nextDay ??= Group("next-day");

    public WordMap<string> Joiners => _joiners ??= Group("joiners");

    public WordMap<string> ClockWords => _clockWords ??= Group("clock-words");

    public WordMap<string> Milestones => _milestones ??= Group("milestones");

    /// <summary>How the words begin that a stamp may begin with.</summary>
    public WordSieve StampBeginnings => _stampBeginnings ??= MakeStampBeginnings();

    /// <summary>Words by meaning, in the order of the files: milestone cues are tried in this order.</summary>
    public List<(string Milestone, string Pattern)> Cues { get; } = [];

    /// <summary>Patterns that tell of a milestone only where the entries around do not speak against it, such as "the site is up".</summary>
    public List<(string Milestone, string Pattern)> Hints { get; } = [];

    /// <summary>Patterns of headings that say in a sentence what others say in a name: "What we want to do about it".</summary>
    public List<(string Section, string Pattern)> Headings { get; } = [];

    /// <summary>Words that patterns name together, as in <c>&lt;fails&gt;</c>.</summary>
    public Dictionary<string, List<string>> CueWords { get; } = [];

    public List<(string Language, string Word)> LanguageWords { get; } = [];

    public static ReadingWords From(IEnumerable<string> files)
    {
        var words = new ReadingWords();
        foreach (var file in files)
        {
            var language = "";
            WordFile.Read(file, (group, key, word) =>
            {
                if (group == "language" && key.Length == 0)
                {
                    language = word;
                }
                else
                {
                    words.Add(language, group, key, word);
                }
            });
        }

        return words;
    }

    /// <summary>The words of a group with their keys, such as the synonyms of the sections; none for a group that no file has.</summary>
    public WordMap<string> Group(string name) => _groups.GetValueOrDefault(name, Empty);

    private void Add(string language, string group, string key, string word)
    {
        switch (group)
        {
            case "months":
                if (int.TryParse(key, CultureInfo.InvariantCulture, out var month))
                {
                    Months.Add(word, month);
                }

                break;
            case "weekdays":
                Weekdays.Add(word, true);
                break;
            case "meridiem":
                Meridiems.Add(word, key == "pm" ? Meridiem.Pm : Meridiem.Am);
                break;
            case "cues":
                Cues.Add((key, word));
                break;
            case "heading-cues":
                Headings.Add((key, word));
                break;
            case "hints":
                Hints.Add((key, word));
                break;
            case "cue-words":
                (CueWords.TryGetValue(key, out var list) ? list : CueWords[key] = []).Add(word);
                break;
            case "common":
                LanguageWords.Add((language, word));
                break;
            case "offsets":
                if (int.TryParse(word, CultureInfo.InvariantCulture, out var minutes))
                {
                    Zones.Add(key, new Zone(key, ZoneKind.Fixed, minutes));
                }

                break;
            case "winter" or "summer":
                AddSeasonal(key, word, group == "summer");
                break;
            case "regions":
                Zones.Add(word, new Zone(word, ZoneKind.Region, Region: key));
                break;
            case "ambiguous":
                Zones.Add(word, new Zone(word, ZoneKind.Ambiguous));
                break;
            default:
                (_groups.TryGetValue(group, out var map) ? map : _groups[group] = new WordMap<string>()).Add(group is "sections" or "fields" || group.EndsWith("-columns", StringComparison.Ordinal) ? Names.Normalize(word) : word, key);
                break;
        }
    }

    /// <summary><c>PST: -480 America/Los_Angeles</c></summary>
    private void AddSeasonal(string name, string value, bool summer)
    {
        var space = value.IndexOf(' ');
        if (space > 0 && int.TryParse(value.AsSpan(0, space), CultureInfo.InvariantCulture, out var minutes))
        {
            Zones.Add(name, new Zone(name, ZoneKind.Fixed, minutes, value[(space + 1)..], summer));
        }
    }

    private WordSieve MakeStampBeginnings()
    {
        var sieve = new WordSieve();
        Add(About.All);
        Add(NextDay.All);
        Add(ClockWords.All);
        Add(Weekdays.All);
        Add(Months.All);
        Add(Zones.All);
        return sieve;

        void Add<T>(IEnumerable<KeyValuePair<string, T>> words)
        {
            foreach (var (word, _) in words)
            {
                sieve.AddBeginning(word);
            }
        }
    }

    private static IEnumerable<string> ReadShipped()
    {
        // English first: its words win where two languages share one.
        string[] languages = ["zones", "en", "fr", "de", "es", "pt", "vi", "ja", "zh", "ko", "names"];
        foreach (var language in languages)
        {
            using var stream = typeof(ReadingWords).Assembly.GetManifestResourceStream($"templates/reading/{language}.yaml");
            if (stream is not null)
            {
                using var reader = new StreamReader(stream);
                yield return reader.ReadToEnd();
            }
        }
    }
}
