using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

internal static class ActionItems
{
    /// <summary>Done or given up: what it lacks is of no use any more.</summary>
    public static bool IsSettled(ActionItem item) => item.IsDone == true || item.Status?.Value is ActionStatus.Done or ActionStatus.Cancelled;

    /// <summary>Those that stand where the profile has action items, and not, say, in a table of preventive measures.</summary>
    public static IEnumerable<ActionItem> In(DocumentModel model)
    {
        foreach (var item in model.ActionItems)
        {
            var section = SectionIndex.At(model, item.Span.Start);
            ProfileSection? known = null;
            for (; section >= 0 && known is null; section = model.Sections[section].Parent)
            {
                known = model.Sections[section].Id is { } id ? model.Profile?.FindSection(id) : null;
            }

            if (known is null || known.Shape == Shape.ActionItems)
            {
                yield return item;
            }
        }
    }
}
