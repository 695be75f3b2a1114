using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>The id of the incident contains a date, and the incident happened on another.</summary>
internal sealed class IdContradictsDate : Rule
{
    public override string Code => "id-contradicts-date";

    public override Category Category => Category.Document;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header is not { IncidentId: { } id, Date: { } date } || !model.Fields.Any(f => f.ValueSpan == date.Span))
        {
            yield break;
        }

        for (var i = 0; i + 10 <= id.Value.Length; i++)
        {
            if (DateOnly.TryParseExact(id.Value.AsSpan(i, 10), "yyyy-MM-dd", out var inId) && Math.Abs(inId.DayNumber - date.Value.DayNumber) > 1)
            {
                yield return Found(date.Span, $"The incident's id says {inId:yyyy-MM-dd}, its date {date.Value:yyyy-MM-dd}. Correct the one that is wrong.");
            }
        }
    }
}
