using Postmortem.Analysis.Language;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Review;

/// <summary>The boxes of a quality checklist and of the success criteria, ticked or refuted by what stands in the document.</summary>
internal static class CheckedBoxes
{
    private static readonly string[] TimelineFaults =
    [
        "timeline-out-of-order", "milestone-out-of-order", "timeline-milestone-missing", "timeline-row-without-time", "impossible-time", "duration-contradicts-timeline",
        "window-contradicts-timeline", "metric-contradicts-timeline",
    ];

    private static readonly string[] ItemFaults = ["vague-action-item", "action-item-without-owner", "action-item-without-due-date"];

    public static IReadOnlyList<ChecklistAnswer> Of(DocumentModel model, List<Finding> findings)
    {
        var items = ActionItems.In(model).Where(i => !Slots.In(model, i.TextSpan)).ToList();
        return
        [
            Timeline(model, findings),
            Cause(model, findings),
            Impact(model, findings),
            Specific(model, findings, items),
            Lessons(model),
            Blame(model, findings),
            Details(model, findings),
            Prevention(model, findings, items),
            Owners(model, items),
            Understood(model, findings),
            Done(model, "Prevention measures are implemented", "preventive item", [.. items.Where(i => ActionKinds.Is(i, "prevent"))], whenNone: null),
            Done(model, "Documentation is updated", "item about documentation", [.. items.Where(i => Terms.HasAny(i.Text, "runbook*", "document*", "playbook*", "wiki"))], whenNone: null),
            Done(model, "Team training is completed", "item about training", [.. items.Where(i => Terms.HasAny(i.Text, "train", "training*", "workshop*", "drill*", "game day"))], whenNone: true),
        ];
    }

    private static ChecklistAnswer Timeline(DocumentModel model, List<Finding> findings)
    {
        var told = model.Timeline.Entries.Where(e => !Slots.In(model, e.Span)).Aggregate(Milestones.None, (all, e) => all | e.Milestones);
        var lacks = (told & Milestones.ImpactStart) == 0 ? "the start of impact is not told"
            : (told & Milestones.Detected) == 0 ? "detection is not told"
            : (told & (Milestones.Resolved | Milestones.Recovered)) == 0 ? "resolution is not told"
            : null;
        return Answer(model, "Timeline is complete and accurate", "timeline", Fault(findings, TimelineFaults), lacks, "impact, detection and resolution are told in order");
    }

    private static ChecklistAnswer Cause(DocumentModel model, List<Finding> findings)
    {
        var lacks = model.RootCause.Summary is not { } summary || Slots.In(model, summary.Span) ? "no mechanism is stated"
            : model.Header.RootCauseCategory?.Value == "unknown" ? "the category is unknown"
            : null;
        return Answer(model, "Root cause is clearly identified", "root-cause-analysis", Fault(findings, "thin-root-cause"), lacks, "a mechanism is stated");
    }

    private static ChecklistAnswer Impact(DocumentModel model, List<Finding> findings)
    {
        var lacks = (model.Impact.UsersAffected ?? model.Impact.RequestsFailed ?? model.Impact.PeakErrorRate) is null ? "neither users nor requests nor an error rate has a number" : null;
        return Answer(model, "Impact is quantified", "impact", Fault(findings, "impact-without-numbers", "vague-quantity"), lacks, "users, requests or error rate have numbers");
    }

    private static ChecklistAnswer Specific(DocumentModel model, List<Finding> findings, List<ActionItem> items)
    {
        var lacks = items.Count == 0 ? "there is no action item" : items.Exists(i => i.Owner is null) ? "an owner is missing" : null;
        return Answer(model, "Action items are specific and assigned", "action-items", Fault(findings, ItemFaults), lacks, "each has an owner, a date and an end");
    }

    private static ChecklistAnswer Lessons(DocumentModel model)
    {
        var count = new[] { model.Lessons.Learned, model.Lessons.WentWrong, model.Lessons.WentWell }.Sum(l => l.Count(p => !Slots.In(model, p.Span)));
        return new ChecklistAnswer("Lessons learned are documented", count >= 3, Say.Count(count, "point"), Reviewer.Place(model, "lessons-learned"));
    }

    private static ChecklistAnswer Blame(DocumentModel model, List<Finding> findings)
    {
        var blame = findings.Where(f => f.Rule is WordingRule && f.Level >= RuleLevel.Warning).ToList();
        return new ChecklistAnswer(
            "No blame is assigned to individuals",
            blame.Count == 0,
            blame.Count == 0 ? "no blaming wording was found" : $"{Say.Count(blame.Count, "place")} with blaming wording",
            blame.Count == 0 ? Reviewer.Place(model, null) : blame[0].Span);
    }

    private static ChecklistAnswer Details(DocumentModel model, List<Finding> findings)
    {
        var (whys, factors) = Depth(model);
        return Answer(model, "Technical details are sufficient for understanding", "root-cause-analysis", Fault(findings, "cause-without-evidence"),
            whys >= 3 || factors >= 2 ? null : $"{Say.Count(whys, "why")}, {Say.Count(factors, "factor")}", $"{Say.Count(whys, "why")}, {Say.Count(factors, "factor")}");
    }

    private static ChecklistAnswer Prevention(DocumentModel model, List<Finding> findings, List<ActionItem> items)
    {
        const string Text = "Prevention measures address the root cause";
        if (items.Count == 0)
        {
            return new ChecklistAnswer(Text, null, "there is no action item", Reviewer.Place(model, "action-items"));
        }

        var lacks = items.Exists(i => ActionKinds.Is(i, "prevent") && ActionKinds.StrengthOf(i) > Strength.Weak) ? null : "no item prevents it by more than attention";
        return Answer(model, Text, "action-items", Fault(findings, "factor-without-action"), lacks, "an item prevents it by more than attention");
    }

    private static ChecklistAnswer Owners(DocumentModel model, List<ActionItem> items)
    {
        var without = items.Find(i => i.Owner is null || Slots.In(model, i.Owner.Span));
        return new ChecklistAnswer(
            "All action items have owners",
            items.Count == 0 ? null : without is null,
            items.Count == 0 ? "there is no action item" : without is null ? $"all {items.Count}" : $"not {Say.Short(without.Text, 60)}",
            without?.TextSpan ?? Reviewer.Place(model, "action-items"));
    }

    private static ChecklistAnswer Understood(DocumentModel model, List<Finding> findings)
    {
        var (whys, factors) = Depth(model);
        return Answer(model, "Root cause is fully understood", "root-cause-analysis", Fault(findings, "uncertain-cause", "whys-stop-at-symptom", "too-few-whys"),
            whys + factors == 0 ? "neither whys nor factors are told" : null, "the chain ends at something that can be changed");
    }

    private static ChecklistAnswer Done(DocumentModel model, string text, string what, List<ActionItem> items, bool? whenNone)
    {
        var open = items.Find(i => i.Status?.Value is not (ActionStatus.Done or ActionStatus.Cancelled));
        return new ChecklistAnswer(
            text,
            items.Count == 0 ? whenNone : open is null,
            items.Count == 0 ? $"there is no {what}" : open is null ? "done" : $"open: {Say.Short(open.Text, 60)}",
            open?.TextSpan ?? Reviewer.Place(model, "action-items"));
    }

    private static (int Whys, int Factors) Depth(DocumentModel model) =>
        (model.RootCause.Whys.Count(w => !Slots.In(model, w.AnswerSpan)), model.RootCause.Factors.Count(f => !Slots.In(model, f.Span)));

    private static Finding? Fault(List<Finding> findings, params string[] rules) => findings.Find(f => rules.Contains(f.Rule.Code));

    private static ChecklistAnswer Answer(DocumentModel model, string text, string section, Finding? fault, string? lacks, string holds) => new(
        text,
        fault is null && lacks is null,
        lacks ?? (fault is null ? holds : Say.Short(fault.Message, 120)),
        lacks is null && fault is not null ? fault.Span : Reviewer.Place(model, section));
}
