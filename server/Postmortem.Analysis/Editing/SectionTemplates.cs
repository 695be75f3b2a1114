using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Editing;

/// <summary>A profile's template cut into its sections, so that one of them can be inserted into a document that lacks it.</summary>
internal sealed class SectionTemplates
{
    private static readonly ConditionalWeakTable<Profile, SectionTemplates> Cache = [];

    private readonly Dictionary<string, Slice> _slices = [];
    private readonly ConcurrentDictionary<string, string> _snippets = [];

    private SectionTemplates(Profile profile)
    {
        var template = Document.Parse(profile.Template);
        var open = new List<(int Level, ProfileSection Section)>();
        for (var i = 0; i < template.BlockCount; i++)
        {
            var level = template[i].HeadingLevel;
            if (level == 0)
            {
                continue;
            }

            open.RemoveAll(o => o.Level >= level);
            var siblings = open.Count == 0 ? profile.Sections : open[^1].Section.Children;
            if (Match(template[i], siblings) is { } section)
            {
                open.Add((level, section));
                _slices.TryAdd(section.Id, new Slice(CutAt(template, i, level), level));
            }
        }
    }

    public static SectionTemplates Of(Profile profile) => Cache.GetValue(profile, static p => new SectionTemplates(p));

    /// <summary>
    /// The heading and everything below it as the template has it, without blank lines at the end, with the heading at the given level and
    /// line feeds as line breaks. A section that the template lacks is its heading and a slot for its guidance.
    /// </summary>
    public string Get(ProfileSection section, int? level = null)
    {
        var slice = _slices.GetValueOrDefault(section.Id)
            ?? new Slice($"{new string('#', section.Level)} {section.Title}\n\n[{Slot.FromGuidance(section.Guidance, section.Title)}]", section.Level);
        return level is { } wanted && wanted != slice.Level ? Shift(slice.Text, wanted - slice.Level) : slice.Text;
    }

    /// <summary>The same with tab stops in the place of slots.</summary>
    public string SnippetOf(ProfileSection section, Profile profile) => _snippets.GetOrAdd(section.Id, _ => Snippet.FromTemplate(Get(section), profile));

    /// <summary>The level of the section's heading in the template.</summary>
    public int LevelOf(ProfileSection section) => _slices.GetValueOrDefault(section.Id)?.Level ?? section.Level;

    private static ProfileSection? Match(Block heading, IReadOnlyList<ProfileSection> candidates)
    {
        var key = VocabularyValue.KeyOf(WithoutNumber(heading.Inlines.Plain));
        foreach (var candidate in candidates)
        {
            if (VocabularyValue.KeyOf(WithoutNumber(candidate.Title)) == key)
            {
                return candidate;
            }
        }

        foreach (var candidate in candidates)
        {
            if (candidate.Aliases.Any(a => VocabularyValue.KeyOf(WithoutNumber(a)) == key))
            {
                return candidate;
            }
        }

        return null;
    }

    private static string WithoutNumber(string heading)
    {
        var at = 0;
        while (at < heading.Length && (char.IsAsciiDigit(heading[at]) || (at > 0 && heading[at] is '.' or ')')))
        {
            at++;
        }

        // "5 Whys" begins with a number that belongs to it.
        return at > 0 && heading[at - 1] is '.' or ')' ? heading[at..].TrimStart() : heading;
    }

    private static string CutAt(Document template, int first, int level)
    {
        var end = first + 1;
        while (end < template.BlockCount && !(template[end].HeadingLevel > 0 && template[end].HeadingLevel <= level))
        {
            end++;
        }

        while (end > first + 1 && template[end - 1].Kind is BlockKind.ThematicBreak or BlockKind.Blank)
        {
            end--;
        }

        return template.Text.ToString(Text.TextSpan.FromBounds(template.GetStart(first), template.GetStart(end))).ReplaceLineEndings("\n").TrimEnd();
    }

    private static string Shift(string text, int by)
    {
        var document = Document.Parse(text);
        var result = new StringBuilder();
        foreach (var block in document.Blocks)
        {
            if (block.HeadingLevel == 0 || !block.Text.StartsWith('#'))
            {
                result.Append(block.Text);
                continue;
            }

            result.Append('#', Math.Clamp(block.HeadingLevel + by, 1, 6)).Append(block.Text.AsSpan(block.HeadingLevel));
        }

        return result.ToString();
    }

    private sealed record Slice(string Text, int Level);
}
