using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>Times of day, but no word about their zone.</summary>
internal sealed class TimelineWithoutZone : Rule
{
    public override string Code => "timeline-without-zone";

    public override Category Category => Category.Timeline;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var first = model.Timeline.Entries.FirstOrDefault(e => e.At is { Time: not null, Zone: null });
        // A slot for the zone is open and reported as such.
        if (first is not null && !model.Placeholders.Any(p => p.Text.Contains("zone", StringComparison.OrdinalIgnoreCase)) && model.Header.Zone is null && context.Settings.Timezone is null && model.Header.Start?.Value.Zone is null)
        {
            var section = SectionIndex.At(model, first.Span.Start);
            yield return Found(first.TimeSpan, "No time zone is stated, so readers elsewhere cannot place these times. Write it above the timeline or in its heading.", section);
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is int section and >= 0)
        {
            var end = model.Sections[section].HeadingSpan.End;
            yield return new Fix("State that all times are in UTC", false, [TextEdit.Insert(end, " (UTC)")]);
            yield return new Fix("Insert a line that states the zone", true, [TextEdit.Insert(end, "\n\nAll times in [Time zone]".ReplaceLineEndings(model.Document.Text.LineBreak))]);
        }
    }
}
