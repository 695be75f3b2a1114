namespace Postmortem.App.Output;

/// <summary>The differences of two texts, as `patch` and `git apply` read them.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>Above this many differing lines the rest is shown as one change, so that any two texts are compared in fair time.</summary>
    private const int MaxDistance = 1500;

    public static void Write(TextWriter output, string path, string before, string after)
    {
        var (a, b) = (Lines(before), Lines(after));
        var changes = Changes(a, b);
        if (changes.Count == 0)
        {
            return;
        }

        output.Write($"--- a/{path}\n+++ b/{path}\n");
        for (var first = 0; first < changes.Count;)
        {
            var last = first;
            while (last + 1 < changes.Count && changes[last + 1].A - (changes[last].A + changes[last].Removed) <= 2 * Context)
            {
                last++;
            }

            WriteHunk(output, a, b, changes.GetRange(first, last - first + 1));
            first = last + 1;
        }
    }

    private static void WriteHunk(TextWriter output, List<string> a, List<string> b, List<Change> changes)
    {
        var start = Math.Max(0, changes[0].A - Context);
        var end = Math.Min(a.Count, changes[^1].A + changes[^1].Removed + Context);
        var bStart = changes[0].B - (changes[0].A - start);
        var bCount = end - start + changes.Sum(c => c.Added - c.Removed);
        output.Write($"@@ -{Range(start, end - start)} +{Range(bStart, bCount)} @@\n");
        var at = start;
        foreach (var change in changes)
        {
            WriteLines(output, ' ', a, at, change.A);
            WriteLines(output, '-', a, change.A, change.A + change.Removed);
            WriteLines(output, '+', b, change.B, change.B + change.Added);
            at = change.A + change.Removed;
        }

        WriteLines(output, ' ', a, at, end);
    }

    private static string Range(int start, int count) => count == 1 ? $"{start + 1}" : $"{(count == 0 ? start : start + 1)},{count}";

    private static void WriteLines(TextWriter output, char mark, List<string> lines, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            output.Write(mark);
            output.Write(lines[i]);
            if (!lines[i].EndsWith('\n'))
            {
                output.Write("\n\\ No newline at end of file\n");
            }
        }
    }

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var feed = text.IndexOf('\n', start);
            var end = feed < 0 ? text.Length : feed + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    private static List<Change> Changes(List<string> a, List<string> b)
    {
        var prefix = 0;
        while (prefix < a.Count && prefix < b.Count && a[prefix] == b[prefix])
        {
            prefix++;
        }

        var suffix = 0;
        while (suffix < a.Count - prefix && suffix < b.Count - prefix && a[^(suffix + 1)] == b[^(suffix + 1)])
        {
            suffix++;
        }

        return Compare(a, b, prefix, a.Count - prefix - suffix, b.Count - prefix - suffix);
    }

    /// <summary>Myers' greedy algorithm over what is left between the common beginning and end.</summary>
    private static List<Change> Compare(List<string> a, List<string> b, int offset, int aCount, int bCount)
    {
        if (aCount == 0 && bCount == 0)
        {
            return [];
        }

        var limit = Math.Min(aCount + bCount, MaxDistance);
        var reached = new int[(2 * limit) + 3];
        var trace = new List<int[]>();
        for (var d = 0; d <= limit; d++)
        {
            trace.Add(reached[(limit + 1 - d)..(limit + 2 + d)]);
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && reached[limit + k] < reached[limit + 2 + k]) ? reached[limit + 2 + k] : reached[limit + k] + 1;
                var y = x - k;
                while (x < aCount && y < bCount && a[offset + x] == b[offset + y])
                {
                    x++;
                    y++;
                }

                reached[limit + 1 + k] = x;
                if (x >= aCount && y >= bCount)
                {
                    return Backtrack(trace, offset, aCount, bCount);
                }
            }
        }

        return [new Change(offset, aCount, offset, bCount)];
    }

    private static List<Change> Backtrack(List<int[]> trace, int offset, int x, int y)
    {
        var changes = new List<Change>();
        for (var d = trace.Count - 1; d > 0; d--)
        {
            // The row holds the diagonals from -d to d as they were before step d; those of step d - 1 are the inner ones.
            var row = trace[d];
            var k = x - y;
            var isInsertion = k == -d || (k != d && At(row, d, k - 1) < At(row, d, k + 1));
            var previousK = isInsertion ? k + 1 : k - 1;
            var previousX = At(row, d, previousK);
            var previousY = previousX - previousK;
            var change = isInsertion ? new Change(offset + previousX, 0, offset + previousY, 1) : new Change(offset + previousX, 1, offset + previousY, 0);
            if (changes.Count > 0 && changes[^1] is var next && next.A == change.A + change.Removed && next.B == change.B + change.Added)
            {
                changes[^1] = new Change(change.A, change.Removed + next.Removed, change.B, change.Added + next.Added);
            }
            else
            {
                changes.Add(change);
            }

            (x, y) = (previousX, previousY);
        }

        changes.Reverse();
        return changes;
    }

    private static int At(int[] row, int d, int k) => row[k + d];

    /// <summary>Lines removed from the first text at A and added from the second at B.</summary>
    private readonly record struct Change(int A, int Removed, int B, int Added);
}
