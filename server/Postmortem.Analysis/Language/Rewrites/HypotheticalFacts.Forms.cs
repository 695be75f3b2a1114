namespace Postmortem.Analysis.Language;

/// <summary>Conditions that compare, and those about people.</summary>
internal static partial class HypotheticalFacts
{
    /// <summary>"run with A instead of B" turned round: "run with B instead of A". Null where no preposition says what is compared.</summary>
    private static string? SwappedPhrase(in RewriteScope scope, int from, int end)
    {
        var s = scope.Sentence;
        var preposition = -1;
        for (var i = from + 1; i + 2 < end; i++)
        {
            if (Grammar.IsInsteadOf(s, i))
            {
                return preposition > from && preposition + 1 < i && !s.Has(i + 2, WordClass.Gerund | WordClass.Preposition)
                    ? $"{scope.Text(from, preposition + 1)} {scope.Text(i + 2, end)} {scope.Text(i, i + 2)} {scope.Text(preposition + 1, i)}"
                    : null;
            }

            preposition = s.Has(i, WordClass.Preposition) ? i : preposition;
        }

        return null;
    }

    private static bool HasGerund(in Sentence s, int from, int end)
    {
        for (var i = from; i + 2 < end; i++)
        {
            if (Grammar.IsInsteadOf(s, i) && (s.Has(i + 2, WordClass.Gerund) || s.Has(i + 3, WordClass.Gerund)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"had anyone opened the hatch" denied: "The hatch was not opened".</summary>
    private static (string Fact, string? Action, int End)? OfPeople(in RewriteScope scope, NounPhrase subject, int own, int end, bool negated, string stem)
    {
        var s = scope.Sentence;
        var step = Step(scope, own + 1, end);
        var rests = scope.Lexicon.Texts.TryGetValue("prepositions-" + stem, out var prepositions) && s.IsWord(own + 1) && prepositions.Split(' ').Contains(s.TextOf(own + 1).ToString()) ? own + 2 : own + 1;
        var frame = new VerbFrame(subject.Start, own, own, stem, !negated, FrameTense.Past, Grammar.Phrase(s, rests), false);
        return frame.Object.Exists && AgentRewrites.CanBePassive(scope, frame, out var objectEnd) && AgentRewrites.Passive(scope, frame, objectEnd, rests > own + 1 ? " " + scope.Text(own + 1, rests) : "") is { } text && objectEnd <= end
            ? (RewriteScope.Capitalise(text) + (objectEnd < end ? " " + scope.Text(objectEnd, end) : ""), negated ? null : $"{RewriteScope.Capitalise(stem)}{step}", end)
            : null;
    }

    public static bool HasModal(in Sentence s, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (s.Has(i, WordClass.Modal) || s.Is(i, "'d"))
            {
                return true;
            }
        }

        return false;
    }
}
