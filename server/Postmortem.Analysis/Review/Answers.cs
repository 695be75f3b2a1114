using System.Globalization;
using Postmortem.Analysis.Language;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;

namespace Postmortem.Analysis.Review;

/// <summary>The seven questions of a review and the checklist, answered from what stands in the document.</summary>
internal static class Answers
{
    private const int MostEvidence = 12;

    public static IReadOnlyList<Answer> Of(DocumentModel model, List<Finding> findings, List<DimensionScore> dimensions, double score, IReadOnlyList<Improvement> improvements, AnalysisContext context) =>
    [
        Timeline(model, findings, context),
        RootCause(model, findings),
        Blameless(model, findings),
        Specific(model),
        Impact(model, findings, dimensions),
        Overall(model, dimensions, score),
        Improvements(model, improvements),
    ];

    private static Answer Timeline(DocumentModel model, List<Finding> findings, AnalysisContext context)
    {
        var about = findings.Where(f => Rubric.Find(f.Rule.Code)?.Dimension == Dimension.Timeline || f.Rule.Code == "metric-contradicts-timeline").ToList();
        var figures = new List<string>();
        foreach (var (name, metric) in ((string, Metric?)[])[("TTD", model.Metrics.Ttd), ("TTA", model.Metrics.Tta), ("TTM", model.Metrics.Ttm), ("TTR", model.Metrics.Ttr)])
        {
            if (metric is not null)
            {
                var targets = (model.Profile?.Targets ?? MetricTargets.None).With(context.Rules.Settings.Targets);
                var target = targets.Find(name.ToLowerInvariant(), model.Header.Severity?.Value);
                figures.Add(target is { } t ? $"{name} {Say.Duration(metric.Minutes)} (target {Say.Duration(t)}, {(metric.Minutes <= t ? "met" : "missed")})" : $"{name} {Say.Duration(metric.Minutes)}");
            }
        }

        var events = model.Timeline.Entries.Count(e => !Slots.In(model, e.Span));
        var verdict = events == 0 ? "missing" : about.Count == 0 ? "complete" : "has gaps";
        var text = $"{Say.Count(events, "event")}{(figures.Count > 0 ? ": " + string.Join(", ", figures) : "")}.";
        return new Answer("Is the timeline accurate and complete? Are there gaps?", verdict, text, Reviewer.Place(model, "timeline"), EvidenceOf(about));
    }

    private static Answer RootCause(DocumentModel model, List<Finding> findings)
    {
        var last = model.RootCause.Whys is [.., { Answer.Length: > 0 } why] && !Slots.In(model, why.AnswerSpan) ? (why.Answer, why.AnswerSpan) : ((string, Text.TextSpan)?)null;
        var cause = model.RootCause.Summary is { } summary && !Slots.In(model, summary.Span) ? (summary.Value, summary.Span) : ((string, Text.TextSpan)?)null;
        var kinds = new[] { last, cause }.Where(c => c is not null).Select(c => CauseKinds.Of(c!.Value.Item1)).ToList();
        var person = Reviewer.PersonAsCause(model, findings) is not null;
        var verdict = person ? "a person" : kinds.Count == 0 ? "missing" : kinds.Contains(CauseClass.Systemic) ? "systemic" : kinds.Contains(CauseClass.Proximate) ? "proximate" : kinds.Contains(CauseClass.Symptom) ? "a symptom" : "unclear";
        var whys = model.RootCause.Whys.Count(w => !Slots.In(model, w.AnswerSpan));
        var factors = model.RootCause.Factors.Count(f => !Slots.In(model, f.Span));
        var text = $"{Say.Count(whys, "why")}, {Say.Count(factors, "contributing factor")}, {(model.RootCause.Trigger is null ? "no trigger" : "a trigger")} stated.";
        var evidence = new[] { cause, last }.Where(c => c is not null).Select(c => new Evidence(Say.Short(c!.Value.Item1, 100), c.Value.Item2));
        return new Answer("Is the root cause systemic or proximate?", verdict, text, Reviewer.Place(model, "root-cause-analysis"), [.. evidence, .. EvidenceOf(findings.Where(f => Rubric.Find(f.Rule.Code)?.Dimension == Dimension.Cause))]);
    }

    private static Answer Blameless(DocumentModel model, List<Finding> findings)
    {
        var wording = findings.Where(f => f.Rule is WordingRule && f.Level >= RuleLevel.Info).ToList();
        return new Answer("Is the language blameless? Which phrases are not?", wording.Count == 0 ? "yes" : Say.Count(wording.Count, "phrase"), wording.Count == 0 ? "No phrase blames, judges or speculates." : "Phrases that blame, judge or speculate:", Reviewer.Place(model, null), EvidenceOf(wording));
    }

    private static Answer Specific(DocumentModel model)
    {
        var items = ActionItems.In(model).Where(i => !Slots.In(model, i.TextSpan)).ToList();
        var scores = items.ConvertAll(i => (Item: i, Text: TextFacts.Of(i.Text).Action));
        var weak = scores.Where(s => s.Text.Score < 3).Select(s => new Evidence($"{s.Text.Score} of 5: {Say.Short(s.Item.Text, 60)} lacks {Say.List(s.Text.Lacks)}", s.Item.TextSpan)).Take(MostEvidence).ToList();
        return new Answer("Are the action items specific? Which are not?", items.Count == 0 ? "missing" : weak.Count == 0 ? "yes" : $"{weak.Count} of {items.Count} are not", items.Count == 0 ? "There is no action item." : $"Specificity {scores.Average(s => s.Text.Score).ToString("0.0", CultureInfo.InvariantCulture)} of 5 on average.", Reviewer.Place(model, "action-items"), weak);
    }

    private static Answer Impact(DocumentModel model, List<Finding> findings, List<DimensionScore> dimensions)
    {
        var missing = new List<string>();
        Need(model.Impact.UsersAffected is not null, "users affected");
        Need(model.Impact.RequestsFailed is not null || model.Impact.PeakErrorRate is not null, "failed requests or error rate");
        Need(model.Header.Services.Count > 0, "services");
        Need(model.Fields.Any(f => f.Id is "data-loss" && f.Value.Length > 0), "loss of data");
        Need(model.Fields.Any(f => f.Id is "revenue-impact" && f.Value.Length > 0), "revenue");
        Need(model.Impact.Slos.Count > 0 || model.Fields.Any(f => f.Id is "slo-summary" && f.Value.Length > 0), "service levels");
        var present = dimensions.First(d => d.Dimension == Dimension.Impact).Presence;
        return new Answer("Is the impact complete? What is missing?", present == 0 ? "missing" : missing.Count == 0 ? "yes" : $"{missing.Count} of 6 missing", missing.Count == 0 ? "Users, requests, services, data, revenue and service levels are stated." : $"Not stated: {Say.List(missing)}.", Reviewer.Place(model, "impact"), EvidenceOf(findings.Where(f => Rubric.Find(f.Rule.Code)?.Dimension == Dimension.Impact)));

        void Need(bool told, string what)
        {
            if (!told)
            {
                missing.Add(what);
            }
        }
    }

    private static Answer Overall(DocumentModel model, List<DimensionScore> dimensions, double score)
    {
        var lowest = dimensions.OrderBy(d => d.Score / d.Points).Take(2).ToList();
        return new Answer("How good is it from 1 to 10, and why?", score.ToString("0.0", CultureInfo.InvariantCulture), $"The weakest parts are {Say.List(lowest.ConvertAll(Share))}.", Reviewer.Place(model, null), [.. lowest.Select(d => new Evidence($"{Share(d)}: {d.Arithmetic}", d.Span))]);

        static string Share(DimensionScore dimension) => $"{dimension.Name.ToLowerInvariant()} ({Math.Round(100 * dimension.Score / dimension.Points)}%)";
    }

    private static Answer Improvements(DocumentModel model, IReadOnlyList<Improvement> improvements) => new(
        "Which three improvements matter most?",
        improvements.Count == 0 ? "none" : Say.Count(improvements.Count, "edit"),
        improvements.Count == 0 ? "Nothing important is left to improve." : "The edits that bring the most points, each of another dimension.",
        Reviewer.Place(model, null),
        [.. improvements.Select(i => new Evidence(i.Message, i.Span))]);

    private static IReadOnlyList<Evidence> EvidenceOf(IEnumerable<Finding> findings) => [.. findings.Take(MostEvidence).Select(f => new Evidence(f.Message, f.Span))];
}
