using System.Numerics;
using System.Runtime.CompilerServices;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>What a heading or label names: by the aliases of a kind of document, and by the synonyms of all documents.</summary>
internal static class SectionNames
{
    private const int LongestPhrase = 70;

    private static readonly ConditionalWeakTable<ReadingWords, HeadingCues> Cues = [];

    private static readonly ConditionalWeakTable<Profile, Dictionary<string, List<ProfileSection>>> Profiles = [];

    private static readonly ConditionalWeakTable<Profile, Dictionary<string, List<ProfileSection>>> Titles = [];

    /// <summary>The shared id of a heading: exactly, without its brackets, by its beginning, or by a name in it.</summary>
    public static string? OfHeading(string name, ReadingWords words)
    {
        if (OfLabel(name, words) is { } exact)
        {
            return exact;
        }

        var text = Names.WithoutBrackets(name);
        if (text.Length is 0 or > LongestPhrase)
        {
            return null;
        }

        var map = words.Group("sections");
        if (text[0] >= '\u2E80' || text.IndexOfAnyInRange('\u2E80', '\uFFEF') >= 0)
        {
            return Glued(text, map);
        }

        return Cues.GetValue(words, static w => new HeadingCues(w)).Find(text) ?? Prefix(text, map) ?? Inside(text, map);
    }

    /// <summary>The shared id of a label; nothing but the whole name counts.</summary>
    public static string? OfLabel(string name, ReadingWords words)
    {
        var map = words.Group("sections");
        return map.TryGet(name, out var id) || map.TryGet(Names.WithoutBrackets(name), out id) ? id : null;
    }

    /// <summary>The shared id of a label that is a phrase, such as "Why it happened".</summary>
    public static string? OfPhrase(string name, ReadingWords words) => name.Contains(' ') && name.Length <= LongestPhrase ? Cues.GetValue(words, static w => new HeadingCues(w)).Find(name) : null;

    /// <summary>The sections of a profile that a name can stand for, in the order of the outline; usually one.</summary>
    public static IReadOnlyList<ProfileSection> In(Profile profile, string name)
    {
        var names = Profiles.GetValue(profile, Index);
        return names.TryGetValue(name, out var sections) || names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Names.WithoutBrackets(name), out sections) ? sections : [];
    }

    /// <summary>The sections of a profile whose title, and no alias, is the name.</summary>
    public static IReadOnlyList<ProfileSection> Titled(Profile profile, string name) => Titles.GetValue(profile, IndexTitles).TryGetValue(name, out var sections) ? sections : [];

    private static Dictionary<string, List<ProfileSection>> IndexTitles(Profile profile) =>
        profile.AllSections.GroupBy(static s => Names.Normalize(s.Title)).ToDictionary(static g => g.Key, static g => g.ToList(), StringComparer.Ordinal);

    private static Dictionary<string, List<ProfileSection>> Index(Profile profile) =>
        Names.Index(profile.AllSections, static s => s.Title, static s => s.Aliases);

    /// <summary>"impact on users", "root cause of the outage", "timeline - 2 march".</summary>
    private static string? Prefix(ReadOnlySpan<char> text, WordMap<string> map)
    {
        for (var end = text.Length; end > 2; end--)
        {
            if ((end == text.Length || !char.IsLetterOrDigit(text[end])) && map.TryGet(text[..end].TrimEnd(" -–—:,/&"), out var id))
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>"detailed incident timeline": the longest name of at least seven letters that ends the heading or stands in it.</summary>
    private static string? Inside(ReadOnlySpan<char> text, WordMap<string> map)
    {
        if (text.Count(' ') > 7)
        {
            return null;
        }

        for (var start = 1; start < text.Length; start++)
        {
            if (char.IsLetterOrDigit(text[start - 1]))
            {
                continue;
            }

            for (var end = text.Length; end - start >= 7; end--)
            {
                if ((end == text.Length || !char.IsLetterOrDigit(text[end])) && map.TryGet(text[start..end].TrimEnd(" -–—:,/&"), out var id))
                {
                    return id is "timeline" or "root-cause" or "action-items" or "lessons-learned" or "executive-summary" or "impact" or "prevention" or "five-whys" or "what-went-well" or "what-went-poorly" or "past-actions" or "contributing-factors" ? id : null;
                }
            }
        }

        return null;
    }

    private sealed class HeadingCues
    {
        private readonly string[] _sections;
        private readonly CueMatcher _matcher;

        public HeadingCues(ReadingWords words)
        {
            _sections = [.. words.Headings.Select(static h => h.Section).Distinct()];
            _matcher = new CueMatcher(words.Headings.Select(h => (1 << Array.IndexOf(_sections, h.Section), h.Pattern)), []);
        }

        /// <summary>The section of the file's first pattern that the heading has.</summary>
        public string? Find(ReadOnlySpan<char> heading) =>
            _matcher.Find(heading) is var found and not 0 && _sections[BitOperations.TrailingZeroCount(found)] is var section and not "none" ? section : null;
    }

    private static string? Glued(ReadOnlySpan<char> text, WordMap<string> map)
    {
        for (var start = 0; start < text.Length; start++)
        {
            for (var length = Math.Min(map.Longest, text.Length - start); length >= 2; length--)
            {
                if (map.TryGet(text.Slice(start, length), out var id) && (text[start] >= '\u2E80' || start == 0))
                {
                    return id;
                }
            }
        }

        return null;
    }
}
