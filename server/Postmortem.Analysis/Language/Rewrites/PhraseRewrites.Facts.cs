using Postmortem.Analysis.Rules;

namespace Postmortem.Analysis.Language;

/// <summary>Wishes about the past as the facts that they hide.</summary>
internal static partial class PhraseRewrites
{
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
        while (subjectEnd > subject && IsOneOf(s, subjectEnd - 1, ["đã", "cũng", "thì", "vẫn", "da", "cung", "thi"]))
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
        while (from < scope.EndOfWords && IsOneOf(s, from, ["lúc", "đó", "khi", "ấy", "hôm", "như", "nhu"]))
        {
            from++;
        }

        if (IsOneOf(s, from, ["không", "chưa", "khong", "chua", "ngay", "phát"]))
        {
            return null;
        }

        var end = from;
        while (end < scope.EndOfWords && !s.IsKind(end, TokenKind.Comma) && !IsOneOf(s, end, ["thì", "thi"]))
        {
            end++;
        }

        // "giá mà có ai nhìn vào biểu đồ": who might have done it is nobody in particular.
        var someone = s.Lexicon.Nouns?.StartingAt(s, IsOneOf(s, from, ["có", "co"]) ? from + 1 : from) ?? NounPhrase.None;
        var noun = (someone.Class & (SubjectClass.Pronoun | SubjectClass.Role)) != 0 && someone.End < end && !s.Has(someone.End, WordClass.Adverb) ? someone
            : s.Lexicon.Nouns?.StartingAt(s, from) ?? NounPhrase.None;
        var isPerson = noun.Exists && (noun.Class & (SubjectClass.Anyone | SubjectClass.Vendor)) != 0;
        var verb = noun.Exists ? noun.End : from;
        for (var i = verb; !isPerson && i < end; i++)
        {
            if (IsOneOf(s, i, States))
            {
                verb = i;
                break;
            }
        }

        if (!noun.Exists && verb == from && !s.Has(from, WordClass.Verb) && !IsOneOf(s, from, States))
        {
            return null;
        }

        var subjectEnd = verb;
        from = isPerson ? noun.Start : from;
        while (verb < end && IsOneOf(s, verb, ["đã", "da", "cũng", "sẽ"]))
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

        // "việc này phải làm từ trước" is said of a thing that is done.
        var passive = IsOneOf(s, subject, ["việc", "viec"]) && !IsOneOf(s, verb, States) ? Marked(scope, "được ", "duoc ") : "";
        return ($"{Plain(scope, subject, subjectEnd)} {Marked(scope, "đã không", "da khong")} {passive}{phrase}", $"{Marked(scope, "đảm bảo", "dam bao")} {Plain(scope, subject, subjectEnd)} {phrase}");
    }
}
