namespace Postmortem.Analysis.Text;

/// <summary>A text that is changed several times over, and the changes that lead there from how it was at first.</summary>
internal sealed class RewrittenText(int length)
{
    private List<Piece> _pieces = [new(0, length, null)];

    /// <summary>In order of place, in the text as it was at first.</summary>
    public IReadOnlyList<TextEdit> Edits
    {
        get
        {
            var edits = new List<TextEdit>();
            var (end, added) = (0, "");
            foreach (var piece in _pieces.Append(new Piece(length, 0, null)))
            {
                if (piece.New is { } text)
                {
                    added += text;
                    continue;
                }

                if (piece.Start > end || added.Length > 0)
                {
                    edits.Add(new TextEdit(TextSpan.FromBounds(end, piece.Start), added));
                }

                (end, added) = (piece.Start + piece.Length, "");
            }

            return edits;
        }
    }

    /// <param name="edits">Of the text as it is after all changes before, in order of place and without overlaps.</param>
    public void Apply(IReadOnlyList<TextEdit> edits)
    {
        var pieces = new List<Piece>(_pieces.Count + (2 * edits.Count));
        var (index, start, at) = (0, 0, 0);
        foreach (var edit in edits)
        {
            Go(edit.Span.Start, keeps: true);
            Go(edit.Span.End, keeps: false);
            pieces.Add(new Piece(0, edit.NewText.Length, edit.NewText));
        }

        Go(int.MaxValue, keeps: true);
        _pieces = pieces;

        // From here to a place: piece by piece, the last of them perhaps in part. A piece begins at `start`.
        void Go(int place, bool keeps)
        {
            while (index < _pieces.Count && at < place)
            {
                var piece = _pieces[index];
                var end = start + piece.Length;
                var to = Math.Min(end, place);
                if (keeps && to > at)
                {
                    pieces.Add(piece.Part(at - start, to - start));
                }

                at = to;
                if (to == end)
                {
                    (index, start) = (index + 1, end);
                }
            }
        }
    }

    /// <param name="Start">Where it stood at first.</param>
    /// <param name="New">Null for what stood there at first.</param>
    private readonly record struct Piece(int Start, int Length, string? New)
    {
        public Piece Part(int from, int to) => New is null ? new Piece(Start + from, to - from, null) : new Piece(0, to - from, New[from..to]);
    }
}
