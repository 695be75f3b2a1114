using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>No row tells one of the moments that every timeline of this kind tells at this severity.</summary>
internal sealed class TimelineMilestoneMissing : Rule
{
    private const int FewestEntries = 2;

    public override string Code => "timeline-milestone-missing";

    public override Category Category => Category.Timeline;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var timeline = model.Timeline;
        if (model.Profile is not { } profile || timeline.Entries.Count < FewestEntries)
        {
            yield break;
        }

        var told = timeline.Entries.Concat(timeline.MilestoneList).Aggregate(Milestones.None, (all, e) => all | e.Milestones);
        told |= timeline.Untimed.Count > 0 ? Milestones.None : 0;
        if ((told & (Milestones.Recovered | Milestones.Mitigated)) != 0)
        {
            // A service that has recovered was mitigated, and the other way round.
            told |= Milestones.Mitigated | Milestones.Recovered;
        }

        var place = SectionIndex.HeadingOf(model, model.FindSection("timeline"));
        foreach (var milestone in profile.Milestones)
        {
            if (milestone.Required.AppliesTo(model.Header.Severity?.Value) && MilestoneNames.Find(milestone.Id) is { } flag && (told & flag) == 0)
            {
                yield return Found(place, $"The timeline does not tell \"{milestone.Label}\". {Say.FirstSentence(milestone.Guidance)}", milestone);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is ProfileMilestone milestone && MilestoneRows.Insert(model, milestone) is { } edit)
        {
            yield return new Fix($"Insert a row for \"{milestone.Label}\"", true, [edit]);
        }
    }
}
