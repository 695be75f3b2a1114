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
        var quantities = block.Text.ContainsIgnoringCase("budget of") ? block.Get(Quantities.Instance) : [];
        List<BlockRemark>? found = null;
        var plain = quantities.Count < 3 ? "" : Prose.PlainOf(block);
        for (var i = 0; i + 1 < quantities.Count && plain.Length > 0; i++)
        {
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
}
