using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>Rewrites that take out or exchange single words and keep the proposition.</summary>
internal static class WordRewrites
{
    /// <summary>Removes the words that judge or shout, where the sentence stands without them.</summary>
    public static IEnumerable<Fix> DeleteWord(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var (from, to) = FindDeletable(scope);
        if (from < 0)
        {
            return [];
        }

        // "was careless" needs its adjective; "a careless change" does not.
        if (to == from + 1 && s.IsWord(from) && !s.Has(from, WordClass.Adverb) && !scope.Lexicon.IsIn("deletable", s.Tokens[from].Word)
            && !(s.IsNominal(to) && s.IsWord(to)))
        {
            return [];
        }

        var before = from - 1;
        while (before > s.Body && s.Has(before, WordClass.Adverb))
        {
            before--;
        }

        if (to == from + 1 && !s.Has(from, WordClass.Adverb) && !s.IsNominal(to) && (s.Has(before, WordClass.Auxiliary) || scope.Hit.Pattern.Rule.Code == "judgement-of-people"))
        {
            // "is sloppy" and "looks reckless" need their adjective.
            return [];
        }

        if (scope.Hit.Pattern.Rule.Code == "outcome-label-on-action")
        {
            return [Label(scope, from)];
        }

        var removed = AgentRewrites.Short(scope.Text(from, to));
        var plain = RewriteScope.Fix($"Remove \"{removed}\"", DeleteTokens(scope, from, to));
        return scope.Hit.Pattern.Rule.Code is "accidental-action" or "judgement-of-people"
            ? [RewriteScope.Fix($"Remove \"{removed}\", and ask for what was done and meant", [.. DeleteTokens(scope, from, to), IsAccidental(scope, from) ? SentenceRewrites.AppendFact(scope, Meant(scope, from, to)) : SentenceRewrites.Append(scope, InPlace.Ask(scope))]), plain]
            : [plain];
    }

    private static bool IsAccidental(in RewriteScope scope, int word) =>
        scope.Hit.Pattern.Rule.Code == "accidental-action" || (scope.Sentence.IsWord(word) && scope.Lexicon.IsIn("accidentally", scope.Sentence.Tokens[word].Word));

    /// <summary>"what was meant when the flag was enabled, and which check let it through".</summary>
    private static string Meant(in RewriteScope scope, int from, int to)
    {
        var s = scope.Sentence;
        if (s.IsNominal(to) && s.IsWord(to) && !s.Has(to, WordClass.AnyVerb) && !s.Has(from, WordClass.Adverb))
        {
            return $"what was meant, and which check let the {s.TextOf(to)} through";
        }

        while (s.Is(to, "been") || s.Is(to, "being"))
        {
            to++;
        }

        var verb = s.Has(to, WordClass.Participle) ? to : s.Has(from - 1, WordClass.Participle) ? from - 1 : -1;
        var state = verb >= 0 && s.IsWord(verb + 1) && s.Is(verb, "left") && s.Lexicon.IsIn("left-states", s.Tokens[verb + 1].Word) ? " " + scope.Text(verb + 1, verb + 2) : "";
        for (var i = verb - 1; verb > 0 && i >= s.Body && i > verb - 5; i--)
        {
            if (s.Has(i, WordClass.Auxiliary) && !s.Is(i, "been") && SubjectFinder.Of(s, i) is { Exists: true, Class: not SubjectClass.Implied } subject && subject.End <= i && !s.Has(subject.Start, WordClass.Relative) && !s.Has(subject.Start - 1, WordClass.Preposition) && subject.End - subject.Start < 8)
            {
                var be = s.Is(i, "had") || s.Is(i, "has") || s.Is(i, "have") ? Grammar.IsPlural(s, subject) ? "were" : "was" : scope.Text(i, i + 1);
                return $"what was meant when {scope.Uncapitalised(subject.Start, subject.End)} {be} {s.TextOf(verb)}{state}, and which check let it through";
            }
        }

        return "what was meant, and which check let it through";
    }

    /// <summary>"pushed the wrong branch" becomes "pushed the branch [which one, and which was meant]": that it was not the one that was meant is told.</summary>
    public static Fix Label(in RewriteScope scope, int label)
    {
        var s = scope.Sentence;
        var word = s.TextOf(label).ToString().ToLowerInvariant();
        var ask = word switch
        {
            "wrong" or "incorrect" => "which one it was, and which one was meant",
            "untested" => "which tests had run on it",
            "unreviewed" => "which review it had",
            "dangerous" => "what it is able to do",
            _ => "what was in it, and how it behaved",
        };
        var end = label + 1;
        while (end < scope.EndOfWords && s.IsNominal(end) && (end == label + 1 || !s.Has(end, WordClass.AnyVerb)))
        {
            end++;
        }

        return RewriteScope.Fix($"Ask for the facts in place of \"{word}\"", [.. DeleteTokens(scope, label, label + 1), scope.InsertAt(scope.EndOf(end - 1), $" [FACT NEEDED: {ask}]")]);
    }

    /// <summary>Exclamations become full stops, shouted words are said, emoji go.</summary>
    public static IEnumerable<Fix> Calm(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var edits = new List<TextEdit>();
        for (var i = 0; i < s.Tokens.Length; i++)
        {
            var token = s.Tokens[i];
            var inside = token.Start >= scope.Hit.Span.Start && token.Start < scope.Hit.Span.End;
            if (!inside && !(token.Kind is TokenKind.Exclamation or TokenKind.Question && token.Length > 1))
            {
                continue;
            }

            if (token.Kind == TokenKind.Exclamation)
            {
                edits.Add(scope.Replace(i, i + 1, "."));
            }
            else if (token.Kind == TokenKind.Question)
            {
                edits.Add(scope.Replace(i, i + 1, "?"));
            }
            else if (token.Is(TokenShape.AllCaps))
            {
                var said = s.TextOf(i).ToString().ToLowerInvariant();
                edits.Add(scope.Replace(i, i + 1, scope.IsAtStart(i) ? RewriteScope.Capitalise(said) : said));
            }
            else if (token.Kind == TokenKind.Symbol)
            {
                edits.Add(DeleteTokens(scope, i, i + 1)[0]);
            }
        }

        return edits.Count == 0 ? [] : [new Fix("Say it calmly", false, edits)];
    }

    /// <summary>"for some reason" goes, and the reason is asked for.</summary>
    public static IEnumerable<Fix> UnknownReason(in RewriteScope scope)
    {
        var (from, to) = (scope.TokenAt(scope.Hit.Span.Start), scope.TokenAt(scope.Hit.Span.End));
        for (var i = to; i < scope.EndOfWords && i < to + 8 && from <= scope.Sentence.Body; i++)
        {
            if (scope.Sentence.IsKind(i, TokenKind.Comma))
            {
                // "For reasons that nobody can explain, …" goes as a whole.
                to = i;
                break;
            }
        }

        return [RewriteScope.Fix("Ask for the reason", [.. DeleteTokens(scope, from, to), SentenceRewrites.AppendFact(scope, "the reason, or that it is not known")])];
    }

    /// <summary>"The sole cause was" becomes "One cause was", and the others are asked for.</summary>
    public static IEnumerable<Fix> DropSole(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var from = scope.TokenAt(scope.Hit.Span.Start);
        var ask = SentenceRewrites.AppendFact(scope, "the other contributing factors");
        if (s.Is(from, "sole") || s.Is(from, "only") || s.Is(from, "single"))
        {
            var start = s.Is(from - 1, "the") || s.Is(from - 1, "a") ? from - 1 : from;
            var one = scope.IsAtStart(start) ? "One" : "one";
            return [RewriteScope.Fix("Name it as one of several", scope.Replace(start, from + 1, one), ask)];
        }

        return [RewriteScope.Fix("Ask for the other factors", [.. DeleteTokens(scope, from, from + 1), ask])];
    }

    public static IEnumerable<Fix> CrossReference(in RewriteScope scope) =>
        [RewriteScope.Fix("Ask for the incidents that show it", SentenceRewrites.AppendFact(scope, "in how many of the last incidents, with links"))];

    /// <summary>Deletes tokens with the white space that belongs to them, and mends the capital and the article around the gap.</summary>
    public static TextEdit[] DeleteTokens(in RewriteScope scope, int from, int to)
    {
        var s = scope.Sentence;
        // A capital letter on a word that needs none begins a line, such as one below a label.
        var atStart = scope.IsAtStart(from) || (s.IsWord(from) && s.Tokens[from].Is(TokenShape.Capitalised) && !s.Tokens[from].Is(TokenShape.AllCaps));
        if (atStart && s.IsKind(to, TokenKind.Comma))
        {
            to++;
        }

        // Commas on both sides leave together: "The cache, obviously, was stale".
        if (!atStart && s.IsKind(from - 1, TokenKind.Comma) && s.IsKind(to, TokenKind.Comma))
        {
            from--;
            to++;
        }

        if (!atStart && s.IsKind(to, TokenKind.Comma) && (s.Is(to + 1, "from") || s.Is(to + 1, "to") || s.Is(to + 1, "into")) && s.Has(from - 1, WordClass.Participle))
        {
            // "was published prematurely, from a branch"
            to++;
        }

        var (start, end) = (s.Tokens[from].Start, scope.EndOf(to - 1));
        var detached = to < s.Tokens.Length && !s.Tokens[to].Is(TokenShape.Attached);
        if (detached && !s.Tokens[from].Is(TokenShape.Attached))
        {
            end = s.Tokens[to].Start;
        }
        else if (!detached)
        {
            while (start > 0 && s.Text[start - 1] == ' ')
            {
                start--;
            }
        }

        if (to >= s.Tokens.Length || !s.IsWord(to))
        {
            return [scope.DeleteSpan(TextSpan.FromBounds(start, end))];
        }

        var next = s.TextOf(to).ToString();
        if (atStart && char.IsLower(next[0]))
        {
            return [scope.ReplaceSpan(TextSpan.FromBounds(start, scope.EndOf(to)), RewriteScope.Capitalise(next))];
        }

        if (s.Is(from - 1, "a") || s.Is(from - 1, "an"))
        {
            var article = Grammar.ArticleFor(next);
            var old = s.TextOf(from - 1).ToString();
            article = char.IsUpper(old[0]) ? RewriteScope.Capitalise(article) : article;
            return [scope.ReplaceSpan(TextSpan.FromBounds(s.Tokens[from - 1].Start, end), article + " ")];
        }

        return [scope.DeleteSpan(TextSpan.FromBounds(start, end))];
    }

    private static (int From, int To) FindDeletable(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var from = scope.TokenAt(scope.Hit.Span.Start);
        var to = scope.TokenAt(scope.Hit.Span.End);
        if (scope.Lexicon.IsIn("deletable-phrases", s.Tokens[from].Word) || to == from + 1)
        {
            return (from, to);
        }

        // In a longer match the judging word alone goes: "accidentally deleted" keeps its verb.
        for (var i = from; i < to; i++)
        {
            if (s.IsWord(i) && scope.Lexicon.IsIn("deletable", s.Tokens[i].Word))
            {
                return (i, i + 1);
            }
        }

        return (-1, -1);
    }
}
