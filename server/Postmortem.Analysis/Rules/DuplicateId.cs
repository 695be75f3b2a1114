using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>Two action items have one id, or another document of the workspace has this document's id.</summary>
internal sealed class DuplicateId : Rule
{
    public override string Code => "duplicate-id";

    public override Category Category => Category.Document;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        // Tables that are numbered 1, 2, 3 each begin anew: only within a section is the same number a contradiction.
        var seen = new Dictionary<string, ActionItem>(StringComparer.OrdinalIgnoreCase);
        var section = -2;
        foreach (var item in model.ActionItems)
        {
            if (item.Id is not { Value.Length: > 0 } id || Slots.In(model, id.Span))
            {
                continue;
            }

            var isNumber = id.Value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
            if (isNumber && SectionIndex.At(model, item.Span.Start) is var own && own != section)
            {
                section = own;
                seen.Clear();
            }

            if (!seen.TryAdd(id.Value, item))
            {
                yield return Found(id.Span, $"{id.Value} is the id of another action item already. Give this one the next free id.", item) with
                {
                    Related = [new Related(seen[id.Value].Id!.Span, "The other item")],
                };
            }
        }

        if (model.Header.DocumentId is { } document && !Slots.In(model, document.Span)
            && context.Workspace.Documents.FirstOrDefault(d => d.Path != context.Path && document.Value.Equals(d.DocumentId, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            yield return Found(document.Span, $"{document.Value} is the id of {other.Path} already. Give this document the next free id.");
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is ActionItem)
        {
            var next = Ids.NextAction(model.ActionItems);
            yield return new Fix($"Change to {next}", false, [new TextEdit(finding.Span, next)]);
        }
    }
}
