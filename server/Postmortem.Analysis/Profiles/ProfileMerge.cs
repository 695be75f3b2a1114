namespace Postmortem.Analysis.Profiles;

/// <summary>
/// `extends`: what the extending file does not say comes from the extended one. A list replaces a list, so that an outline can be put
/// together freshly, but an entry of it takes what it does not say itself from the extended file's entry with the same id, wherever that
/// stands. Vocabularies are joined.
/// </summary>
internal static class ProfileMerge
{
    /// <summary>What makes a profile itself is not inherited by another kind: two kinds must not recognise the same documents.</summary>
    private static readonly string[] OwnKeys = ["id", "abstract", "recognize"];

    /// <param name="problems">Where entries that neither file defines are reported; null when nobody wants to know.</param>
    public static DataNode Over(DataNode extended, DataNode own, List<ProfileProblem>? problems = null)
    {
        var libraries = new Libraries(extended, problems);
        var entries = new List<DataEntry>();
        foreach (var entry in own.Entries)
        {
            entries.Add(entry.Key.Text switch
            {
                "sections" => new DataEntry(entry.Key, Fill(entry.Value, libraries.Sections, libraries)),
                "fields" or "milestones" or "questions" => new DataEntry(entry.Key, Fill(entry.Value, libraries.ListOf(entry.Key.Text), libraries)),
                "vocabularies" => new DataEntry(entry.Key, Join(entry.Value, extended.Find("vocabularies"))),
                "targets" or "rules" => new DataEntry(entry.Key, MergeMap(entry.Value, extended.Find(entry.Key.Text))),
                _ => entry,
            });
        }

        var isSameKind = own.Find("id")?.Text == extended.Find("id")?.Text;
        entries.AddRange(extended.Entries.Where(e => own.Find(e.Key.Text) is null && (isSameKind || !OwnKeys.Contains(e.Key.Text))));
        return DataNode.Mapping(own.Span, entries);
    }

    private static DataNode Fill(DataNode list, Dictionary<string, DataNode> library, Libraries libraries)
    {
        if (list.Kind != DataKind.Sequence)
        {
            return list;
        }

        return DataNode.Sequence(list.Span, [.. list.Items.Select(item => FillEntry(item, library, libraries))]);
    }

    private static DataNode FillEntry(DataNode item, Dictionary<string, DataNode> library, Libraries libraries)
    {
        var id = item.Kind == DataKind.Scalar ? item.Text : item.Find("id")?.Text;
        var extended = id is null ? null : library.GetValueOrDefault(id);
        libraries.ReportUndefined(item, extended, library);
        if (item.Kind == DataKind.Scalar)
        {
            return extended ?? item;
        }

        if (item.Kind != DataKind.Mapping)
        {
            return item;
        }

        var entries = new List<DataEntry>();
        foreach (var entry in item.Entries)
        {
            entries.Add(entry.Key.Text switch
            {
                "children" => new DataEntry(entry.Key, Fill(entry.Value, libraries.Sections, libraries)),
                "columns" => new DataEntry(entry.Key, Fill(entry.Value, Libraries.ById(extended?.Find("columns")), libraries)),
                _ => entry,
            });
        }

        if (extended is not null)
        {
            entries.AddRange(extended.Entries.Where(e => item.Find(e.Key.Text) is null));
        }

        return DataNode.Mapping(item.Span, entries);
    }

    private static DataNode Join(DataNode own, DataNode? extended)
    {
        if (extended is null || own.Kind != DataKind.Sequence)
        {
            return own;
        }

        var ids = own.Items.Select(i => i.Find("id")?.Text).ToHashSet();
        return DataNode.Sequence(own.Span, [.. own.Items, .. extended.Items.Where(i => !ids.Contains(i.Find("id")?.Text))]);
    }

    private static DataNode MergeMap(DataNode own, DataNode? extended) => extended is null || own.Kind != DataKind.Mapping
        ? own
        : DataNode.Mapping(own.Span, [.. own.Entries.Select(e => MergeEntry(e, extended)), .. extended.Entries.Where(e => own.Find(e.Key.Text) is null)]);

    private static DataEntry MergeEntry(DataEntry own, DataNode extended) =>
        own.Value.Kind == DataKind.Mapping && extended.Find(own.Key.Text) is { Kind: DataKind.Mapping } other
            ? new DataEntry(own.Key, DataNode.Mapping(own.Value.Span, [.. own.Value.Entries, .. other.Entries.Where(e => own.Value.Find(e.Key.Text) is null)]))
            : own;

    private sealed class Libraries(DataNode extended, List<ProfileProblem>? problems)
    {
        private Dictionary<string, DataNode>? _sections;

        /// <summary>All sections of the extended file, at any depth.</summary>
        public Dictionary<string, DataNode> Sections => _sections ??= AllSections();

        /// <summary>An entry that is only an id must be defined in the extended file, and one that is new must have a name to be shown.</summary>
        public void ReportUndefined(DataNode item, DataNode? extended, Dictionary<string, DataNode> library)
        {
            if (problems is null || extended is not null)
            {
                return;
            }

            if (item.Kind == DataKind.Scalar)
            {
                var nearest = Nearest.Find(item.Text, library.Keys);
                problems.Add(new ProfileProblem(item.Span, $"`{item.Text}` is not defined in the extended profile{(nearest is null ? "; write it with its title or label." : $"; did you mean `{nearest}`?")}"));
            }
            else if (item.Find("id") is { } id && item.Find("title") is null && item.Find("label") is null && item.Find("text") is null)
            {
                problems.Add(new ProfileProblem(id.Span, $"`{id.Text}` is new, so it needs a title or a label."));
            }
        }

        public Dictionary<string, DataNode> ListOf(string key) => ById(extended.Find(key));

        public static Dictionary<string, DataNode> ById(DataNode? list)
        {
            var byId = new Dictionary<string, DataNode>();
            foreach (var item in list?.Items ?? [])
            {
                if (item.Find("id") is { Kind: DataKind.Scalar } id)
                {
                    byId.TryAdd(id.Text, item);
                }
            }

            return byId;
        }

        private Dictionary<string, DataNode> AllSections()
        {
            var all = new Dictionary<string, DataNode>();
            var open = new Stack<DataNode>();
            open.Push(extended);
            while (open.TryPop(out var node))
            {
                foreach (var list in new[] { node.Find("sections"), node.Find("children") })
                {
                    foreach (var item in list?.Items ?? [])
                    {
                        if (item.Find("id") is { Kind: DataKind.Scalar } id && all.TryAdd(id.Text, item))
                        {
                            open.Push(item);
                        }
                    }
                }
            }

            return all;
        }
    }
}
