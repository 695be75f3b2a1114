using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>A low severity beside a full outage or loss of data, or the highest one beside an effect on hardly anybody.</summary>
internal sealed class SeverityContradictsImpact : Rule
{
    public override string Code => "severity-contradicts-impact";

    public override Category Category => Category.Impact;

    public override bool AppliesToGeneric => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.Severity is not { Value: { } level } severity)
        {
            yield break;
        }

        var share = ShareOfUsers(model);
        var reason = level >= 3
            ? model.Header.IncidentType?.Value is "outage" ? "an outage for everybody"
                : model.Header.IncidentType?.Value is "data-loss" ? "a loss of data"
                : share >= 50 ? $"{Say.Number(share.Value)}% of users affected" : null
            : level == 1 && share < 1 ? $"{Say.Number(share.Value)}% of users affected" : null;
        if (reason is not null)
        {
            yield return Found(severity.Span, $"\"{severity.Raw.Trim()}\" does not fit {reason}. Review the severity, or say why it is right.");
        }
    }

    /// <summary>The share that the number of affected users is given with.</summary>
    private static double? ShareOfUsers(DocumentModel model)
    {
        if (model.Impact.UsersAffected is not { } users)
        {
            return null;
        }

        var block = model.Document.GetBlockAt(users.Span.Start);
        var start = model.Document.GetStart(block);
        foreach (var quantity in model.Document[block].Get(Quantities.Instance))
        {
            if (quantity.Unit == "%" && users.Span.Touches(quantity.Span.Start + start))
            {
                return quantity.Value;
            }
        }

        return null;
    }
}
