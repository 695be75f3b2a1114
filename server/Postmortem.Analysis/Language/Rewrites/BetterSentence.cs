using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>The writer's own sentence as the best of its rewrites would have it, for a hover. It holds nothing that the sentence does not.</summary>
internal static class BetterSentence
{
    private const int Longest = 600;

    /// <summary>Null where no rewrite leaves enough of the sentence to be one of the same content.</summary>
    public static string? Find(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is not Wording { Hit.Sentence: { Length: > 0 and <= Longest } sentence } wording)
        {
            return null;
        }

        var text = model.Document[wording.Block].Text;
        var start = model.Document.GetStart(wording.Block);
        var words = Words(text.AsSpan(sentence.Start, sentence.Length));
        string? best = null;
        foreach (var fix in Rewrite.Of(finding, model, context))
        {
            if (fix.Title == SentenceRewrites.QuoteTitle)
            {
                continue;
            }

            var after = Apply(text, start, sentence, fix);
            var kept = Words(after);
            if (kept.Count < 3 || kept.Count(words.Contains) < 2 || (best is not null && after.Contains("[FACT NEEDED", StringComparison.Ordinal)))
            {
                continue;
            }

            best = after;
            if (!after.Contains("[FACT NEEDED", StringComparison.Ordinal))
            {
                // Nothing is left to be found out: there is no better one.
                return best;
            }
        }

        return best;
    }

    private static string Apply(string text, int start, TextSpan sentence, Fix fix)
    {
        var (first, end) = (sentence.Start, sentence.End);
        foreach (var edit in fix.Edits.OrderByDescending(edit => edit.Span.Start).ThenByDescending(edit => edit.Span.End))
        {
            var span = edit.Span.Shift(-start);
            if (span.Start < 0 || span.End > text.Length)
            {
                continue;
            }

            text = string.Concat(text.AsSpan(0, span.Start), edit.NewText, text.AsSpan(span.End));
            end = Math.Max(first, end + edit.NewText.Length - span.Length);
            first = Math.Min(first, span.Start);
        }

        // White space and marks that were inside an edit are no part of what is shown.
        return string.Join(' ', text[first..Math.Clamp(end, first, text.Length)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('|', ' ');
    }

    /// <summary>Words outside of what is asked for.</summary>
    private static HashSet<string> Words(ReadOnlySpan<char> text)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (depth, start) = (0, -1);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            depth += c == '[' ? 1 : c == ']' && depth > 0 ? -1 : 0;
            var isWord = depth == 0 && char.IsLetterOrDigit(c);
            if (isWord && start < 0)
            {
                start = i;
            }
            else if (!isWord && start >= 0)
            {
                words.Add(text[start..i].ToString());
                start = -1;
            }
        }

        return words;
    }
}
