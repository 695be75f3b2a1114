using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Syntax;

internal enum InlineKind
{
    Code,
    Emphasis,
    Strong,
    Strikethrough,
    Link,
    Image,
    Autolink,
    Html,
}

/// <summary>A piece of inline markup.</summary>
/// <param name="Span">With its delimiters, relative to the block.</param>
/// <param name="Plain">What it contributes to <see cref="InlineText.Plain"/>.</param>
/// <param name="Url">The target of a link, image or autolink, else null.</param>
internal readonly record struct InlineSpan(InlineKind Kind, TextSpan Span, TextSpan Plain, string? Url);

/// <summary>
/// What a reader sees of a piece of Markdown: text without markup, with the way back to the source.
/// Line breaks are a line feed each.
/// </summary>
internal sealed class InlineText
{
    private readonly Segment[] _segments;

    public InlineText(string plain, Segment[] segments, InlineSpan[] spans)
    {
        Plain = plain;
        _segments = segments;
        Spans = spans;
    }

    public static InlineText Empty { get; } = new("", [], []);

    public string Plain { get; }

    public IReadOnlyList<InlineSpan> Spans { get; }

    /// <summary>The offset in the block of a character of <see cref="Plain"/>; the end maps to just behind the last character.</summary>
    public int ToSource(int plainOffset)
    {
        if (_segments.Length == 0)
        {
            return 0;
        }

        var low = 0;
        var high = _segments.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_segments[middle].Plain <= plainOffset)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        var segment = _segments[low];
        return segment.Source + Math.Min(plainOffset - segment.Plain, segment.Length);
    }

    /// <summary>The source of a range of <see cref="Plain"/>, from its first to behind its last character, with the markup between them.</summary>
    public TextSpan ToSource(TextSpan plain)
    {
        var start = ToSource(plain.Start);
        return plain.IsEmpty ? new TextSpan(start, 0) : TextSpan.FromBounds(start, ToSource(plain.End - 1) + 1);
    }

    /// <summary>A run of characters that stand in the source as they do in the plain text.</summary>
    internal readonly record struct Segment(int Plain, int Source, int Length);
}
