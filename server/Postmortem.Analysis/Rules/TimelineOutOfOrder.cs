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
        foreach (var finding in Days(model, axis))
        {
            yield return finding;
        }

        foreach (var part in Parts(model, axis))
        {
            // A row without seconds may be anywhere in its minute.
            var bySecond = part.TrueForAll(i => axis.Entries[i].Precision == Precision.Second);
            var times = part.ConvertAll(i => bySecond ? axis.At(i)!.Value : Math.Floor(axis.At(i)!.Value));
            foreach (var moved in Sequence.OutOfOrder(times))
            {
                var entry = axis.Entries[part[moved]];
                var (place, word) = Neighbour(times, moved);
                var neighbour = axis.Entries[part[place]];
                yield return Found(entry.TimeSpan, $"{entry.Text.Trim()} is {word} ({neighbour.Text.Trim()}). Correct the time or move the row.", part) with
                {
                    Related = [new Related(neighbour.TimeSpan, "The other row")],
                };
            }
        }
    }

    /// <summary>Days are compared where no times are: a row of an earlier day than the one above it.</summary>
    private IEnumerable<Finding> Days(DocumentModel model, TimelineAxis axis)
    {
        var parts = new Dictionary<int, List<int>>();
        for (var i = 0; i < axis.Entries.Count; i++)
        {
            var entry = axis.Entries[i];
            if (entry is { HasOwnDate: true, Precision: Precision.Day, IsApproximate: false, IsLabelled: false, End: null, Problem: null, At.Date: not null })
            {
                var section = axis.PartOf(i, model);
                (parts.TryGetValue(section, out var part) ? part : parts[section] = []).Add(i);
            }
        }

        foreach (var part in parts.Values)
        {
            var days = part.ConvertAll(i => (double)axis.Entries[i].At.Date!.Value.DayNumber);
            foreach (var moved in Sequence.OutOfOrder(days))
            {
                var entry = axis.Entries[part[moved]];
                var (place, word) = Neighbour(days, moved);
                var neighbour = axis.Entries[part[place]];
                yield return Found(entry.TimeSpan, $"{entry.Text.Trim()} is {word} ({neighbour.Text.Trim()}). Correct the date or move the row.", part) with
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

    /// <summary>The nearest row that shows that one stands wrong, and how.</summary>
    private static (int Row, string Word) Neighbour(List<double> times, int moved)
    {
        const int Far = 20;
        for (var distance = 1; distance <= Far; distance++)
        {
            if (moved - distance >= 0 && times[moved - distance] > times[moved])
            {
                return (moved - distance, distance == 1 ? "earlier than the row above it" : "earlier than a row above it");
            }

            if (moved + distance < times.Count && times[moved + distance] < times[moved])
            {
                return (moved + distance, distance == 1 ? "later than the row below it" : "later than a row below it");
            }
        }

        return (Math.Min(moved + 1, times.Count - 1), "out of order with the rows around it");
    }

    /// <summary>The exact entries of each section, in document order.</summary>
    private static IEnumerable<List<int>> Parts(DocumentModel model, TimelineAxis axis)
    {
        var parts = new Dictionary<int, List<int>>();
        for (var i = 0; i < axis.Entries.Count; i++)
        {
            // A list of milestones goes by their names and not by time.
            if (axis.IsExact(i) && !axis.Entries[i].IsLabelled)
            {
                var section = axis.PartOf(i, model);
                (parts.TryGetValue(section, out var part) ? part : parts[section] = []).Add(i);
            }
        }

        return parts.Values;
    }
}
