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
        foreach (var row in model.Timeline.Untimed)
        {
            if (!Slots.In(model, row.Span))
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
