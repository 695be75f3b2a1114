using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

internal static class ActionItems
{
    /// <summary>Done or given up: what it lacks is of no use any more.</summary>
    public static bool IsSettled(ActionItem item) => item.IsDone == true || item.Status?.Value is ActionStatus.Done or ActionStatus.Cancelled;
}
