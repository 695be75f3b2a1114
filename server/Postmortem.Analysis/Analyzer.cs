using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis;

/// <summary>What an analysis depends on besides the text. Keep one for as long as nothing in it changes: caches hang on its parts.</summary>
internal sealed record AnalysisContext
{
    public required ProfileSet Profiles { get; init; }

    public required RuleContext Rules { get; init; }

    /// <summary>"Treat this file as": a kind that overrides recognition.</summary>
    public string? ForcedKind { get; init; }

    /// <summary>What is checked; the settings decide about each by its code.</summary>
    public IReadOnlyList<Rule> Checks { get; init; } = AllRules.List;

    /// <summary>"Treat this file as no post-mortem".</summary>
    public const string NoKind = "none";

    /// <summary>The same at another time. A context that is less than a minute old is kept, for the sake of the caches.</summary>
    public AnalysisContext At(DateTimeOffset now) =>
        (now - Rules.Now).Duration() < TimeSpan.FromMinutes(1) ? this : this with { Rules = Rules with { Now = now } };

    /// <summary>Whether the document is one at all, where somebody has said so; the setting `files` does.</summary>
    public bool? IsPostMortem => ForcedKind == NoKind ? false : ForcedKind is not null ? true : Rules.Path is { } path ? Rules.Settings.IsPostMortem(path) : null;
}

/// <summary>What there is to know about one version of a document.</summary>
internal sealed record Analysis(DocumentModel Model, IReadOnlyList<Finding> Findings, AnalysisContext Context)
{
    /// <summary>The rules that looked at the model and had nothing to say.</summary>
    internal IReadOnlySet<Rule> Silent { get; init; } = new HashSet<Rule>();
}

internal static class Analyzer
{
    /// <param name="before">What was found in an earlier version of the same document, which is built upon where that gives the same.</param>
    public static Analysis Analyze(Document document, AnalysisContext context, Analysis? before = null)
    {
        var model = (before is not null && ReferenceEquals(before.Context, context) ? ModelMover.Move(before.Model, document) : null) ?? Binder.Bind(document, context);
        var silent = new HashSet<Rule>();
        var findings = Check(model, context, ReferenceEquals(before?.Model.Content, model.Content) ? before!.Silent : silent, silent);
        return new Analysis(model, findings, context) { Silent = silent };
    }

    public static List<Finding> Check(DocumentModel model, AnalysisContext context) => Check(model, context, new HashSet<Rule>(), []);

    private static List<Finding> Check(DocumentModel model, AnalysisContext context, IReadOnlySet<Rule> wereSilent, HashSet<Rule> silent)
    {
        var findings = new List<Finding>();
        if (!model.IsPostMortem)
        {
            return findings;
        }

        var suppressions = Suppressions.Of(model.Document);
        foreach (var rule in context.Checks)
        {
            var level = LevelOf(rule, model, context);
            if (level == RuleLevel.Off || (model.Profile is null && !rule.AppliesToGeneric) || (rule.ReadsEnglish && model.Language is not ("en" or "")))
            {
                continue;
            }

            if (!rule.ReadsProse && wereSilent.Contains(rule))
            {
                silent.Add(rule);
                continue;
            }

            try
            {
                var (isSilent, first) = (true, findings.Count);
                foreach (var finding in rule.Check(model, context.Rules))
                {
                    isSilent = false;
                    if (!suppressions.Cover(rule.Code, finding.Span.Start))
                    {
                        var own = level == rule.DefaultLevel ? finding.OwnLevel ?? level : level;
                        findings.Add(finding.Level == own ? finding : finding with { Level = own });
                    }
                }

                if (findings.Count > first + 1)
                {
                    var found = findings.GetRange(first, findings.Count - first);
                    var shown = rule.Gather(found, model);
                    if (!ReferenceEquals(shown, found))
                    {
                        findings.RemoveRange(first, found.Count);
                        findings.AddRange(shown);
                    }
                }

                if (isSilent && !rule.ReadsProse)
                {
                    silent.Add(rule);
                }
            }
            catch (Exception exception)
            {
                // One broken rule does not stop the others.
                Bug.Report($"The rule {rule.Code} failed.", exception);
            }
        }

        RemoveCovered(findings);
        findings.Sort(static (a, b) => a.Span.Start != b.Span.Start
            ? a.Span.Start.CompareTo(b.Span.Start)
            : string.CompareOrdinal(a.Rule.Code, b.Rule.Code));
        return findings;
    }

    private static void RemoveCovered(List<Finding> findings)
    {
        List<Finding>? covering = null;
        foreach (var finding in findings)
        {
            if (finding.Rule.Covers.Count > 0)
            {
                (covering ??= []).Add(finding);
            }
        }

        if (covering is not null)
        {
            var byCode = covering.SelectMany(f => f.Rule.Covers.Select(code => (code, f.Span))).ToLookup(c => c.code, c => c.Span);
            findings.RemoveAll(f => byCode.Contains(f.Rule.Code) && byCode[f.Rule.Code].Any(span => span.Overlaps(f.Span)));
        }
    }

    public static RuleLevel LevelOf(Rule rule, DocumentModel model, AnalysisContext context) =>
        context.Rules.Settings.Rules.TryGetValue(rule.Code, out var set) ? set
        : model.Profile is { } profile && profile.Rules.TryGetValue(rule.Code, out var byProfile) ? byProfile
        : rule.DefaultLevel;
}
