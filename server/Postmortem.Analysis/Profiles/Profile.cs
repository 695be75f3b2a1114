namespace Postmortem.Analysis.Profiles;

/// <summary>A kind of document: what it is called, what stands in it, in which order, and what each part is for.</summary>
internal sealed record Profile
{
    private Index? _index;

    /// <summary>Kebab-case and unique; "generic" stands for post-mortems that fit no kind and never is a profile.</summary>
    public required string Id { get; init; }

    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>The profile whose definitions this one builds upon.</summary>
    public string? Extends { get; init; }

    /// <summary>Only there to be extended: no document is of this kind.</summary>
    public bool IsAbstract { get; init; }

    public Recognition Recognize { get; init; } = new();

    /// <summary>Where a new document goes, relative to the workspace; `{date}`, `{id}` and `{slug}` are filled in.</summary>
    public string? FileName { get; init; }

    /// <summary>The form of the ids of documents of this kind: `COE-{year}-{number:3}`.</summary>
    public string? IdFormat { get; init; }

    /// <summary>The header's fields and those of the sections, in the order of the template.</summary>
    public IReadOnlyList<ProfileField> Fields { get; init; } = [];

    /// <summary>The outline, in the order in which the sections stand.</summary>
    public IReadOnlyList<ProfileSection> Sections { get; init; } = [];

    public IReadOnlyDictionary<string, Vocabulary> Vocabularies { get; init; } = new Dictionary<string, Vocabulary>();

    /// <summary>The moments that a timeline of this kind tells, in the order in which they usually happen.</summary>
    public IReadOnlyList<ProfileMilestone> Milestones { get; init; } = [];

    /// <summary>The targets for this kind; a workspace's settings come before them.</summary>
    public MetricTargets Targets { get; init; } = MetricTargets.None;

    public IReadOnlyDictionary<string, RuleLevel> Rules { get; init; } = new Dictionary<string, RuleLevel>();

    /// <summary>What is asked before a new document is made.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>The skeleton, with `[slots]`; empty when the kind has none.</summary>
    public string Template { get; init; } = "";

    /// <summary>Every section at every depth, in the order of the outline.</summary>
    public IEnumerable<ProfileSection> AllSections => Sections.SelectMany(s => s.SelfAndDescendants());

    public ProfileSection? FindSection(string id) => Known.Sections.GetValueOrDefault(id);

    /// <summary>The first field of the id; some fields stand in several sections.</summary>
    public ProfileField? FindField(string id) => Known.Fields.GetValueOrDefault(id);

    /// <summary>By id; a copy with other sections or fields makes its own.</summary>
    private Index Known => _index is { } index && ReferenceEquals(index.OfSections, Sections) && ReferenceEquals(index.OfFields, Fields)
        ? index
        : _index = new Index(this);

    public IEnumerable<ProfileField> FieldsOf(string sectionId) => Fields.Where(f => f.Section == sectionId);

    public Vocabulary? VocabularyOf(ProfileField field) => field.Vocabulary is { } id ? Vocabularies.GetValueOrDefault(id) : null;

    public Vocabulary? VocabularyOf(ProfileColumn column) => column.Vocabulary is { } id ? Vocabularies.GetValueOrDefault(id) : null;

    private sealed class Index
    {
        public Index(Profile profile)
        {
            (OfSections, OfFields) = (profile.Sections, profile.Fields);
            foreach (var section in profile.AllSections)
            {
                Sections.TryAdd(section.Id, section);
            }

            foreach (var field in profile.Fields)
            {
                Fields.TryAdd(field.Id, field);
            }
        }

        public IReadOnlyList<ProfileSection> OfSections { get; }

        public IReadOnlyList<ProfileField> OfFields { get; }

        public Dictionary<string, ProfileSection> Sections { get; } = [];

        public Dictionary<string, ProfileField> Fields { get; } = [];
    }
}

/// <summary>What gives a document of this kind away.</summary>
internal sealed record Recognition
{
    /// <summary>Values of `kind:` (or `type:`, `template:`) in the front matter. One is enough.</summary>
    public IReadOnlyList<string> FrontMatterKinds { get; init; } = [];

    /// <summary>File name globs without folders: `post-mortem-*.md`.</summary>
    public IReadOnlyList<string> FileNames { get; init; } = [];

    /// <summary>Beginnings of the title: "Post-Mortem".</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>Prefixes of ids that only documents of this kind have: "COE".</summary>
    public IReadOnlyList<string> IdPrefixes { get; init; } = [];

    /// <summary>Ids of sections that tell this kind from the others, with how much each says (1 little, 5 much).</summary>
    public IReadOnlyDictionary<string, int> Sections { get; init; } = new Dictionary<string, int>();
}

internal sealed record ProfileSection
{
    public required string Id { get; init; }

    public string Title { get; init; } = "";

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Of the heading in the template: 2 below the title.</summary>
    public int Level { get; init; } = 2;

    public Requirement Required { get; init; } = Requirement.Never;

    /// <summary>What belongs here.</summary>
    public string Guidance { get; init; } = "";

    /// <summary>What a good one looks like.</summary>
    public string Good { get; init; } = "";

    public string Example { get; init; } = "";

    public Shape Shape { get; init; } = Shape.Prose;

    /// <summary>Of the section's table, from left to right; empty when it has none.</summary>
    public IReadOnlyList<ProfileColumn> Columns { get; init; } = [];

    public IReadOnlyList<ProfileSection> Children { get; init; } = [];

    public IEnumerable<ProfileSection> SelfAndDescendants() => Children.SelectMany(c => c.SelfAndDescendants()).Prepend(this);
}

internal sealed record ProfileColumn
{
    public required string Id { get; init; }

    public string Label { get; init; } = "";

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public FieldKind Kind { get; init; } = FieldKind.Text;

    public string? Vocabulary { get; init; }

    public string Guidance { get; init; } = "";

    public Requirement Required { get; init; } = Requirement.Never;
}

internal sealed record ProfileField
{
    public required string Id { get; init; }

    public string Label { get; init; } = "";

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The id of the section that the field stands in; null is the header of the document.</summary>
    public string? Section { get; init; }

    public FieldKind Kind { get; init; } = FieldKind.Text;

    public string? Vocabulary { get; init; }

    public Requirement Required { get; init; } = Requirement.Never;

    public string Guidance { get; init; } = "";

    public string Example { get; init; } = "";
}

/// <summary>A moment of an incident: its id is one of the product's milestones, its label how a timeline row begins.</summary>
internal sealed record ProfileMilestone
{
    public required string Id { get; init; }

    public string Label { get; init; } = "";

    /// <summary>What the row says, with slots: `Alert triggered: [Alert name]`.</summary>
    public string Row { get; init; } = "";

    /// <summary>Who or what the row is attributed to: `Monitoring`, `[Name]`.</summary>
    public string Actor { get; init; } = "";

    public Requirement Required { get; init; } = Requirement.Never;

    public string Guidance { get; init; } = "";
}

/// <summary>A question of the form that precedes a new document; the answer fills the field of the same id.</summary>
internal sealed record Question
{
    public required string Id { get; init; }

    public string Text { get; init; } = "";

    /// <summary>The field that the answer goes to.</summary>
    public string? Field { get; init; }

    public FieldKind Kind { get; init; } = FieldKind.Text;

    public string? Vocabulary { get; init; }

    public string Guidance { get; init; } = "";

    public bool IsRequired { get; init; }
}
