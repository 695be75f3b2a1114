using Postmortem.Analysis.Rules;

namespace Postmortem.Analysis.Language;

/// <summary>Turns a call for care, training or a ban into something that a tool does, strongest first, and keeps what it is about.</summary>
internal static class ControlRewrites
{
    public static IEnumerable<Fix> Control(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var from = SentenceRewrites.Body(scope);
        var end = scope.EndOfWords;

        // Owner, date and ticket behind the wording stay.
        for (var i = from + 1; i < end; i++)
        {
            if (s.Tokens[i].Kind is TokenKind.Open or TokenKind.Dash or TokenKind.Placeholder or TokenKind.Handle or TokenKind.Semicolon)
            {
                end = i;
            }
        }

        var hit = scope.TokenAt(scope.Hit.Span.Start);
        if (end <= hit)
        {
            return [];
        }

        var banned = IsBan(s, from, end);
        var step = banned >= 0 ? Words(scope, banned, end) : FindStep(scope, from, end) is var verb and >= 0 ? Words(scope, verb, end) : "";
        if (step.Length > 0)
        {
            return banned >= 0
                ?
                [
                    RewriteScope.Fix("Make a tool refuse it (strong)", scope.Replace(from, end, $"Make [FACT NEEDED: which tool] refuse this step: {step}")),
                    RewriteScope.Fix("Make a tool ask for confirmation (weak)", scope.Replace(from, end, $"Make [FACT NEEDED: which tool] show [FACT NEEDED: which state] and ask for confirmation before this step: {step}")),
                ]
                :
                [
                    RewriteScope.Fix("Make a tool refuse to go on without it (strong)", scope.Replace(from, end, $"Make [FACT NEEDED: which tool] refuse to go on without this step: {step}")),
                    RewriteScope.Fix("Make a tool do it (intermediate)", scope.Replace(from, end, $"Make [FACT NEEDED: which tool] do this step by itself: {step}")),
                    RewriteScope.Fix("Make a tool show it (weak)", scope.Replace(from, end, $"Make [FACT NEEDED: which tool] show when this step is due: {step}")),
                ];
        }

        var when = FindWhen(s, from, end);
        var tail = when < 0 ? "" : s.Is(when, "about") ? " when " + scope.Text(when + 1, end) : " " + scope.Text(when, end);
        var about = when < 0 ? $", in place of \"{scope.Text(from, end).Replace('"', '\'')}\"" : "";
        return
        [
            RewriteScope.Fix("Make a tool refuse it (strong)", scope.Replace(from, end, $"Make [FACT NEEDED: which tool] refuse [FACT NEEDED: which unsafe case{about}]{tail}")),
            RewriteScope.Fix("Make a tool check it (intermediate)", scope.Replace(from, end, $"Check [FACT NEEDED: which condition{about}] automatically in [FACT NEEDED: which pipeline or tool]{tail}")),
            RewriteScope.Fix("Make a tool show it (weak)", scope.Replace(from, end, $"Show [FACT NEEDED: which state{about}] in [FACT NEEDED: which tool] and ask for confirmation{tail}")),
        ];
    }

    /// <summary>"Do not deploy", "nobody should push": where the banned step begins; -1 where nothing is banned.</summary>
    private static int IsBan(in Sentence s, int from, int end)
    {
        for (var i = from; i + 1 < end && i < from + 6; i++)
        {
            var isNever = s.Has(i, WordClass.Not) || (i == from && (s.Is(i, "stop") || s.Is(i, "avoid") || s.Is(i, "forbid") || s.Is(i, "ban") || s.Is(i, "prohibit"))) || (s.Is(i, "no") && s.Is(i + 1, "longer"));
            var isNobody = s.Is(i, "nobody") || s.Is(i, "no-one");
            if (isNobody)
            {
                return i + 2 < end && s.Has(i + 1, WordClass.Modal) ? i + 2 : -1;
            }

            if (isNever && !s.Is(i + 1, "forget"))
            {
                var verb = s.Is(i + 1, "longer") || s.Is(i + 1, "to") ? i + 2 : i + 1;
                return verb < end ? verb : -1;
            }
        }

        return -1;
    }

    /// <summary>"Remind the team to check", "reviewers must read": where the step begins that people are to take.</summary>
    private static int FindStep(in RewriteScope scope, int from, int end)
    {
        var s = scope.Sentence;
        for (var i = from; i + 1 < end; i++)
        {
            if (s.Tokens[i].Kind is TokenKind.Comma or TokenKind.Colon || s.Has(i, WordClass.Subordinator))
            {
                break;
            }

            var isTo = s.Is(i, "to") && !s.Has(i + 1, WordClass.Determiner) && s.IsWord(i + 1) && !s.Has(i + 1, WordClass.Gerund);
            if (!isTo && !(s.Has(i, WordClass.Modal) && s.IsWord(i + 1)))
            {
                continue;
            }

            var verb = i + 1;
            while (verb < end && (s.Has(verb, WordClass.Adverb) || s.Is(verb, "to") || s.Is(verb, "remember") || s.Is(verb, "try")))
            {
                verb++;
            }

            // "must be careful" and "needs to be trained" name no step.
            return verb < end && s.IsWord(verb) && !s.Has(verb, WordClass.Auxiliary | WordClass.Modal) && (!s.Has(verb, WordClass.Past) || IsBase(scope, verb)) ? verb : -1;
        }

        // "Double-check the target", "Always read the plan"
        var first = from;
        while (s.Has(first, WordClass.Adverb) || s.Is(first, "please") || s.Is(first, "remember") || s.Is(first, "try") || s.Is(first, "to"))
        {
            first++;
        }

        for (var i = first + 1; i < end && (s.Has(first, WordClass.BaseVerb) || IsBase(scope, first)) && !s.Is(first, "be") && !s.Is(first, "take") && !s.Is(first, "pay") && !s.Is(first, "use"); i++)
        {
            if (s.IsWord(i) && s.Lexicon.IsIn("care-adverbs", s.Tokens[i].Word))
            {
                // "Read the plan more carefully"
                return first;
            }
        }

        return (first > from || s.Is(first, "double-check")) && first < end && s.IsWord(first) && !s.Has(first, WordClass.Auxiliary) ? first : -1;
    }

    /// <summary>"read" and "set" are their own past.</summary>
    private static bool IsBase(in RewriteScope scope, int verb)
    {
        var form = scope.Sentence.TextOf(verb).ToString().ToLowerInvariant();
        return scope.Lexicon.Morphology.Past(form) == form;
    }

    /// <summary>The step without the care with which it is to be taken.</summary>
    private static string Words(in RewriteScope scope, int from, int end)
    {
        var s = scope.Sentence;
        var parts = new List<string>();
        var start = from;
        end = s.Is(end - 1, "again") ? end - 1 : end;
        for (var i = from; i <= end; i++)
        {
            var isCare = i < end && s.IsWord(i) && (s.Lexicon.IsIn("care-adverbs", s.Tokens[i].Word) || ((s.Is(i, "more") || s.Is(i, "very")) && s.IsWord(i + 1) && s.Lexicon.IsIn("care-adverbs", s.Tokens[i + 1].Word)));
            if (i == end || isCare)
            {
                if (i > start)
                {
                    parts.Add(start == from ? scope.Uncapitalised(start, i) : scope.Text(start, i));
                }

                start = i + 1;
            }
        }

        return string.Join(' ', parts).Replace("double-check", "check", StringComparison.OrdinalIgnoreCase);
    }

    private static int FindWhen(in Sentence s, int from, int end)
    {
        for (var i = from; i + 1 < end; i++)
        {
            if (s.Is(i, "when") || s.Is(i, "before") || s.Is(i, "while") || s.Is(i, "during") || s.Is(i, "after") || (s.Is(i, "about") && s.Has(i + 1, WordClass.Gerund)) || (s.Is(i, "with") && i > from) || (s.Is(i, "in") && s.Has(i + 1, WordClass.Gerund)))
            {
                return i;
            }
        }

        return -1;
    }
}
