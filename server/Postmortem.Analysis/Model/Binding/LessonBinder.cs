using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>What went well, went wrong, was luck, and was learned: the points of those sections.</summary>
internal static class LessonBinder
{
    public static Lessons Bind(Walk walk)
    {
        var labelled = LabelledLessons.Of(walk);
        if (labelled.Count == 0 && !walk.HasRole(Roles.WentWell) && !walk.HasRole(Roles.WentWrong) && !walk.HasRole(Roles.Lucky) && !walk.HasRole(Roles.Lessons))
        {
            return Lessons.None;
        }

        return new Lessons
        {
            WentWell = With(Points(walk, Roles.WentWell), labelled, Roles.WentWell),
            WentWrong = With(Points(walk, Roles.WentWrong), labelled, Roles.WentWrong),
            Lucky = With(Points(walk, Roles.Lucky), labelled, Roles.Lucky),
            Learned = With(Points(walk, Roles.Lessons), labelled, Roles.Lessons),
        };
    }

    private static List<Fact<string>> With(List<Fact<string>> points, List<(string Role, Fact<string> Point)> labelled, string role)
    {
        var added = false;
        foreach (var (its, point) in labelled)
        {
            if (its == role)
            {
                points.Add(point);
                added = true;
            }
        }

        if (added)
        {
            Sort(points);
        }

        return points;
    }

    private static void Sort(List<Fact<string>> points) => points.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));

    /// <summary>The items of the outermost level, the first cells of rows, or the paragraphs of a section without a list.</summary>
    public static List<Fact<string>> Points(Walk walk, string role)
    {
        var points = new List<Fact<string>>();
        for (var s = 0; s < walk.Drafts.Count; s++)
        {
            var draft = walk.Drafts[s];
            if (draft.Effective == role)
            {
                Read(walk, s, draft, points);
            }
        }

        Sort(points);
        return points;
    }

    private static void Read(Walk walk, int section, SectionDraft draft, List<Fact<string>> points)
    {
        if (draft.IsLabel && draft.Value.Length > 0)
        {
            Add(walk, points, walk.Fact(draft.FirstBlock, draft.Value));
        }

        var level = int.MaxValue;
        var hasProse = false;
        var before = points.Count;
        for (var i = draft.FirstBlock; i < draft.EndBlock; i++)
        {
            if (walk.SectionOf[i] == section && walk.Document[i] is { Kind: BlockKind.ListItem } item && !(draft.IsLabel && i == draft.FirstBlock))
            {
                level = Math.Min(level, item.Indent);
            }
        }

        for (var i = draft.FirstBlock; i < draft.EndBlock; i++)
        {
            var block = walk.Document[i];
            if (walk.SectionOf[i] != section || i == draft.FirstBlock || block.Content.IsEmpty || (draft.Effective == Roles.Lessons && LabelledLessons.IsLabelled(walk, i)))
            {
                continue;
            }

            switch (block.Kind)
            {
                case BlockKind.ListItem when block.Indent <= level + 1 && !hasProse:
                    Add(walk, points, OwnText(walk, i));
                    break;
                case BlockKind.TableRow when block.Row == RowKind.Body && walk.Readings[i].Cells is [{ IsFiller: false } first, ..]:
                    Add(walk, points, new Fact<string>(first.Text, walk.TextOf(i, first.Span), walk.Absolute(i, first.Span)));
                    break;
                case BlockKind.Paragraph when block.QuoteDepth == 0 && !IsTemplateProse(walk, i):
                    if (IsIntroduction(walk, i, level < int.MaxValue && points.Count == before))
                    {
                        break;
                    }

                    hasProse = true;
                    AddLines(walk, i, points);
                    break;
            }
        }
    }

    private static void Add(Walk walk, List<Fact<string>> points, Fact<string> point)
    {
        if (!Nothing.Is(point.Value, walk.Words))
        {
            points.Add(point);
        }
    }

    /// <summary>Without the lines below it that a label in emphasis sets apart: "*Impact:* …".</summary>
    private static Fact<string> OwnText(Walk walk, int index)
    {
        var block = walk.Document[index];
        var lines = walk.Readings[index].Lines;
        for (var n = 1; n < lines.Count; n++)
        {
            if (lines[n] is { Label: { HasColon: true } } && block.Text[lines[n].Span.Start] is '*' or '_')
            {
                return walk.Fact(index, TextSpan.FromBounds(block.Content.Start, lines[n - 1].Span.End));
            }
        }

        return walk.Fact(index, block.Content, walk.Readings[index].Plain);
    }

    /// <summary>Lines that are sentences of their own are points of their own.</summary>
    private static void AddLines(Walk walk, int index, List<Fact<string>> points)
    {
        var lines = walk.Readings[index].Lines;
        var text = walk.Document[index].Text;
        var start = 0;
        for (var n = 0; n < lines.Count; n++)
        {
            var ends = n + 1 == lines.Count || (text[lines[n].Span.End - 1] is '.' or '!' or '。' && lines[n].Span.Length > 90 && text[lines[n + 1].Span.Start] is var c && char.IsUpper(c));
            if (ends)
            {
                Add(walk, points, walk.Fact(index, TextSpan.FromBounds(lines[start].Span.Start, lines[n].Span.End)));
                start = n + 1;
            }
        }
    }

    /// <summary>A prompt of a template left in italics: "*What did we learn from this incident?*"</summary>
    private static bool IsTemplateProse(Walk walk, int index)
    {
        var text = walk.Document[index].ContentText;
        return text.Length > 2 && ((text[0] == '*' && text[^1] == '*' && text[1] != '*') || (text[0] == '_' && text[^1] == '_')) && text[1..^1].IndexOf(text[0]) < 0;
    }

    /// <summary>"The lessons are as follows:" or a template's sentence above a list, unless the list goes on with the sentence.</summary>
    private static bool IsIntroduction(Walk walk, int index, bool first) =>
        first && index + 1 < walk.Readings.Length && walk.Document[index + 1] is { Kind: BlockKind.ListItem } item
        && !(walk.Readings[index].Plain is { Length: > 0 } plain && plain[^1] is ':' && item.Content.Length > 0 && char.IsLower(item.Text[item.Content.Start]));
}
