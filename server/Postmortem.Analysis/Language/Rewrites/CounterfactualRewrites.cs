using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>Turns a wish about the past into the fact that it hides and, where there is a place for it, an action item.</summary>
internal static partial class CounterfactualRewrites
{
    public static IEnumerable<Fix> FactAndAction(in RewriteScope scope)
    {
        if (!InPlace.IsEnglish(scope))
        {
            return PhraseRewrites.FactAndAction(scope);
        }

        var (edit, fact, action) = Fact(scope);
        if (edit is not { } && (HypotheticalFacts.Find(scope) ?? HypotheticalFacts.Means(scope)) is { } found)
        {
            var end = EndOfHypothesis(scope);
            var outcome = Outcome.Read(scope, found, end);
            (fact, action) = (found.Fact + outcome.AlsoTrue, found.Action is { } step ? step + outcome.Purpose : null);
            var without = outcome.Purpose.Length == 0 || outcome.AlsoTrue.Length > 0 ? fact : $"{fact}{(end == scope.EndOfWords ? "." : "")} [FACT NEEDED: the action item for this{outcome.Purpose}]";
            var start = Start(scope);
            var isInside = !scope.IsAtStart(start) && found.Fact[0] != '`';
            (fact, without) = isInside ? (Lowered(found, fact), Lowered(found, without)) : (fact, without);
            return Fixes(scope, scope.Replace(start, end, fact), fact, action, scope.Replace(start, end, without), end);
        }

        if (edit is { } change)
        {
            return Fixes(scope, change, fact, action, change, scope.EndOfWords);
        }

        var (from, to) = Clause(scope);
        from += from > SentenceRewrites.Body(scope) && scope.Sentence.Has(from, WordClass.Conjunction | WordClass.Subordinator) ? 1 : 0;
        var (first, last) = (scope.TokenAt(scope.Hit.Span.Start), scope.TokenAt(scope.Hit.Span.End));
        return [.. NeutralRewrites.All(scope, first, last).Take(1), RewriteScope.Fix("Replace the wish by the fact", scope.Replace(from, to, InPlace.InsteadOf(scope, from, to)))];
    }

    /// <summary>A fact behind "and" begins as its words do in the middle of a sentence.</summary>
    private static string Lowered(Hypothesis found, string text)
    {
        var isName = found.Keeps || (text.Length > 1 && char.IsUpper(text[1]));
        return isName ? text : char.ToLowerInvariant(text[0]) + text[1..];
    }

    /// <summary>Where the wish begins: the sentence, or a clause of it that stands for itself.</summary>
    public static int Start(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var body = SentenceRewrites.Body(scope);
        var from = body;
        for (var i = body; i < scope.TokenAt(scope.Hit.Span.Start); i++)
        {
            if (s.IsKind(i, TokenKind.Semicolon) || (s.IsKind(i, TokenKind.Comma) && (s.Is(i + 1, "and") || s.Is(i + 1, "but") || s.Is(i + 1, "so")) && HasClause(s, from, i)))
            {
                from = s.IsKind(i, TokenKind.Semicolon) ? i + 1 : i + 2;
            }
            else if ((s.Is(i, "and") || s.Is(i, "but")) && !s.IsKind(i - 1, TokenKind.Comma) && HasClause(s, from, i) && (s.Has(i + 1, WordClass.Determiner | WordClass.ThingPronoun) || s.Is(i + 1, "we")) && !HypotheticalFacts.HasModal(s, from, i))
            {
                from = i + 1;
            }
        }

        return from;
    }

    private static List<Fix> Fixes(in RewriteScope scope, TextEdit withItem, string fact, string? action, TextEdit alone, int end)
    {
        var fixes = new List<Fix>();
        if (action is not null && NewActionItem.Edit(scope, action) is { } item)
        {
            fixes.Add(RewriteScope.Fix($"State the fact and add the action item \"{AgentRewrites.Short(action)}\"", withItem, item));
        }

        // The question behind the fact is no part of its sentence and has no full stop of its own.
        var stop = end < scope.Sentence.Tokens.Length && scope.Sentence.IsKind(end, TokenKind.Stop) && alone.NewText.Contains($"{fact}. [", StringComparison.Ordinal);
        fixes.Add(RewriteScope.Fix($"State the fact: \"{AgentRewrites.Short(fact)}\"", stop ? [alone with { Span = TextSpan.FromBounds(alone.Span.Start, scope.AbsoluteSpan(end, end + 1).End) }] : [alone]));
        return fixes;
    }

    /// <summary>The part of the sentence that is the wish, with the word that joins it to the rest: what else is told stays.</summary>
    public static (int From, int To) Clause(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var trigger = scope.TokenAt(scope.Hit.Trigger.Start);
        var (from, to) = (SentenceRewrites.Body(scope), scope.EndOfWords);
        var (first, last) = (scope.TokenAt(scope.Hit.Span.Start), scope.TokenAt(scope.Hit.Span.End));
        var outer = from;
        for (var i = from; i < to; i++)
        {
            if (s.IsKind(i, TokenKind.Open))
            {
                outer = from;
            }
            else if (s.IsKind(i, TokenKind.Close))
            {
                if (i > trigger && from > outer)
                {
                    return (from, i);
                }

                from = i < trigger ? outer : from;
            }

            if (s.IsKind(i, TokenKind.Comma) && i >= last && s.Has(from, WordClass.Relative))
            {
                // ", which is my fault, and the queue filled": what follows is no part of it.
                return (from, i);
            }

            if (s.IsKind(i, TokenKind.Comma) && !(scope.Hit.Pattern.Rule.Code == "counterfactual" && HypotheticalFacts.HasModal(s, i < first ? from : i, i < first ? i : to)) && (i < first || i >= last) && HasClause(s, from, i) && HasClause(s, i + 1, to) && (i < first || !s.Has(i + 1, WordClass.Relative)))
            {
                if (i >= last)
                {
                    return (from, i);
                }

                from = i + 1;
                continue;
            }

            var isBoundary = s.Tokens[i].Kind is TokenKind.Semicolon or TokenKind.Open or TokenKind.Dash or TokenKind.Arrow or TokenKind.Break;
            if (isBoundary && i > trigger)
            {
                return (from, i);
            }

            if (isBoundary)
            {
                from = i + 1;
            }
            else if (i < trigger && i > from && !s.Has(i - 1, WordClass.Modal | WordClass.Auxiliary) && ((s.Has(i, WordClass.Relative) && !s.Has(i - 1, WordClass.Preposition)) || s.Is(i, "but") || s.Is(i, "so") || s.Is(i, "because") || s.Is(i, "since") || s.Is(i, "and") || s.Is(i, "however")))
            {
                from = i;
            }
        }

        return (Math.Min(from, trigger), to);
    }

    /// <summary>Whether a stretch tells something of its own, with somebody or something that does it.</summary>
    private static bool HasClause(in Sentence s, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var isSaid = s.Has(i, WordClass.Auxiliary | WordClass.Modal | WordClass.Past) || (s.Has(i, WordClass.BaseVerb) && s.Has(i - 1, WordClass.We | WordClass.They | WordClass.PersonPronoun));
            if (i > from && isSaid && !s.Has(from, WordClass.Preposition | WordClass.Gerund | WordClass.Relative))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOnePhrase(in Sentence s, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!s.IsNominal(i) && !s.Has(i, WordClass.Preposition | WordClass.Determiner))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Up to a semicolon or a dash: what stands behind is told beside the wish.</summary>
    private static int EndOfHypothesis(in RewriteScope scope)
    {
        var s = scope.Sentence;
        for (var i = Math.Min(scope.TokenAt(scope.Hit.Span.Start) + 1, scope.EndOfWords); i < scope.EndOfWords; i++)
        {
            if (i < scope.TokenAt(scope.Hit.Span.End) && !s.IsKind(i, TokenKind.Open))
            {
                continue;
            }

            if (s.IsKind(i, TokenKind.Open) && HypotheticalFacts.HasModal(s, i, scope.EndOfWords))
            {
                while (i + 1 < scope.EndOfWords && !s.IsKind(i, TokenKind.Close))
                {
                    i++;
                }

                continue;
            }

            if (s.Tokens[i].Kind is TokenKind.Semicolon or TokenKind.Dash or TokenKind.Open || (s.IsKind(i, TokenKind.Comma) && (s.Is(i + 1, "since") || s.Is(i + 1, "because") || s.Is(i + 1, "but") || s.Is(i + 1, "as"))))
            {
                return i;
            }
        }

        return scope.EndOfWords;
    }

    private static bool HasCondition(in RewriteScope scope, int from, int end)
    {
        var s = scope.Sentence;
        for (var i = from; i < end; i++)
        {
            if (s.Is(i, "if") || HypotheticalFacts.IsInversion(s, i) || s.Is(i, "by") || s.Is(i, "with") || s.Is(i, "without") || s.Is(i, "only") || s.Is(i, "than") || s.Is(i, "of") && s.Is(i - 1, "instead"))
            {
                return true;
            }
        }

        return false;
    }
}
