using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.Completion;

/// <summary>The sections that are not there yet, those that come next at the cursor first, each with what the template has in it.</summary>
internal static class HeadingCompletion
{
    public static IReadOnlyList<CompletionItem> At(Caret caret)
    {
        var indent = caret.Line.Length - caret.Line.TrimStart().Length;
        var hashes = caret.Line.AsSpan(indent).IndexOfAnyExcept('#');
        hashes = hashes < 0 ? caret.Line.Length - indent : hashes;
        if (caret.Column < indent + hashes || hashes > 6)
        {
            return [];
        }

        var typed = caret.Line[(indent + hashes)..Math.Max(caret.Column, indent + hashes)].Trim();
        return Sections(caret, caret.Span(indent, caret.Line.Length), hashes, new string('#', hashes) + (hashes < caret.Line.Length - indent ? " " : ""), typed);
    }

    /// <param name="span">What the section replaces, within the line.</param>
    /// <param name="level">The level that was typed; 0 when none was.</param>
    /// <param name="filterPrefix">What stands before the words that the client compares.</param>
    public static IReadOnlyList<CompletionItem> Sections(Caret caret, TextSpan span, int level, string filterPrefix, string typed = "")
    {
        if (caret.Model.Profile is not { } profile)
        {
            return [];
        }

        var here = caret.Model.Sections.Where(s => s.Id is not null && s.FirstBlock == caret.BlockIndex && !caret.IsBehindBlock).Select(s => s.Id).ToHashSet();
        var present = caret.Model.Sections.Where(s => s.Id is not null && !here.Contains(s.Id)).Select(s => s.Id!).ToHashSet();
        var all = profile.AllSections.DistinctBy(s => s.Id).ToList();
        var before = -1;
        foreach (var section in caret.Model.Sections)
        {
            if (section.Span.Start < caret.LineStart && section.Id is { } id && all.FindIndex(s => s.Id == id) is var index and >= 0)
            {
                before = index;
            }
        }

        // A part of a missing section comes with that section; a part of another section is what one wants least here.
        var parents = profile.AllSections.SelectMany(s => s.Children.Select(c => (c.Id, Parent: s.Id))).DistinctBy(p => p.Id).ToDictionary(p => p.Id, p => p.Parent);
        var around = Around(caret);
        var templates = SectionTemplates.Of(profile);
        var missing = all.Select((s, i) => (Section: s, Order: i > before ? i - before : i - before + all.Count))
            .Where(s => !present.Contains(s.Section.Id) && (!parents.TryGetValue(s.Section.Id, out var parent) || present.Contains(parent)) && (TypedText.Continues(typed, s.Section.Title) || s.Section.Aliases.Any(a => TypedText.Continues(typed, a))))
            .OrderBy(s => level > 0 && templates.LevelOf(s.Section) != level)
            .ThenBy(s => parents.TryGetValue(s.Section.Id, out var parent) && !around.Contains(parent))
            .ThenBy(s => s.Order);
        var severity = caret.Model.Header.Severity?.Value;
        return [.. missing.Select(m => Item(caret, profile, templates, m.Section, span, filterPrefix, typed, present, severity))];
    }

    private static HashSet<string> Around(Caret caret)
    {
        var ids = new HashSet<string>();
        var section = caret.Model.FindSectionAt(Math.Max(0, caret.LineStart - 1));
        for (; section is not null; section = section.Parent >= 0 ? caret.Model.Sections[section.Parent] : null)
        {
            if (section.Id is { } id)
            {
                ids.Add(id);
            }
        }

        return ids;
    }

    private static CompletionItem Item(Caret caret, Profile profile, SectionTemplates templates, ProfileSection section, TextSpan span, string filterPrefix, string typed, HashSet<string> present, int? severity)
    {
        var slice = templates.Get(section);
        var snippet = caret.Request.Snippets ? templates.SnippetOf(section, profile) : "";
        if (section.Children.Any(c => present.Contains(c.Id)))
        {
            // Some of its parts are there already, so that it brings only its own beginning.
            var end = slice.IndexOf("\n#", StringComparison.Ordinal);
            slice = end < 0 ? slice : slice[..end].TrimEnd();
            snippet = caret.Request.Snippets ? Snippet.FromTemplate(slice, profile) : "";
        }

        var lineBreak = caret.Document.Text.LineBreak;
        var text = caret.Request.Snippets ? snippet : slice;
        text = lineBreak == "\n" ? text : text.ReplaceLineEndings(lineBreak);
        return new CompletionItem(section.Title, CompletionKind.Section, new TextEdit(span, text))
        {
            Detail = section.Required.AppliesTo(severity) ? "required section" : "section",
            Documentation = Guidance.Of(section),
            FilterText = filterPrefix + (TypedText.Continues(typed, section.Title) ? section.Title : section.Aliases.FirstOrDefault(a => TypedText.Continues(typed, a)) ?? section.Title),
            IsSnippet = caret.Request.Snippets,
        };
    }
}
