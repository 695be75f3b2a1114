using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;

namespace Postmortem.Analysis.Features.Completion;

/// <summary>The comments with which a writer says no, and the codes that they name.</summary>
internal static class IgnoreCompletion
{
    private const string Word = "postmortem-ignore";

    /// <summary>Null when the cursor is in no comment.</summary>
    public static IReadOnlyList<CompletionItem>? At(Caret caret)
    {
        var open = caret.Before.LastIndexOf("<!--", StringComparison.Ordinal);
        if (open < 0 || caret.Before.IndexOf("-->", open, StringComparison.Ordinal) >= 0)
        {
            return null;
        }

        var text = caret.Before[(open + 4)..];
        var word = text.IndexOf(Word, StringComparison.Ordinal);
        if (word < 0)
        {
            return Words(caret, open);
        }

        if (text.Contains(':', StringComparison.Ordinal) || !text[word..].Contains(' ', StringComparison.Ordinal))
        {
            return text.Contains(':', StringComparison.Ordinal) ? [] : Words(caret, open);
        }

        var start = caret.Column;
        while (IsCode(caret.Line, start - 1))
        {
            start--;
        }

        var end = caret.Column;
        while (IsCode(caret.Line, end))
        {
            end++;
        }

        var span = caret.Span(start, end);
        var rest = caret.Line[end..];
        var after = rest.Contains(':', StringComparison.Ordinal) ? "" : rest.Contains("-->", StringComparison.Ordinal) ? ": reason" : ": reason -->";
        var found = caret.Analysis.Findings.Select(f => f.Rule.Code).ToHashSet();
        return
        [
            .. AllRules.List.OrderByDescending(r => found.Contains(r.Code)).Select(r => new CompletionItem(r.Code, CompletionKind.Rule, new Text.TextEdit(span, NewText(caret, r.Code, after)))
            {
                Detail = VocabularyValue.CanonicalOf(r.Category.ToString()),
                IsSnippet = caret.Request.Snippets && after.Length > 0,
            }),
        ];
    }

    private static string NewText(Caret caret, string code, string after) =>
        caret.Request.Snippets && after.Length > 0 ? code + after.Replace("reason", "${1:reason}", StringComparison.Ordinal) : code + after;

    private static List<CompletionItem> Words(Caret caret, int open)
    {
        var start = open + 4;
        while (start < caret.Column && caret.Line[start] == ' ')
        {
            start++;
        }

        var end = caret.Column;
        while (IsCode(caret.Line, end))
        {
            end++;
        }

        var space = start == open + 4 ? " " : "";
        var span = caret.Span(start, end);
        return
        [
            new CompletionItem(Word, CompletionKind.Key, new Text.TextEdit(span, $"{space}{Word} ")) { Detail = "the next block", Documentation = "Findings of the named rule in the next paragraph, table or list are not shown." },
            new CompletionItem(Word + "-file", CompletionKind.Key, new Text.TextEdit(span, $"{space}{Word}-file ")) { Detail = "the whole document", Documentation = "Findings of the named rule in this document are not shown." },
        ];
    }

    private static bool IsCode(string line, int at) => at >= 0 && at < line.Length && (char.IsAsciiLetterOrDigit(line[at]) || line[at] == '-') && !line.AsSpan(at).StartsWith("-->") && !(line[at] == '-' && at > 0 && line[at - 1] == '-');
}
