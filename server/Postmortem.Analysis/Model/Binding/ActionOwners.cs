using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>Owners that only the company of other items gives away.</summary>
internal static class ActionOwners
{
    private const int FewestInCompany = 3;

    /// <summary>A tag such as <c>[Platform]</c> is an owner where another item names the same as one.</summary>
    public static void WithTags(Walk walk, List<ActionItem> items)
    {
        WithCompany(walk, items);
        var owners = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items)
        {
            if (item.Owner is { } owner)
            {
                owners.Add(owner.Value);
            }
        }

        if (owners.Count == 0)
        {
            return;
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Owner is null && items[i].Columns.Count == 0 && walk.Document[items[i].Block].Kind == BlockKind.ListItem && walk.Readings[items[i].Block].Action.Tag is { } tag && owners.Contains(walk.TextOf(items[i].Block, tag)))
            {
                items[i] = items[i] with { Owner = walk.Fact(items[i].Block, tag) };
            }
        }
    }

    /// <summary>
    /// Where most items of a list end with what looks like a name, it is one: "… (Network Services)", "… - SvD". A single word is
    /// as likely a product, so that one of them must be more: known, of several words, or initials that act in the timeline.
    /// </summary>
    private static void WithCompany(Walk walk, List<ActionItem> items)
    {
        for (var first = 0; first < items.Count;)
        {
            var section = walk.SectionOf[items[first].Block];
            var end = first;
            var named = 0;
            var sure = false;
            for (; end < items.Count && walk.SectionOf[items[end].Block] == section; end++)
            {
                var candidate = CandidateOf(walk, items[end]);
                named += items[end].Owner is not null || candidate is not null ? 1 : 0;
                sure |= items[end].Owner is not null || (candidate is { } name && IsMore(walk, walk.TextOf(items[end].Block, name)));
            }

            for (var i = first; i < end && sure && named >= FewestInCompany && named * 5 >= (end - first) * 3; i++)
            {
                if (items[i].Owner is null && CandidateOf(walk, items[i]) is { } name)
                {
                    items[i] = items[i] with { Owner = walk.Fact(items[i].Block, name) };
                }
            }

            first = end;
        }
    }

    private static TextSpan? CandidateOf(Walk walk, ActionItem item) =>
        item.Columns.Count == 0 && walk.Document[item.Block].Kind == BlockKind.ListItem && walk.Readings[item.Block].Action.Candidate is { } name ? name : null;

    private static bool IsMore(Walk walk, string name) => name.Contains(' ') || (name.Length <= 3 && ActionGroups.IsPerson(walk, name));
}
