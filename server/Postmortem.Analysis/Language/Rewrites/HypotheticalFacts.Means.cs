namespace Postmortem.Analysis.Language;

/// <summary>What would have been done, by what or instead of what.</summary>
internal static partial class HypotheticalFacts
{
    /// <summary>"It would have been wiser to ask first": nobody was asked first. The logical step "would have been to" do it.</summary>
    private static Hypothesis? ToVerb(in RewriteScope scope, int body)
    {
        var s = scope.Sentence;
        var modal = body;
        while (modal < scope.EndOfWords && !s.Has(modal, WordClass.Modal) && !s.Is(modal, "'d"))
        {
            modal++;
        }

        var to = modal + 1;
        while (to < scope.EndOfWords && !s.Is(to, "to"))
        {
            if (s.Tokens[to].Kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Open || s.Has(to, WordClass.Not | WordClass.Relative | WordClass.Subordinator))
            {
                return null;
            }

            to++;
        }

        var isIt = modal == body || s.Is(modal - 1, "it");
        var isStep = s.Is(to - 1, "been") || s.Is(to - 1, "be");
        if (to + 1 >= scope.EndOfWords || to - modal > 9 || !(isIt || isStep) || !s.IsWord(to + 1))
        {
            return null;
        }

        var verb = to + 1;
        while (s.Has(verb, WordClass.Adverb))
        {
            verb++;
        }

        var stem = s.TextOf(verb).ToString().ToLowerInvariant();
        var end = Question.EndOfClause(scope, verb + 1);
        if (s.Lexicon.IsIn("averting", s.Tokens[verb].Word))
        {
            return null;
        }

        var lead = isStep && s.Has(body, WordClass.Preposition) && s.IsKind(body + 1, TokenKind.Number) ? scope.Text(body, body + 2) + " " : "";
        if (stem is "know" or "realise" or "realize")
        {
            var that = verb + 1;
            while (that < end && !s.Is(that, "that"))
            {
                that++;
            }

            return that + 2 < end ? new Hypothesis(RewriteScope.Capitalise(scope.Text(that + 1, end)), $"Show that {scope.Text(that + 1, end)}", body, end) : null;
        }

        var thing = Grammar.Phrase(s, verb + 1);
        if (!thing.Exists)
        {
            return null;
        }

        if (stem is "have" && thing.End < end && s.Has(thing.End, WordClass.Preposition) && !s.Is(thing.Start, "a") && !s.Is(thing.Start, "an"))
        {
            var what = scope.Text(thing.Start, thing.End);
            var where = scope.Text(thing.End, end);
            return new Hypothesis($"{RewriteScope.Capitalise(what)} {(Grammar.IsPlural(s, thing) ? "were" : "was")} not {where}", $"Keep {what} {where}", body, end);
        }

        if (stem is "have")
        {
            var noun = s.Is(thing.Start, "a") || s.Is(thing.Start, "an") ? thing.Start + 1 : thing.Start;
            return new Hypothesis($"There {(Grammar.IsPlural(s, thing) ? "were" : "was")} no {scope.Text(noun, end)}", $"Add {scope.Text(thing.Start, end)}", body, end);
        }

        var frame = new VerbFrame(verb, verb, verb, stem, true, FrameTense.Past, thing, false);
        if (!AgentRewrites.CanBePassive(scope, frame, out var objectEnd) || objectEnd > end || AgentRewrites.Passive(scope, frame, objectEnd) is not { } text)
        {
            return null;
        }

        var rest = objectEnd < end ? " " + scope.Text(objectEnd, end) : "";
        return new Hypothesis(lead.Length > 0 ? lead + text + rest : RewriteScope.Capitalise(text) + rest, $"{RewriteScope.Capitalise(stem)}{Step(scope, verb + 1, end)}", body, end);
    }

    /// <summary>"could have been avoided by asking first": something else was done, and what is asked for.</summary>
    public static Hypothesis? Means(in RewriteScope scope)
    {
        var s = scope.Sentence;
        if (s.Has(CounterfactualRewrites.Start(scope), WordClass.Relative) || HasRelative(s, CounterfactualRewrites.Start(scope), scope.TokenAt(scope.Hit.Span.Start)))
        {
            // "rework that could have been spared by …" tells of the rework.
            return null;
        }

        for (var i = scope.TokenAt(scope.Hit.Span.Start) + 1; i + 1 < scope.EndOfWords; i++)
        {
            if ((s.Is(i, "by") || s.Is(i, "with")) && (s.Is(i + 1, "a") || s.Is(i + 1, "an")) && Grammar.Phrase(s, i + 1) is { Exists: true } tool)
            {
                // "would have been caught by a canary", "… with a stricter pattern"
                var end = Question.EndOfClause(scope, tool.End);
                if (Compared(scope, i + 1, tool, end) is var (fact, action))
                {
                    return new Hypothesis(fact, action, i, end);
                }

                return new Hypothesis($"There was no {scope.Text(i + 2, end)}", $"Add {scope.Text(i + 1, end)}", i, end);
            }

            if (s.Is(i, "by") && s.Has(i + 1, WordClass.Gerund))
            {
                return Gerund(scope, i + 1, scope.EndOfWords) is { } found ? found with { From = i }
                    : new Hypothesis($"Instead of {scope.Text(i + 1, scope.EndOfWords)}, {InPlace.InsteadOf(scope, CounterfactualRewrites.Start(scope), i)}", null, CounterfactualRewrites.Start(scope), scope.EndOfWords);
            }
        }

        return null;
    }

    private static bool HasRelative(in Sentence s, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (s.Has(i, WordClass.Relative) && i > from)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"testing the restore" denied: "The restore was not tested".</summary>
    private static Hypothesis? Gerund(in RewriteScope scope, int gerund, int end)
    {
        var s = scope.Sentence;
        if (scope.Lexicon.Morphology.FindBase(s.TextOf(gerund).ToString()) is not { } stem || Grammar.Phrase(s, gerund + 1) is not { Exists: true } thing)
        {
            return null;
        }

        var frame = new VerbFrame(gerund, gerund, gerund, stem, true, FrameTense.Past, thing, false);
        for (var i = gerund + 1; i + 1 < end; i++)
        {
            if (Grammar.IsInsteadOf(s, i))
            {
                return null;
            }
        }

        return AgentRewrites.CanBePassive(scope, frame, out var objectEnd) && objectEnd <= end && AgentRewrites.Passive(scope, frame, objectEnd) is { } text
            ? new Hypothesis(RewriteScope.Capitalise(text) + (objectEnd < end ? " " + scope.Text(objectEnd, end) : ""), $"{RewriteScope.Capitalise(stem)}{Step(scope, gerund + 1, end)}", gerund, end)
            : null;
    }

    /// <summary>"A shorter timeout for logins" denied: "The timeout for logins was not shorter". Null where nothing is compared.</summary>
    private static (string Fact, string Action)? Compared(in RewriteScope scope, int first, NounPhrase phrase, int end)
    {
        var s = scope.Sentence;
        var at = s.Is(first, "a") || s.Is(first, "an") ? first + 1 : first;
        var isMore = (s.Is(at, "more") || s.Is(at, "less")) && at + 1 < phrase.Head;
        var adjective = isMore ? at + 1 : at;
        if (adjective >= phrase.Head || !s.IsWord(adjective) || !(isMore || s.Lexicon.IsIn("comparatives", s.Tokens[adjective].Word)))
        {
            return null;
        }

        var noun = scope.Text(adjective + 1, end);
        var how = scope.Uncapitalised(at, adjective + 1);
        return ($"The {noun} {(Grammar.IsPlural(s, phrase) ? "were" : "was")} not {how}", $"Make the {noun} {how}");
    }

    /// <summary>"A rather than B" turned round; null where something else is said.</summary>
    private static string? Swapped(in RewriteScope scope, int from, int end)
    {
        var s = scope.Sentence;
        for (var i = from + 1; i + 2 < end; i++)
        {
            if (Grammar.IsInsteadOf(s, i))
            {
                return $"{scope.Text(i + 2, end)} {scope.Text(i, i + 2)} {scope.Text(from, i)}";
            }
        }

        return null;
    }

    /// <summary>What an action item says behind its verb: when it was not done is told by the fact.</summary>
    public static string Step(in RewriteScope scope, int from, int end)
    {
        var s = scope.Sentence;
        var stop = Math.Min(end, Question.EndOfClause(scope, from));
        for (var i = from + 1; i < stop; i++)
        {
            if (s.IsKind(i, TokenKind.Comma) || (s.Has(i, WordClass.Conjunction) && (ClauseFrame.IsFinite(s, i + 1) || (s.Has(i + 1, WordClass.Adverb) && ClauseFrame.IsFinite(s, i + 2)))) || (s.Has(i, WordClass.Conjunction) && s.Is(i + 1, "the") && s.Is(i + 2, "fact")) || ((s.Is(i, "when") || s.Is(i, "until") || s.Is(i, "while")) && i > from))
            {
                stop = i;
            }
        }

        return from < stop ? " " + scope.Text(from, stop) : "";
    }
}
