using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A rate, a share or a latency is a bare number: "error rate 45".</summary>
internal sealed class NumberWithoutUnit : Rule
{
    private static readonly string[] Places = [.. Prose.Summary, .. Prose.Impact, "detection", "metrics-during-incident", "supporting-data"];

    public override string Code => "number-without-unit";

    public override Category Category => Category.Impact;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override bool ReadsEnglish => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var block in Prose.BlocksIn(model, Places))
        {
            foreach (var found in model.Document[block].Get(BareNumbers.Instance))
            {
                var span = found.Value.Shift(model.Document.GetStart(block));
                if (!Slots.In(model, span))
                {
                    yield return Found(span, $"\"{model.Document.Text.ToString(span)}\" has no unit. Write %, ms, s or what it counts.");
                }
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context) =>
        [new Fix("Insert a slot for the unit", false, [TextEdit.Insert(finding.Span.End, " [unit]")])];
}

/// <summary>The numbers of a block that stand behind a measure and have nothing behind them.</summary>
internal sealed class BareNumbers : Recognizer<IReadOnlyList<Boxed<TextSpan>>>
{
    private const int MostCharacters = 8000;
    private const int MostWords = 4;

    private static readonly string[] Measures = ["error rate", "failure rate", "success rate", "latency", "response time", "response times", "cpu usage", "memory usage", "disk usage", "cpu utilization", "cpu utilisation", "availability", "p50", "p90", "p95", "p99"];

    /// <summary>What may stand between a measure and its number.</summary>
    private static readonly string[] Between =
        ["was", "is", "were", "of", "at", "to", "from", "rose", "rises", "climbed", "jumped", "went", "reached", "hit", "peaked", "peak", "increased", "dropped", "fell", "up", "down", "about", "around", "approximately", "over", "nearly", "almost", "only", "p50", "p90", "p95", "p99", "stood", "stayed", "average", "max", "maximum"];

    /// <summary>What follows a number that is not a unit.</summary>
    private static readonly string[] Behind = ["in", "on", "for", "at", "during", "from", "to", "when", "and", "while", "between", "after", "before", "until", "by", "with", "within", "instead", "as", "since", "but", "which", "so", "because", "normal", "normally"];

    public static BareNumbers Instance { get; } = new();

    public override IReadOnlyList<Boxed<TextSpan>> Recognize(Block block)
    {
        var text = block.Text.Length > MostCharacters ? block.Text[..MostCharacters] : block.Text;
        if (block.Kind is BlockKind.Html or BlockKind.FrontMatter || text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
        {
            return [];
        }

        List<Boxed<TextSpan>>? found = null;
        foreach (var measure in Measures)
        {
            for (var at = text.IndexOfIgnoringCase(measure); at >= 0; at = text.IndexOfIgnoringCase(measure, at + 1))
            {
                if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && NumberBehind(text, at + measure.Length) is { } number && (found is null || !found.Exists(f => f.Value.Overlaps(number))))
                {
                    (found ??= []).Add(new Boxed<TextSpan>(number));
                }
            }
        }

        return found ?? (IReadOnlyList<Boxed<TextSpan>>)[];
    }

    private static TextSpan? NumberBehind(string text, int at)
    {
        for (var words = 0; words <= MostWords; words++)
        {
            while (at < text.Length && text[at] is ' ' or ':' or '=' or '*' or '~' or '|')
            {
                at++;
            }

            if (at >= text.Length || char.IsAsciiDigit(text[at]))
            {
                break;
            }

            var end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            if (end == at || !Array.Exists(Between, text[at..end].ToLowerInvariant().Equals))
            {
                return null;
            }

            at = end;
        }

        var stop = at;
        while (stop < text.Length && (char.IsAsciiDigit(text[stop]) || (text[stop] is '.' or ',' && stop + 1 < text.Length && char.IsAsciiDigit(text[stop + 1]))))
        {
            stop++;
        }

        // A share of one, a date, a time and a number of a list are no bare numbers.
        return stop > at && stop - at <= 9 && text[at..stop] is not ("0" or "100") && !text.AsSpan(at, stop - at).StartsWith("0.") && IsBare(text, stop) ? TextSpan.FromBounds(at, stop) : null;
    }

    private static bool IsBare(string text, int at)
    {
        var behind = at;
        while (behind < text.Length && text[behind] is ' ' or '*' or '|')
        {
            behind++;
        }

        if (behind >= text.Length || text[behind] is '\n' or '\r')
        {
            return true;
        }

        // "12, 40 and 90 ms" and "from 2 to 40 s" have their unit at the end.
        if (text[behind] is '.' or ';' or ')')
        {
            return behind == at && (behind + 1 >= text.Length || char.IsWhiteSpace(text[behind + 1]));
        }

        var end = behind;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        return behind > at && end > behind && Array.Exists(Behind, text[behind..end].ToLowerInvariant().Equals) && !HasUnitSoon(text, end);
    }

    private static bool HasUnitSoon(string text, int at)
    {
        var end = text.IndexOfAny(['.', ';', '\n'], at);
        var rest = text.AsSpan(at, Math.Min(40, (end < 0 ? text.Length : end) - at));
        return rest.IndexOfAnyInRange('0', '9') >= 0;
    }
}
