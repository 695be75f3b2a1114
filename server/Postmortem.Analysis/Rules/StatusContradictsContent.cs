using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A final document has placeholders, or a closed one has open action items without tickets.</summary>
internal sealed class StatusContradictsContent : Rule
{
    public override string Code => "status-contradicts-content";

    public override Category Category => Category.Workflow;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.Status is not { Value: "final" or "closed" } status)
        {
            yield break;
        }

        var left = model.Placeholders.Count(p => !PlaceholderLeft.IsStatus(model, p));
        if (left > 0)
        {
            yield return Found(status.Span, $"{Say.Count(left, "placeholder")} {(left == 1 ? "is" : "are")} left, so this is not {status.Value}. Fill them or set the status back.") with
            {
                Related = [new Related(model.Placeholders.First(p => !PlaceholderLeft.IsStatus(model, p)).Span, "The first placeholder")],
            };
        }
        else if (status.Value == "closed" && model.ActionItems.FirstOrDefault(i => !ActionItems.IsSettled(i) && i.Ticket is null && i.Status is not null) is { } open)
        {
            yield return Found(status.Span, "An action item is open and not tracked by a ticket, so this is not closed. Track it or set the status back.") with
            {
                Related = [new Related(open.TextSpan, "The open item")],
            };
        }
    }
}
