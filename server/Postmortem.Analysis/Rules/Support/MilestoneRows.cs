using System.Text;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>The names of milestones in profiles and in messages.</summary>
internal static class MilestoneNames
{
    private static readonly (string Id, string Words, Milestones Flag)[] All =
    [
        ("trigger", "the trigger", Milestones.Trigger),
        ("impact-start", "the start of impact", Milestones.ImpactStart),
        ("detected", "detection", Milestones.Detected),
        ("acknowledged", "acknowledgement", Milestones.Acknowledged),
        ("declared", "the declaration of the incident", Milestones.Declared),
        ("triaged", "triage", Milestones.Triaged),
        ("escalated", "escalation", Milestones.Escalated),
        ("cause-identified", "the cause being identified", Milestones.CauseIdentified),
        ("mitigation-started", "the start of mitigation", Milestones.MitigationStarted),
        ("mitigation-failed", "the failed mitigation", Milestones.MitigationFailed),
        ("mitigated", "mitigation", Milestones.Mitigated),
        ("recovered", "recovery", Milestones.Recovered),
        ("resolved", "resolution", Milestones.Resolved),
        ("communicated", "communication", Milestones.Communicated),
        ("closed", "the closing of the incident", Milestones.Closed),
    ];

    public static Milestones? Find(string id) => Array.Find(All, m => m.Id == id) is { Id: not null } found ? found.Flag : null;

    public static string WordsOf(Milestones flag) => Array.Find(All, m => m.Flag == flag).Words ?? "";
}

/// <summary>New rows for the moments that a timeline lacks, written as its other rows are.</summary>
internal static class MilestoneRows
{
    public static TextEdit? Insert(DocumentModel model, ProfileMilestone milestone)
    {
        var entries = model.Timeline.Entries;
        if (entries.Count == 0 || model.Profile is not { } profile)
        {
            return null;
        }

        var order = profile.Milestones.Select(m => MilestoneNames.Find(m.Id) ?? Milestones.None).ToList();
        var place = order.IndexOf(MilestoneNames.Find(milestone.Id) ?? Milestones.None);
        var before = -1;
        for (var i = 0; i < entries.Count; i++)
        {
            // Behind the last row of what usually comes before it.
            if (order.Take(place).Any(m => m is not Milestones.Communicated && (entries[i].Milestones & m) != 0))
            {
                before = i;
            }
        }

        var model1 = entries[Math.Max(before, 0)];
        var document = model.Document;
        var block = document[model1.Block];
        var row = block.Kind switch
        {
            BlockKind.TableRow => Row(model, model1, milestone),
            BlockKind.ListItem => block.Text[..block.Content.Start] + $"[HH:MM] - {milestone.Row}",
            _ => null,
        };
        if (row is null)
        {
            return null;
        }

        var line = document.Text.LineBreak;
        return before < 0
            ? TextEdit.Insert(document.GetStart(model1.Block), row + line)
            : TextEdit.Insert(document.GetStart(model1.Block) + block.Text.TrimEnd().Length, line + row);
    }

    private static string Row(DocumentModel model, TimelineEntry like, ProfileMilestone milestone)
    {
        var block = model.Document[like.Block];
        var start = model.Document.GetStart(like.Block);
        var row = new StringBuilder("|");
        foreach (var cell in block.Cells)
        {
            var span = cell.Outer.Shift(start);
            var text = span.Contains(like.TimeSpan.Start) ? "[HH:MM]"
                : span.Touches(like.EventSpan.Start) && like.EventSpan.Length > 0 ? milestone.Row
                : like.Actor is { } actor && span.Contains(actor.Span.Start) ? milestone.Actor
                : "";
            row.Append(' ').Append(text).Append(text.Length > 0 ? " |" : "|");
        }

        return row.ToString();
    }
}
