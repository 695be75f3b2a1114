using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>The list of post-mortems has no row of a finished document, or one with another severity or status.</summary>
internal sealed class TrackingRowStale : Rule
{
    public override string Code => "tracking-row-stale";

    public override Category Category => Category.Workflow;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (context.Workspace.Tracking.Count == 0 || model.Header is not { Status: { Value: "under-review" or "final" or "closed" } status, IncidentId: { } id } || Slots.In(model, id.Span))
        {
            yield break;
        }

        var name = context.Path is { } path ? path[(path.LastIndexOf('/') + 1)..] : null;
        var rows = context.Workspace.Tracking.Where(r => r.Cells.ContainsIgnoringCase(id.Value) || (name is not null && r.Cells.ContainsIgnoringCase(name))).ToList();
        if (rows.Count == 0)
        {
            if (status.Value != "under-review")
            {
                yield return Found(id.Span, $"{context.Workspace.Tracking[0].Path} has no row of this incident. Add one, so that it is found and followed up.");
            }

            yield break;
        }

        var row = rows[^1];
        foreach (var cell in row.Cells.Split(" | "))
        {
            if (model.Header.Severity is { Value: { } severity } stated && model.Profile?.Vocabularies.GetValueOrDefault("severity")?.Find(cell.Trim()) is { Level: { } listed } && listed != severity)
            {
                yield return Found(stated.Span, $"{row.Path} says {cell.Trim()}. Correct the one that is wrong.");
            }

            if (model.Profile?.Vocabularies.GetValueOrDefault("status")?.Find(cell.Trim()) is { } known && known.Canonical != status.Value)
            {
                yield return Found(status.Span, $"{row.Path} says {cell.Trim()}. Correct the one that is behind.");
            }
        }
    }
}
