using Postmortem.Analysis.Language;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>What a finding is about; <c>--category</c> selects by the kebab form.</summary>
internal enum Category
{
    Document,
    Summary,
    Timeline,
    Metrics,
    Impact,
    Detection,
    Cause,
    Language,
    Actions,
    Lessons,
    Privacy,
    Communication,
    Workflow,
    Configuration,
}

/// <summary>
/// One check. It sees the model and the workspace's facts, names no document kind, and runs at every keystroke:
/// its cost is linear in the entities that it looks at, and it parses nothing.
/// </summary>
internal abstract class Rule
{
    /// <summary>The kebab form of the class name: names the problem and reads after "allow".</summary>
    public abstract string Code { get; }

    public abstract Category Category { get; }

    public virtual RuleLevel DefaultLevel => RuleLevel.Warning;

    /// <summary>
    /// Whether the rule speaks in post-mortems that fit no profile: yes for contradictions, impossibilities and wording,
    /// no for what a house style asks for.
    /// </summary>
    public virtual bool AppliesToGeneric => false;

    /// <summary>The rule judges words, which it knows in English only.</summary>
    public virtual bool ReadsEnglish => false;

    /// <summary>
    /// No for a rule that judges nothing but what the model holds, and names no place in its messages: after a key that left the model
    /// as it was, it finds what it found before. Worth saying of rules that look at many things.
    /// </summary>
    public virtual bool ReadsProse => true;

    /// <summary>Rules whose findings would say the same once more where this one has something to say.</summary>
    public virtual IReadOnlyList<string> Covers => [];

    public abstract IEnumerable<Finding> Check(DocumentModel model, RuleContext context);

    /// <summary>
    /// What is shown of what the rule found and nobody ignores, in document order: as it is, or less where each place alone would be
    /// noise. Asked only when there are two findings or more.
    /// </summary>
    public virtual IEnumerable<Finding> Gather(IReadOnlyList<Finding> findings, DocumentModel model) => findings;

    /// <summary>Ways to mend a finding, the best first; computed only when somebody asks.</summary>
    public virtual IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context) => [];

    protected Finding Found(TextSpan span, string message, object? data = null) => new(this, span, message) { Data = data };
}

/// <summary>One problem, with what is wrong and what to do in one message.</summary>
internal sealed record Finding(Rule Rule, TextSpan Span, string Message)
{
    /// <summary>Set by the analyzer: the rule's default, then the profile, then the workspace's settings.</summary>
    public RuleLevel Level { get; init; } = RuleLevel.Warning;

    /// <summary>What this finding's level is while neither profile nor settings name its rule; the rule's default when null.</summary>
    public RuleLevel? OwnLevel { get; init; }

    public IReadOnlyList<Related> Related { get; init; } = [];

    /// <summary>Further places that the finding stands for: see <see cref="Rule.Gather"/>. Unlike related ones they are not shown with it.</summary>
    public IReadOnlyList<TextSpan> Others { get; init; } = [];

    /// <summary>What the rule wants to remember for its fixes.</summary>
    public object? Data { get; init; }

    /// <summary>The text is superfluous and may be shown faded.</summary>
    public bool IsUnnecessary { get; init; }
}

internal sealed record Related(TextSpan Span, string Message);

/// <summary>A change that mends a finding.</summary>
/// <param name="IsSafe">Needs no reader: it changes form, not meaning. Fix-all applies only these.</param>
internal sealed record Fix(string Title, bool IsSafe, IReadOnlyList<TextEdit> Edits);

/// <summary>What rules know beyond the document.</summary>
internal sealed record RuleContext
{
    public required DateTimeOffset Now { get; init; }

    public Settings Settings { get; init; } = Settings.Default;

    public WorkspaceFacts Workspace { get; init; } = WorkspaceFacts.None;

    /// <summary>Lexicons of blameful wording, with what the workspace adds to them.</summary>
    public LanguageKnowledge Language { get; init; } = LanguageKnowledge.Shipped;

    /// <summary>Relative to the workspace, with forward slashes; null for text without a file.</summary>
    public string? Path { get; init; }
}

/// <summary>What is known of the other documents of the workspace: values, never files.</summary>
internal sealed record WorkspaceFacts
{
    public static WorkspaceFacts None { get; } = new();

    public IReadOnlyList<WorkspaceDocument> Documents { get; init; } = [];

    /// <summary>Paths that exist, relative to the workspace, with forward slashes; null when the workspace was not read.</summary>
    public IReadOnlySet<string>? Paths { get; init; }

    /// <summary>The rows of files in which a team keeps a list of its post-mortems.</summary>
    public IReadOnlyList<TrackingRow> Tracking { get; init; } = [];

    /// <summary>Owners of action items and authors, by how often they are named.</summary>
    public IReadOnlyList<string> People { get; init; } = [];
}

/// <param name="Path">Of the file that the row stands in.</param>
/// <param name="Cells">What a reader sees of the row, with bars between the cells.</param>
internal sealed record TrackingRow(string Path, string Cells);

internal sealed record WorkspaceDocument(string Path, string? Kind, string? Title, string? IncidentId, string? DocumentId, IReadOnlyList<string> Ids)
{
    /// <summary>What the incident was about; null where it is not known.</summary>
    public IncidentGist? Gist { get; init; }
}
