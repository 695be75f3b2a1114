using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The document was begun long after the incident.</summary>
internal sealed class PublishedLate : Rule
{
    private const int Latest = 14;

    public override string Code => "published-late";

    public override Category Category => Category.Workflow;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.Date is { } date && model.FindField("date-created") is { Value.Length: >= 10 } created && DateOnly.TryParseExact(created.Value.AsSpan(0, 10), "yyyy-MM-dd", out var written))
        {
            var days = written.DayNumber - date.Value.DayNumber;
            if (days < 0)
            {
                yield return Found(created.ValueSpan, "The document is older than the incident. Correct one of the dates.");
            }
            else if (days > Latest)
            {
                yield return Found(created.ValueSpan, $"This was begun {days} days after the incident, when memories have drifted. Say what the account is based on.");
            }
        }
    }
}
