using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Features;

internal enum FoldKind
{
    Region,
    Comment,
}

/// <summary>Lines that can be folded into the first of them; zero-based, the last one included.</summary>
internal readonly record struct Fold(int StartLine, int EndLine, FoldKind Kind);

/// <summary>Sections, tables, lists and their items, code, front matter and comments.</summary>
internal static class Folding
{
    public static IReadOnlyList<Fold> Of(Analysis analysis)
    {
        var folds = new List<Fold>();
        if (!analysis.Model.IsPostMortem)
        {
            return folds;
        }

        var document = analysis.Model.Document;
        AddSections(document, folds);
        for (var i = 0; i < document.BlockCount;)
        {
            var next = i + 1;
            switch (document[i].Kind)
            {
                case BlockKind.FrontMatter or BlockKind.Code:
                    Add(document, i, i, FoldKind.Region, folds);
                    break;
                case BlockKind.Html:
                    Add(document, i, i, document[i].ContentText.StartsWith("<!--") ? FoldKind.Comment : FoldKind.Region, folds);
                    break;
                case BlockKind.TableRow:
                    next = Tables.EndOf(document, i);
                    Add(document, i, next - 1, FoldKind.Region, folds);
                    break;
                case BlockKind.ListItem:
                    next = AddList(document, i, folds);
                    break;
            }

            i = next;
        }

        folds.Sort(static (a, b) => a.StartLine != b.StartLine ? a.StartLine.CompareTo(b.StartLine) : b.EndLine.CompareTo(a.EndLine));
        return folds;
    }

    private static void AddSections(Document document, List<Fold> folds)
    {
        var open = new Stack<int>();
        for (var i = 0; i <= document.BlockCount; i++)
        {
            var level = i < document.BlockCount ? document[i].HeadingLevel : 1;
            if (level == 0)
            {
                continue;
            }

            while (open.Count > 0 && (i == document.BlockCount || document[open.Peek()].HeadingLevel >= level))
            {
                Add(document, open.Pop(), i - 1, FoldKind.Region, folds);
            }

            open.Push(i);
        }
    }

    /// <summary>The list as a whole under its first item, and every item that has others below it or runs over several lines.</summary>
    private static int AddList(Document document, int first, List<Fold> folds)
    {
        var open = new Stack<int>();
        var at = first;
        var siblings = 0;
        for (; at < document.BlockCount && document[at].Kind == BlockKind.ListItem; at++)
        {
            siblings += document[at].Indent <= document[first].Indent ? 1 : 0;
            while (open.Count > 0 && document[open.Peek()].Indent >= document[at].Indent)
            {
                Add(document, open.Pop(), at - 1, FoldKind.Region, folds);
            }

            open.Push(at);
        }

        var firstFolds = first + 1 < at && document[first + 1].Indent > document[first].Indent;
        while (open.TryPop(out var item))
        {
            Add(document, item, at - 1, FoldKind.Region, folds);
        }

        if (siblings > 1 && !firstFolds)
        {
            Add(document, first, at - 1, FoldKind.Region, folds);
        }

        return at;
    }

    private static void Add(Document document, int first, int last, FoldKind kind, List<Fold> folds)
    {
        var start = document.GetStartLine(first);
        var end = document.GetStartLine(last) + document[last].LineCount - document[last].BlankLinesAfter - 1;
        if (document[last] is { HeadingLevel: > 0 } && last > first)
        {
            end = document.GetStartLine(last);
        }

        if (end > start)
        {
            folds.Add(new Fold(start, end, kind));
        }
    }
}
