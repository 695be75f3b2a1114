using System.Runtime.CompilerServices;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

internal static class ActionItems
{
    private static readonly ConditionalWeakTable<DocumentModel, List<ActionItem>> Cache = [];

    /// <summary>Done or given up: what it lacks is of no use any more.</summary>
    public static bool IsSettled(ActionItem item) => item.IsDone == true || item.Status?.Value is ActionStatus.Done or ActionStatus.Cancelled;

    /// <summary>Those that stand where the profile has action items, and not, say, in a table of preventive measures.</summary>
    public static IReadOnlyList<ActionItem> In(DocumentModel model) => Cache.GetValue(model, static m =>
    {
        var items = new List<ActionItem>(m.ActionItems.Count);
        var (last, counts) = (-2, true);
        foreach (var item in m.ActionItems)
        {
            var section = SectionIndex.At(m, item.Span.Start);
            if (section != last)
            {
                last = section;
                ProfileSection? known = null;
                for (; section >= 0 && known is null; section = m.Sections[section].Parent)
                {
                    known = m.Sections[section].Id is { } id ? m.Profile?.FindSection(id) : null;
                }

                counts = known is null || known.Shape == Shape.ActionItems;
            }

            if (counts)
            {
                items.Add(item);
            }
        }

        return items;
    });
}
