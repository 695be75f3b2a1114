namespace Postmortem.Analysis.Text;

/// <summary>Searches in lists that are in order.</summary>
internal static class Sorted
{
    /// <summary>The index of the first element that is not before what is looked for; the length of the list when all are.</summary>
    public static int First<T, TArg>(IReadOnlyList<T> list, TArg arg, Func<T, TArg, bool> isBefore)
    {
        var (low, high) = (0, list.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = isBefore(list[middle], arg) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
