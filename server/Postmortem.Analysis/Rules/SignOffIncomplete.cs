using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>A final document has a sign-off in which somebody has not signed.</summary>
internal sealed class SignOffIncomplete : Rule
{
    public override string Code => "sign-off-incomplete";

    public override Category Category => Category.Workflow;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.Status?.Value is not ("final" or "closed") || model.FindSection("sign-off") is not { } section)
        {
            yield break;
        }

        foreach (var table in model.Tables)
        {
            if (table.Header < 0 || !section.Span.Contains(model.Document.GetStart(table.FirstBlock)))
            {
                continue;
            }

            for (var block = table.Header + 2; block < table.EndBlock; block++)
            {
                var cells = model.Document[block].Cells;
                if (cells.Count >= 3 && !Slots.In(model, model.Document.GetContentSpan(block)) && cells.FirstOrDefault(c => c.Text.Length == 0 || c.Text is "[ ]" or "☐" or "No") is { } open)
                {
                    var span = open.Span.IsEmpty ? cells[0].Span : open.Span;
                    yield return Found(span.Shift(model.Document.GetStart(block)), $"The document is {model.Header.Status.Raw.Trim().ToLowerInvariant()}, and {cells[0].Text} has not signed. Get the signature, or set the status back.");
                }
            }

            var signed = Enumerable.Range(table.Header + 2, Math.Max(0, table.EndBlock - table.Header - 2)).Count(b => model.Document[b].Cells is [{ Text.Length: > 0 }, { Text.Length: > 0 }, ..]);
            if (model.Header.Severity?.Value is 1 or 2 && signed == 1)
            {
                yield return Found(section.HeadingSpan, "Only one role has signed. After an incident of this severity the one who led the response signs, and at least one other role.");
            }
        }
    }
}
