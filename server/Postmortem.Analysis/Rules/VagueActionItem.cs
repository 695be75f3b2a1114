using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>The text of an action item has no end that can be checked, or names nothing that changes.</summary>
internal sealed class VagueActionItem : Rule
{
    /// <summary>Of 5: below this nobody can tell whether it is done.</summary>
    public const int Enough = 2;

    public override string Code => "vague-action-item";

    public override Category Category => Category.Actions;

    public override bool ReadsEnglish => true;

    public override IReadOnlyList<string> Covers => ["person-directed-action"];

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var item in ActionItems.In(model))
        {
            if (Slots.In(model, item.TextSpan) || item.Status?.Value == ActionStatus.Cancelled || !item.Text.Trim().Contains(' '))
            {
                continue;
            }

            var text = TextFacts.Of(item.Text).Action;
            if (text.Score < Enough)
            {
                yield return Found(Columns.FirstLine(model, item.TextSpan), $"Nobody can tell when this is done: it lacks {Say.List(text.Lacks)}. Say what changes, and how that is checked.", item);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is ActionItem item)
        {
            var skeleton = new TextEdit(item.TextSpan, InMarkup(model.Document.Text.ToString(item.TextSpan), ActionSkeletons.Of(item.Text, model)));
            yield return new Fix("Replace it by a specific form, to be filled in", false, [skeleton]);
            var (edits, what) = ActionCompletion.Of(item, model, context);
            if (edits.Count > 0)
            {
                yield return new Fix($"Replace it by a specific form and propose {what}", false, [skeleton, .. edits]);
            }

            if (!Terms.HasAny(item.Text, "done when"))
            {
                var raw = model.Document.Text.ToString(item.TextSpan);
                yield return new Fix("Add how one sees that it is done", false, [TextEdit.Insert(item.TextSpan.Start + raw.TrimEnd('*', '_', ' ').TrimEnd('.').Length, "; done when [What can be seen]")]);
            }
        }
    }

    /// <summary>The stars around the text, or those that end what begins in front of it, stay.</summary>
    private static string InMarkup(string raw, string text)
    {
        var lead = raw.Length - raw.TrimStart('*', '_').Length;
        var trail = raw.Length - raw.TrimEnd('*', '_').Length;
        return lead + trail >= raw.Length ? text : raw[..lead] + text + raw[^trail..];
    }
}
