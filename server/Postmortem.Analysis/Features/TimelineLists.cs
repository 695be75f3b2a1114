using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features;

/// <summary>
/// Writes the times of a timeline that is a list alike: two digits for the hour, and the emphasis and separator that most of its items have.
/// What is read from the list stays as it was, else nothing changes.
/// </summary>
internal static class TimelineLists
{
    private const string Opening = "*_`[( \t";
    private const string Closing = "*_`]) \t";
    private const string Separators = "-–—:：|→>•·,";

    public static IReadOnlyList<TextEdit> Edits(Analysis analysis, TextSpan range)
    {
        var model = analysis.Model;
        var edits = new List<TextEdit>();
        foreach (var list in Lists(model))
        {
            if (list[0].Span.Start <= range.End && list[^1].Span.End >= range.Start)
            {
                Align(model.Document, list, edits);
            }
        }

        return edits.Count > 0 && SaysTheSame(analysis, edits) ? edits : [];
    }

    /// <summary>Items with a time that follow one another at the same depth of one section.</summary>
    private static IEnumerable<List<TimelineEntry>> Lists(DocumentModel model)
    {
        var document = model.Document;
        var list = new List<TimelineEntry>();
        foreach (var entry in model.Timeline.Entries)
        {
            if (list.Count > 0 && !Continues(document, list[^1].Block, entry.Block))
            {
                yield return list;
                list = [];
            }

            var block = document[entry.Block];
            if (block is { Kind: BlockKind.ListItem, IsOversized: false } && (list.Count == 0 || list[^1].Block != entry.Block))
            {
                list.Add(entry);
            }
        }

        if (list.Count > 0)
        {
            yield return list;
        }
    }

    private static bool Continues(Document document, int last, int next)
    {
        for (var i = last + 1; i < next; i++)
        {
            if (document[i].Kind == BlockKind.Heading)
            {
                return false;
            }
        }

        return document[next].Kind == BlockKind.ListItem && document[next].Indent == document[last].Indent && document[next].QuoteDepth == document[last].QuoteDepth;
    }

    private static void Align(Document document, List<TimelineEntry> list, List<TextEdit> edits)
    {
        var frames = list.ConvertAll(e => FrameOf(document, e));
        var usual = frames.OfType<Frame>().GroupBy(f => (f.Before, f.Between)).MaxBy(g => g.Count())?.Key;
        for (var i = 0; i < list.Count; i++)
        {
            var (entry, frame) = (list[i], frames[i]);
            if (PaddingOf(document.Text.ToString(entry.TimeSpan)) is { } at)
            {
                edits.AddRange(at.Select(a => TextEdit.Insert(entry.TimeSpan.Start + a, "0")));
            }

            if (frame is not null && usual is var (before, between))
            {
                Replace(new TextSpan(entry.TimeSpan.Start - frame.Before.Length, frame.Before.Length), frame.Before, before, edits);
                Replace(new TextSpan(entry.TimeSpan.End, frame.Between.Length), frame.Between, between, edits);
            }
        }
    }

    private static void Replace(TextSpan span, string old, string now, List<TextEdit> edits)
    {
        if (old != now)
        {
            edits.Add(new TextEdit(span, now));
        }
    }

    /// <summary>What stands around the time, where that is nothing but emphasis that is closed again and a separator.</summary>
    private static Frame? FrameOf(Document document, TimelineEntry entry)
    {
        var block = document[entry.Block];
        var start = document.GetStart(entry.Block) + (block.Checked is null ? block.Content.Start : Math.Max(block.Content.Start, block.CheckMark.End));
        if (entry.TimeSpan.Start < start || entry.EventSpan.Start < entry.TimeSpan.End)
        {
            return null;
        }

        var before = document.Text.ToString(TextSpan.FromBounds(start, entry.TimeSpan.Start)).TrimStart();
        var between = document.Text.ToString(TextSpan.FromBounds(entry.TimeSpan.End, entry.EventSpan.Start));
        if (before.Length > 8 || between.Length > 16 || before.AsSpan().ContainsAnyExcept(Opening) || between.AsSpan().ContainsAnyExcept(Closing + Separators))
        {
            return null;
        }

        var left = string.Concat(between.Where(c => Closing.Contains(c) && !char.IsWhiteSpace(c)).Select(c => c switch { ']' => '[', ')' => '(', _ => c }));
        var isClosed = left == string.Concat(before.Reverse());
        return isClosed && between.Length > 0 ? new Frame(before, between) : null;
    }

    /// <summary>Where an hour has one digit only, in a time of day that has no morning and afternoon.</summary>
    private static List<int>? PaddingOf(string time)
    {
        List<int>? places = null;
        if (time.Contains("am", StringComparison.OrdinalIgnoreCase) || time.Contains("pm", StringComparison.OrdinalIgnoreCase) || time.Contains(".m.", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        for (var i = 0; i + 3 < time.Length; i++)
        {
            var isHour = char.IsAsciiDigit(time[i]) && time[i + 1] == ':' && char.IsAsciiDigit(time[i + 2]) && char.IsAsciiDigit(time[i + 3]);
            var startsHere = i == 0 || !(char.IsLetterOrDigit(time[i - 1]) || time[i - 1] is ':' or '.' or '+' || (time[i - 1] == '-' && i > 1 && char.IsLetter(time[i - 2])));
            if (isHour && startsHere)
            {
                (places ??= []).Add(i);
            }
        }

        return places;
    }

    private static bool SaysTheSame(Analysis analysis, List<TextEdit> edits)
    {
        var text = Editing.Edits.Apply(analysis.Model.Document.Text.ToString(), edits);
        var (before, after) = (analysis.Model.Timeline.Entries, Binder.Bind(Document.Parse(text), analysis.Context).Timeline.Entries);
        return before.Count == after.Count && before.Zip(after).All(p =>
            p.First.At == p.Second.At && p.First.End == p.Second.End && p.First.Event == p.Second.Event && p.First.Milestones == p.Second.Milestones && p.First.Block == p.Second.Block);
    }

    private sealed record Frame(string Before, string Between);
}
