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

    public static IReadOnlyList<Answer> Of(DocumentModel model, List<Finding> findings, List<DimensionScore> dimensions, double score, AnalysisContext context) =>
    [
        Timeline(model, findings, context),
        RootCause(model, findings),
        Blameless(findings),
        Specific(model),
        Impact(model, findings, dimensions),
        Overall(dimensions, score),
        new Answer("Which three improvements matter most?", "see below", "The three edits that bring the most points, each of another dimension.", []),
    ];

    public static IReadOnlyList<ChecklistAnswer> Checklist(DocumentModel model, List<Finding> findings)
    {
        var items = ActionItems.In(model).Where(i => !Slots.In(model, i.TextSpan)).ToList();
        bool Has(params ReadOnlySpan<string> rules)
        {
            foreach (var finding in findings)
            {
                if (rules.Contains(finding.Rule.Code))
                {
                    return true;
                }
            }

            return false;
        }

        var told = model.Timeline.Entries.Where(e => !Slots.In(model, e.Span)).Aggregate(Milestones.None, (all, e) => all | e.Milestones);
        var complete = (told & Milestones.Detected) != 0 && (told & (Milestones.Resolved | Milestones.Recovered)) != 0 && (told & Milestones.ImpactStart) != 0
            && !Has("timeline-out-of-order", "milestone-out-of-order", "timeline-milestone-missing", "timeline-row-without-time", "impossible-time", "duration-contradicts-timeline");
        var cause = model.RootCause.Summary is { } summary && !Slots.In(model, summary.Span) && model.Header.RootCauseCategory?.Value != "unknown" && !Has("thin-root-cause");
        var impact = !Has("impact-without-numbers", "vague-quantity") && (model.Impact.UsersAffected ?? model.Impact.RequestsFailed ?? model.Impact.PeakErrorRate) is not null;
        var specific = items.Count > 0 && !Has("vague-action-item", "action-item-without-owner", "action-item-without-due-date") && items.TrueForAll(i => i.Owner is not null);
        var lessons = new[] { model.Lessons.Learned, model.Lessons.WentWrong, model.Lessons.WentWell }.Sum(l => l.Count(p => !Slots.In(model, p.Span)));
        var whys = model.RootCause.Whys.Count(w => !Slots.In(model, w.AnswerSpan));
        var factors = model.RootCause.Factors.Count(f => !Slots.In(model, f.Span));
        var blame = findings.Count(f => f.Rule is WordingRule && f.Level >= RuleLevel.Warning);
        var prevents = items.Exists(i => ActionKinds.Is(i, "prevent") && ActionKinds.StrengthOf(i) > Strength.Weak);
        return
        [
            new("Timeline is complete and accurate", complete, complete ? "impact, detection and resolution are told in order" : "a moment is missing, or times contradict each other"),
            new("Root cause is clearly identified", cause, cause ? "a mechanism is stated" : "no mechanism is stated"),
            new("Impact is quantified", impact, impact ? "users, requests or error rate have numbers" : "numbers are missing, or words stand for them"),
            new("Action items are specific and assigned", specific, specific ? "each has an owner, a date and an end" : "an owner, a date or an end is missing"),
            new("Lessons learned are documented", lessons >= 3, $"{lessons} points"),
            new("No blame is assigned to individuals", blame == 0, blame == 0 ? "no blaming wording was found" : $"{Say.Count(blame, "place")} with blaming wording"),
            new("Technical details are sufficient for understanding", whys >= 3 || factors >= 2, $"{whys} whys, {factors} factors"),
            new("Prevention measures address the root cause", items.Count == 0 ? null : prevents && !Has("factor-without-action"), prevents ? "an item prevents it by more than attention" : "no item prevents it by more than attention"),
        ];
    }

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
        return new Answer("Is the timeline accurate and complete? Are there gaps?", verdict, text, EvidenceOf(about));
    }

    private static Answer RootCause(DocumentModel model, List<Finding> findings)
    {
        var last = model.RootCause.Whys is [.., { Answer.Length: > 0 } why] && !Slots.In(model, why.AnswerSpan) ? (why.Answer, why.AnswerSpan) : ((string, Text.TextSpan)?)null;
        var cause = model.RootCause.Summary is { } summary && !Slots.In(model, summary.Span) ? (summary.Value, summary.Span) : ((string, Text.TextSpan)?)null;
        var kinds = new[] { last, cause }.Where(c => c is not null).Select(c => CauseKinds.Of(c!.Value.Item1)).ToList();
        var person = findings.Exists(f => f.Rule.Code is "root-cause-is-person" or "human-error-as-root-cause");
        var verdict = person ? "a person" : kinds.Count == 0 ? "missing" : kinds.Contains(CauseClass.Systemic) ? "systemic" : kinds.Contains(CauseClass.Proximate) ? "proximate" : kinds.Contains(CauseClass.Symptom) ? "a symptom" : "unclear";
        var whys = model.RootCause.Whys.Count(w => !Slots.In(model, w.AnswerSpan));
        var factors = model.RootCause.Factors.Count(f => !Slots.In(model, f.Span));
        var text = $"{Say.Count(whys, "why")}, {Say.Count(factors, "contributing factor")}, {(model.RootCause.Trigger is null ? "no trigger" : "a trigger")} stated.";
        var evidence = new[] { cause, last }.Where(c => c is not null).Select(c => new Evidence(Say.Short(c!.Value.Item1, 100), c.Value.Item2));
        return new Answer("Is the root cause systemic or proximate?", verdict, text, [.. evidence, .. EvidenceOf(findings.Where(f => Rubric.Find(f.Rule.Code)?.Dimension == Dimension.Cause))]);
    }

    private static Answer Blameless(List<Finding> findings)
    {
        var wording = findings.Where(f => f.Rule is WordingRule && f.Level >= RuleLevel.Info).ToList();
        return new Answer("Is the language blameless? Which phrases are not?", wording.Count == 0 ? "yes" : Say.Count(wording.Count, "phrase"), wording.Count == 0 ? "No phrase blames, judges or speculates." : "Phrases that blame, judge or speculate:", EvidenceOf(wording));
    }

    private static Answer Specific(DocumentModel model)
    {
        var items = ActionItems.In(model).Where(i => !Slots.In(model, i.TextSpan)).ToList();
        var scores = items.ConvertAll(i => (Item: i, Text: TextFacts.Of(i.Text).Action));
        var weak = scores.Where(s => s.Text.Score < 3).Select(s => new Evidence($"{s.Text.Score} of 5: {Say.Short(s.Item.Text, 60)} lacks {Say.List(s.Text.Lacks)}", s.Item.TextSpan)).Take(MostEvidence).ToList();
        return new Answer("Are the action items specific? Which are not?", items.Count == 0 ? "missing" : weak.Count == 0 ? "yes" : $"{weak.Count} of {items.Count} are not", items.Count == 0 ? "There is no action item." : $"Specificity {scores.Average(s => s.Text.Score).ToString("0.0", CultureInfo.InvariantCulture)} of 5 on average.", weak);
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
        return new Answer("Is the impact complete? What is missing?", present == 0 ? "missing" : missing.Count == 0 ? "yes" : $"{missing.Count} of 6 missing", missing.Count == 0 ? "Users, requests, services, data, revenue and service levels are stated." : $"Not stated: {Say.List(missing)}.", EvidenceOf(findings.Where(f => Rubric.Find(f.Rule.Code)?.Dimension == Dimension.Impact)));

        void Need(bool told, string what)
        {
            if (!told)
            {
                missing.Add(what);
            }
        }
    }

    private static Answer Overall(List<DimensionScore> dimensions, double score)
    {
        var lowest = dimensions.OrderBy(d => d.Score / d.Points).Take(2).Select(d => $"{d.Name.ToLowerInvariant()} ({Math.Round(100 * d.Score / d.Points)}%)").ToList();
        return new Answer("How good is it from 1 to 10, and why?", score.ToString("0.0", CultureInfo.InvariantCulture), $"The weakest parts are {Say.List(lowest)}.", []);
    }

    private static IReadOnlyList<Evidence> EvidenceOf(IEnumerable<Finding> findings) => [.. findings.Take(MostEvidence).Select(f => new Evidence(f.Message, f.Span))];
}
