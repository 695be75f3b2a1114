using System.Globalization;
using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>What to begin a talk about an action item with: a role and a day, from its kind and the severity. Never more than a proposal.</summary>
internal static class Proposals
{
    /// <summary>In days, for severities 1 to 4 and priorities 1 to 3.</summary>
    private static readonly int[][] Windows = [[14, 30, 90], [30, 60, 90], [30, 90, 180], [60, 90, 180]];

    /// <summary>A role, and not a person: who holds it is known where the document is read.</summary>
    public static string OwnerOf(ActionItem item, DocumentModel model)
    {
        var service = model.Header.Services is [var only] && !Slots.In(model, only.Span) && only.Value.Length < 30 ? only.Value + " " : "";
        return Terms.HasAny(item.Text, "runbook*", "document*", "wiki", "training", "train") ? "incident lead"
            : Terms.HasAny(item.Text, "status page", "customers", "communicat*", "notify") ? "communications lead"
            : Terms.HasAny(item.Text, "pipeline*", "deploy*", "release*", "canary", "rollback*") ? "release owner"
            : ActionKinds.Is(item, "detect") ? $"{service}on-call"
            : $"{service}team lead";
    }

    /// <summary>Counted from the incident or from today, whichever is later; never a weekend.</summary>
    public static (string Date, string Horizon, string Why) DueOf(ActionItem item, DocumentModel model, RuleContext context)
    {
        var severity = Math.Clamp(model.Header.Severity?.Value ?? 3, 1, Windows.Length);
        var priority = Math.Clamp(item.Priority?.Value ?? (severity < 3 ? 1 : 2), 1, 3);
        var days = Windows[severity - 1][priority - 1];
        if (item.Horizon == "immediate" || Terms.HasAny(item.Text, "runbook*", "document*", "alert", "threshold*"))
        {
            // Writing down and alerting need no project.
            days = Math.Min(days, item.Horizon == "immediate" ? 7 : 14);
        }
        else if (item.Horizon == "short")
        {
            days = Math.Min(days, 28);
        }

        var today = DateOnly.FromDateTime(context.Now.DateTime);
        var from = model.Header.Date?.Value is { } date && date > today ? date : today;
        var due = from.DayNumber < DateOnly.MaxValue.DayNumber - days - 3 ? from.AddDays(days) : from;
        while (due.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && due < DateOnly.MaxValue)
        {
            due = due.AddDays(1);
        }

        var horizon = days <= 7 ? "immediate" : days <= 31 ? "short-term" : "long-term";
        return (due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), horizon, $"{days} days at SEV-{severity}");
    }
}
