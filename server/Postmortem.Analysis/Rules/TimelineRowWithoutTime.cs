using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;

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
            if (!Slots.In(model, row.Span) && IsRow(model, row, section) && timed.GetValueOrDefault(section) >= 2 && timed[section] > untimed[section])
            {
                yield return Found(FirstLine(model, row), "This row does not say when. Add the time, or mark it as approximate with ~.");
            }
        }
    }

    /// <summary>Of the same form as the rows with a time: not what is listed below one of them, no other list, and no field. "Unknown" is an answer.</summary>
    private static bool IsRow(DocumentModel model, UntimedRow row, int section)
    {
        var block = model.Document[row.Block];
        if (model.Fields.Any(f => f.Block == row.Block && f.Value.Length > 0 && block.Kind != BlockKind.TableRow))
        {
            return false;
        }

        if (block.Kind == BlockKind.TableRow)
        {
            return block.Cells.Count == 0 || block.Cells[0].Text.Trim(' ', '*', '_') is not (['(' or '（', ..] or "不明" or "未定") && !Terms.HasAny(block.Cells[0].Text, "unknown", "unclear", "earlier", "before");
        }

        var axis = TimelineAxis.Of(model);
        for (var i = 0; i < axis.Entries.Count; i++)
        {
            var other = model.Document[axis.Entries[i].Block];
            if (axis.Sections[i] == section && other.Kind == block.Kind && other.Indent == block.Indent && IsNumbered(other) == IsNumbered(block))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNumbered(Block block) => block.Kind == BlockKind.ListItem && block.Marker.Length > 1 && char.IsAsciiDigit(block.Text[block.Marker.Start]);

    private static Text.TextSpan FirstLine(DocumentModel model, UntimedRow row)
    {
        var text = model.Document.Text.ToString(row.Span);
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return new Text.TextSpan(row.Span.Start, end < 0 ? row.Span.Length : end);
    }
}
