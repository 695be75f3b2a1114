using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>Puts a word that only tells in the place of one that judges: "misread" becomes "read", with a question for the rest.</summary>
internal static class NeutralRewrites
{
    public static IEnumerable<Fix> All(in RewriteScope scope, int from, int to)
    {
        var fixes = new List<Fix>();
        AddVerb(scope, from, to, fixes);
        AddPassive(scope, from, to, fixes);
        AddManner(scope, from, to, fixes);
        AddOutcome(scope, from, to, fixes);
        AddDuty(scope, from, to, fixes);
        return fixes;
    }

    /// <summary>"We misread the graph" becomes "We read the graph", and what it was read as is asked for; "complacent about" becomes "used to".</summary>
    private static void AddVerb(in RewriteScope scope, int from, int to, List<Fix> fixes)
    {
        var s = scope.Sentence;
        var end = Math.Min(to + 1, scope.EndOfWords);
        for (var i = from; i < end; i++)
        {
            if (!s.IsWord(i))
            {
                continue;
            }

            var form = s.TextOf(i).ToString();
            if (scope.Lexicon.Texts.TryGetValue("adjective-" + form.ToLowerInvariant(), out var adjective))
            {
                var (word, preposition) = Split(adjective);
                var last = preposition.Length > 0 && s.Has(i + 1, WordClass.Preposition) ? i + 2 : i + 1;
                fixes.Add(RewriteScope.Fix($"Write \"{word}\"", scope.Replace(i, last, last > i + 1 ? $"{word} {preposition}" : word), SentenceRewrites.Append(scope, InPlace.Ask(scope))));
                return;
            }

            if ((ClauseFrame.IsFinite(s, i) || s.Has(i, WordClass.Participle)) && scope.Lexicon.Morphology.FindBase(form) is { } stem && scope.Lexicon.Texts.TryGetValue("neutral-" + stem, out var neutral))
            {
                var (verb, ask) = (neutral[..neutral.IndexOf(':')], neutral[(neutral.IndexOf(':') + 1)..].Trim());
                var inflected = Inflect(scope, i, form, stem, verb);
                if (stem == "mistake" && !IsFollowedBy(s, i, "for"))
                {
                    continue;
                }

                if (stem == "dismiss" && (!s.Is(i + 1, "as") || (Grammar.Phrase(s, i + 2) is { Exists: true } kind && (s.Has(kind.End, WordClass.Modal) || ClauseFrame.IsFinite(s, kind.End)))))
                {
                    continue;
                }

                if (stem == "slip")
                {
                    if (s.Is(i + 1, "through") || s.Is(i + 1, "past"))
                    {
                        var both = s.Is(i + 2, "both") ? i + 3 : i + 2;
                        fixes.Add(RewriteScope.Fix($"Write \"{inflected}\", and ask for the facts", scope.Replace(i, i + 2, inflected), SentenceRewrites.AppendFact(scope, $"which check in {scope.Text(both, Question.EndOfClause(scope, both))} would have shown it")));
                    }

                    return;
                }

                var first = i;
                while (first > s.Body && s.IsWord(first - 1) && (s.Lexicon.IsIn("degrees", s.Tokens[first - 1].Word) || s.Lexicon.IsIn("bad-manners", s.Tokens[first - 1].Word)))
                {
                    first--;
                }

                fixes.Add(RewriteScope.Fix($"Write \"{inflected}\", and ask for the facts", scope.Replace(first, i + 1, inflected), SentenceRewrites.AppendFact(scope, ask)));
                return;
            }
        }
    }

    private static bool IsFollowedBy(in Sentence s, int word, string form)
    {
        for (var i = word + 1; i < s.Tokens.Length && i < word + 9; i++)
        {
            if (s.Is(i, form))
            {
                return true;
            }
        }

        return false;
    }

    private static (string Word, string Preposition) Split(string text) => text.IndexOf(' ') is var at and > 0 ? (text[..at], text[(at + 1)..]) : (text, "");

    private static string Inflect(in RewriteScope scope, int at, string form, string stem, string verb)
    {
        var morphology = scope.Lexicon.Morphology;
        var s = scope.Sentence;
        var text = form.Equals(stem, StringComparison.OrdinalIgnoreCase) && !(s.Has(at, WordClass.Past) && !s.Has(at - 1, WordClass.Modal) && !s.Is(at - 1, "to")) ? verb
            : form.EndsWith("ing", StringComparison.OrdinalIgnoreCase) ? Morphology.Gerund(verb)
            : form.EndsWith('s') && !form.Equals(morphology.Past(stem), StringComparison.OrdinalIgnoreCase) ? Morphology.ThirdPerson(verb)
            : s.Has(at - 1, WordClass.Auxiliary) || (s.Has(at - 1, WordClass.Adverb) && s.Has(at - 2, WordClass.Auxiliary)) ? morphology.Participle(verb)
            : morphology.Past(verb);
        return char.IsUpper(form[0]) ? RewriteScope.Capitalise(text) : text;
    }

    /// <summary>"had been ignored" becomes "was not acted on".</summary>
    private static void AddPassive(in RewriteScope scope, int from, int to, List<Fix> fixes)
    {
        var s = scope.Sentence;
        for (var i = from; i < to; i++)
        {
            if (!s.Has(i, WordClass.Auxiliary) || s.Is(i, "did") || s.Is(i, "do"))
            {
                continue;
            }

            var group = s.Is(i, "been") && s.Has(i - 1, WordClass.Auxiliary) ? i - 1 : i;
            var verb = i + 1;
            while (s.Has(verb, WordClass.Auxiliary | WordClass.Adverb) && !s.Has(verb, WordClass.Not))
            {
                verb++;
            }

            var isPassive = s.Is(verb - 1, "been") || s.Is(i, "was") || s.Is(i, "were") || s.Is(i, "is") || s.Is(i, "are");
            if (isPassive && s.IsWord(verb) && scope.Lexicon.Morphology.FindBase(s.TextOf(verb).ToString()) is { } stem && scope.Lexicon.Texts.TryGetValue("passive-" + stem, out var own) && !s.Is(verb + 1, "as") && !s.Is(verb + 1, "by"))
            {
                own = s.Is(i, "is") ? own.Replace("was ", "is ") : s.Is(i, "are") ? own.Replace("was ", "are ") : IsPlural(scope, group) ? own.Replace("was ", "were ") : own;
                fixes.Add(RewriteScope.Fix($"Write \"{own}\", and ask for the facts", scope.Replace(group, verb + 1, own), SentenceRewrites.Append(scope, InPlace.Ask(scope))));
            }

            return;
        }
    }

    private static bool IsPlural(in RewriteScope scope, int auxiliary)
    {
        var s = scope.Sentence;
        return s.Is(auxiliary, "were") || s.Is(auxiliary, "have") || (s.Is(auxiliary, "had") && Grammar.Phrase(s, SentenceRewrites.Body(scope)) is { Exists: true } subject && Grammar.IsPlural(s, subject));
    }

    /// <summary>"was handled badly" and "was poorly understood" become "was handled [how]".</summary>
    private static void AddManner(in RewriteScope scope, int from, int to, List<Fix> fixes)
    {
        var s = scope.Sentence;
        for (var i = from; i < Math.Min(to + 1, scope.EndOfWords); i++)
        {
            if (!s.IsWord(i) || !scope.Lexicon.IsIn("bad-manners", s.Tokens[i].Word))
            {
                continue;
            }

            var verb = s.Has(i + 1, WordClass.Participle) ? i + 1 : s.Has(i - 1, WordClass.Participle) || s.Has(i - 1, WordClass.Past) ? i - 1 : -1;
            if (verb < 0)
            {
                return;
            }

            var what = scope.Text(verb, verb + 1);
            var (first, last) = (Math.Min(i, verb), Math.Max(i, verb) + 1);
            fixes.Add(RewriteScope.Fix("Ask how it was done", scope.Replace(first, last, $"{what} [FACT NEEDED: how, in place of \"{scope.Text(i, i + 1)}\"]")));
            return;
        }
    }

    /// <summary>"were avoidable" and "turned out to be a mistake" become what they came from and led to, which is asked for.</summary>
    private static void AddOutcome(in RewriteScope scope, int from, int to, List<Fix> fixes)
    {
        var s = scope.Sentence;
        for (var i = Math.Max(s.Body, from - 4); i < to; i++)
        {
            if ((s.Is(i, "turned") || s.Is(i, "turns")) && s.Is(i + 1, "out"))
            {
                var end = Math.Max(to, i + 3);
                while (end < scope.EndOfWords && s.IsNominal(end))
                {
                    end++;
                }

                fixes.Add(RewriteScope.Fix("Ask for what it led to", scope.Replace(i, end, $"led to [FACT NEEDED: which effects, and what was known of them when this was decided, in place of \"{scope.Text(i, end)}\"]")));
                return;
            }

            if (s.IsWord(i) && scope.Lexicon.IsIn("foretold", s.Tokens[i].Word) && s.Has(i - 1, WordClass.Auxiliary | WordClass.Adverb) && !s.IsNominal(i + 1) && SubjectFinder.Of(s, i) is { Exists: true, Class: not SubjectClass.Implied } subject && !s.Has(subject.Start, WordClass.ThingPronoun))
            {
                var start = i;
                while (start > subject.End && s.Has(start - 1, WordClass.Auxiliary | WordClass.Adverb | WordClass.Not))
                {
                    start--;
                }

                fixes.Add(RewriteScope.Fix("Ask for what it came from", scope.Replace(start, i + 1, $"came from [FACT NEEDED: which condition, and who knew of it at that time, in place of \"{scope.Text(start, i + 1)}\"]")));
                return;
            }
        }
    }

    /// <summary>"the risk of running both": the phrase may be longer than what stands beside its verb.</summary>
    private static int StartOfSubject(in RewriteScope scope, NounPhrase subject, int verb)
    {
        var s = scope.Sentence;
        var from = CounterfactualRewrites.Clause(scope).From;
        while (from < verb && (s.Has(from, WordClass.Conjunction) || (s.Has(from, WordClass.Adverb) && !s.Has(from, WordClass.Determiner))))
        {
            from++;
        }

        if (from < verb && Grammar.Phrase(s, from) is { Exists: true } first && (s.Is(first.End, "of") || first.End == verb))
        {
            return from;
        }

        return subject.Exists && subject.Class != SubjectClass.Implied ? VerbFrame.StartOfSubject(s, subject) : -1;
    }

    /// <summary>"The thresholds had not been revisited since spring" asks what would have prompted or enforced revisiting the thresholds since spring.</summary>
    private static void AddDuty(in RewriteScope scope, int from, int to, List<Fix> fixes)
    {
        var s = scope.Sentence;
        for (var i = from; i < to; i++)
        {
            if (!s.Has(i, WordClass.Auxiliary) || s.Is(i, "did") || s.Is(i, "does") || s.Is(i, "do"))
            {
                continue;
            }

            var (verb, negated, been) = (i, false, s.Is(i, "was") || s.Is(i, "were"));
            while (s.Has(verb, WordClass.Auxiliary | WordClass.Not | WordClass.Adverb))
            {
                negated |= s.Has(verb, WordClass.Not);
                been |= s.Is(verb, "been");
                verb++;
            }

            var subject = SubjectFinder.Of(s, i);
            negated |= subject.Exists && s.Is(subject.Start, "no");
            if (!negated || !been || !s.IsWord(verb) || !s.Has(verb, WordClass.Participle | WordClass.Past) || scope.Lexicon.Morphology.FindBase(s.TextOf(verb).ToString()) is not { } stem)
            {
                return;
            }

            var start = StartOfSubject(scope, subject, i);
            if (start < 0 || s.Has(start, WordClass.Relative | WordClass.ThingPronoun))
            {
                return;
            }

            if (s.Has(start - 1, WordClass.Relative | WordClass.Subordinator | WordClass.Preposition))
            {
                return;
            }

            var end = Question.EndOfClause(scope, verb + 1);
            var rest = verb + 1 < end ? " " + scope.Text(verb + 1, end) : "";
            if (s.Is(start, "no"))
            {
                // "No check of the file was done": the check is what is asked about.
                var noun = start + 1;
                while (s.IsWord(noun) && s.Lexicon.IsIn("vague-words", s.Tokens[noun].Word))
                {
                    noun++;
                }

                var thing = scope.Text(noun, i);
                thing = Grammar.IsPlural(s, subject) ? thing : $"{Grammar.ArticleFor(thing)} {thing}";
                fixes.Add(RewriteScope.Fix("Ask for what would have prompted it", scope.Replace(start, end, $"[FACT NEEDED: what would have prompted or enforced {thing}{rest}]")));
                return;
            }

            var what = scope.Uncapitalised(start, i);
            if (s.Is(verb + 1, "by") && Grammar.Phrase(s, verb + 2) is { Exists: true } agent && agent.End <= end)
            {
                // "was not told by the vendor that …"
                fixes.Add(RewriteScope.Fix("Ask for what would have prompted it", scope.Replace(start, end, $"[FACT NEEDED: what would have prompted {scope.Text(agent.Start, agent.End)} to {stem} {what}{(agent.End < end ? " " + scope.Text(agent.End, end) : "")}]")));
                return;
            }

            fixes.Add(RewriteScope.Fix("Ask for what would have prompted it", scope.Replace(start, end, $"[FACT NEEDED: what would have prompted or enforced {Morphology.Gerund(stem)} {what}{rest}]")));
            return;
        }
    }
}
