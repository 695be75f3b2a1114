using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>What is to improve detection is a dashboard that pages nobody.</summary>
internal sealed class DashboardWithoutAlert : Rule
{
    public override string Code => "dashboard-without-alert";

    public override Category Category => Category.Actions;

    public override RuleLevel DefaultLevel => RuleLevel.Hint;

    public override bool ReadsEnglish => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        ActionItem? dashboard = null;
        foreach (var item in ActionItems.In(model))
        {
            if (Terms.HasAny(item.Text, "alert*", "alarm*", "page", "pages", "paging", "notif*", "monitor*", "threshold*", "probe*"))
            {
                yield break;
            }

            dashboard ??= !ActionItems.IsSettled(item) && Terms.HasAny(item.Text, "dashboard*", "grafana") && !Slots.In(model, item.TextSpan) ? item : null;
        }

        if (dashboard is not null)
        {
            yield return Found(Columns.FirstLine(model, dashboard.TextSpan), "Nobody is woken by a dashboard. Add an alert on what it shows, with a threshold and who is paged.");
        }
    }
}
