namespace Postmortem.Analysis.Language;

/// <summary>What a sentence takes for granted of another past, and where it says so (tokens).</summary>
/// <param name="Fact">The fact as a sentence without its full stop.</param>
/// <param name="Action">What to do about it.</param>
internal sealed record Hypothesis(string Fact, string? Action, int From, int To)
{
    /// <summary>The condition is what the outcome is said of: "a canary would have shown it".</summary>
    public bool IsSubject { get; init; }

    /// <summary>The fact begins with a name, whose capital stays.</summary>
    public bool Keeps { get; init; }
}

/// <summary>What would have come of it: nothing of a sentence may be lost, so it becomes what was so, or what the action item is for.</summary>
/// <param name="AlsoTrue">", and the clinic was cut off": what would not have been, was.</param>
/// <param name="Purpose">", to give us two weeks": what an action item is for.</param>
internal sealed record Outcome(string AlsoTrue, string Purpose)
{
    private static readonly Outcome None = new("", "");

    public static Outcome Read(in RewriteScope scope, Hypothesis found, int end)
    {
        var s = scope.Sentence;
        var body = CounterfactualRewrites.Start(scope);
        var (from, to) = found.From <= body ? (found.To, end) : (body, found.From);
        while (from < to && (s.IsKind(from, TokenKind.Comma) || s.Is(from, "then") || (found.From <= body && s.Is(from, "and"))))
        {
            from++;
        }

        while (to > from && (s.IsKind(to - 1, TokenKind.Comma) || s.Has(to - 1, WordClass.Subordinator) || s.Is(to - 1, "and")))
        {
            to--;
        }

        var behind = found.From > body && found.To < end ? (s.IsKind(found.To, TokenKind.Comma) ? "" : " ") + scope.Text(found.To, end) : "";
        var modal = from;
        while (modal < to && !s.Has(modal, WordClass.Modal) && !s.Is(modal, "'d"))
        {
            modal++;
        }

        if (modal >= to)
        {
            return from < to ? new Outcome("", $", with what stood here: \"{Plain(scope.Text(from, to))}\"") : None;
        }

        var (negated, been, adverbs) = (false, false, "");
        var verb = modal + 1;
        while (verb < to && (s.Has(verb, WordClass.Auxiliary | WordClass.Not | WordClass.Adverb) || s.Is(verb, "'ve") || s.Is(verb, "of")))
        {
            negated |= s.Has(verb, WordClass.Not);
            been |= s.Is(verb, "been") || s.Is(verb, "be");
            var isHad = s.Is(verb, "had") || (s.Has(verb, WordClass.Auxiliary) && !s.Is(verb, "have") && !s.Is(verb, "been") && !s.Is(verb, "be") && !s.Is(verb, "'ve"));
            if (isHad)
            {
                break;
            }

            if (s.Has(verb, WordClass.Adverb) && !s.Has(verb, WordClass.Not) && !s.Is(verb, "probably") && !s.Is(verb, "likely") && !s.Is(verb, "perhaps") && !s.Is(verb, "maybe"))
            {
                adverbs += " " + scope.Text(verb, verb + 1);
            }

            verb++;
        }

        if (verb >= to || IsEmpty(scope, found.IsSubject ? modal : from, modal, verb, to))
        {
            return None;
        }

        var form = s.TextOf(verb).ToString();
        var stem = scope.Lexicon.Morphology.FindBase(form);
        var isVerb = stem is not null && (!been || s.Has(verb, WordClass.Participle | WordClass.Past));
        var rest = (verb + 1 < to ? " " + scope.Text(verb + 1, to) : "") + behind;
        var who = modal > from && !found.IsSubject ? scope.Uncapitalised(from, modal) : "";
        var subject = who.Length > 0 ? Grammar.Phrase(s, from) : NounPhrase.None;
        var plural = subject.Exists && Grammar.IsPlural(s, subject);
        var isAny = rest.Contains(" any", StringComparison.OrdinalIgnoreCase);
        if (negated && !isAny && subject.Exists && (been || isVerb) && (subject.Class & (SubjectClass.Pronoun | SubjectClass.We)) == 0)
        {
            var was = been ? $"{(plural ? "were" : "was")}{adverbs} {form}" : $"{adverbs.TrimStart()}{(adverbs.Length > 0 ? " " : "")}{scope.Lexicon.Morphology.Past(stem!)}";
            return new Outcome($", and {who} {was}{rest}", "");
        }

        if (!been && !isVerb)
        {
            return new Outcome("", $" (\"{Plain(scope.Text(from, to))}\")");
        }

        var said = been ? $"be {form}" : stem!;
        if (who.Length == 0)
        {
            return negated ? new Outcome("", $", so as not to {said}{rest}") : new Outcome("", $", to{adverbs} {said}{rest}");
        }

        var can = s.Is(modal, "could") ? "can" : s.Is(modal, "might") ? "may" : "will";
        return new Outcome("", $", so that {who} {can}{adverbs}{(negated ? " not" : "")} {said}{rest}");
    }

    private static string Plain(string text) => text.Replace('"', '\'');

    /// <summary>"This could have been avoided", "it would have helped a lot": it tells nothing that the wish does not.</summary>
    private static bool IsEmpty(in RewriteScope scope, int from, int modal, int verb, int end)
    {
        var s = scope.Sentence;
        if (!s.IsWord(verb))
        {
            return false;
        }

        var isAbout = from == modal || s.Has(from, WordClass.ThingPronoun) || (Grammar.Phrase(s, from) is { Exists: true } subject && subject.End == modal && s.IsWord(subject.Head) && s.Lexicon.IsIn("bad-events", s.Tokens[subject.Head].Word));
        var isPrevented = s.Lexicon.IsIn("averting", s.Tokens[verb].Word);
        if (isAbout && s.Is(verb, "gone") && s.Is(end - 1, "way"))
        {
            return true;
        }

        if (!isAbout || !isPrevented)
        {
            return false;
        }

        // "prevented the spill", "helped a lot", "avoided altogether"
        var left = verb + 1;
        var thing = Grammar.Phrase(s, left);
        left = thing.Exists && thing.End - thing.Start <= 3 && (s.Has(thing.Start, WordClass.ThingPronoun) || s.Is(thing.Start, "the") || s.Is(thing.Start, "a")) && !s.IsKind(thing.Head, TokenKind.Number) ? thing.End : left;
        while (left < end && (s.Has(left, WordClass.Adverb) || s.Is(left, "altogether") || s.Is(left, "lot") || s.Is(left, "entirely") || s.Is(left, "sooner") || s.Is(left, "earlier")))
        {
            left++;
        }

        return left >= end;
    }
}
