using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>Another incident of the workspace reads much like this one, or had the same kind of cause in the same service, and is not named here.</summary>
internal sealed class SimilarIncident : Rule
{
    private const double Near = 0.35;
    private const int Recently = 90;
    private const int Most = 2;

    public override string Code => "similar-incident";

    public override Category Category => Category.Lessons;

    public override RuleLevel DefaultLevel => RuleLevel.Hint;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (context.Workspace.Documents.Count == 0 || model.FindSection("executive-summary") is not { IsEmpty: false } || model.FindSection("related-incidents") is { IsEmpty: false } told && !Slots.In(model, told.Span) && told.Body.Length > 400)
        {
            yield break;
        }

        var found = 0;
        var place = SectionIndex.HeadingOf(model, model.FindSection("related-incidents"));
        foreach (var (other, _) in IncidentIndex.Of(context.Workspace).Like(IncidentGist.WordsOf(model), Near))
        {
            if (other.Path == context.Path || (other.IncidentId is { } same && same == model.Header.IncidentId?.Value) || IsNamed(model, other))
            {
                continue;
            }

            if (++found > Most)
            {
                yield break;
            }

            var name = other.IncidentId ?? other.DocumentId ?? other.Path;
            yield return IsRepeated(model, other.Gist!)
                ? Found(place, $"{name} had the same kind of cause in the same service, and {Say.Count(other.Gist!.OpenItems, "action item")} of it {(other.Gist.OpenItems == 1 ? "is" : "are")} open. Link it and say why this could happen again.") with { OwnLevel = RuleLevel.Warning }
                : Found(place, $"{name} ({Say.Short(other.Title ?? other.Path, 60)}) reads much like this. Link it here, or say why it is something else.");
        }
    }

    private static bool IsRepeated(DocumentModel model, IncidentGist other) =>
        other.OpenItems > 0 && other.Cause is { } cause && cause == model.Header.RootCauseCategory?.Value
        && other.Date is { } then && model.Header.Date?.Value is { } now && now.DayNumber - then.DayNumber is >= 0 and <= Recently
        && model.Header.Services.Any(s => other.Services.Split('|').Contains(s.Value.ToLowerInvariant()));

    private static bool IsNamed(DocumentModel model, WorkspaceDocument other)
    {
        var file = other.Path[(other.Path.LastIndexOf('/') + 1)..];
        foreach (var block in model.Document.Blocks)
        {
            if (Names(block, other.IncidentId) || Names(block, other.DocumentId) || Names(block, file))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Names(Block block, string? id) => id is { Length: > 2 } && block.Text.ContainsIgnoringCase(id);
}
