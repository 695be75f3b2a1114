using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Features;

/// <summary>Milestones by the ids that profiles and programs use for them.</summary>
internal static class MilestoneWords
{
    public static readonly (string Id, Milestones Flag, string Label)[] All =
    [
        ("trigger", Milestones.Trigger, "Trigger"),
        ("impact-start", Milestones.ImpactStart, "Impact start"),
        ("detected", Milestones.Detected, "Detected"),
        ("acknowledged", Milestones.Acknowledged, "Acknowledged"),
        ("declared", Milestones.Declared, "Declared"),
        ("triaged", Milestones.Triaged, "Triaged"),
        ("escalated", Milestones.Escalated, "Escalated"),
        ("cause-identified", Milestones.CauseIdentified, "Cause identified"),
        ("mitigation-started", Milestones.MitigationStarted, "Mitigation started"),
        ("mitigation-failed", Milestones.MitigationFailed, "Mitigation failed"),
        ("mitigated", Milestones.Mitigated, "Mitigated"),
        ("recovered", Milestones.Recovered, "Recovered"),
        ("resolved", Milestones.Resolved, "Resolved"),
        ("communicated", Milestones.Communicated, "Communicated"),
        ("closed", Milestones.Closed, "Closed"),
    ];

    public static Milestones FlagOf(string id) => All.FirstOrDefault(m => m.Id == id).Flag;

    /// <summary>Every milestone that the timeline tells.</summary>
    public static Milestones In(DocumentModel model)
    {
        var found = Milestones.None;
        foreach (var entry in model.Timeline.Entries)
        {
            found |= entry.Milestones;
        }

        return found;
    }

    /// <summary>The milestones that the profile asks for at this severity and the timeline does not tell, in their usual order.</summary>
    public static IReadOnlyList<ProfileMilestone> Missing(DocumentModel model, bool onlyRequired)
    {
        var told = In(model);
        foreach (var entry in model.Timeline.MilestoneList)
        {
            told |= entry.Milestones;
        }

        var severity = model.Header.Severity?.Value;
        return [.. (model.Profile?.Milestones ?? []).Where(m => (told & FlagOf(m.Id)) == 0 && (!onlyRequired || m.Required.AppliesTo(severity)))];
    }
}
