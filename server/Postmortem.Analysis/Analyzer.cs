using Postmortem.Analysis.Language;
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
    /// <summary>What rules found that look at nothing but the model, before anything is ignored or covered; see <see cref="Rule.ReadsProse"/>.</summary>
    internal IReadOnlyDictionary<Rule, List<Finding>> OfModel { get; init; } = new Dictionary<Rule, List<Finding>>();
}

internal static class Analyzer
{
    /// <param name="before">What was found in an earlier version of the same document, which is built upon where that gives the same.</param>
    public static Analysis Analyze(Document document, AnalysisContext context, Analysis? before = null)
    {
        if (before is not null && ReferenceEquals(before.Context, context) && ModelMover.Find(before.Model, document) is { } mover)
        {
            var moved = mover.Move(before.Model, document);
            LanguageFindings.Carry(before.Model, moved, mover, context.Rules);
            return Check(moved, context, (before, mover));
        }

        return Check(Binder.Bind(document, context), context);
    }

    public static Analysis Check(DocumentModel model, AnalysisContext context) => Check(model, context, null);

    private static Analysis Check(DocumentModel model, AnalysisContext context, (Analysis Analysis, ModelMover Mover)? before)
    {
        var findings = new List<Finding>();
        var ofModel = new Dictionary<Rule, List<Finding>>();
        if (!model.IsPostMortem)
        {
            return new Analysis(model, findings, context);
        }

        var suppressions = Suppressions.Of(model.Document);
        foreach (var rule in context.Checks)
        {
            var level = LevelOf(rule, model, context);
            if (level == RuleLevel.Off || (model.Profile is null && !rule.AppliesToGeneric) || (rule.ReadsEnglish && model.Language is not ("en" or "")))
            {
                continue;
            }

            try
            {
                var found = (before is (var analysis, var mover) ? Carried(rule, analysis, mover) : null) ?? Find(rule, level, model, context);
                var told = found.FindAll(f => !suppressions.Cover(rule.Code, f.Span.Start));
                findings.AddRange(told.Count > 1 ? rule.Gather(told, model) : told);
                if (!rule.ReadsProse)
                {
                    ofModel.Add(rule, found);
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
        return new Analysis(model, findings, context) { OfModel = ofModel };
    }

    private static List<Finding> Find(Rule rule, RuleLevel level, DocumentModel model, AnalysisContext context)
    {
        var found = new List<Finding>();
        foreach (var finding in rule.Check(model, context.Rules))
        {
            var own = level == rule.DefaultLevel ? finding.OwnLevel ?? level : level;
            found.Add(finding.Level == own ? finding : finding with { Level = own });
        }

        return found;
    }

    /// <summary>What a rule found in the version before, where it finds the same in this one; what it remembers for its fixes may name places.</summary>
    private static List<Finding>? Carried(Rule rule, Analysis before, ModelMover mover) =>
        !before.OfModel.TryGetValue(rule, out var found) || found.Exists(f => f.Data is not (null or string or bool)) ? null
        : found.Count == 0 ? found
        : found.ConvertAll(mover.Move);

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
