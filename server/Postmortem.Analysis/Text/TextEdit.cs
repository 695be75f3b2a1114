namespace Postmortem.Analysis.Text;

/// <summary>Replaces <paramref name="Span"/> by <paramref name="NewText"/>; the spans of one set of edits never overlap.</summary>
public readonly record struct TextEdit(TextSpan Span, string NewText)
{
    public static TextEdit Insert(int offset, string text) => new(new TextSpan(offset, 0), text);

    public static TextEdit Delete(TextSpan span) => new(span, "");
}
