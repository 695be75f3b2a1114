using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>Wishes that say what happened as well: "should have been 1, not 50", "should have waited instead of merging".</summary>
internal static class Contrasts
{
    /// <summary>"should have been 1, not 50" says what it was: "was 50, not 1". "should have waited instead of merging": "merged rather than waiting".</summary>
    public static (TextEdit? Edit, string Fact, string? Action)? Find(in RewriteScope scope, NounPhrase subject, int modal, int verb, bool passive, bool negated)
    {
        var s = scope.Sentence;
        var end = scope.EndOfWords;
        var (at, length) = (-1, 0);
        for (var i = verb; i + 1 < end && at < 0; i++)
        {
            var isPair = Grammar.IsInsteadOf(s, i);
            var isNot = s.IsKind(i, TokenKind.Comma) && s.Is(i + 1, "not") && !s.Has(i + 2, WordClass.Auxiliary | WordClass.AnyVerb);
            (at, length) = isPair || isNot ? (i, 2) : (at, length);
        }

        if (at <= verb || negated || at + length >= end)
        {
            return null;
        }

        for (var i = at; i < end; i++)
        {
            if (s.Is(i, "if") || s.Has(i, WordClass.Modal) || HypotheticalFacts.IsInversion(s, i))
            {
                // What is compared belongs to another wish.
                return null;
            }
        }

        var first = s.IsKind(at - 1, TokenKind.Comma) ? at - 1 : at;
        var join = s.IsKind(at, TokenKind.Comma) ? ", not" : first < at ? ", rather than" : " rather than";
        var whole = VerbFrame.StartOfSubject(s, subject);
        var who = scope.Text(whole, modal);
        var be = Grammar.IsPlural(s, subject) ? "were" : "was";
        var stem = scope.Lexicon.Morphology.FindBase(s.TextOf(verb).ToString());
        var was = scope.Text(at + length, end);
        if (s.Has(at + length, WordClass.Gerund))
        {
            if (passive || stem is null || scope.Lexicon.Morphology.FindBase(s.TextOf(at + length).ToString()) is not { } done)
            {
                return null;
            }

            var behind = at + length + 1 < end ? " " + scope.Text(at + length + 1, end) : "";
            var wished = $"{Morphology.Gerund(stem)}{(verb + 1 < first ? " " + scope.Text(verb + 1, first) : "")}";
            var start = scope.TokenAt(scope.Hit.Span.Start) < whole ? scope.TokenAt(scope.Hit.Span.Start) : whole;
            var fact = $"{(scope.IsAtStart(start) ? RewriteScope.Capitalise(scope.Text(whole, modal)) : who)} {scope.Lexicon.Morphology.Past(done)}{behind} rather than {wished}";
            return (scope.Replace(start, end, fact), fact, $"{RewriteScope.Capitalise(stem)}{HypotheticalFacts.Step(scope, verb + 1, first)}");
        }

        var isBe = passive && stem is null;
        if (stem is null && !isBe)
        {
            return null;
        }

        var same = -1;
        for (var i = verb + 1; i < first && s.Has(at + length, WordClass.Preposition) && !isBe; i++)
        {
            same = s.Has(i, WordClass.Preposition) && s.TextOf(i).Equals(s.TextOf(at + length), StringComparison.OrdinalIgnoreCase) ? i : same;
        }

        if (same > verb + 1)
        {
            // "told the owners on Friday, not on Monday": what is compared is the phrase with the same preposition.
            var told = passive ? $"{be} {scope.Text(verb, same)}" : $"{scope.Lexicon.Morphology.Past(stem!)} {scope.Text(verb + 1, same)}";
            return (scope.Replace(modal, end, $"{told} {was}{join} {scope.Text(same, first)}"), $"{who} {told} {was}{join} {scope.Text(same, first)}", null);
        }

        if (!passive && !isBe && s.Has(at + length, WordClass.Preposition) && same < 0)
        {
            return null;
        }

        var meant = isBe ? scope.Text(verb, first) : scope.Text(verb + 1, Math.Max(first, verb + 2));
        if (!isBe && verb + 1 >= first)
        {
            return null;
        }

        var said = isBe ? be : passive ? $"{be} {scope.Text(verb, verb + 1)}" : scope.Lexicon.Morphology.Past(stem!);
        var action = isBe || s.Has(whole - 1, WordClass.Preposition) ? null : passive ? $"{RewriteScope.Capitalise(stem!)} {scope.Uncapitalised(whole, modal)}{HypotheticalFacts.Step(scope, verb + 1, first)}" : null;
        return (scope.Replace(modal, end, $"{said} {was}{join} {meant}"), $"{who} {said} {was}{join} {meant}", action);
    }
}
