using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model;

/// <summary>
/// What one version of a document says, bound with the profile of its kind. Immutable; every span is absolute in
/// <see cref="Document"/>. What the document does not say is null or empty, never guessed.
/// </summary>
internal sealed record DocumentModel
{
    /// <summary>The kind of a post-mortem that fits no profile.</summary>
    public const string GenericKind = "generic";

    public required Document Document { get; init; }

    /// <summary>One object for all versions of a document whose models differ in nothing but places; what follows from the rest can be kept by it.</summary>
    public object Content { get; init; } = new();

    /// <summary>A profile's id, <see cref="GenericKind"/>, or null for a document that is no post-mortem.</summary>
    public string? Kind { get; init; }

    /// <summary>The profile of the kind; null where the kind is generic or null.</summary>
    public Profile? Profile { get; init; }

    public bool IsPostMortem => Kind is not null;

    public Fact<string>? Title { get; init; }

    /// <summary>BCP 47 primary tag of the language that the document is written in, such as "en".</summary>
    public string Language { get; init; } = "en";

    public required Header Header { get; init; }

    /// <summary>Every part that a heading or a label opens, in document order; nesting by <see cref="Section.Parent"/>.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>Every "label: value" of the document, known or not, in document order.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    public IReadOnlyList<Table> Tables { get; init; } = [];

    public required Timeline Timeline { get; init; }

    public required Metrics Metrics { get; init; }

    public required Impact Impact { get; init; }

    public required RootCause RootCause { get; init; }

    public IReadOnlyList<ActionItem> ActionItems { get; init; } = [];

    public required Lessons Lessons { get; init; }

    public IReadOnlyList<Placeholder> Placeholders { get; init; } = [];

    public required Completeness Completeness { get; init; }

    public Section? FindSection(string id) => Find(Sections, s => s.Id == id);

    public Field? FindField(string id) => Find(Fields, f => f.Id == id);

    /// <summary>The innermost section that an offset is in.</summary>
    public Section? FindSectionAt(int offset) => Sections.LastOrDefault(s => s.Span.Touches(offset));

    /// <summary>The first element of which something is true that has nothing to do with its place; no other one is moved for the search.</summary>
    private static T? Find<T>(IReadOnlyList<T> list, Func<T, bool> isIt)
        where T : class
    {
        var placeless = list is MovedList<T> moved ? moved.Original : list;
        for (var i = 0; i < list.Count; i++)
        {
            if (isIt(placeless[i]))
            {
                return list[i];
            }
        }

        return null;
    }
}

/// <summary>A value with the place that states it.</summary>
internal sealed record Fact<T>(T Value, string Raw, TextSpan Span);

/// <summary>A part of the document: a heading, or a bold label that stands for one, and what follows.</summary>
internal sealed record Section
{
    /// <summary>Of the profile's section or the shared id of the same meaning ("timeline", "what-went-well"); null when unknown.</summary>
    public string? Id { get; init; }

    /// <summary>The heading's text without markup, numbering and emoji.</summary>
    public required string Heading { get; init; }

    /// <summary>The heading's text in the source, without hashes.</summary>
    public required TextSpan HeadingSpan { get; init; }

    /// <summary>Heading and body with all sub-sections.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>From behind the heading to the next heading of any level.</summary>
    public required TextSpan Body { get; init; }

    /// <summary>1 to 6; labels count as one below the heading that they stand under.</summary>
    public required int Level { get; init; }

    /// <summary>Index of the heading's block, and of the first block behind the section with its sub-sections.</summary>
    public required int FirstBlock { get; init; }

    public required int EndBlock { get; init; }

    /// <summary>Index in <see cref="DocumentModel.Sections"/> of the section that this one is part of, or -1.</summary>
    public int Parent { get; init; } = -1;

    /// <summary>A bold label or bullet instead of a heading.</summary>
    public bool IsLabel { get; init; }

    /// <summary>There is nothing in it or its sub-sections but white space, comments and rules.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>Nothing required is missing and no placeholder is left.</summary>
    public bool IsComplete { get; init; }
}

internal enum FieldStyle
{
    /// <summary><c>Label: value</c> on a line of its own.</summary>
    Plain,

    /// <summary><c>**Label:** value</c> or <c>**Label**: value</c>.</summary>
    Bold,

    /// <summary>The same behind a list marker, bold or not.</summary>
    Bullet,

    /// <summary>A row of a table of labels and values.</summary>
    Table,
    FrontMatter,
}

/// <summary>One "label: value".</summary>
internal sealed record Field
{
    /// <summary>Of the profile's field or the shared id of the same meaning ("severity"); null when unknown.</summary>
    public string? Id { get; init; }

    public required string Label { get; init; }

    public required TextSpan LabelSpan { get; init; }

    /// <summary>Without markup; empty when nothing is written.</summary>
    public required string Value { get; init; }

    /// <summary>Where the value stands, or would stand when it is empty.</summary>
    public required TextSpan ValueSpan { get; init; }

    public required FieldStyle Style { get; init; }

    public required int Block { get; init; }

    /// <summary>Index in <see cref="DocumentModel.Sections"/>, -1 above the first heading.</summary>
    public int Section { get; init; } = -1;
}

/// <summary>A pipe table: rows are blocks.</summary>
internal sealed record Table
{
    public required int FirstBlock { get; init; }

    /// <summary>Behind the last row.</summary>
    public required int EndBlock { get; init; }

    /// <summary>Index of the block of the header row, or -1.</summary>
    public required int Header { get; init; }

    /// <summary>Index in <see cref="DocumentModel.Sections"/>, or -1.</summary>
    public int Section { get; init; } = -1;

    /// <summary>What the profile or the synonyms say that each column means ("owner", "due"); null when unknown.</summary>
    public IReadOnlyList<string?> Columns { get; init; } = [];
}

/// <summary>What the document states about the incident as a whole.</summary>
internal sealed record Header
{
    public Fact<string>? IncidentId { get; init; }

    /// <summary>The id of the document itself when it has one apart from the incident's, such as <c>COE-2026-004</c>.</summary>
    public Fact<string>? DocumentId { get; init; }

    public Fact<int?>? Severity { get; init; }

    /// <summary>Kebab-case: draft, under-review, final, closed, or as written when unknown.</summary>
    public Fact<string>? Status { get; init; }

    public Fact<DateOnly>? Date { get; init; }

    public Fact<Moment>? Start { get; init; }

    public Fact<Moment>? End { get; init; }

    /// <summary>The zone that the document declares for its times.</summary>
    public Fact<string>? Zone { get; init; }

    /// <summary>Stated, in minutes.</summary>
    public Fact<double>? Duration { get; init; }

    public IReadOnlyList<Fact<string>> Authors { get; init; } = [];

    public IReadOnlyList<Fact<string>> Reviewers { get; init; } = [];

    public IReadOnlyList<Fact<string>> Services { get; init; } = [];

    public IReadOnlyList<Fact<string>> Regions { get; init; } = [];

    public Fact<string>? IncidentType { get; init; }

    public Fact<string>? DetectionMethod { get; init; }

    public Fact<string>? RootCauseCategory { get; init; }

    public Fact<string>? TriggerType { get; init; }

    public Fact<string>? ChangeId { get; init; }
}

/// <summary>A point in time as far as it is known.</summary>
/// <param name="Date">In the zone that the document writes.</param>
/// <param name="Time">Time of day; null when only the day is known.</param>
/// <param name="Zone">As written or declared, null when unknown.</param>
/// <param name="Instant">Known only with date, time and zone.</param>
internal readonly record struct Moment(DateOnly? Date, TimeOnly? Time, string? Zone, DateTimeOffset? Instant)
{
    /// <summary>24:00 is midnight at the end of <see cref="Date"/>; <see cref="Time"/> is 00:00 then.</summary>
    public bool IsEndOfDay { get; init; }
}

internal enum Precision
{
    Day,
    Hour,
    Minute,
    Second,
}

/// <summary>The moments of an incident, in the order in which they usually happen.</summary>
[Flags]
internal enum Milestones
{
    None = 0,
    Trigger = 1 << 0,
    ImpactStart = 1 << 1,
    Detected = 1 << 2,
    Acknowledged = 1 << 3,
    Declared = 1 << 4,
    Triaged = 1 << 5,
    Escalated = 1 << 6,
    CauseIdentified = 1 << 7,
    MitigationStarted = 1 << 8,
    MitigationFailed = 1 << 9,
    Mitigated = 1 << 10,
    Recovered = 1 << 11,
    Resolved = 1 << 12,
    Communicated = 1 << 13,
    Closed = 1 << 14,
}

internal sealed record Timeline
{
    public static Timeline Empty { get; } = new();

    /// <summary>In document order.</summary>
    public IReadOnlyList<TimelineEntry> Entries { get; init; } = [];

    /// <summary>A list of milestones that stands beside a full timeline, such as "First detected: 14:22".</summary>
    public IReadOnlyList<TimelineEntry> MilestoneList { get; init; } = [];

    /// <summary>Rows and bullets of a timeline section that should say when, and do not.</summary>
    public IReadOnlyList<UntimedRow> Untimed { get; init; } = [];
}

internal sealed record UntimedRow(int Block, TextSpan Span, string Event);

internal sealed record TimelineEntry
{
    /// <summary>What few entries have; a long document has tens of thousands of entries.</summary>
    private readonly Rest _rest = Rest.None;

    public required int Block { get; init; }

    /// <summary>The whole row, item or line.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Where the stamp is written.</summary>
    public required TextSpan TimeSpan { get; init; }

    /// <summary>The stamp as written.</summary>
    public required string Text { get; init; }

    public required Moment At { get; init; }

    /// <summary>The end of a range.</summary>
    public Moment? End
    {
        get => _rest.End;
        init => _rest = _rest.End == value ? _rest : _rest with { End = value };
    }

    public Precision Precision { get; init; } = Precision.Minute;

    /// <summary>"~", "around".</summary>
    public bool IsApproximate { get; init; }

    /// <summary>The date is written on the entry itself and not carried from above.</summary>
    public bool HasOwnDate { get; init; }

    public required string Event { get; init; }

    public required TextSpan EventSpan { get; init; }

    public Fact<string>? Actor { get; init; }

    public Fact<string>? Source { get; init; }

    public Milestones Milestones { get; init; }

    /// <summary>Milestones that the event may tell of, taken where no other entry tells of them; its own too where only the place decides.</summary>
    public Milestones Hints { get; init; }

    /// <summary>The name of a milestone with its time, as in "First detected: 14:22", and not the telling of an event.</summary>
    public bool IsLabelled { get; init; }

    /// <summary>When the event was noticed, where the entry says that apart from when it happened.</summary>
    public Moment? NoticedAt
    {
        get => _rest.NoticedAt;
        init => _rest = _rest.NoticedAt == value ? _rest : _rest with { NoticedAt = value };
    }

    /// <summary>What is wrong with the stamp, such as an hour of 25 or a day that does not exist; null when nothing.</summary>
    public string? Problem { get; init; }

    private sealed record Rest
    {
        public static Rest None { get; } = new();

        public Moment? End { get; init; }

        public Moment? NoticedAt { get; init; }
    }
}

/// <summary>
/// Durations in minutes, from the earliest entry of each milestone; null where one is missing.
/// TTD = detected - impact start; TTA = acknowledged - detected; TTM = mitigated - impact start; TTR = resolved - impact start.
/// </summary>
internal sealed record Metrics
{
    public static Metrics None { get; } = new();

    public Metric? Ttd { get; init; }

    public Metric? Tta { get; init; }

    public Metric? Ttm { get; init; }

    public Metric? Ttr { get; init; }
}

/// <summary>A computed duration with the two entries that it comes from (indices into the timeline's entries, or its milestone list).</summary>
internal sealed record Metric(double Minutes, TimelineEntry From, TimelineEntry To);

/// <param name="Currency">An ISO 4217 code.</param>
internal readonly record struct Money(double Amount, string Currency);

internal sealed record Impact
{
    public static Impact None { get; } = new();

    public Fact<double>? UsersAffected { get; init; }

    public Fact<double>? RequestsFailed { get; init; }

    /// <summary>In per cent.</summary>
    public Fact<double>? PeakErrorRate { get; init; }

    /// <summary>What it cost in money.</summary>
    public Fact<Money>? Cost { get; init; }

    public IReadOnlyList<SloRow> Slos { get; init; } = [];
}

/// <summary>One row of an SLO table. Availability in per cent, latency in milliseconds, error rate in per cent.</summary>
internal sealed record SloRow(string Name, int Block, TextSpan Span, Fact<double>? Target, Fact<double>? Actual, Fact<bool>? Breach);

internal sealed record RootCause
{
    public static RootCause None { get; } = new();

    public Fact<string>? Summary { get; init; }

    public IReadOnlyList<Why> Whys { get; init; } = [];

    public IReadOnlyList<Factor> Factors { get; init; } = [];

    public Fact<string>? Trigger { get; init; }
}

internal sealed record Why(int Number, string Question, TextSpan QuestionSpan, string Answer, TextSpan AnswerSpan);

internal sealed record Factor(string? Id, string Text, TextSpan Span);

internal enum ActionStatus
{
    Open,
    InProgress,
    Done,
    Cancelled,
}

internal sealed record ActionItem
{
    public required int Block { get; init; }

    /// <summary>The row or item.</summary>
    public required TextSpan Span { get; init; }

    public Fact<string>? Id { get; init; }

    public required string Text { get; init; }

    public required TextSpan TextSpan { get; init; }

    public Fact<string>? Owner { get; init; }

    /// <summary>The value is null when what is written is no date that can be read.</summary>
    public Fact<DateOnly?>? Due { get; init; }

    /// <summary>1 high, 2 medium, 3 low; null value when unknown.</summary>
    public Fact<int?>? Priority { get; init; }

    public Fact<ActionStatus?>? Status { get; init; }

    /// <summary>Null when the document does not say.</summary>
    public bool? IsDone { get; init; }

    public Fact<string>? Ticket { get; init; }

    /// <summary>immediate, short or long, from the sub-section or column; null when not said.</summary>
    public string? Horizon { get; init; }

    public string? Type { get; init; }

    public string? Strength { get; init; }

    public Fact<string>? Factor { get; init; }

    /// <summary>Of the table that the item is a row of, the meaning of each column; empty for items of a list.</summary>
    public IReadOnlyList<string?> Columns { get; init; } = [];
}

internal sealed record Lessons
{
    public static Lessons None { get; } = new();

    public IReadOnlyList<Fact<string>> WentWell { get; init; } = [];

    public IReadOnlyList<Fact<string>> WentWrong { get; init; } = [];

    public IReadOnlyList<Fact<string>> Lucky { get; init; } = [];

    public IReadOnlyList<Fact<string>> Learned { get; init; } = [];
}

internal enum PlaceholderKind
{
    /// <summary><c>[What belongs here]</c> or another slot of a template.</summary>
    Slot,

    /// <summary><c>[FACT NEEDED: what]</c>.</summary>
    FactNeeded,

    /// <summary>TBD, TODO, XX:XX, HH:MM.</summary>
    Stopgap,
}

internal sealed record Placeholder(PlaceholderKind Kind, string Text, TextSpan Span, int Block);

/// <summary>Of the sections that the profile requires, how many are there without a placeholder.</summary>
internal sealed record Completeness(int Required, int Complete, IReadOnlyList<string> Missing)
{
    public static Completeness None { get; } = new(0, 0, []);
}
