using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A row is earlier than one above it, in the same part of the timeline.</summary>
internal sealed class TimelineOutOfOrder : Rule
{
    public override string Code => "timeline-out-of-order";

    public override Category Category => Category.Timeline;

    public override bool AppliesToGeneric => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var axis = TimelineAxis.Of(model);
        foreach (var part in Parts(axis))
        {
            foreach (var moved in Sequence.OutOfOrder(part.ConvertAll(i => axis.At(i)!.Value)))
            {
                var entry = axis.Entries[part[moved]];
                var (neighbour, word) = moved > 0 && axis.At(part[moved - 1]) > axis.At(part[moved])
                    ? (axis.Entries[part[moved - 1]], "earlier than the row above it")
                    : (axis.Entries[part[Math.Min(moved + 1, part.Count - 1)]], "later than the row below it");
                yield return Found(entry.TimeSpan, $"{entry.Text.Trim()} is {word} ({neighbour.Text.Trim()}). Correct the time or move the row.", part) with
                {
                    Related = [new Related(neighbour.TimeSpan, "The other row")],
                };
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is List<int> part && TimelineSort.Edits(model, part) is { Count: > 0 } edits)
        {
            yield return new Fix("Sort the timeline", true, edits);
        }
    }

    /// <summary>The exact entries of each section, in document order.</summary>
    private static IEnumerable<List<int>> Parts(TimelineAxis axis)
    {
        var parts = new Dictionary<int, List<int>>();
        for (var i = 0; i < axis.Entries.Count; i++)
        {
            if (axis.IsExact(i))
            {
                (parts.TryGetValue(axis.Sections[i], out var part) ? part : parts[axis.Sections[i]] = []).Add(i);
            }
        }

        return parts.Values;
    }
}
