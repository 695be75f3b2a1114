using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Rules;

/// <summary>"31,500 users (21% of 150,000)", and the division gives something else.</summary>
internal sealed class PercentageContradictsCounts() : RemarkRule(static f => f.Percentages)
{
    public override string Code => "percentage-contradicts-counts";

    public override Category Category => Category.Impact;

    public override RuleLevel DefaultLevel => RuleLevel.Error;

    public override bool AppliesToGeneric => true;

    internal static IReadOnlyList<BlockRemark> Find(Block block)
    {
        var quantities = block.Text.Contains('%') && HasThreeNumbers(block.Text) ? block.Get(Quantities.Instance) : [];
        List<BlockRemark>? found = null;
        for (var i = 0; i + 2 < quantities.Count; i++)
        {
            if (Statement(block.Text, quantities, i) is not { } statement)
            {
                continue;
            }

            var (part, whole, share) = statement;
            var exact = 100 * part.Value / whole.Value;
            var rounding = share.Value == Math.Floor(share.Value) ? 0.75 : 0.1;
            if (part.IsRounded || whole.IsRounded || share.IsRounded)
            {
                rounding = Math.Max(rounding, share.Value * 0.1);
            }

            if (whole.Value > 0 && Math.Abs(exact - share.Value) > Math.Max(rounding, share.Value * 0.01))
            {
                (found ??= []).Add(new BlockRemark(share.Span, $"{Say.Number(part.Value)} of {Say.Number(whole.Value)} is {Say.Number(Math.Round(exact, exact < 10 ? 2 : 1))}%, not {Say.Number(share.Value)}%. Correct the number that is wrong."));
            }
        }

        return found ?? (IReadOnlyList<BlockRemark>)[];
    }

    /// <summary>Whether three numbers stand in the text besides times, dates and ids; in most rows of a table there are not as many.</summary>
    private static bool HasThreeNumbers(ReadOnlySpan<char> text)
    {
        var numbers = 0;
        for (var at = text.IndexOfAnyInRange('0', '9'); at >= 0; at = text.IndexOfAnyInRange('0', '9'))
        {
            var isGlued = at > 0 && text[at - 1] is ':' or '-';
            var length = text[at..].IndexOfAnyExceptInRange('0', '9');
            length = length < 0 ? text.Length - at : length;
            text = text[(at + length)..];
            numbers += isGlued || text.StartsWith(':') ? 0 : 1;
        }

        return numbers > 2;
    }

    /// <summary>"A noun (S% of the B …" or "A of B noun (S%)"; null for three numbers that say something else.</summary>
    private static (Quantity Part, Quantity Whole, Quantity Share)? Statement(string source, IReadOnlyList<Quantity> all, int i)
    {
        var (a, b, c) = (all[i], all[i + 1], all[i + 2]);
        var (first, second) = (Between(source, a, b), Between(source, b, c));
        if (b.Unit == "%" && a.Unit is not ("%" or "minute" or "hour" or "day" or "second") && c.Unit is not ("%" or "minute" or "hour" or "day") && c.Value >= 2
            && first.TrimEnd().EndsWith('(') && first.Length < 40 && second.TrimStart().StartsWith("of", StringComparison.Ordinal) && second.Length < 30 && !second.Contains(',', StringComparison.Ordinal) && second.Trim() is "of" or "of the" or "of our" or "of all" or "of about" or "of roughly" or "of ~")
        {
            return (a, c, b);
        }

        if (c.Unit == "%" && first.Trim() is "of" or "of the" or "out of" or "/" && second.TrimEnd().EndsWith('(') && second.Length < 40 && b.Value >= 2 && a.Value <= b.Value
            && (source.Length <= c.Span.End || source[c.Span.End] == ')'))
        {
            return (a, b, c);
        }

        return null;
    }

    private static string Between(string source, Quantity a, Quantity b)
    {
        var from = a.Span.End;
        return b.Span.Start <= from ? "" : source[from..b.Span.Start].Replace("*", "", StringComparison.Ordinal);
    }
}
