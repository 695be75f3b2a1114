namespace Postmortem.Analysis.Text;

/// <summary>
/// Edits of several fixes side by side, none of which may touch another: which of two changes at one place comes first would be
/// chance. Only whole lines that are added at one place stand one below the other, in the order in which they came.
/// </summary>
internal sealed class EditSet
{
    private readonly SortedSet<TextEdit> _taken = new(Comparer<TextEdit>.Create(Compare));

    /// <summary>In order of place.</summary>
    public IReadOnlyCollection<TextEdit> Edits => _taken;

    /// <summary>Takes the edits of one fix, all of them or none.</summary>
    public bool TryAdd(IReadOnlyList<TextEdit> edits)
    {
        var joined = Joined(edits);
        foreach (var edit in joined)
        {
            if (_taken.TryGetValue(edit, out var there) && !(IsLine(edit) && IsLine(there) && edit.Span == there.Span))
            {
                return false;
            }
        }

        foreach (var edit in joined)
        {
            if (!_taken.TryGetValue(edit, out var there))
            {
                _taken.Add(edit);
            }
            else if (!there.NewText.Contains(edit.NewText, StringComparison.Ordinal))
            {
                _taken.Remove(there);
                _taken.Add(there with { NewText = there.NewText + Renumbered(edit.NewText, there.NewText) });
            }
        }

        return true;
    }

    private static bool IsLine(TextEdit edit) => edit.Span.IsEmpty && edit.NewText.Length > 1 && (edit.NewText[0] == '\n' || edit.NewText[0] == '\r' || edit.NewText[^1] == '\n');

    /// <summary>"4. …" behind another "4. …" becomes "5. …".</summary>
    private static string Renumbered(string line, string before)
    {
        var (from, digits) = NumberOf(line, 0);
        if (digits == 0)
        {
            return line;
        }

        var last = before.TrimEnd('\r', '\n').LastIndexOf('\n') + 1;
        var (at, length) = NumberOf(before, last);
        return length is > 0 and < 9 ? line[..from] + (int.Parse(before.AsSpan(at, length), System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) + line[(from + digits)..] : line;
    }

    private static (int At, int Length) NumberOf(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end < text.Length && text[end] is '.' or ')' ? (at, end - at) : (at, 0);
    }

    /// <summary>In order, with neighbours that touch as one.</summary>
    private static List<TextEdit> Joined(IReadOnlyList<TextEdit> edits)
    {
        var joined = new List<TextEdit>();
        foreach (var edit in edits.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.End))
        {
            if (joined.Count > 0 && joined[^1].Span.End == edit.Span.Start)
            {
                joined[^1] = new TextEdit(TextSpan.FromBounds(joined[^1].Span.Start, edit.Span.End), joined[^1].NewText + edit.NewText);
            }
            else
            {
                joined.Add(edit);
            }
        }

        return joined;
    }

    /// <summary>Edits that overlap or touch count as the same, so that a set of edits that don't can tell a collision.</summary>
    private static int Compare(TextEdit a, TextEdit b) => a.Span.End < b.Span.Start ? -1 : b.Span.End < a.Span.Start ? 1 : 0;
}
