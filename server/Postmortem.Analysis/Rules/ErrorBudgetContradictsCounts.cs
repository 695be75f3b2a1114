using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>"93% of the error budget of 51,840 requests", and no count of the document is that share of it.</summary>
internal sealed class ErrorBudgetContradictsCounts() : RemarkRule(static f => f.Budgets)
{
    public override string Code => "error-budget-contradicts-counts";

    public override Category Category => Category.Impact;

    public override RuleLevel DefaultLevel => RuleLevel.Error;

    public override bool AppliesToGeneric => true;

    internal static IReadOnlyList<BlockRemark> Find(Block block)
    {
        var quantities = block.Text.ContainsIgnoringCase("budget of") || block.Text.ContainsIgnoringCase("budget: ") ? block.Get(Quantities.Instance) : [];
        List<BlockRemark>? found = null;
        var plain = quantities.Count < 3 ? "" : Prose.PlainOf(block);
        for (var i = 0; i + 1 < quantities.Count && plain.Length > 0; i++)
        {
            if (SpelledOut(plain, quantities, i) is { } remark)
            {
                (found ??= []).Add(remark);
                continue;
            }

            var (share, budget) = (quantities[i], quantities[i + 1]);
            if (share.Unit == "%" && i + 2 < quantities.Count && budget.Unit is "" or "day" && plain.AsSpan(share.Plain.End, Math.Max(0, budget.Plain.Start - share.Plain.End)).Contains("of the", StringComparison.Ordinal))
            {
                // "93% of the 30-day error budget of 51,840": the window stands between the two.
                budget = quantities[i + 2];
            }

            var between = plain.AsSpan(Math.Min(share.Plain.End, plain.Length), Math.Max(0, Math.Min(budget.Plain.Start, plain.Length) - share.Plain.End));
            if (share.Unit != "%" || budget.Value < 100 || budget.Unit is "%" or "minute" || !between.ContainsIgnoringCase("budget of"))
            {
                continue;
            }

            var counts = quantities.Where(q => q != share && q != budget && q.Unit is not ("%" or "minute" or "day" or "hour") && q.Value > 50).ToList();
            if (counts.Count > 0 && !counts.Exists(q => Math.Abs((100 * q.Value / budget.Value) - share.Value) <= Math.Max(0.6, share.Value * 0.02)))
            {
                var nearest = counts.MinBy(q => Math.Abs((100 * q.Value / budget.Value) - share.Value));
                (found ??= []).Add(new BlockRemark(share.Span, $"{Say.Number(nearest.Value)} is {Say.Number(Math.Round(100 * nearest.Value / budget.Value, 1))}% of a budget of {Say.Number(budget.Value)}, not {Say.Number(share.Value)}%. Correct the number that is wrong."));
            }
        }

        return found ?? (IReadOnlyList<BlockRemark>)[];
    }

    /// <summary>"34.7% of the 30-day error budget: 30,000 of the 86,400 that may fail".</summary>
    private static BlockRemark? SpelledOut(string plain, IReadOnlyList<Quantity> quantities, int i)
    {
        var share = quantities[i];
        var next = i + 1 < quantities.Count && quantities[i + 1].Unit is "" or "day" && quantities[i + 1].Value < 400 ? i + 2 : i + 1;
        if (share.Unit != "%" || next + 1 >= quantities.Count)
        {
            return null;
        }

        var (used, budget) = (quantities[next], quantities[next + 1]);
        if (used.Plain.Start > plain.Length || budget.Plain.Start > plain.Length || used.Unit is "%" or "day" || budget.Unit is "%" or "day" || budget.Value < 1
            || !plain.AsSpan(share.Plain.End, used.Plain.Start - share.Plain.End).TrimEnd().EndsWith("budget:", StringComparison.OrdinalIgnoreCase)
            || plain.AsSpan(used.Plain.End, budget.Plain.Start - used.Plain.End).Trim() is not ("of" or "of the" or "of its" or "of our" or "out of"))
        {
            return null;
        }

        var exact = 100 * used.Value / budget.Value;
        return Math.Abs(exact - share.Value) <= Math.Max(0.6, share.Value * 0.02)
            ? null
            : new BlockRemark(share.Span, $"{Say.Number(used.Value)} is {Say.Number(Math.Round(exact, 1))}% of a budget of {Say.Number(budget.Value)}, not {Say.Number(share.Value)}%. Correct the number that is wrong.");
    }
}
