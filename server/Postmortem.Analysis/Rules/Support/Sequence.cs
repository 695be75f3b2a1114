namespace Postmortem.Analysis.Rules;

internal static class Sequence
{
    /// <summary>
    /// The fewest members that have to move so that the others stand in non-descending order: what a longest ascending run leaves over.
    /// So one row that slipped is one finding and not one for every row behind it. Costs n log n.
    /// </summary>
    public static List<int> OutOfOrder(IReadOnlyList<double> values)
    {
        // From the end, so that of two rows in the wrong order the lower one is to move.
        var tails = new List<int>();
        var behind = new int[values.Count];
        for (var i = values.Count - 1; i >= 0; i--)
        {
            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (values[tails[middle]] >= values[i])
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            behind[i] = low == 0 ? -1 : tails[low - 1];
            if (low == tails.Count)
            {
                tails.Add(i);
            }
            else
            {
                tails[low] = i;
            }
        }

        if (tails.Count == values.Count)
        {
            return [];
        }

        var stays = new bool[values.Count];
        for (var i = tails[^1]; i >= 0; i = behind[i])
        {
            stays[i] = true;
        }

        var moved = new List<int>();
        for (var i = 0; i < stays.Length; i++)
        {
            if (!stays[i])
            {
                moved.Add(i);
            }
        }

        return IsOneStep(values, moved) ? [moved.Count] : moved;
    }

    /// <summary>
    /// Several rows at the top that all come after what follows: the slip is where it steps back, however few the rows above are.
    /// </summary>
    private static bool IsOneStep(IReadOnlyList<double> values, List<int> moved)
    {
        if (moved.Count < 2 || moved[^1] != moved.Count - 1 || moved.Count >= values.Count)
        {
            return false;
        }

        for (var i = 1; i < moved.Count; i++)
        {
            if (values[i] < values[i - 1])
            {
                return false;
            }
        }

        return values[moved.Count] < values[moved.Count - 1];
    }
}
