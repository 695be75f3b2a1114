using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A row is earlier than one above it, in the same part of the timeline.</summary>
internal sealed class TimelineOutOfOrder : Rule
{
    public override string Code => "timeline-out-of-order";

    public override Category Category => Category.Timeline;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var axis = TimelineAxis.Of(model);
        foreach (var part in Parts(axis))
        {
            // A row without seconds may be anywhere in its minute.
            var bySecond = part.TrueForAll(i => axis.Entries[i].Precision == Precision.Second);
            var times = part.ConvertAll(i => bySecond ? axis.At(i)!.Value : Math.Floor(axis.At(i)!.Value));
            foreach (var moved in Sequence.OutOfOrder(times))
            {
                var entry = axis.Entries[part[moved]];
                var (neighbour, word) = moved > 0 && times[moved - 1] > times[moved]
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
            // A slip in a time moves a row as well, so a reader decides.
            yield return new Fix("Sort the timeline", false, edits);
        }
    }

    /// <summary>The exact entries of each section, in document order.</summary>
    private static IEnumerable<List<int>> Parts(TimelineAxis axis)
    {
        var parts = new Dictionary<int, List<int>>();
        for (var i = 0; i < axis.Entries.Count; i++)
        {
            // A list of milestones goes by their names and not by time.
            if (axis.IsExact(i) && !axis.Entries[i].IsLabelled)
            {
                (parts.TryGetValue(axis.Sections[i], out var part) ? part : parts[axis.Sections[i]] = []).Add(i);
            }
        }

        return parts.Values;
    }
}
