namespace Postmortem.Analysis.Profiles;

/// <summary>Reads a profile from its YAML text. Total: a profile (or null where there is no id to know it by) and the problems of the file.</summary>
internal static class ProfileReader
{
    private static readonly (string Word, string Meaning)[] RequirementWords =
    [
        ("false", "Optional."),
        ("sev-1", "Required for SEV-1 incidents."),
        ("sev-2", "Required for SEV-1 and SEV-2 incidents."),
        ("sev-3", "Required for SEV-1 to SEV-3 incidents."),
        ("true", "Always required."),
    ];

    /// <summary>What stands in a profile, for the JSON schema.</summary>
    public static DataShape Shape => DataMap.Record(
        "profile", "A kind of document: how it is recognised, its fields, sections and vocabularies, with guidance for each.", map => ReadProfile(map, isPartial: false));

    /// <summary>What stands in a vocabulary file, for the JSON schema.</summary>
    public static DataShape VocabularyShape => DataMap.Record("vocabulary", "The values that a field can have.", ReadVocabulary);

    /// <param name="findBase">The YAML of the profile with the given id, for `extends`.</param>
    public static (Profile? Profile, IReadOnlyList<ProfileProblem> Problems) Read(string text, Func<string, DataNode?> findBase)
    {
        var (root, syntaxProblems) = Yaml.Read(text);
        var problems = new List<ProfileProblem>(syntaxProblems);
        return (Read(root, findBase, problems), problems);
    }

    public static Profile? Read(DataNode root, Func<string, DataNode?> findBase, List<ProfileProblem> problems)
    {
        Profile? profile;
        if (root.Find("extends") is not { Kind: DataKind.Scalar } extends)
        {
            profile = DataMap.Read(root, problems, map => ReadProfile(map, isPartial: false));
        }
        else
        {
            DataMap.Read(root, problems, map => ReadProfile(map, isPartial: true));
            if (findBase(extends.Text) is not { } baseRoot)
            {
                problems.Add(new ProfileProblem(extends.Span, $"There is no profile `{extends.Text}` to extend."));
                return null;
            }

            profile = ReadTrusted(ProfileMerge.Over(baseRoot, root, problems));
        }

        ProfileCheck.Run(root, profile, problems);
        return profile.Id.Length == 0 ? null : profile;
    }

    /// <summary>Reads a profile whose problems somebody else has seen: one that is shipped, or one merged from two files.</summary>
    public static Profile ReadTrusted(DataNode root) => DataMap.Read(root, [], map => ReadProfile(map, isPartial: true));

    public static (Vocabulary? Vocabulary, IReadOnlyList<ProfileProblem> Problems) ReadVocabularyFile(string text)
    {
        var (root, syntaxProblems) = Yaml.Read(text);
        var problems = new List<ProfileProblem>(syntaxProblems);
        var vocabulary = DataMap.Read(root, problems, ReadVocabulary);
        return (vocabulary.Id.Length == 0 ? null : vocabulary, problems);
    }

    /// <param name="isPartial">What is missing stands in the profile that this one extends.</param>
    /// <remarks>Parts without a name, which nobody could find or be told of, are reported and left out.</remarks>
    private static Profile ReadProfile(DataMap map, bool isPartial) => new()
    {
        Id = Id(map, "The name of the kind, in kebab-case: `kind: …` in a document's front matter."),
        Title = map.Text("title", "What people call this kind of document.", required: !isPartial) ?? "",
        Description = map.Text("description", "When to write one, in a sentence.") ?? "",
        Extends = map.Text("extends", "The id of a profile: what is not said here, and the definitions of ids that are only named here, come from there."),
        IsAbstract = map.Flag("abstract", "Whether this profile is only there to be extended.", false) ?? false,
        Recognize = map.Map("recognize", "What gives a document of this kind away.", "recognize", ReadRecognition),
        FileName = map.Text("fileName", "Where a new document goes, relative to the workspace; {date}, {id} and {slug} are filled in."),
        IdFormat = map.Text("idFormat", "The form of ids: {year}, {date} and {number:3} are filled in."),
        Fields = [.. map.List("fields", "The fields in the order of the template. An entry that is only an id takes the definition of the extended profile.", "field", m => ReadField(m, isPartial), "id").Where(f => f.Label.Length > 0)],
        Sections = [.. map.List("sections", "The outline in order. An entry that is only an id takes the definition of the extended profile.", "section", m => ReadSection(m, isPartial), "id").Where(s => s.Title.Length > 0)],
        Milestones = map.List("milestones", "The moments that a timeline tells, in their usual order.", "milestone", m => ReadMilestone(m, isPartial), "id"),
        Targets = map.Map("targets", "How long detecting, acknowledging, mitigating and resolving may take.", "targets", MetricTargets.Read) ?? MetricTargets.None,
        Questions = map.List("questions", "What is asked before a new document is made.", "question", ReadQuestion),
        Rules = map.Table("rules", "Levels of rules for this kind of document, by rule code.", LevelShape, ReadLevel),
        Vocabularies = map.List("vocabularies", "The values that fields and columns refer to by `vocabulary`.", "vocabulary", ReadVocabulary)
            .DistinctBy(v => v.Id).ToDictionary(v => v.Id),
    };

    public static DataShape LevelShape { get; } = new("string")
    {
        Description = "How loudly the rule speaks.",
        Words = [.. RuleLevels.Words.Select(w => (w, w == "off" ? "Silent." : $"Findings are shown as {w}."))],
    };

    public static RuleLevel? ReadLevel(DataMap map, DataEntry entry)
    {
        // Unquoted `off` is a boolean to many YAML writers' tools; as a plain scalar it arrives here as the word.
        var index = map.IndexOf(entry.Value, entry.Key.Text, LevelShape.Words);
        return index is { } i ? (RuleLevel)i : null;
    }

    private static string Id(DataMap map, string description)
    {
        var id = map.Text("id", description, required: true) ?? "";
        if (id.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
        {
            map.Report(map.SpanOf("id"), $"An id is written in lower-case letters, digits and hyphens: `{VocabularyValue.CanonicalOf(id)}`.");
        }

        return id;
    }

    private static Recognition ReadRecognition(DataMap map) => new()
    {
        FrontMatterKinds = map.Texts("frontMatter", "Values of `kind:` in the front matter."),
        FileNames = map.Texts("fileNames", "File name patterns: post-mortem-*.md."),
        Titles = map.Texts("titles", "Beginnings of the title."),
        IdPrefixes = map.Texts("idPrefixes", "Prefixes of ids that only this kind has."),
        Sections = map.Table(
            "sections",
            "Ids of sections that tell this kind from others, each with a weight from 1 (says little) to 5 (says much).",
            new DataShape("integer") { Minimum = 1, Maximum = 5 },
            ReadWeight),
    };

    private static int? ReadWeight(DataMap map, DataEntry entry)
    {
        if (entry.Value is { Kind: DataKind.Scalar, Text: [>= '1' and <= '5'] } weight)
        {
            return weight.Text[0] - '0';
        }

        map.Wrong(entry.Value, entry.Key.Text, "a weight from 1 to 5");
        return null;
    }

    private static Requirement ReadRequirement(DataMap map) =>
        map.Choice("required", "Whether it must be there, and from which severity on.", RequirementWords, 0) switch
        {
            0 => Requirement.Never,
            4 => Requirement.Always,
            var level => new Requirement(level),
        };

    private static ProfileField ReadField(DataMap map, bool isPartial) => new()
    {
        Id = Id(map, "The field's name for programs, the same in all kinds of documents."),
        Label = map.Text("label", "As it stands in a document, without the colon.", required: !isPartial) ?? "",
        Aliases = map.Texts("aliases", "Other labels that people write for it."),
        Section = map.Text("section", "The id of the section that it stands in; the header of the document when absent."),
        Kind = (FieldKind)map.Choice("kind", "What kind of value it has.", ShapeWords.Kinds, 0),
        Vocabulary = map.Text("vocabulary", "The id of the vocabulary of its values."),
        Required = ReadRequirement(map),
        Guidance = map.Text("guidance", "What belongs there, and what a good value looks like.") ?? "",
        Example = map.Text("example", "A good value.") ?? "",
    };

    private static ProfileSection ReadSection(DataMap map, bool isPartial) => ReadSection(map, isPartial, 2);

    private static ProfileSection ReadSection(DataMap map, bool isPartial, int level) => new()
    {
        Id = Id(map, "The section's name for programs, the same in all kinds of documents."),
        Title = map.Text("title", "The heading.", required: !isPartial) ?? "",
        Aliases = map.Texts("aliases", "Other headings that people write for it."),
        Level = level,
        Required = ReadRequirement(map),
        Shape = (Shape)map.Choice("shape", "What kind of thing stands in it.", ShapeWords.Shapes, 0),
        Guidance = map.Text("guidance", "What belongs here.") ?? "",
        Good = map.Text("good", "What a good one looks like.") ?? "",
        Example = map.Text("example", "A short sample.") ?? "",
        Columns = map.List("columns", "The columns of its table, from left to right.", "column", m => ReadColumn(m, isPartial), "id"),
        Children = [.. map.List("children", "The sections inside of it, in order.", "section", m => ReadSection(m, isPartial, level + 1), "id").Where(s => s.Title.Length > 0)],
    };

    private static ProfileColumn ReadColumn(DataMap map, bool isPartial) => new()
    {
        Id = Id(map, "The column's name for programs."),
        Label = map.Text("label", "The head of the column.", required: !isPartial) ?? "",
        Aliases = map.Texts("aliases", "Other heads that people write for it."),
        Kind = (FieldKind)map.Choice("kind", "What kind of values it has.", ShapeWords.Kinds, 0),
        Vocabulary = map.Text("vocabulary", "The id of the vocabulary of its values."),
        Required = ReadRequirement(map),
        Guidance = map.Text("guidance", "What belongs in its cells.") ?? "",
    };

    private static ProfileMilestone ReadMilestone(DataMap map, bool isPartial) => new()
    {
        Id = Id(map, "One of the product's milestones: trigger, impact-start, detected, acknowledged, …"),
        Label = map.Text("label", "What people call it.", required: !isPartial) ?? "",
        Row = map.Text("row", "What a row of the timeline says, with [slots].") ?? "",
        Actor = map.Text("actor", "Who or what the row is attributed to.") ?? "",
        Required = ReadRequirement(map),
        Guidance = map.Text("guidance", "How to know the moment.") ?? "",
    };

    private static Question ReadQuestion(DataMap map) => new()
    {
        Id = Id(map, "The question's name for programs."),
        Text = map.Text("text", "The question.", required: true) ?? "",
        Field = map.Text("field", "The id of the field that the answer fills."),
        Kind = (FieldKind)map.Choice("kind", "What kind of answer it wants.", ShapeWords.Kinds, 0),
        Vocabulary = map.Text("vocabulary", "The id of the vocabulary to choose from."),
        Guidance = map.Text("guidance", "Help for the one who answers.") ?? "",
        IsRequired = map.Flag("required", "Whether there is no going on without an answer.", false) ?? false,
    };

    private static Vocabulary ReadVocabulary(DataMap map) => new()
    {
        Id = Id(map, "The name by which fields refer to it."),
        Title = map.Text("title", "What the values are.") ?? "",
        Values = map.List("values", "The values in the order in which they are offered.", "value", ReadValue, "value"),
    };

    private static VocabularyValue ReadValue(DataMap map)
    {
        var value = map.Text("value", "As it is written in a document.", required: true) ?? "";
        return new VocabularyValue
        {
            Value = value,
            Canonical = map.Text("canonical", "The form that programs read; by default the value in kebab-case.") ?? VocabularyValue.CanonicalOf(value),
            Aliases = map.Texts("aliases", "Other ways of writing it."),
            Meaning = map.Text("meaning", "When to choose it.") ?? "",
            Level = map.Number("level", "Its place on a scale, 1 the most severe or urgent.", 1, 5),
            Discouraged = map.Flag("discouraged", "Whether it is understood, but never offered.", false) ?? false,
        };
    }
}
