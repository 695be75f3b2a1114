using System.Globalization;
using Postmortem.Analysis.Model;

namespace Postmortem.Authoring.Generate;

/// <summary>The action items of a document by when they are due: priority or horizon decides.</summary>
internal sealed class CoeActions
{
    private readonly Quotation _source;
    private readonly List<ActionItem>[] _groups = [[], [], [], []];

    public CoeActions(Quotation source)
    {
        _source = source;
        foreach (var item in source.Model.ActionItems)
        {
            if (source.Of(item.TextSpan) is not null)
            {
                _groups[GroupOf(item)].Add(item);
            }
        }
    }

    public int Count => _groups.Sum(g => g.Count);

    /// <summary>"5 (P1: 2, P2: 2, P3: 1)".</summary>
    public string Summary
    {
        get
        {
            var unsorted = _groups[3].Count == 0 ? "" : $", without priority: {_groups[3].Count}";
            return $"{Count} (P1: {_groups[0].Count}, P2: {_groups[1].Count}, P3: {_groups[2].Count}{unsorted})";
        }
    }

    public void AddTo(Dictionary<string, object?> facts)
    {
        var number = 1;
        foreach (var (name, group) in ((string[])["Immediate", "ShortTerm", "LongTerm", "Unsorted"]).Zip(_groups))
        {
            facts[char.ToLowerInvariant(name[0]) + name[1..]] = group.Select(i => Row(i, number++)).ToList();

            // Where there are action items, a priority without any is a fact; where there are none, something is missing.
            facts["no" + name] = group.Count == 0 && Count > 0;
        }

        facts["prevention"] = Prevention();
    }

    private static int GroupOf(ActionItem item) => (item.Priority?.Value, item.Horizon) switch
    {
        (1, _) => 0,
        (2, _) => 1,
        (3, _) => 2,
        (_, "immediate") => 0,
        (_, "short") => 1,
        (_, "long") => 2,
        _ => 3,
    };

    private Dictionary<string, object?> Row(ActionItem item, int number) => new()
    {
        ["number"] = item.Id is { } id ? id.Raw : number.ToString(CultureInfo.InvariantCulture),
        ["text"] = _source.Of(item.TextSpan),
        ["owner"] = _source.Of(item.Owner),
        ["due"] = item.Due is { } due ? _source.Of(due.Span) : null,
        ["ticket"] = _source.Of(item.Ticket),
        ["status"] = item.Status is { } status ? _source.Of(status.Span) ?? status.Raw : item.IsDone switch { true => "Done", false => "Open", null => null },
    };

    /// <summary>What the action items do about each kind of measure; a kind without an item is left to fill in.</summary>
    private List<Dictionary<string, object?>> Prevention()
    {
        var rows = new List<Dictionary<string, object?>>();
        foreach (var (category, types) in ((string, string[])[])
                 [("Detection", ["detect"]), ("Prevention", ["prevent"]), ("Recovery", ["mitigate", "repair"]), ("Process", ["process", "communicate"])])
        {
            var items = _groups.SelectMany(g => g).Where(i => types.Contains(i.Type ?? ActionTypes.FromText(i.Text))).ToList();
            foreach (var item in items)
            {
                var reference = item.Id is { } id ? $" ({id.Raw})" : "";
                rows.Add(new() { ["category"] = category, ["measure"] = _source.Of(item.TextSpan) + reference, ["timeline"] = Timeline(item) });
            }

            if (items.Count == 0)
            {
                rows.Add(new() { ["category"] = category, ["measure"] = null, ["timeline"] = null });
            }
        }

        return rows;
    }

    private string? Timeline(ActionItem item) => (item.Due is { } due ? _source.Of(due.Span) : null) ?? GroupOf(item) switch
    {
        0 => "Immediate",
        1 => "Short term",
        2 => "Long term",
        _ => null,
    };
}
