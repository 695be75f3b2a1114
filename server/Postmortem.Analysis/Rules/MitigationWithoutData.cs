using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>Between detection and the first repair, no row of the timeline says what was measured or looked up.</summary>
internal sealed class MitigationWithoutData : Rule
{
    private static readonly string[] Data =
    [
        "log", "logs", "graph*", "metric*", "dashboard*", "trace", "traces", "quer*", "error rate*", "latency", "cpu", "memory", "disk", "connections", "confirmed", "shows", "showed", "shown", "measured", "correlat*", "ruled out", "thread dump", "profil*", "monitoring", "alert*", "observed", "saw", "found", "noticed", "healthy", "unhealthy", "because", "since",
        "identified", "diagnos*", "traced", "inspect*", "check*", "look*", "analys*", "investigat*",
    ];

    public override string Code => "mitigation-without-data";

    public override Category Category => Category.Timeline;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override bool ReadsEnglish => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var axis = TimelineAxis.Of(model);
        var (detected, repair) = (axis.Find(Milestones.Detected), axis.Find(Milestones.MitigationStarted));
        repair = repair >= 0 ? repair : axis.Find(Milestones.Mitigated);
        if (model.Header.Severity?.Value is not (1 or 2) || detected < 0 || repair < 0 || axis.At(repair) <= axis.At(detected) || (axis.Entries[repair].Milestones & Milestones.Detected) != 0)
        {
            yield break;
        }

        for (var i = 0; i < axis.Entries.Count; i++)
        {
            if (i != detected && axis.At(i) is { } at && at >= axis.At(detected) && at <= axis.At(repair) && HasData(model, axis.Entries[i]))
            {
                yield break;
            }
        }

        yield return Found(axis.Entries[repair].TimeSpan, "Nothing before this says what the repair rests on. Add what was seen in a graph, a log or a measurement, with a link.");
    }

    private static bool HasData(DocumentModel model, TimelineEntry entry)
    {
        if ((entry.Milestones & Milestones.CauseIdentified) != 0 || entry.Source is { Value.Length: > 1 } || Slots.In(model, entry.Span))
        {
            return true;
        }

        var text = model.Document.Text.ToString(entry.EventSpan);
        return text.Contains("](", StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal) || text.Contains('`') || text.Contains('%') || text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 || Terms.HasAny(text, Data);
    }
}
