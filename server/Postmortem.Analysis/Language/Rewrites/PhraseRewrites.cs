using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>
/// Rewrites for Vietnamese, which has no forms of verbs: what somebody left out becomes a step that was not taken ("việc … đã
/// không được thực hiện"), what somebody did by mistake what happened to a thing ("… đã bị …"), a wish the fact that it hides.
/// </summary>
internal static class PhraseRewrites
{
    private static readonly string[] Slips = ["nhầm", "nham"];
    private static readonly string[] Omissions = ["quên", "quen", "mất", "béng", "bẵng", "không", "khong", "chưa", "chua", "chẳng", "chả", "hề", "kịp", "từng", "buồn", "thèm", "chịu", "đã", "da"];
    private static readonly string[] Modals = ["phải", "nên", "cần", "phai", "nen", "can"];
    private static readonly string[] States = ["được", "bị", "có", "là", "duoc", "bi", "co", "la"];

    /// <summary>"Kỹ sư quên gia hạn chứng chỉ" becomes "Việc gia hạn chứng chỉ đã không được thực hiện", and how that could be is asked for.</summary>
    public static IEnumerable<Fix> StepNotDone(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var trigger = scope.TokenAt(scope.Hit.FindCapture("v")?.Start ?? scope.Hit.Span.Start);
        var step = trigger;
        while (step < scope.EndOfWords && IsOneOf(s, step, Omissions))
        {
            step++;
        }

        var end = EndOfClause(scope, step);
        if (step == trigger || end - step < 2 || StartOfAgent(scope, trigger) is not { } start)
        {
            return [];
        }

        var isFirst = start == SentenceRewrites.Body(scope);
        var done = Joined(scope, start) ? "không" : "đã không";
        var said = $"{Marked(scope, "việc", "viec")} {Plain(scope, step, end)} {Marked(scope, done, VietnameseLetters.WithoutMarks(done))} {Marked(scope, "được thực hiện", "duoc thuc hien")}";
        return [RewriteScope.Fix("State which step was not taken, and ask what let it be left out", Replace(scope, start, end, isFirst ? RewriteScope.Capitalise(said) : said), Append(scope, "ask-step"))];
    }

    /// <summary>"Anh Hải xoá nhầm bảng" becomes "Bảng đã bị xoá", and what was meant is asked for.</summary>
    public static IEnumerable<Fix> DropSlip(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var (first, last) = (scope.TokenAt(scope.Hit.Span.Start), scope.TokenAt(scope.Hit.Span.End));
        var ask = Append(scope, "ask-slip");
        var (slip, slipEnd) = FindSlip(s, first, last);
        if (slip < 0)
        {
            return [];
        }

        var (verb, verbEnd) = IsOneOf(s, slip, Slips) ? (VerbBefore(s, slip), slip) : (slipEnd, VerbBehind(s, slipEnd));
        var isPassive = s.Has(verb - 1, WordClass.Adverb) && IsOneOf(s, verb - 1, ["bị", "được", "bi", "duoc"]);
        var thing = Math.Max(verbEnd, slipEnd);
        var end = EndOfClause(scope, thing);
        var split = thing;
        while (split < end && !(s.Has(split, WordClass.Preposition) && !s.Is(split, "của") && split > thing) && !IsOneOf(s, split, ["khi", "trước", "sau", "lúc", "thay", "xuống", "ra", "cùng"]))
        {
            split++;
        }

        if (!isPassive && verbEnd > verb && split > thing && scope.Hit.Subject is not (SubjectClass.System or SubjectClass.Unknown) && StartOfAgent(scope, Math.Min(verb, slip)) is { } start && !Joined(scope, start))
        {
            var rest = split < end ? " " + scope.Text(split, end) : "";
            var said = $"{scope.Text(thing, split)} {Marked(scope, "đã bị", "da bi")} {Plain(scope, verb, verbEnd)}{rest}";
            return [RewriteScope.Fix("Say what happened to what, and ask for what was meant", Replace(scope, start, end, start == SentenceRewrites.Body(scope) ? RewriteScope.Capitalise(said) : said), ask)];
        }

        return [RewriteScope.Fix($"Remove \"{scope.Text(slip, slipEnd)}\", and ask for what was meant", [.. WordRewrites.DeleteTokens(scope, slip, slipEnd), ask])];
    }

    /// <summary>"Lẽ ra phải thử khôi phục" becomes "Việc thử khôi phục đã không được thực hiện" and the action item "Thử khôi phục".</summary>
    public static IEnumerable<Fix> FactAndAction(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var first = scope.TokenAt(scope.Hit.Span.Start);
        if (Fact(scope, first) is not { } found)
        {
            return [];
        }

        var (start, end, fact, action) = found;
        var change = Replace(scope, start, end, start == SentenceRewrites.Body(scope) ? RewriteScope.Capitalise(fact) : fact);
        var fixes = new List<Fix>();
        if (action is not null && NewActionItem.Edit(scope, RewriteScope.Capitalise(action)) is { } item)
        {
            fixes.Add(RewriteScope.Fix($"State the fact and add the action item \"{AgentRewrites.Short(RewriteScope.Capitalise(action))}\"", change, item));
        }

        fixes.Add(RewriteScope.Fix($"State the fact: \"{AgentRewrites.Short(RewriteScope.Capitalise(fact))}\"", change));
        return fixes;
    }

    private static (int Start, int End, string Fact, string? Action)? Fact(in RewriteScope scope, int first)
    {
        var s = scope.Sentence;
        if (IsOneOf(s, first, ["nếu", "neu", "giá", "gia", "phải", "phai", "ước", "uoc"]))
        {
            return first == SentenceRewrites.Body(scope) ? Wish(scope, IsOneOf(s, first, ["nếu", "neu"]) ? first + 1 : first + 2) : null;
        }

        if (!IsOneOf(s, first, ["lẽ", "nhẽ", "đáng", "đúng", "lý", "le", "dang", "dung"]))
        {
            return null;
        }

        // "lẽ ra", "đáng lẽ (ra)": the subject stands before or behind.
        var from = first + 2;
        from += IsOneOf(s, from, ["ra", "rằng", "thì"]) && IsOneOf(s, first, ["đáng", "dang"]) ? 1 : 0;
        var modal = from;
        while (modal < scope.EndOfWords && modal - from < 9 && !IsOneOf(s, modal, Modals))
        {
            if (s.Tokens[modal].Kind is TokenKind.Comma or TokenKind.Stop)
            {
                return null;
            }

            modal++;
        }

        if (!IsOneOf(s, modal, Modals))
        {
            return null;
        }

        var body = SentenceRewrites.Body(scope);
        var (subject, subjectEnd) = modal > from ? (from, modal) : (body, first);
        var negated = IsOneOf(s, modal - 1, ["không", "khong"]);
        subjectEnd -= negated && modal > from ? 1 : 0;
        while (subjectEnd > subject && s.Has(subjectEnd - 1, WordClass.Adverb) && !States.Contains(s.TextOf(subjectEnd - 1).ToString(), StringComparer.OrdinalIgnoreCase))
        {
            subjectEnd--;
        }

        if (subject < subjectEnd && (s.Tokens[subjectEnd - 1].Kind is not (TokenKind.Word or TokenKind.Code or TokenKind.Handle or TokenKind.Number) || first > body && modal > from))
        {
            return null;
        }

        var verb = modal + 1;
        while (IsOneOf(s, verb, ["đã", "da", "phải"]))
        {
            verb++;
        }

        var end = EndOfClause(scope, verb);
        var cut = verb;
        while (cut < end && !(IsOneOf(s, cut, ["thay"]) && s.Is(cut + 1, "vì")) && !IsOneOf(s, cut, ["chứ"]))
        {
            cut++;
        }

        if (cut == verb || end < scope.EndOfWords)
        {
            return null;
        }

        if (Said(scope, subject, subjectEnd, verb, cut, negated) is not { } said)
        {
            return null;
        }

        return (Math.Min(body, first), end, said.Fact, said.Action);
    }

    /// <summary>"Nếu có X thì …" says that there was no X.</summary>
    private static (int Start, int End, string Fact, string? Action)? Wish(in RewriteScope scope, int from)
    {
        var s = scope.Sentence;
        while (from < scope.EndOfWords && IsOneOf(s, from, ["lúc", "đó", "khi", "ấy", "hôm"]))
        {
            from++;
        }

        var end = from;
        while (end < scope.EndOfWords && !s.IsKind(end, TokenKind.Comma) && !IsOneOf(s, end, ["thì", "thi"]))
        {
            end++;
        }

        var noun = s.Lexicon.Nouns?.StartingAt(s, from) ?? NounPhrase.None;
        var verb = noun.Exists && noun.Class != SubjectClass.None ? noun.End : from;
        if (!noun.Exists)
        {
            while (verb < end && !IsOneOf(s, verb, States))
            {
                verb++;
            }
        }

        var subjectEnd = verb;
        while (verb < end && (IsOneOf(s, verb, ["đã", "da"]) || (s.Has(verb, WordClass.Adverb) && !IsOneOf(s, verb, States) && !IsOneOf(s, verb, ["không", "chưa", "khong", "chua"]))))
        {
            verb++;
        }

        return verb >= end || IsOneOf(s, verb, ["không", "chưa", "khong", "chua"]) || Said(scope, from, subjectEnd, verb, end, false) is not { } said
            ? null
            : (SentenceRewrites.Body(scope), scope.EndOfWords, said.Fact, said.Action);
    }

    /// <summary>The fact that a verb phrase was wished for, and what to do: by whether people, a thing or nobody should have.</summary>
    private static (string Fact, string? Action)? Said(in RewriteScope scope, int subject, int subjectEnd, int verb, int end, bool negated)
    {
        var s = scope.Sentence;
        var phrase = Plain(scope, verb, end);
        var noun = subject < subjectEnd ? s.Lexicon.Nouns?.StartingAt(s, subject) ?? NounPhrase.None : NounPhrase.None;
        var isNobody = subject >= subjectEnd;
        var isPerson = isNobody || (noun.Exists && (noun.Class & (SubjectClass.Anyone | SubjectClass.Vendor)) != 0);
        if (negated)
        {
            return isPerson && !IsOneOf(s, verb, States)
                ? ($"{Marked(scope, "việc", "viec")} {phrase} {Marked(scope, "đã được thực hiện", "da duoc thuc hien")}", null)
                : null;
        }

        if (IsOneOf(s, verb, ["có", "co"]) && (isNobody || !isPerson) && verb + 1 < end)
        {
            var what = scope.Text(verb + 1, end);
            return isNobody
                ? ($"{Marked(scope, "lúc đó không có", "luc do khong co")} {what}", $"{Marked(scope, "bổ sung", "bo sung")} {what}")
                : ($"{Plain(scope, subject, subjectEnd)} {Marked(scope, "lúc đó không có", "luc do khong co")} {what}", $"{Marked(scope, "bổ sung", "bo sung")} {what}");
        }

        if (isPerson)
        {
            return IsOneOf(s, verb, States) || end - verb < 2 ? null : ($"{Marked(scope, "việc", "viec")} {phrase} {Marked(scope, "đã không được thực hiện", "da khong duoc thuc hien")}", phrase);
        }

        return ($"{Plain(scope, subject, subjectEnd)} {Marked(scope, "đã không", "da khong")} {phrase}", $"{Marked(scope, "đảm bảo", "dam bao")} {Plain(scope, subject, subjectEnd)} {phrase}");
    }

    /// <summary>Where the agent of a verb begins; the joining word where the clause shares the agent of the one before; null where more than an agent would be lost.</summary>
    private static int? StartOfAgent(in RewriteScope scope, int verb)
    {
        var s = scope.Sentence;
        var body = SentenceRewrites.Body(scope);
        var start = verb;
        while (start > body && !s.Has(start - 1, WordClass.Subordinator) && s.Tokens[start - 1].Kind is not (TokenKind.Comma or TokenKind.Colon or TokenKind.Dash or TokenKind.Semicolon or TokenKind.Open))
        {
            start--;
        }

        var noun = s.Lexicon.Nouns?.StartingAt(s, start) ?? NounPhrase.None;
        var i = noun.Exists && noun.End <= verb && (noun.Class & (SubjectClass.Anyone | SubjectClass.Vendor)) != 0 ? noun.End : start;
        for (; i < verb; i++)
        {
            // What describes the agent goes with it; what the agent did besides must stay.
            if (!s.Has(i, WordClass.Adverb))
            {
                return null;
            }
        }

        var shares = start > body && !noun.Exists && (s.IsKind(start - 1, TokenKind.Comma) || IsOneOf(s, start - 1, ["mà", "rồi", "và", "ma", "roi", "va"]));
        return shares ? start - 1 : start;
    }

    /// <summary>Whether a range begins with the word or comma that joins it to the clause before.</summary>
    private static bool Joined(in RewriteScope scope, int start) =>
        scope.Sentence.IsKind(start, TokenKind.Comma) || IsOneOf(scope.Sentence, start, ["mà", "rồi", "và", "ma", "roi", "va"]);

    private static TextEdit Replace(in RewriteScope scope, int start, int end, string text)
    {
        if (!Joined(scope, start))
        {
            return scope.Replace(start, end, text);
        }

        // A clause that loses its agent stands on its own.
        var from = scope.Sentence.IsKind(start, TokenKind.Comma) ? scope.Sentence.Tokens[start].Start : scope.EndOf(start - 1);
        var span = TextSpan.FromBounds(from, scope.EndOf(end - 1));
        return scope.ReplaceSpan(span, "; " + text);
    }

    private static int EndOfClause(in RewriteScope scope, int from)
    {
        var s = scope.Sentence;
        var end = from;
        while (end < scope.EndOfWords && s.Tokens[end].Kind is TokenKind.Word or TokenKind.Code or TokenKind.Number or TokenKind.Quote or TokenKind.Handle or TokenKind.Url or TokenKind.Slash or TokenKind.Symbol or TokenKind.Placeholder
            && !IsOneOf(s, end, ["nên", "nhưng", "khiến", "dẫn", "dù", "mặc", "vì", "rồi", "thì", "khien", "nhung", "dan"]))
        {
            end++;
        }

        return end;
    }

    private static (int Start, int End) FindSlip(in Sentence s, int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            if (IsOneOf(s, i, Slips))
            {
                return (i, s.Is(i + 1, "lẫn") ? i + 2 : i + 1);
            }

            if (IsOneOf(s, i, ["vô", "lỡ", "nhỡ", "sơ", "trượt", "vo", "so"]))
            {
                return (i, IsOneOf(s, i + 1, ["tình", "tay", "ý", "suất", "sẩy", "tinh", "y"]) ? i + 2 : i + 1);
            }
        }

        return (-1, -1);
    }

    private static int VerbBefore(in Sentence s, int slip)
    {
        var verb = slip;
        while (verb > 0 && slip - verb < 3 && s.IsWord(verb - 1) && s.Lexicon.IsIn("slips", s.Tokens[verb - 1].Word))
        {
            verb--;
        }

        return verb;
    }

    private static int VerbBehind(in Sentence s, int from)
    {
        var end = from;
        while (end - from < 2 && s.IsWord(end) && s.Lexicon.IsIn("slips", s.Tokens[end].Word))
        {
            end++;
        }

        return end;
    }

    private static TextEdit Append(in RewriteScope scope, string text) =>
        SentenceRewrites.Append(scope, scope.Lexicon.Texts.GetValueOrDefault(text) ?? InPlace.Ask(scope));

    /// <summary>The words without a capital letter that only began the sentence.</summary>
    private static string Plain(in RewriteScope scope, int from, int end) => scope.Uncapitalised(from, end);

    private static string Marked(in RewriteScope scope, string text, string unmarked) =>
        VietnameseLetters.HasMarks(scope.Sentence.Text.Slice(scope.Hit.Sentence.Start, scope.Hit.Sentence.Length)) ? text : unmarked;

    private static bool IsOneOf(in Sentence s, int token, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (s.Is(token, word))
            {
                return true;
            }
        }

        return false;
    }
}
