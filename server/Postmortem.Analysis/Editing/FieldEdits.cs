using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Editing;

/// <summary>Writes a value into its place behind a label or between two pipes.</summary>
internal static class FieldEdits
{
    /// <summary>With the space that an empty place lacks before the value, and without those that stand in it already.</summary>
    public static TextEdit Write(Document document, TextSpan span, string value)
    {
        var end = span.End;
        while (span.IsEmpty && CharAt(document, end) is ' ' or '\t')
        {
            end++;
        }

        var before = span.Start > 0 ? CharAt(document, span.Start - 1) : ' ';
        var needsEnd = span.IsEmpty && CharAt(document, end) == '|';
        return new TextEdit(TextSpan.FromBounds(span.Start, end), (char.IsWhiteSpace(before) ? "" : " ") + value + (needsEnd ? " " : ""));
    }

    private static char CharAt(Document document, int offset) =>
        offset < document.Text.Length ? document.Text.ToString(new TextSpan(offset, 1))[0] : '\n';
}
