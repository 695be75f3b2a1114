using System.Text;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Editing;

/// <summary>Puts sections of the profile where the profile's order wants them, whatever else stands in the document.</summary>
internal static class SectionInsertion
{
    /// <summary>
    /// The sections that the profile knows and the document lacks, in the profile's order. A section whose parent is missing too
    /// comes with its parent and is not listed.
    /// </summary>
    public static IReadOnlyList<ProfileSection> Missing(DocumentModel model, bool onlyRequired = false)
    {
        var missing = new List<ProfileSection>();
        if (model.Profile is not { } profile)
        {
            return missing;
        }

        var present = Present(model);
        var severity = model.Header.Severity?.Value;
        AddMissing(profile.Sections);
        return missing;

        void AddMissing(IReadOnlyList<ProfileSection> sections)
        {
            foreach (var section in sections)
            {
                if (present.ContainsKey(section.Id))
                {
                    AddMissing(section.Children);
                }
                else if (!onlyRequired || section.Required.AppliesTo(severity))
                {
                    missing.Add(section);
                }
            }
        }
    }

    /// <summary>
    /// One edit for each place, so that sections that belong to the same place follow one another in the profile's order.
    /// </summary>
    /// <param name="complete">What becomes of the text of a section before it is inserted.</param>
    public static IReadOnlyList<TextEdit> Insert(DocumentModel model, IEnumerable<ProfileSection> sections, Func<string, string>? complete = null)
    {
        if (model.Profile is not { } profile)
        {
            return [];
        }

        var present = Present(model);
        var order = profile.AllSections.Select((s, i) => (s.Id, i)).DistinctBy(s => s.Id).ToDictionary(s => s.Id, s => s.i);
        var places = new SortedDictionary<int, List<(int Order, string Text)>>();
        foreach (var section in sections.Where(s => !present.ContainsKey(s.Id)).DistinctBy(s => s.Id))
        {
            var (offset, level) = FindPlace(model, profile, present, section);
            if (!places.TryGetValue(offset, out var texts))
            {
                places[offset] = texts = [];
            }

            var text = SectionTemplates.Of(profile).Get(section, level);
            texts.Add((order.GetValueOrDefault(section.Id, int.MaxValue), complete is null ? text : complete(text)));
        }

        return [.. places.Select(p => At(model.Document, p.Key, string.Join("\n\n", p.Value.OrderBy(t => t.Order).Select(t => t.Text))))];
    }

    /// <summary>Where a section belongs, and the level that its heading has there.</summary>
    public static (int Offset, int Level) FindPlace(DocumentModel model, ProfileSection section) =>
        model.Profile is { } profile ? FindPlace(model, profile, Present(model), section) : (model.Document.Text.Length, section.Level);

    /// <summary>
    /// An insertion of whole blocks at the beginning of a line (or the end of the text), with one blank line before and after, in the document's own line breaks.
    /// </summary>
    public static TextEdit At(Document document, int offset, string blocks)
    {
        var text = new StringBuilder();
        if (offset > 0)
        {
            var line = document.Text.GetLineAt(offset);
            var atLineStart = document.Text.GetLineStart(line) == offset;
            if (!atLineStart)
            {
                text.Append("\n\n");
            }
            else if (line > 0 && !string.IsNullOrWhiteSpace(document.Text.GetLine(line - 1)))
            {
                text.Append('\n');
            }
        }

        text.Append(blocks).Append('\n');
        if (offset < document.Text.Length)
        {
            text.Append('\n');
        }

        return TextEdit.Insert(offset, text.ToString().ReplaceLineEndings(document.Text.LineBreak));
    }

    /// <summary>The section of an id that has room for more: a label with its value on the same line has none.</summary>
    public static Section? Find(DocumentModel model, string id) => model.Sections.FirstOrDefault(s => s.Id == id && !IsField(model, s));

    /// <summary>"Affected Services: checkout" opens no section about the impact.</summary>
    private static bool IsField(DocumentModel model, Section section)
    {
        if (!section.IsLabel)
        {
            return false;
        }

        var fields = model.Fields;
        var first = Sorted.First(fields, section.FirstBlock, static (f, block) => f.Block < block);
        return first < fields.Count && fields[first].Block == section.FirstBlock && fields[first] is { Id: not null, Value.Length: > 0 } && section.EndBlock <= section.FirstBlock + 1;
    }

    private static Dictionary<string, Section> Present(DocumentModel model)
    {
        var present = new Dictionary<string, Section>();
        foreach (var section in model.Sections)
        {
            if (section.Id is { } id && !IsField(model, section))
            {
                present.TryAdd(id, section);
            }
        }

        return present;
    }

    private static (int Offset, int Level) FindPlace(DocumentModel model, Profile profile, Dictionary<string, Section> present, ProfileSection section)
    {
        var parent = FindParent(profile.Sections, section.Id);
        var siblings = parent?.Children ?? profile.Sections;
        var index = siblings.ToList().FindIndex(s => s.Id == section.Id);
        var parentInText = parent is null ? null : present.GetValueOrDefault(parent.Id);
        if (parent is not null && parentInText is null)
        {
            // Without its parent it stands where the parent would.
            return (FindPlace(model, profile, present, parent).Offset, SectionTemplates.Of(profile).LevelOf(section));
        }

        bool IsHere(Section candidate) => !candidate.IsLabel && (parentInText is null || (candidate.Span.Start >= parentInText.Span.Start && candidate.Span.End <= parentInText.Span.End));

        for (var i = index - 1; i >= 0; i--)
        {
            if (present.GetValueOrDefault(siblings[i].Id) is { } before && IsHere(before))
            {
                return (EndOf(model.Document, before), before.Level);
            }
        }

        for (var i = index + 1; i < siblings.Count; i++)
        {
            if (present.GetValueOrDefault(siblings[i].Id) is { } after && IsHere(after))
            {
                return (model.Document.GetStart(after.FirstBlock), after.Level);
            }
        }

        return parentInText is null
            ? (EndOfText(model.Document), SectionTemplates.Of(profile).LevelOf(section))
            : (EndOf(model.Document, parentInText), parentInText.IsLabel ? parentInText.Level : Math.Min(6, parentInText.Level + 1));
    }

    /// <summary>Behind a section, but before a rule that separates it from the next one.</summary>
    private static int EndOf(Document document, Section section)
    {
        var end = section.EndBlock;
        while (end > section.FirstBlock + 1 && document[end - 1].Kind == BlockKind.ThematicBreak)
        {
            end--;
        }

        return end >= document.BlockCount ? EndOfText(document) : document.GetStart(end);
    }

    private static int EndOfText(Document document) => document.Text.Length;

    private static ProfileSection? FindParent(IReadOnlyList<ProfileSection> sections, string id)
    {
        foreach (var section in sections)
        {
            if (section.Children.Any(c => c.Id == id))
            {
                return section;
            }

            if (FindParent(section.Children, id) is { } deeper)
            {
                return deeper;
            }
        }

        return null;
    }
}
