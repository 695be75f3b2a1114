using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The timeline has too few rows to tell how the response went.</summary>
internal sealed class SparseTimeline : Rule
{
    /// <summary>By severity 1 to 4.</summary>
    private static readonly int[] Fewest = [8, 6, 4, 2];

    public override string Code => "sparse-timeline";

    public override Category Category => Category.Timeline;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.Severity?.Value is { } level and >= 1 and <= 4 && model.FindSection("timeline") is { IsEmpty: false } section
            && model.Timeline.Entries.Count + model.Timeline.Untimed.Count < Fewest[level - 1] && !Slots.In(model, section.Span))
        {
            yield return Found(section.HeadingSpan, $"{Say.Count(model.Timeline.Entries.Count, "event")} are few for this severity. Add what was seen, tried and decided: chat, alerts and deployments have the times.");
        }
    }
}
