using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>The review, a signature or a revision is dated before the incident.</summary>
internal sealed class ReviewBeforeIncident : Rule
{
    public override string Code => "review-before-incident";

    public override Category Category => Category.Workflow;

    public override bool AppliesToGeneric => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.Date is not { } date)
        {
            yield break;
        }

        if (model.FindField("review-date") is { Value.Length: >= 10 } review && DateOnly.TryParseExact(review.Value.AsSpan(0, 10), "yyyy-MM-dd", out var day) && day < date.Value)
        {
            yield return Found(review.ValueSpan, "The review is dated before the incident. Correct one of the dates.");
        }

        var sections = SectionBlocks.Of(model, "sign-off", "revision-history").ToList();
        foreach (var table in sections.Count == 0 ? [] : model.Tables)
        {
            if (table.Header < 0 || !sections.Exists(s => s.First <= table.FirstBlock && table.FirstBlock < s.End))
            {
                continue;
            }

            for (var block = table.Header + 2; block < table.EndBlock; block++)
            {
                foreach (var cell in model.Document[block].Cells)
                {
                    if (cell.Text.Length == 10 && DateOnly.TryParseExact(cell.Text, "yyyy-MM-dd", out var written) && written < date.Value)
                    {
                        yield return Found(cell.Span.Shift(model.Document.GetStart(block)), "This is dated before the incident. Correct one of the dates.");
                    }
                }
            }
        }
    }
}
