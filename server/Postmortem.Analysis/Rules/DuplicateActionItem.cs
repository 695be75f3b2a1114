using System.Runtime.CompilerServices;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>Two action items say the same, or one of another incident does and is open.</summary>
internal sealed class DuplicateActionItem : Rule
{
    /// <summary>Shorter texts are alike by chance.</summary>
    internal const int FewestWords = 3;

    private static readonly ConditionalWeakTable<WorkspaceFacts, Dictionary<string, WorkspaceDocument>> Open = [];

    private const int Most = 20;

    public override string Code => "duplicate-action-item";

    public override Category Category => Category.Actions;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var found = 0;
        var seen = new Dictionary<string, ActionItem>(StringComparer.Ordinal);
        foreach (var item in ActionItems.In(model))
        {
            if (Slots.In(model, item.TextSpan) || TextFacts.Of(item.Text) is not { Words.Count: >= FewestWords } facts)
            {
                continue;
            }

            if (seen.TryAdd(facts.Key, item))
            {
                if (!ActionItems.IsSettled(item) && OpenElsewhere(facts.Key, model, context) is { } other && ++found <= Most)
                {
                    yield return Found(Columns.FirstLine(model, item.TextSpan), $"{other.IncidentId ?? other.Path} has the same item, and it is open. Link it, and say why this one will be done.");
                }

                continue;
            }

            if (++found > Most)
            {
                yield break;
            }

            yield return Found(Columns.FirstLine(model, item.TextSpan), "Another item says the same. Keep one of them.") with
            {
                Related = [new Related(seen[facts.Key].TextSpan, "The other item")],
            };
        }
    }

    private static WorkspaceDocument? OpenElsewhere(string key, DocumentModel model, RuleContext context) =>
        context.Workspace.Documents.Count > 0 && Open.GetValue(context.Workspace, OpenItems).GetValueOrDefault(key) is { } other
        && other.Path != context.Path && (other.IncidentId is null || other.IncidentId != model.Header.IncidentId?.Value) ? other : null;

    private static Dictionary<string, WorkspaceDocument> OpenItems(WorkspaceFacts workspace)
    {
        var open = new Dictionary<string, WorkspaceDocument>(StringComparer.Ordinal);
        foreach (var document in workspace.Documents)
        {
            foreach (var key in document.Gist?.OpenKeys.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [])
            {
                open.TryAdd(key, document);
            }
        }

        return open;
    }
}
