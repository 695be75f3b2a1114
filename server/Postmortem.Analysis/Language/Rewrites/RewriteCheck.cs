using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>Reads a sentence as it would be after a rewrite: what keeps the wording that it is offered for is no rewrite.</summary>
internal static class RewriteCheck
{
    /// <summary>How many wordings of the rule are left in the sentence.</summary>
    public static int Left(in RewriteScope scope, Fix fix)
    {
        Removes(scope, fix, out _, out var left);
        return left;
    }

    public static bool Removes(in RewriteScope scope, Fix fix, out bool clean) => Removes(scope, fix, out clean, out _);

    /// <param name="clean">Whether no other rule reports what stands there afterwards.</param>
    private static bool Removes(in RewriteScope scope, Fix fix, out bool clean, out int count)
    {
        var text = scope.Sentence.Text.ToString();
        var sentence = scope.Hit.Sentence;
        var end = sentence.End;
        var before = Count(scope, text, sentence.Start, end, out var reported);
        foreach (var edit in fix.Edits.OrderByDescending(edit => edit.Span.Start).ThenByDescending(edit => edit.Span.End))
        {
            var span = edit.Span.Shift(-scope.Start);
            if (span.Start < 0 || span.End > text.Length)
            {
                // An action item that is added elsewhere.
                continue;
            }

            text = string.Concat(text.AsSpan(0, span.Start), edit.NewText, text.AsSpan(span.End));
            end += span.Start <= end ? edit.NewText.Length - span.Length : 0;
        }

        count = Count(scope, text, Math.Min(sentence.Start, text.Length), Math.Clamp(end, 0, text.Length), out var left);
        clean = left.All(reported.Contains);
        return count < before;
    }

    /// <summary>How many places of a sentence its rule reports. Names are taken for people's, since only the whole document could tell.</summary>
    private static int Count(in RewriteScope scope, string text, int start, int end, out HashSet<string> others)
    {
        others = [];
        if (start >= end)
        {
            return 0;
        }

        List<LanguageHit>? hits = null;
        SentenceReader.Read(text, start, end, scope.Lexicon, scope.Hit.Cell, ref hits);
        var context = new LanguageContext(scope.Wording.Section, _ => true, text, true);
        var count = 0;
        var last = -1;
        foreach (var hit in (hits ?? []).OrderBy(hit => hit.Span.Start))
        {
            if (hit.Pattern.Rule != scope.Hit.Pattern.Rule)
            {
                // Whether a name is a person's only the document could tell.
                var counts = hit.Subject is not (SubjectClass.Proper or SubjectClass.Agent) && hit.Pattern.Weight > 0 && hit.Pattern.Level != LanguageLevel.Hint
                    && LanguagePolicy.Judge(hit, context, scope.Context.Settings.Language) is { Level: not LanguageLevel.Hint };
                if (counts)
                {
                    others.Add(hit.Pattern.Rule.Code);
                }

                continue;
            }

            if (LanguagePolicy.Judge(hit, context, scope.Context.Settings.Language) is not { } judged
                || (judged.Level == LanguageLevel.Hint && scope.Hit.Pattern.Level != LanguageLevel.Hint))
            {
                continue;
            }

            // Words side by side, such as "were" and "careless", are one wording found by two patterns.
            count += hit.Span.Start > last + 1 || last < 0 ? 1 : 0;
            last = Math.Max(last, hit.Span.End);
        }

        return count;
    }
}
