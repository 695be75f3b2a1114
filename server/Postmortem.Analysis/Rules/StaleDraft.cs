using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>A draft has not been changed for more than two weeks.</summary>
internal sealed class StaleDraft : Rule
{
    private const int Longest = 14;

    public override string Code => "stale-draft";

    public override Category Category => Category.Workflow;

    public override RuleLevel DefaultLevel => RuleLevel.Hint;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        // "Open" and "investigating" are what many say of the incident and not of the document.
        if (model.Header.Status is not { Value: "draft" } status || !Terms.HasAny(status.Raw, "draft", "wip", "in progress", "writing") || Slots.In(model, status.Span))
        {
            yield break;
        }

        var days = DocumentDays.In(model, "revision-history").Select(d => d.Day).ToList();
        if (model.FindField("date-created") is { Value.Length: >= 10 } created && DateOnly.TryParseExact(created.Value.AsSpan(0, 10), "yyyy-MM-dd", out var begun))
        {
            days.Add(begun);
        }

        if (model.Header.Date is { } date)
        {
            days.Add(date.Value);
        }

        var today = DateOnly.FromDateTime(context.Now.Date);
        if (days.Count > 0 && today.DayNumber - days.Max().DayNumber is > Longest and var age)
        {
            yield return Found(status.Span, $"The last date in this draft is {age} days ago. Finish it, or say what it waits for.");
        }
    }
}
