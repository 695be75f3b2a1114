namespace Postmortem.Analysis.Review;

/// <summary>How much each rule's findings cost, as a fraction of the points of a dimension.</summary>
internal static class Rubric
{
    public static readonly (Dimension Dimension, string Name, double Points)[] Dimensions =
    [
        (Dimension.Structure, "Structure and metadata", 8),
        (Dimension.Summary, "Summary", 6),
        (Dimension.Timeline, "Timeline", 16),
        (Dimension.Metrics, "Metrics and service levels", 8),
        (Dimension.Impact, "Impact", 14),
        (Dimension.Response, "Detection and response", 6),
        (Dimension.Cause, "Causal analysis", 16),
        (Dimension.Language, "Blameless language", 10),
        (Dimension.Actions, "Action items", 12),
        (Dimension.Lessons, "Lessons", 4),
    ];

    private static readonly Dictionary<string, Entry> ByRule = Make();

    public static IEnumerable<string> Rules => ByRule.Keys;

    /// <summary>Null for a rule that costs nothing.</summary>
    public static Entry? Find(string rule) => ByRule.GetValueOrDefault(rule);

    /// <param name="Fraction">Of the first finding.</param>
    /// <param name="Most">Of all findings of the rule together.</param>
    /// <param name="IsForSevere">In full for severities 1 and 2, half for 3 and for unknown ones, nothing below.</param>
    internal sealed record Entry(Dimension Dimension, double Fraction, double Most, bool IsForSevere);

    private static Dictionary<string, Entry> Make()
    {
        var rules = new Dictionary<string, Entry>(StringComparer.Ordinal);
        Add(Dimension.Structure, "missing-section .15 .6", "empty-section .05 .3", "section-out-of-order .03", "duplicate-section .03", "missing-field .06 .4", "unknown-field-value .1", "duplicate-id .1", "placeholder-left .04 .6",
            "title-names-cause .08", "ambiguous-date .1", "raw-log-in-body .05", "image-without-description .04", "sign-off-incomplete .05", "revision-not-recorded .03", "checklist-contradicts-document .1",
            "status-contradicts-content .1", "author-reviews-alone .08", "unusual-id .1", "id-contradicts-date .1", "published-late .15", "review-before-incident .1", "answers-disagree .15", "undefined-acronym .02", "glossary-missing .05", "message-contradicts-document .1", "totals-contradict-document .1", "document-too-long .05", "reviewed-in-haste .03");
        Add(Dimension.Summary, "summary-too-long .25", "summary-too-short .25", "incomplete-summary .3", "jargon-in-summary .15", "number-contradicts-other-section .3");
        Add(Dimension.Timeline, "timeline-out-of-order .12 .4", "timeline-row-without-time .06 .3", "timeline-row-without-event .06 .3", "timeline-without-zone .1", "mixed-time-zones .1", "ambiguous-time-zone .05", "timeline-gap .05 .2",
            "timeline-milestone-missing .1 .5", "milestone-out-of-order .12", "impossible-time .15", "duplicate-timeline-event .03", "sparse-timeline .15", "timeline-starts-at-detection .08", "timeline-without-evidence .1",
            "interpretation-in-timeline .03", "detection-without-delay .08", "coarse-time .03", "communication-gap .06 .1 severe", "time-in-clock-change .03", "duration-contradicts-timeline .12", "window-contradicts-timeline .12", "duration-contradicts-range .12",
            "milestone-contradicts-timeline .12", "time-contradicts-timeline .12 .3", "mitigation-without-data .03 .03 severe", "unlikely-year .12");
        Add(Dimension.Metrics, "metric-contradicts-timeline .2 .6", "impossible-metrics .15", "target-mark-contradicts-value .1", "ambiguous-ttr .1", "mean-for-one-incident .05", "breach-contradicts-slo .3", "slo-without-window .1",
            "implausible-slo-target .1", "slo-without-values .2", "error-budget-not-stated .1 .1 severe", "error-budget-contradicts-counts .2");
        Add(Dimension.Impact, "impact-without-numbers .4", "vague-quantity .04 .3", "percentage-contradicts-counts .15", "failed-requests-contradict-rate .15", "severity-contradicts-impact .1", "estimate-without-method .04", "personal-data .06",
            "card-number .3", "secret-in-document .3", "internal-address .02", "legal-conclusion .06", "exploit-detail .06", "degradation-called-outage .05", "number-without-unit .03", "customer-named .06", "unaffected-not-stated .03");
        Add(Dimension.Response, "detection-gap-unexplained .25", "alert-not-named .15", "detection-not-improved .2", "recovery-not-verified .2");
        Add(Dimension.Cause, "too-few-factors .12 .12 severe", "too-few-whys .12", "whys-disconnected .05 .15", "whys-circular .05 .15", "whys-stop-at-symptom .2", "factors-of-one-kind .08", "factor-without-action .06 .2", "uncertain-cause .06",
            "fix-proposed-in-analysis .03", "thin-root-cause .15", "bug-without-escape .06", "recurrence-not-checked .06 .06 severe", "human-error-as-root-cause .3", "root-cause-is-person .3", "cause-without-evidence .08");
        Add(Dimension.Actions, "action-items-missing .6", "action-item-without-owner .08 .4", "action-item-without-due-date .08 .4", "action-item-without-priority .04", "action-item-without-status .02", "action-item-without-type .02", "vague-action-item .08 .4",
            "open-ended-action-item .03", "action-item-without-criterion .03 .12", "action-item-with-several-owners .03", "due-date-too-far .04 .2", "due-before-incident .04", "action-item-without-ticket .04 .2 severe", "equal-priorities .05", "prevention-missing .12 .12 severe",
            "weak-actions-only .15", "action-item-without-factor .03", "unknown-factor-reference .04", "too-many-action-items .05", "duplicate-action-item .04", "horizon-contradicts-due-date .04", "status-contradicts-box .04", "overloaded-owner .02");
        Add(Dimension.Lessons, "lesson-is-task .1 .3", "praise-without-effect .1 .3", "lesson-without-action .1 .3", "too-few-lessons .15 .3 severe");
        return rules;

        void Add(Dimension dimension, params ReadOnlySpan<string> lines)
        {
            foreach (var line in lines)
            {
                var parts = line.Split(' ');
                var fraction = double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
                var most = parts.Length > 2 ? double.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture) : Math.Min(1, fraction * 3);
                rules.Add(parts[0], new Entry(dimension, fraction, most, parts.Length > 3));
            }
        }
    }
}
