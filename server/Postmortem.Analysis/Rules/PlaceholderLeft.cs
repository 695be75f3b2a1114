using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>A slot of a template, a fact that a rewrite asked for, or TBD is still there.</summary>
internal sealed class PlaceholderLeft : Rule
{
    public override string Code => "placeholder-left";

    public override Category Category => Category.Document;

    /// <summary>Documents of no kind have no slots of ours, but a fact that a rewrite asked for is open in every document.</summary>
    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var placeholder in model.Placeholders)
        {
            if (placeholder.Kind == PlaceholderKind.FactNeeded || (model.Profile is not null && !IsStatus(model, placeholder)))
            {
                var what = WordsOf(placeholder);
                yield return Found(placeholder.Span, placeholder.Kind switch
                {
                    PlaceholderKind.FactNeeded => $"A fact is missing here. Write it, or who finds it out by when.",
                    PlaceholderKind.Stopgap => $"\"{what}\" is still open. Write the fact, or who finds it out by when.",
                    _ => $"Fill in: {what}{(what[^1] is '?' or '!' or '.' or '…' ? "" : ".")}",
                }, placeholder);
            }
        }
    }

    /// <summary>
    /// A new document has a slot at every turn. That is one thing to say about each of its sections, at the first slot, and it
    /// moves on as the slots are filled. Facts that rewrites asked for are not part of a template, so each is said.
    /// </summary>
    public override IEnumerable<Finding> Gather(IReadOnlyList<Finding> findings, DocumentModel model)
    {
        var sections = new OutermostSections(model);
        return findings
            .GroupBy(f => f.Data is Placeholder { Kind: not PlaceholderKind.FactNeeded and var kind } ? (sections.At(f.Span.Start), kind, 0) : (-1, PlaceholderKind.FactNeeded, f.Span.Start))
            .Select(group => group.Count() == 1 ? group.First() : One([.. group], sections.NameOf(group.Key.Item1)));
    }

    private static Finding One(List<Finding> slots, string section)
    {
        var first = (Placeholder)slots[0].Data!;
        return slots[0] with
        {
            Message = first.Kind == PlaceholderKind.Stopgap
                ? $"{slots.Count} places are still open in {section}, first \"{WordsOf(first)}\". Write the facts, or who finds them out by when."
                : $"Fill in {section}: {slots.Count} places, first \"{WordsOf(first)}\".",
            Others = [.. slots.Skip(1).Select(s => s.Span)],
        };
    }

    private static string WordsOf(Placeholder placeholder) => Say.Short(placeholder.Text.Trim('[', ']', '{', '}'), 60);

    /// <summary>"TODO" in the column of the status says that nobody has begun.</summary>
    internal static bool IsStatus(DocumentModel model, Placeholder placeholder) =>
        placeholder is { Kind: PlaceholderKind.Stopgap, Text: "TODO" } && model.ActionItems.Any(i => i.Block == placeholder.Block && ((i.Status is { } status && status.Span.Overlaps(placeholder.Span)) || IsCell(model, i, placeholder)));

    /// <summary>A cell of nothing else, in a column that asks for no name and no date: "Bug: TODO" beside "DONE".</summary>
    private static bool IsCell(DocumentModel model, ActionItem item, Placeholder placeholder)
    {
        var cells = model.Document[placeholder.Block].Cells;
        for (var i = 0; i < cells.Count && i < item.Columns.Count; i++)
        {
            if (cells[i].Span.Shift(model.Document.GetStart(placeholder.Block)).Overlaps(placeholder.Span))
            {
                return item.Columns[i] is not ("action" or "owner" or "due") && cells[i].Text.Trim(' ', '.', '*') is "TODO" or ['T', 'O', 'D', 'O', '(' or '（', ..];
            }
        }

        return false;
    }

    /// <summary>The parts that a table of contents would list; what stands under the title alone is the head.</summary>
    private sealed class OutermostSections(DocumentModel model)
    {
        private const int Head = -1;

        private readonly int _title = model.Title is { } title ? model.Sections.ToList().FindIndex(s => s.Parent < 0 && s.HeadingSpan.Overlaps(title.Span)) : Head;

        public int At(int offset)
        {
            var section = SectionIndex.At(model, offset);
            while (section >= 0 && section != _title && model.Sections[section].Parent is >= 0 and var parent && parent != _title)
            {
                section = parent;
            }

            return section == _title ? Head : section;
        }

        public string NameOf(int section) => section == Head ? "the head" : $"\"{Say.Short(model.Sections[section].Heading)}\"";
    }
}
