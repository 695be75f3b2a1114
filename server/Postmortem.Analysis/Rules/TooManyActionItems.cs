using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>There are more action items than a team finishes.</summary>
internal sealed class TooManyActionItems : Rule
{
    private const int Most = 10;
    private const int MostOfSevere = 15;

    public override string Code => "too-many-action-items";

    public override Category Category => Category.Actions;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var items = ActionItems.In(model).Where(i => !ActionItems.IsSettled(i)).ToList();
        var most = model.Header.Severity?.Value == 1 ? MostOfSevere : Most;
        if (items.Count > most)
        {
            yield return Found(Columns.FirstLine(model, items[most].TextSpan), $"{items.Count} open items are more than teams finish. Keep those that prevent or shorten the next one.");
        }
    }
}
