using Postmortem.Analysis.Model;
using System.Globalization;

namespace Postmortem.Analysis.Rules;

/// <summary>The record of the live incident in the front matter has moments in an impossible order, in the future, or other than the timeline tells them.</summary>
internal sealed class SessionContradictsDocument : Rule
{
    /// <summary>In minutes: a record and a timeline may round differently.</summary>
    private const double Tolerance = 2;

    public override string Code => "session-contradicts-document";

    public override Category Category => Category.Workflow;

    public override bool AppliesToGeneric => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Document.BlockCount == 0 || model.Document[0].Get(SessionKeys.Instance) is not { Count: > 0 } moments)
        {
            yield break;
        }

        var start = model.Document.GetStart(0);
        for (var i = 0; i < moments.Count; i++)
        {
            var (moment, span) = (moments[i], moments[i].Span.Shift(start));
            if (moment.At > context.Now)
            {
                yield return Found(span, $"{moment.Key} lies in the future. Correct it.");
            }
            else if (Before(moments, i) is { } later)
            {
                yield return Found(span, $"{moment.Key} is before {later.Key}, which comes first in every incident. Correct one of them.") with
                {
                    Related = [new Related(later.Span.Shift(start), later.Key)],
                };
            }
            else if (Told(model, moment.Milestone) is { At.Instant: { } told } entry && Math.Abs((told - moment.At).TotalMinutes) > Tolerance)
            {
                yield return Found(span, $"{moment.Key} is {moment.At.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC, and the timeline tells it at {entry.Text.Trim()}. Correct one of them.") with
                {
                    Related = [new Related(entry.TimeSpan, "The timeline")],
                };
            }
        }
    }

    /// <summary>An earlier step that is later. Whether the cause is known before the repair is a matter of style.</summary>
    private static SessionMoment? Before(IReadOnlyList<SessionMoment> moments, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (moments[i].At > moments[index].At && !(moments[i].Milestone == Milestones.CauseIdentified && moments[index].Milestone >= Milestones.Mitigated))
            {
                return moments[i];
            }
        }

        return null;
    }

    private static TimelineEntry? Told(DocumentModel model, Milestones milestone)
    {
        var axis = TimelineAxis.Of(model);
        var entry = axis.Find(milestone, latest: milestone >= Milestones.Mitigated);
        return entry >= 0 && axis.IsExact(entry) ? axis.Entries[entry] : null;
    }
}
