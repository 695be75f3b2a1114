using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>Nobody answers for an action item.</summary>
internal sealed class ActionItemWithoutOwner : Rule
{
    private static readonly string[] Nobody =
        ["tbd", "tba", "tbc", "n/a", "na", "none", "unassigned", "?", "??", "???", "-", "--", "everyone", "everybody", "all", "team", "the team", "we", "us", "someone", "somebody", "anyone", "name", "owner"];

    /// <summary>"The team", "everyone": nobody in particular.</summary>
    public static bool IsNobody(string owner) => Nobody.Contains(owner.Trim(' ', '*', '_', '.').ToLowerInvariant());

    public override string Code => "action-item-without-owner";

    public override Category Category => Category.Actions;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (!Columns.IsRequired(model, "owner"))
        {
            yield break;
        }

        foreach (var item in ActionItems.In(model))
        {
            if (item.Status?.Value == ActionStatus.Cancelled || Slots.In(model, item.TextSpan) || Slots.In(model, item.Owner?.Span ?? item.Span))
            {
                continue;
            }

            if (item.Owner is not { } owner)
            {
                yield return Found(Columns.PlaceOf(model, item, "action"), "Nobody is named who answers for this. Name one person or role.", item);
            }
            else if (IsNobody(owner.Value))
            {
                yield return Found(owner.Span, $"\"{owner.Value}\" is nobody in particular. Name the one person or role who answers for this.", item);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is ActionItem item && Columns.Write(model, item, "owner", "Owner", "[Owner]") is { } edit)
        {
            yield return new Fix("Insert a slot for the owner", false, [edit]);
            var role = Proposals.OwnerOf(item, model);
            yield return new Fix($"Propose the {role}", false, [edit with { NewText = edit.NewText.Replace("[Owner]", role, StringComparison.Ordinal) }]);
        }
    }
}
