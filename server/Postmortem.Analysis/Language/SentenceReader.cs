using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>Splits the tokens of a stretch of prose into sentences and matches the lexicon's patterns against those that have a trigger.</summary>
internal static class SentenceReader
{
    /// <summary>A sentence that goes on for longer is cut, so that prose without full stops costs what other prose costs.</summary>
    private const int MaxTokens = 300;

    /// <summary>A sentence is reported once; after this many reasons no more are looked for.</summary>
    private const int MaxHits = 12;

    /// <summary>Nobody reads more remarks about one block, and a block can be thousands of sentences of two signs.</summary>
    private const int MaxHitsOfBlock = 300;

    public static void Read(ReadOnlySpan<char> text, int start, int end, Lexicon lexicon, int cell, ref List<LanguageHit>? hits) =>
        Read(text, start, end, lexicon, cell, null, ref hits);

    /// <summary>Returns whether words of another language were met. <paramref name="marked"/> asks for sentences with or without marks on their letters.</summary>
    public static bool Read(ReadOnlySpan<char> text, int start, int end, Lexicon lexicon, int cell, bool? marked, ref List<LanguageHit>? hits)
    {
        var buffer = TokenBuffer.OfThread;
        Tokenizer.Read(text, start, end, lexicon.Words, buffer);
        var tokens = buffer.Tokens;
        var first = 0;
        var triggers = false;
        var foreign = false;
        for (var i = 0; i < tokens.Length; i++)
        {
            triggers |= IsTrigger(lexicon, tokens[i]);
            foreign |= tokens[i].Word != 0 && tokens[i].Word <= lexicon.LastForeign;
            if (IsLast(tokens, i) || i - first >= MaxTokens)
            {
                if (triggers && (hits?.Count ?? 0) < MaxHitsOfBlock && (marked is null || marked == VietnameseLetters.HasMarks(text[tokens[first].Start..tokens[i].End])))
                {
                    Match(text, tokens[first..(i + 1)], lexicon, cell, ref hits);
                }

                triggers = false;
                first = i + 1;
            }
        }

        return foreign;
    }

    /// <summary>Whether a stretch of prose is the name of a person, a role or a team and nothing else.</summary>
    public static bool IsPerson(ReadOnlySpan<char> text, int start, int end, Lexicon lexicon)
    {
        var buffer = TokenBuffer.OfThread;
        Tokenizer.Read(text, start, end, lexicon.Words, buffer);
        if (buffer.Count is 0 or > 8)
        {
            return false;
        }

        var sentence = new Sentence(text, buffer.Tokens, lexicon);
        var phrase = NounPhrases.EndingAt(sentence, buffer.Count - 1);
        return phrase.Exists && phrase.Start <= sentence.Body && (phrase.Class & (SubjectClass.Name | SubjectClass.Role | SubjectClass.Team)) != 0;
    }

    private static bool IsTrigger(Lexicon lexicon, in Token token) =>
        token.Kind == TokenKind.Handle ? lexicon.IsTrigger(lexicon.HandleWord) :
        (token.Word != 0 && lexicon.IsTrigger(token.Word))
        || (token.Is(TokenShape.AllCaps) && token.Length >= 4 && lexicon.IsTrigger(lexicon.ShoutWord));

    private static bool IsLast(ReadOnlySpan<Token> tokens, int i) =>
        i + 1 == tokens.Length
        || tokens[i].Kind is TokenKind.Stop or TokenKind.Break
        || (tokens[i].Kind is TokenKind.Question or TokenKind.Exclamation && tokens[i + 1].Kind is not (TokenKind.Close or TokenKind.Comma or TokenKind.Colon));

    private static void Match(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, Lexicon lexicon, int cell, ref List<LanguageHit>? hits)
    {
        if (tokens.Length is > 2 and < 7 && tokens[0].Length == 1 && tokens[1].Kind == TokenKind.Close)
        {
            // "E) Human error" is one of the answers of a form.
            return;
        }

        var sentence = new Sentence(text, tokens, lexicon);
        var innocence = new Innocence();
        var before = hits?.Count ?? 0;
        for (var i = 0; i < tokens.Length && (hits?.Count ?? 0) - before < MaxHits; i++)
        {
            if (tokens[i].Word != 0)
            {
                MatchTriggers(sentence, lexicon.TriggersOf(tokens[i].Word), i, cell, ref innocence, ref hits);
            }

            if (tokens[i].Kind == TokenKind.Handle)
            {
                MatchTriggers(sentence, lexicon.TriggersOf(lexicon.HandleWord), i, cell, ref innocence, ref hits);
            }

            if (tokens[i].Is(TokenShape.AllCaps) && tokens[i].Length >= 4)
            {
                MatchTriggers(sentence, lexicon.TriggersOf(lexicon.ShoutWord), i, cell, ref innocence, ref hits);
            }
        }
    }

    private static void MatchTriggers(in Sentence s, ReadOnlySpan<Trigger> triggers, int at, int cell, ref Innocence innocence, ref List<LanguageHit>? hits)
    {
        foreach (ref readonly var trigger in triggers)
        {
            var (pattern, sequence) = (trigger.Pattern, trigger.Sequence);
            if (!trigger.Needs.MayBeMetBy(s.Signature) || !PatternMatcher.Match(s, sequence, at, out var match))
            {
                continue;
            }

            var subject = NounPhrase.None;
            if (pattern.Subject != SubjectClass.None)
            {
                subject = match.Find(sequence, "g") is { Start: >= 0 } gerund
                    ? SubjectFinder.OfParticiple(s, gerund.Start)
                    : SubjectFinder.Of(s, match.Find(sequence, "v") is { Start: >= 0 } named ? named.Start : match.Start);
                if (!subject.Exists || (subject.Class & pattern.Subject) == 0 && !CouldBe(pattern.Subject, subject.Class))
                {
                    continue;
                }
            }

            if (pattern.Subject == SubjectClass.None && pattern.Rule.IsAboutPeople && Programs.Act(s, match))
            {
                continue;
            }

            if (innocence.Covers(s, sequence, match) || PatternMatcher.IsAnywhere(s, pattern.Unless))
            {
                continue;
            }

            (hits ??= []).Add(CreateHit(s, pattern, sequence, match, subject, at, cell));
        }
    }

    /// <summary>A capitalised word may turn out to be a person's name, and an unnamed subject may stand in the row's other cell.</summary>
    private static bool CouldBe(SubjectClass wanted, SubjectClass found) =>
        (found == SubjectClass.Proper && (wanted & SubjectClass.Name) != 0)
        || (found == SubjectClass.Agent && (wanted & SubjectClass.Role) != 0)
        || (found == SubjectClass.Implied && (wanted & SubjectClass.Role) != 0);

    private static LanguageHit CreateHit(in Sentence s, Pattern pattern, PatternSequence sequence, in PatternMatch match, NounPhrase subject, int at, int cell)
    {
        var captures = new List<(string, TextSpan)>();
        for (var i = 0; i < sequence.Elements.Length; i++)
        {
            if (sequence.Elements[i].Capture is { } name && match.Captures[i] is { Start: >= 0 } taken && taken.End > taken.Start)
            {
                captures.Add((name, SpanOf(s, taken.Start, taken.End)));
            }
        }

        return new LanguageHit
        {
            Pattern = pattern,
            Span = SpanOf(s, match.Start, match.End),
            Trigger = SpanOf(s, at, at + 1),
            Sentence = SpanOf(s, 0, s.Tokens.Length),
            Subject = subject.Class,
            IsHuman = subject.Class is SubjectClass.Proper or SubjectClass.Agent && IsHuman(s, subject, match.Start, match.End),
            SubjectSpan = subject.Exists && subject.Class != SubjectClass.Implied ? SpanOf(s, subject.Start, subject.End) : default,
            Captures = captures,
            Cell = cell,
        };
    }

    /// <summary>Whether a verb among the tokens is one that only people do. A plural at the start of a sentence is no name.</summary>
    private static bool IsHuman(in Sentence s, NounPhrase subject, int start, int end)
    {
        if (subject.Class == SubjectClass.Proper && subject.Head <= s.Body && s.TextOf(subject.Head) is [.., 's'])
        {
            return false;
        }

        for (var i = start; i < end; i++)
        {
            if (s.Tokens[i].Word != 0 && s.Lexicon.IsIn("human-verbs", s.Tokens[i].Word) && (subject.Class != SubjectClass.Agent || !s.Lexicon.IsIn("also-software", s.Tokens[i].Word)))
            {
                return true;
            }
        }

        return false;
    }

    private static TextSpan SpanOf(in Sentence s, int start, int end) =>
        TextSpan.FromBounds(s.Tokens[start].Start, s.Tokens[Math.Max(start, end - 1)].End);
}
