using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>A row of the timeline does not say when.</summary>
internal sealed class TimelineRowWithoutTime : Rule
{
    public override string Code => "timeline-row-without-time";

    public override Category Category => Category.Timeline;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Timeline.Untimed.Count == 0)
        {
            yield break;
        }

        // A list in which hardly anything has a time tells a story and is no chronology.
        var timed = TimelineAxis.Of(model).Sections.CountBy(s => s).ToDictionary();
        var untimed = model.Timeline.Untimed.CountBy(r => SectionIndex.At(model, r.Span.Start)).ToDictionary();
        foreach (var row in model.Timeline.Untimed)
        {
            var section = SectionIndex.At(model, row.Span.Start);
            if (!Slots.In(model, row.Span) && timed.GetValueOrDefault(section) >= 2 && timed[section] > untimed[section])
            {
                yield return Found(FirstLine(model, row), "This row does not say when. Add the time, or mark it as approximate with ~.");
            }
        }
    }

    private static Text.TextSpan FirstLine(DocumentModel model, UntimedRow row)
    {
        var text = model.Document.Text.ToString(row.Span);
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return new Text.TextSpan(row.Span.Start, end < 0 ? row.Span.Length : end);
    }
}
