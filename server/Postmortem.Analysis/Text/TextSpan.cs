namespace Postmortem.Analysis.Text;

/// <summary>A half-open range of UTF-16 offsets: <c>[Start, End)</c>.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public bool IsEmpty => Length == 0;

    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    public bool Contains(int offset) => offset >= Start && offset < End;

    /// <summary>Whether the offset is inside or at either edge, as a caret can be.</summary>
    public bool Touches(int offset) => offset >= Start && offset <= End;

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    public TextSpan Shift(int by) => new(Start + by, Length);

    public override string ToString() => $"[{Start}..{End})";
}
