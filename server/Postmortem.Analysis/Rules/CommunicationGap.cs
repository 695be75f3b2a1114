using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>While an incident went on, nobody outside the response was told anything for longer than its severity allows.</summary>
internal sealed class CommunicationGap : Rule
{
    /// <summary>In minutes, by severity 1 to 3; nobody waits for news of a lesser incident.</summary>
    private static readonly double[] Longest = [30, 30, 60];

    public override string Code => "communication-gap";

    public override Category Category => Category.Communication;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var axis = TimelineAxis.Of(model);
        var (from, to) = (axis.Find(Milestones.Detected), axis.Find(Milestones.Mitigated | Milestones.Recovered | Milestones.Resolved));
        if (model.Header.Severity?.Value is not { } severity || severity < 1 || severity > Longest.Length || from < 0 || to < 0 || axis.At(to) <= axis.At(from))
        {
            yield break;
        }

        var told = Enumerable.Range(0, axis.Entries.Count)
            .Where(i => axis.At(i) is { } at && at > axis.At(from) && at < axis.At(to) && (axis.Entries[i].Milestones & Milestones.Communicated) != 0)
            .Append(from).Append(to).OrderBy(i => axis.At(i)).ToList();
        for (var i = 1; i < told.Count; i++)
        {
            var minutes = axis.At(told[i])!.Value - axis.At(told[i - 1])!.Value;
            if (minutes > Longest[severity - 1])
            {
                yield return Found(axis.Entries[told[i]].TimeSpan, $"For {Say.Duration(minutes)} before this, the timeline tells of no message to customers or stakeholders. Add those that were sent.");
            }
        }
    }
}
