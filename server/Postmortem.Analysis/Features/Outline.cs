using System.Globalization;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features;

internal enum SymbolKind
{
    Section,
    Field,
    ActionItem,
}

/// <summary>One line of the outline. The span contains those of the children.</summary>
internal sealed record Symbol(string Name, string? Detail, SymbolKind Kind, TextSpan Span, TextSpan NameSpan, IReadOnlyList<Symbol> Children);

/// <summary>Sections with what is worth knowing without opening them: empty, how many events, how many actions are open.</summary>
internal static class Outline
{
    private const int LongestName = 80;

    public static IReadOnlyList<Symbol> Of(Analysis analysis)
    {
        var model = analysis.Model;
        if (!model.IsPostMortem)
        {
            return [];
        }

        var children = new List<Symbol>?[model.Sections.Count + 1];
        foreach (var field in model.Fields)
        {
            if (field.Id is not null && field.Style != FieldStyle.FrontMatter && field.Section < model.Sections.Count)
            {
                Add(field.Section, new Symbol(field.Label, Shorten(field.Value), SymbolKind.Field, TextSpan.FromBounds(field.LabelSpan.Start, Math.Max(field.LabelSpan.End, field.ValueSpan.End)), field.LabelSpan, []));
            }
        }

        AddActions(model, Add);
        var roots = new List<Symbol>();
        for (var i = model.Sections.Count - 1; i >= 0; i--)
        {
            var section = model.Sections[i];
            var below = children[i];
            below?.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
            var name = section.Heading.Length == 0 ? "(untitled)" : Shorten(section.Heading) ?? "";
            var symbol = new Symbol(name, DetailOf(analysis, section), SymbolKind.Section, Trimmed(model, section), section.HeadingSpan, below ?? []);
            Add(section.Parent, symbol);
        }

        roots.AddRange(children[^1] ?? []);
        roots.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return roots;

        // What stands above the first heading is at the top.
        void Add(int section, Symbol symbol) => (children[section < 0 ? model.Sections.Count : section] ??= []).Add(symbol);
    }

    private static void AddActions(DocumentModel model, Action<int, Symbol> add)
    {
        var at = 0;
        foreach (var item in model.ActionItems)
        {
            if (item.Span.Start < (at < model.Sections.Count ? model.Sections[at].Span.Start : 0))
            {
                at = 0;
            }

            while (at + 1 < model.Sections.Count && model.Sections[at + 1].Span.Start <= item.Span.Start)
            {
                at++;
            }

            var text = item.Id is { } id ? $"{id.Value}: {item.Text}" : item.Text;
            var section = at;
            while (section >= 0 && section < model.Sections.Count && model.Sections[section].Span.End < item.Span.End)
            {
                section = model.Sections[section].Parent;
            }

            add(section >= model.Sections.Count ? -1 : section, new Symbol(Shorten(text) is { Length: > 0 } name ? name : "(no text)", item.Owner?.Value, SymbolKind.ActionItem, item.Span, Inside(item.TextSpan, item.Span), []));
        }
    }

    private static string? DetailOf(Analysis analysis, Section section)
    {
        var model = analysis.Model;
        if (section.IsEmpty)
        {
            return "empty";
        }

        var shape = Known.SectionOf(analysis, section)?.Shape;
        if (shape == Shape.Timeline && Count(model.Timeline.Entries, e => e.Span.Start, section) is var events and > 0)
        {
            return Plural(events, "event");
        }

        if (shape == Shape.ActionItems && Count(model.ActionItems, a => a.Span.Start, section) is var actions and > 0)
        {
            var open = model.ActionItems.Count(a => a.IsDone != true && section.Span.Contains(a.Span.Start));
            return open == actions ? Plural(actions, "action") : $"{Plural(actions, "action")}, {open} open";
        }

        if (shape == Shape.FiveWhys && model.RootCause.Whys.Count > 0)
        {
            return Plural(model.RootCause.Whys.Count, "why");
        }

        return section.IsComplete || section.Id is null ? null : "incomplete";
    }

    private static int Count<T>(IReadOnlyList<T> items, Func<T, int> start, Section section)
    {
        var count = 0;
        foreach (var item in items)
        {
            count += section.Span.Contains(start(item)) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Without the blank lines at the end, where the next section's heading would be near.</summary>
    private static TextSpan Trimmed(DocumentModel model, Section section)
    {
        var last = Math.Max(section.FirstBlock, section.EndBlock - 1);
        var end = model.Document.GetStart(last) + model.Document[last].Content.End;
        return TextSpan.FromBounds(section.Span.Start, Math.Clamp(end, section.HeadingSpan.End, Math.Max(section.HeadingSpan.End, section.Span.End)));
    }

    private static TextSpan Inside(TextSpan span, TextSpan outer) => span.Start >= outer.Start && span.End <= outer.End ? span : outer;

    private static string? Shorten(string text) => text.Length == 0 ? null : text.Length <= LongestName ? text : text[..(char.IsHighSurrogate(text[LongestName - 2]) ? LongestName - 2 : LongestName - 1)] + "…";

    private static string Plural(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
