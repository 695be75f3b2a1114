using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.Completion;

/// <summary>
/// What a value that is chosen at the cursor replaces: exactly the present value, be it part of a word, what is left of a pick list
/// or a slot; not the details behind it.
/// </summary>
internal sealed record ValueSlot(TextSpan Span, string Text, string TextBeforeCaret, string Prefix, string Suffix)
{
    private static readonly string[] DetailMarks = [" (", ", ", " - ", " – ", " — ", "; ", ". "];

    /// <param name="area">Between the label (or the pipe) and the end of the line (or the next pipe).</param>
    /// <param name="isValue">Whether a text is a complete value, so that what follows it are details.</param>
    /// <returns>Null when the cursor is not at the value but in the details behind it.</returns>
    public static ValueSlot? At(Caret caret, TextSpan area, Func<string, bool> isValue)
    {
        var from = Math.Clamp(area.Start - caret.LineStart, 0, caret.Line.Length);
        var to = Math.Clamp(area.End - caret.LineStart, from, caret.Line.Length);
        if (caret.Column < from || caret.Column > to)
        {
            return null;
        }

        const string Around = " \t*_`";
        var (start, end) = (from, to);
        while (start < end && Around.Contains(caret.Line[start], StringComparison.Ordinal))
        {
            start++;
        }

        while (end > start && Around.Contains(caret.Line[end - 1], StringComparison.Ordinal))
        {
            end--;
        }

        if (start == end)
        {
            return Empty(caret, from, to);
        }

        var text = caret.Line[start..end];
        if (!isValue(text))
        {
            foreach (var mark in DetailMarks)
            {
                var at = text.IndexOf(mark, StringComparison.Ordinal);
                if (at > 0 && isValue(text[..at]))
                {
                    text = text[..at];
                    end = start + at;
                    break;
                }
            }
        }

        if (caret.Column > end)
        {
            // "SEV-1 <|>" goes on behind the value.
            return null;
        }

        if (caret.Column < start && !string.IsNullOrWhiteSpace(caret.Line[caret.Column..start]))
        {
            return null;
        }

        var column = Math.Max(caret.Column, start);
        return new ValueSlot(caret.Span(Math.Min(start, caret.Column), end), text, caret.Line[start..column], caret.Column < start && start > 0 && !char.IsWhiteSpace(caret.Line[caret.Column - 1]) ? " " : "", "");
    }

    public CompletionItem Item(string label, CompletionKind kind, string? newText = null) =>
        new(label, kind, new TextEdit(Span, Prefix + (newText ?? label) + Suffix));

    /// <summary>The items that a partial word filters; what stands there as a whole value, slot or remnant filters nothing.</summary>
    public CompletionItem Filtered(CompletionItem item, IEnumerable<string> names)
    {
        if (Text.Length == 0)
        {
            return item;
        }

        var key = VocabularyValue.KeyOf(TextBeforeCaret);
        var name = key.Length == 0 ? null : names.FirstOrDefault(n => VocabularyValue.KeyOf(n).StartsWith(key, StringComparison.Ordinal));
        return item with { FilterText = name is null || TextBeforeCaret != Text ? Text : name };
    }

    private static ValueSlot Empty(Caret caret, int from, int to)
    {
        var before = caret.Column > 0 ? caret.Line[caret.Column - 1] : ' ';
        var after = caret.Column < caret.Line.Length ? caret.Line[caret.Column] : '\n';
        var room = caret.Line[from..to];
        var closing = room.AsSpan().IndexOfAny("*_`");
        if (closing >= 0 && room.Trim(' ', '\t') is "**" or "*" or "__" or "_")
        {
            // "**Severity:**" with the cursor before the closing stars.
            return new ValueSlot(new TextSpan(caret.LineStart + from + room.TrimEnd().Length, 0), "", "", " ", "");
        }

        return new ValueSlot(new TextSpan(caret.Offset, 0), "", "", char.IsWhiteSpace(before) ? "" : " ", after == '|' ? " " : "");
    }
}
