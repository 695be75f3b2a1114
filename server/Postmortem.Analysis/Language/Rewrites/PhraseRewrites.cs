using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>
/// Rewrites for Vietnamese, which has no forms of verbs: what somebody left out becomes a step that was not taken ("việc … đã
/// không được thực hiện"), what somebody did by mistake what happened to a thing ("… đã bị …"), a wish the fact that it hides.
/// </summary>
internal static partial class PhraseRewrites
{
    private static readonly string[] Slips = ["nhầm", "nham"];
    private static readonly string[] Omissions = ["quên", "quen", "mất", "béng", "bẵng", "không", "khong", "chưa", "chua", "chẳng", "chả", "hề", "kịp", "từng", "buồn", "thèm", "chịu", "đã", "da"];

    /// <summary>What is no step that somebody could take, and "hardly ever".</summary>
    private static readonly string[] Thoughts = ["lường", "nghĩ", "tính", "dự", "nhận", "phát", "chú", "hình", "ngờ", "biết", "hiểu", "cẩn", "sát", "quan", "để", "lưu", "mấy", "luong", "nghi", "tinh", "du", "de", "may"];
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
        if (step == trigger || end - step < 2 || IsOneOf(s, step, Thoughts) || IsOneOf(s, end - 1, ["ai"]) || !StandsAlone(scope, end) || StartOfAgent(scope, trigger) is not { } start)
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

    /// <summary>
    /// For what can't be turned round: a question stands where the verdict stood, with the words that it stands for. Verdicts on
    /// deeds go with their objects, causes with all that is said of the person, wishes with the whole sentence.
    /// </summary>
    public static IEnumerable<Fix> Asked(in RewriteScope scope, int from, int to)
    {
        var s = scope.Sentence;
        var body = SentenceRewrites.Body(scope);
        var code = scope.Hit.Pattern.Rule.Code;
        if (code == "named-individual-in-analysis")
        {
            return [RewriteScope.Fix("Ask for the role in place of the name", scope.Replace(from, to, InPlace.Ask(scope)))];
        }

        var whole = RewriteScope.Fix("Ask for what is known in place of the sentence", scope.Replace(body, scope.EndOfWords, InPlace.InsteadOf(scope, body, scope.EndOfWords)));
        if (scope.Hit.Pattern.Rule.IsFirst || code == "counterfactual")
        {
            return [whole];
        }

        if (code is "human-error-as-cause" or "root-cause-is-person")
        {
            for (var i = to - 1; i >= from; i--)
            {
                if (s.IsKind(i, TokenKind.Colon) || IsOneOf(s, i, ["do", "là", "vì", "tại", "bởi", "la", "vi", "tai", "boi"]))
                {
                    from = i + 1;
                    break;
                }
            }
        }

        var isNoun = code == "human-error-as-cause" && from < to;
        var end = isNoun ? to : Math.Max(to, EndOfClause(scope, to));
        if (from >= end)
        {
            return [whole];
        }

        var words = isNoun ? InPlace.Ask(scope) : InPlace.InsteadOf(scope, from, end);
        return [RewriteScope.Fix("Ask for what is known in its place", scope.Replace(from, end, words)), whole];
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
            && !IsOneOf(s, end, ["nên", "nhưng", "khiến", "dẫn", "dù", "mặc", "vì", "rồi", "thì", "mà", "khien", "nhung", "dan", "nen", "vi", "ma"]))
        {
            end++;
        }

        return end;
    }

    /// <summary>Whether what follows a clause can do without its agent: a consequence or a reason, and no further deed.</summary>
    private static bool StandsAlone(in RewriteScope scope, int end)
    {
        var next = scope.Sentence.IsKind(end, TokenKind.Comma) ? end + 1 : end;
        return end >= scope.EndOfWords || IsOneOf(scope.Sentence, next, ["nên", "khiến", "dẫn", "kết", "gây", "vì", "do", "dù", "nhưng", "trong", "sau", "đến", "hậu", "nen", "khien", "dan", "vi", "nhung"]);
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
