using Postmortem.Analysis;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Tests.Rules;

using Analysis = Postmortem.Analysis.Analysis;

/// <summary>The one place that analyses text for tests of rules.</summary>
internal static class Page
{
    /// <summary>Every page is read on this day, in a workspace with these files.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 4, 15, 12, 0, 0, TimeSpan.Zero);

    public static WorkspaceFacts Workspace { get; } = new()
    {
        Paths = new HashSet<string> { "incidents/checkout.md", "incidents/graphs/errors.png", "runbooks/failover.md" },
        Tracking = [new TrackingRow("POST_MORTEM_TRACKING.md", "INC-2026-02-02-007 | SEV-2 | 2026-02-02 | Under Review")],
        Documents = [new WorkspaceDocument("incidents/mail.md", "rca", "Mails were late", null, null, []), new WorkspaceDocument("incidents/search.md", "post-mortem", "Search was slow", "INC-2026-01-08-001", "COE-2026-003", [])
        {
            Gist = new IncidentGist("answer cluster index invoic minut replica search slow stal timeout vendor worker", "invoice-search", "process", new DateOnly(2026, 1, 8), 2)
            {
                OpenKeys = TextFacts.Of("Limit waiting searches of the index replica to 2 seconds").Key,
            },
        }],
    };

    /// <summary>As the kind that the front matter names, else as generic.</summary>
    public static Analysis Analyze(string text, RuleContext? rules = null) => Analyzer.Analyze(Document.Parse(text), new AnalysisContext
    {
        Profiles = ProfileSet.Builtin,
        ForcedKind = text.ReplaceLineEndings("\n").StartsWith("---\nkind:", StringComparison.Ordinal) ? null : "generic",
        Rules = rules ?? new RuleContext { Now = Now, Workspace = Workspace, Path = "incidents/checkout.md" },
    });

    public static string Mark(string text) =>
        Carets.Mark(text, Analyze(text).Findings.Select(f => (f.Span.Start, f.Span.Length, f.Rule.Code)));
}
