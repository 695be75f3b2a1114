using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>A row of service levels lacks the target or the actual value.</summary>
internal sealed class SloWithoutValues : Rule
{
    public override string Code => "slo-without-values";

    public override Category Category => Category.Impact;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var row in model.Impact.Slos)
        {
            if ((row.Target is null || row.Actual is null) && !Slots.In(model, row.Span))
            {
                var what = row.Target is null ? row.Actual is null ? "target and no actual value" : "target" : "actual value";
                yield return Found(model.Document[row.Block].Cells[0].Span.Shift(model.Document.GetStart(row.Block)), $"This service level has no {what}. Write the number with its unit.");
            }
        }
    }
}
