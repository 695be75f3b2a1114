using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>Nouns that judge what was done or not done: "a manual error" becomes "a manual step", "our failure to test it" what was not tested.</summary>
internal static class NounRewrites
{
    public static IEnumerable<Fix> All(in RewriteScope scope, int from, int to)
    {
        var fixes = new List<Fix>();
        AddFailure(scope, from, to, fixes);
        AddHaste(scope, from, to, fixes);
        AddHeadline(scope, fixes);
        AddNoun(scope, from, to, fixes);
        AddTrailing(scope, from, to, fixes);
        AddAttribute(scope, from, to, fixes);
        return fixes;
    }

    /// <summary>"an erroneous assumption" and "careless use" stand without their adjective.</summary>
    private static void AddAttribute(in RewriteScope scope, int from, int to, List<Fix> fixes)
    {
        var s = scope.Sentence;
        for (var i = from; i < to; i++)
        {
            var judges = s.IsWord(i) && (s.Lexicon.IsIn("careless", s.Tokens[i].Word) || s.Lexicon.IsIn("judging-adjectives", s.Tokens[i].Word) || s.Is(i, "erroneous") || s.Is(i, "mistaken") || s.Is(i, "false"));
            if (judges && s.IsNominal(i + 1) && s.IsWord(i + 1))
            {
                var first = i;
                while (first > s.Body && s.Has(first - 1, WordClass.Adverb))
                {
                    first--;
                }

                fixes.Add(RewriteScope.Fix($"Remove \"{scope.Text(first, i + 1)}\", and ask for the facts", [.. WordRewrites.DeleteTokens(scope, first, i + 1), SentenceRewrites.Append(scope, InPlace.Ask(scope))]));
                return;
            }
        }
    }

    /// <summary>", which is bad practice" behind a sentence goes, and stands in the question.</summary>
    private static void AddTrailing(in RewriteScope scope, int from, int to, List<Fix> fixes)
    {
        var s = scope.Sentence;
        for (var i = from; i > s.Body + 2 && i > from - 8; i--)
        {
            if (s.Is(i, "which") && s.IsKind(i - 1, TokenKind.Comma) && s.Has(i + 1, WordClass.Auxiliary) && scope.EndOfWords - i < 16)
            {
                fixes.Add(RewriteScope.Fix("Leave the verdict out, and ask for the facts", WordRewrites.DeleteTokens(scope, i - 1, scope.EndOfWords)[0], SentenceRewrites.Append(scope, InPlace.InsteadOf(scope, i + 1, scope.EndOfWords))));
                return;
            }
        }
    }

    /// <summary>"human error during the move" becomes "a step during the move", and which one is asked for.</summary>
    private static void AddNoun(in RewriteScope scope, int from, int to, List<Fix> fixes)
    {
        var s = scope.Sentence;
        var head = -1;
        for (var i = from; i < Math.Min(to + 1, scope.EndOfWords); i++)
        {
            head = head < 0 && NameOf(s, i) is not null ? i : head;
        }

        if (head < 0)
        {
            return;
        }

        var (noun, ask) = NameOf(s, head)!.Value;
        var end = s.Is(head + 1, "of") && (s.Is(head + 2, "judgement") || s.Is(head + 2, "judgment") || s.Is(head + 2, "calculation")) ? head + 3 : head + 1;
        if (end > head + 1)
        {
            (noun, ask) = ("decision", "which options there were, and what was known of each");
        }

        if (s.Is(end, "call") || s.Is(end, "decision") || s.Is(end, "choice"))
        {
            (noun, end) = ("decision", end + 1);
        }

        if (s.Is(head, "fault") && ClauseFrame.IsFinite(s, end))
        {
            return;
        }

        if (s.IsNominal(end) && s.IsWord(end) && !s.Has(end, WordClass.AnyVerb | WordClass.Adverb))
        {
            // "error handling" is another thing.
            return;
        }

        var start = head;
        while (start > s.Body && ((s.IsNominal(start - 1) && !s.Has(start - 1, WordClass.Past)) || s.Has(start - 1, WordClass.Determiner | WordClass.Adverb | WordClass.Quantifier) || s.IsKind(start - 1, TokenKind.Symbol)) && !s.Has(start - 1, WordClass.Conjunction | WordClass.Preposition | WordClass.Auxiliary))
        {
            start--;
            if (s.Has(start, WordClass.Determiner))
            {
                break;
            }
        }

        var plural = s.TextOf(head) is [.., 's'] && !s.Is(head, "carelessness") && !s.TextOf(head).EndsWith("ness");
        var determiner = s.Has(start, WordClass.Determiner) || s.Is(start, "one") ? scope.Text(start, start + 1) : "";
        var kept = determiner.Length > 0 ? start + 1 : start;
        var words = new List<string>();
        for (var i = kept; i < head; i++)
        {
            if (!s.Has(i, WordClass.Adverb) && !(s.IsWord(i) && (s.Lexicon.IsIn("judging-adjectives", s.Tokens[i].Word) || s.Lexicon.IsIn("careless", s.Tokens[i].Word) || s.Lexicon.IsIn("vague-adjectives", s.Tokens[i].Word) || s.Has(i, WordClass.Role | WordClass.SoftRole | WordClass.User))))
            {
                words.Add(scope.Uncapitalised(i, i + 1));
            }
        }

        words.Add(plural ? noun + "s" : noun);
        var phrase = string.Join(' ', words);
        if (determiner.Length == 0 && !plural)
        {
            phrase = $"{Grammar.ArticleFor(phrase)} {phrase}";
        }
        else if (determiner.Length > 0)
        {
            var article = s.Is(start, "a") || s.Is(start, "an") ? Grammar.ArticleFor(phrase) : scope.Uncapitalised(start, start + 1);
            phrase = $"{article} {phrase}";
        }

        if (s.IsKind(start - 1, TokenKind.Comma) && end == scope.EndOfWords && start - 1 > s.Body)
        {
            // ", a classic mistake" tells nothing that the sentence does not.
            fixes.Add(RewriteScope.Fix("Leave the verdict out, and ask for the facts", WordRewrites.DeleteTokens(scope, start - 1, end)[0], SentenceRewrites.Append(scope, InPlace.InsteadOf(scope, start, end))));
            return;
        }

        phrase = scope.IsAtStart(start) || (s.IsWord(start) && s.Tokens[start].Is(TokenShape.Capitalised) && start == s.Body) ? RewriteScope.Capitalise(phrase) : phrase;
        var made = s.Is(end, "made") && s.Is(end + 1, "by") ? " taken" : "";
        ask = plural ? ask.Replace("which one", "which ones").Replace("it left", "they left").Replace("it looked", "they looked").Replace("let it", "let them").Replace("allowed it", "allowed them") : ask;
        if (s.Has(end, WordClass.Auxiliary) && s.Is(end + 1, "made"))
        {
            // Mistakes are made, steps are taken.
            fixes.Add(RewriteScope.Fix($"Write \"{phrase}\", and ask which", scope.Replace(start, end + 2, $"{phrase} [FACT NEEDED: {ask}] {scope.Text(end, end + 1)} taken")));
            return;
        }

        fixes.Add(RewriteScope.Fix($"Write \"{phrase}\", and ask which", scope.Replace(start, made.Length > 0 ? end + 1 : end, $"{phrase} [FACT NEEDED: {ask}]{made}")));
    }

    private static (string Noun, string Ask)? NameOf(in Sentence s, int word)
    {
        if (!s.IsWord(word))
        {
            return null;
        }

        if (s.Is(word, "oversight") || s.Is(word, "oversights") || s.Is(word, "omission"))
        {
            return ("gap", "what it left out, and which check let it pass");
        }

        if (s.Is(word, "judgement") || s.Is(word, "judgment") || s.Is(word, "misjudgement") || s.Is(word, "misjudgment"))
        {
            return ("decision", "which options there were, and what was known of each");
        }

        return s.Lexicon.IsIn("mistakes", s.Tokens[word].Word) || s.Lexicon.IsIn("vices", s.Tokens[word].Word) ? ("step", "which one, what it looked like then, and what allowed it") : null;
    }

    /// <summary>"Our failure to test the restore cost an hour" becomes "The restore was not tested, which cost an hour"; "not having tested it" too.</summary>
    private static void AddFailure(in RewriteScope scope, int from, int to, List<Fix> fixes)
    {
        var s = scope.Sentence;
        var (verb, start) = (-1, from);
        for (var i = from; i < to && verb < 0; i++)
        {
            if (s.Is(i, "failure"))
            {
                for (var j = i + 1; j < i + 8 && j < scope.EndOfWords; j++)
                {
                    if (s.Is(j, "to"))
                    {
                        verb = j + 1;
                        break;
                    }
                }

                start = s.Is(i + 1, "to") || s.Is(i + 1, "of") ? i : start;
                while (start > s.Body && (s.Has(start - 1, WordClass.Determiner | WordClass.Possessive) || s.Is(start - 1, "'s") || s.IsNominal(start - 1)))
                {
                    start--;
                }
            }
            else if (s.Has(i, WordClass.Not) && s.Is(i + 1, "having"))
            {
                (verb, start) = (i + 2, i);
            }
        }

        if (verb < 0 || start != s.Body || !s.IsWord(verb))
        {
            return;
        }

        while (s.Has(verb, WordClass.Adverb))
        {
            verb++;
        }

        var form = s.TextOf(verb).ToString();
        var stem = s.Is(start, "not") ? scope.Lexicon.Morphology.FindBase(form) : form.ToLowerInvariant();
        var tail = ClauseFrame.IsParticle(s, verb + 1) || s.Is(verb + 1, "on") ? verb + 2 : verb + 1;
        if (stem is null || Grammar.Phrase(s, tail) is not { Exists: true } thing)
        {
            return;
        }

        var end = thing.End;
        while (end < scope.EndOfWords && !ClauseFrame.IsFinite(s, end) && s.Tokens[end].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Code or TokenKind.Handle or TokenKind.Quote)
        {
            end++;
        }

        var what = RewriteScope.Capitalise(scope.Text(thing.Start, end));
        var text = $"{what} {(Grammar.IsPlural(s, thing) ? "were" : "was")} not {scope.Lexicon.Morphology.Participle(stem)}{(tail > verb + 1 ? " " + scope.Text(verb + 1, tail) : "")}";
        var finite = end < scope.EndOfWords && ClauseFrame.IsFinite(s, end);
        if (finite && s.Has(end, WordClass.Auxiliary) && s.Is(end + 1, "what"))
        {
            end += 2;
        }

        var ask = SentenceRewrites.AppendFact(scope, $"what would have prompted or enforced {Morphology.Gerund(stem)}{(tail > verb + 1 ? " " + scope.Text(verb + 1, tail) : "")} {scope.Text(thing.Start, thing.End)}");
        fixes.Add(RewriteScope.Fix($"Say what happened: \"{AgentRewrites.Short(text)}\", and ask for what allowed it", scope.Replace(start, end, text + (finite ? ", which" : "")), ask));
    }

    /// <summary>"In our haste to restore it, …" becomes "To restore it, …".</summary>
    private static void AddHaste(in RewriteScope scope, int from, int to, List<Fix> fixes)
    {
        var s = scope.Sentence;
        if (!s.Is(from, "in") || !s.Is(to - 1, "to") || to - from > 5)
        {
            return;
        }

        var text = scope.IsAtStart(from) ? "To" : "to";
        fixes.Add(RewriteScope.Fix("Leave the motive out", scope.Replace(from, to, text)));
    }

    /// <summary>"Signs were missed: the disk had been filling for days" leaves what stands behind the colon.</summary>
    private static void AddHeadline(in RewriteScope scope, List<Fix> fixes)
    {
        var s = scope.Sentence;
        var colon = scope.TokenAt(scope.Hit.Span.End);
        while (colon < scope.EndOfWords && !s.IsKind(colon, TokenKind.Colon))
        {
            colon++;
        }

        var body = scope.TokenAt(scope.Hit.Sentence.Start);
        if (colon + 2 >= scope.EndOfWords || colon - body > 9 || !s.IsWord(colon + 1) || !ClauseFrame.IsFinite(s, SentenceVerb(s, colon + 1, scope.EndOfWords)))
        {
            return;
        }

        for (var i = body; i < colon; i++)
        {
            if (s.Tokens[i].Kind != TokenKind.Word || s.Tokens[i].Is(TokenShape.HasDigit) || (i > body && s.Tokens[i].Is(TokenShape.Capitalised) && !s.Is(i, "I")))
            {
                return;
            }
        }

        fixes.Add(RewriteScope.Fix("Leave the verdict out, and ask for the facts", scope.Replace(body, colon + 2, RewriteScope.Capitalise(scope.Text(colon + 1, colon + 2))), SentenceRewrites.Append(scope, InPlace.Ask(scope))));
    }

    private static int SentenceVerb(in Sentence s, int from, int to)
    {
        while (from < to && !ClauseFrame.IsFinite(s, from))
        {
            from++;
        }

        return from;
    }
}
