using System.Globalization;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>"10:12 - 11:24 UTC (52 minutes)", and between the two lie 72 minutes.</summary>
internal sealed class DurationContradictsRange() : RemarkRule(static f => f.Ranges)
{
    private static readonly string[] Between = ["-", "–", "—", "to", "until", "till", "〜", "～", "~"];

    public override string Code => "duration-contradicts-range";

    public override Category Category => Category.Metrics;

    public override RuleLevel DefaultLevel => RuleLevel.Error;

    public override bool AppliesToGeneric => true;

    internal static IReadOnlyList<BlockRemark> Find(Block block)
    {
        if (block.Kind is not (BlockKind.Paragraph or BlockKind.ListItem or BlockKind.TableRow or BlockKind.Heading) || block.IsOversized)
        {
            return [];
        }

        List<BlockRemark>? found = null;
        var text = block.Text.AsSpan();
        for (var at = text.IndexOf(':'); at >= 0; at = Next(text, at))
        {
            if (Clock(text, at) is not { } from || Word(text, from.End) is not { } word || Clock(text, text[word..].IndexOf(':') is var colon and >= 0 and < 4 ? word + colon : -1) is not { } to || to.Start != word)
            {
                continue;
            }

            // Behind the second time at most the zone, then the duration in brackets.
            var bracket = text[to.End..].IndexOf('(');
            var close = bracket is >= 0 and < 14 ? text[(to.End + bracket)..].IndexOf(')') : -1;
            if (close < 2 || text.Slice(to.End, bracket).IndexOfAny("0123456789,;.|") >= 0)
            {
                continue;
            }

            var inside = text.Slice(to.End + bracket + 1, close - 1);
            if (DurationReader.Read(inside, 0, ReadingWords.Default) is { } duration && duration.End >= inside.TrimEnd().Length && Minutes(from.Minutes, to.Minutes) is var minutes && Differ(duration.Minutes, minutes, inside))
            {
                (found ??= []).Add(new BlockRemark(
                    new TextSpan(to.End + bracket + 1, inside.TrimEnd().Length),
                    $"Between the two times lie {Say.Duration(minutes)}, not {Say.Duration(duration.Minutes)}. Correct one of the three."));
            }
        }

        return found ?? (IReadOnlyList<BlockRemark>)[];
    }

    private static int Next(ReadOnlySpan<char> text, int at) => text[(at + 1)..].IndexOf(':') is var next and >= 0 ? at + 1 + next : -1;

    private static double Minutes(int from, int to) => to >= from ? to - from : to + 1440 - from;

    /// <summary>Of more than a day only the rest is compared; hours are rounded to the next half.</summary>
    private static bool Differ(double stated, double exact, ReadOnlySpan<char> text) =>
        Math.Abs((stated % 1440) - exact) > (text.ContainsIgnoringCase("min") || text.Contains('m') ? 1.5 : 30);

    /// <summary>The time of day around a colon, in minutes; null for what is none.</summary>
    private static (int Start, int End, int Minutes)? Clock(ReadOnlySpan<char> text, int colon)
    {
        if (colon < 1 || colon + 2 >= text.Length || !char.IsAsciiDigit(text[colon + 1]) || !char.IsAsciiDigit(text[colon + 2]))
        {
            return null;
        }

        var start = colon;
        while (start > 0 && colon - start < 2 && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }

        var end = colon + 3;
        var isPart = (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is ':' or '+' or '-')) || (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == ':'));
        return !isPart && start < colon && int.Parse(text[start..colon], CultureInfo.InvariantCulture) is < 24 and var hour && int.Parse(text[(colon + 1)..end], CultureInfo.InvariantCulture) is < 60 and var minute
            ? (start, end, (hour * 60) + minute)
            : null;
    }

    /// <summary>Where the second time begins, behind a dash or a word for it; a zone may stand before.</summary>
    private static int? Word(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        var start = rest.Length - rest.TrimStart(' ').Length;
        foreach (var word in Between)
        {
            if (rest[start..].StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                var end = start + word.Length;
                return at + end + (rest.Length - end - rest[end..].TrimStart(' ').Length);
            }
        }

        return null;
    }
}
