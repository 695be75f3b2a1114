using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>Entries of a status page go back to an earlier state, and do not say that it came back.</summary>
internal sealed class StatusUpdatesOutOfOrder : Rule
{
    public override string Code => "status-updates-out-of-order";

    public override Category Category => Category.Communication;

    public override bool ReadsEnglish => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var messages = Messages.Of(model);
        foreach (var account in messages.List.Where(m => m is { Kind: MessageKind.Update, State: not UpdateState.None }).GroupBy(m => m.Home))
        {
            var updates = account.Select(m => (m.State, m.Head, Messages.TextOf(m, model))).ToList();
            var steps = StepsBack(updates);
            if (steps.Count > 0 && (updates.Count > 2 || updates[0].State == UpdateState.Resolved) && StepsBack([.. Enumerable.Reverse(updates)]).Count == 0)
            {
                // Status pages show the newest entry first.
                continue;
            }

            foreach (var (was, now) in steps)
            {
                yield return Found(now, $"This update goes back from \"{was}\". Put the updates in order, or say that the problem came back.");
            }
        }

        foreach (var (was, now) in StepsBack([.. messages.StateChanges.Select(c => (c.State, c.Span, model.Timeline.Entries[c.Entry].Event))]))
        {
            yield return Found(now, $"Here the status page goes back from \"{was}\". Put the rows in order, or say that the problem came back.");
        }
    }

    private static List<(UpdateState Was, TextSpan Now)> StepsBack(List<(UpdateState State, TextSpan Span, string Text)> updates)
    {
        var found = new List<(UpdateState, TextSpan)>();
        var furthest = UpdateState.None;
        foreach (var (state, span, text) in updates)
        {
            // A fix that did not hold leads from monitoring back to identified, and everybody sees why.
            if (((furthest == UpdateState.Resolved && state < furthest) || (furthest > UpdateState.Investigating && state == UpdateState.Investigating))
                && !Terms.HasAny(text, "again", "recur*", "reopen*", "re-open*", "return*", "came back", "still", "new", "another", "further", "re-emerg*", "reappear*", "second"))
            {
                found.Add((furthest, span));
            }

            furthest = state == UpdateState.None ? furthest : state;
        }

        return found;
    }
}
