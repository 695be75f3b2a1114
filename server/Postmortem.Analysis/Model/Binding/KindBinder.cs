using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>
/// Which kind of document this is. First by what identifies a profile, which needs only headings and names; then, once the
/// parts are known, whether it is a post-mortem at all.
/// </summary>
internal static class KindBinder
{
    private const int ProfileThreshold = 7;
    private const int MostHeadings = 200;
    private const double PostMortemThreshold = 5;

    /// <summary>The profile that the document follows; null when none is followed closely enough.</summary>
    public static Profile? FindProfile(Walk walk)
    {
        if (walk.Context.IsPostMortem == false)
        {
            return null;
        }

        if (walk.Context.ForcedKind is { } forced)
        {
            return walk.Context.Profiles.Find(forced);
        }

        Profile? best = null;
        var bestScore = ProfileThreshold - 1;
        foreach (var profile in walk.Context.Profiles.Profiles)
        {
            if (profile.IsAbstract)
            {
                continue;
            }

            var score = Score(walk, profile);
            if (score > bestScore)
            {
                (best, bestScore) = (profile, score);
            }
        }

        return best;
    }

    /// <summary>
    /// What speaks for a profile. Headings count by the profile's own titles and in their places only: other people's documents have
    /// a "Detection" too, but not below "Timeline". Half of the headings and of the required sections must be the profile's.
    /// </summary>
    private static int Score(Walk walk, Profile profile)
    {
        var title = 0;
        var weight = 0;
        var headings = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (walk.Readings.Length > 0 && Names(walk.Readings[0].FrontMatter, profile.Recognize))
        {
            return 1000;
        }

        var open = new Stack<(int Level, ProfileSection? Section)>();
        foreach (var i in walk.Headings)
        {
            if (headings > MostHeadings)
            {
                break;
            }

            var block = walk.Document[i];
            if (headings == 0 && open.Count == 0 && block.HeadingLevel == 1)
            {
                title = TitleScore(walk.Readings[i].Plain, profile.Recognize);
                open.Push((1, null));
                continue;
            }

            headings++;
            while (open.Count > 0 && open.Peek().Level >= block.HeadingLevel)
            {
                open.Pop();
            }

            var section = FindOwn(profile, walk.Readings[i].Name, open.Count > 0 ? open.Peek().Section : null);
            open.Push((block.HeadingLevel, section));
            if (section is not null && seen.Add(section.Id))
            {
                weight += profile.Recognize.Sections.GetValueOrDefault(section.Id);
            }
        }

        var required = profile.Sections.Count(static s => s.Required.IsAlways);
        var present = profile.Sections.Count(s => s.Required.IsAlways && seen.Contains(s.Id));
        if (seen.Count * 2 < headings || present * 2 < required || seen.Count < 4)
        {
            return 0;
        }

        return weight + title + (title > 0 ? 2 : 0);
    }

    private static bool Names(IReadOnlyList<FrontMatterLine> lines, Recognition recognize)
    {
        foreach (var line in lines)
        {
            if (line.Key is "kind" or "type" or "template" && recognize.FrontMatterKinds.Contains(line.Value, StringComparer.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static ProfileSection? FindOwn(Profile profile, string name, ProfileSection? parent)
    {
        foreach (var section in SectionNames.Titled(profile, name))
        {
            if (profile.Sections.Contains(section) || parent?.Children.Contains(section) == true)
            {
                return section;
            }
        }

        return null;
    }

    private static int TitleScore(string title, Recognition recognize)
    {
        foreach (var start in recognize.Titles)
        {
            if (title.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return 3;
            }
        }

        foreach (var prefix in recognize.IdPrefixes)
        {
            if (title.StartsWith(prefix + "-", StringComparison.OrdinalIgnoreCase) || title.ContainsIgnoringCase(" " + prefix + "-"))
            {
                return 3;
            }
        }

        return 0;
    }

    /// <summary>Whether the parts of the document, taken together, are those of a report on an incident.</summary>
    public static bool IsPostMortem(Walk walk, Fact<string>? title, Timeline timeline, bool isDated)
    {
        if (NamesItself(walk, title) || KindEvidence.IsStatusPage(walk))
        {
            return true;
        }

        if (IsGuide(walk, title))
        {
            return false;
        }

        var clocked = timeline.Entries.Count(static e => e.At.Time is not null);
        var substance = Parts(walk) + (clocked >= 3 ? 2.5 : timeline.Entries.Count >= 2 ? 1.5 : 0);
        var told = KindEvidence.Told(walk);
        var path = KindEvidence.OfPath(walk);
        if (isDated ? substance + told < 1.2 && path < 2 : substance < 2)
        {
            return false;
        }

        var score = substance + told + KindEvidence.OfTitle(walk, title?.Value ?? KindEvidence.FirstLine(walk)) + path - (isDated ? 0 : 2) - KindEvidence.Elsewhere(walk);
        score += KindEvidence.Course(timeline);
        score += walk.Fields.Any(static f => f.Id == "severity" && f.Value.Length > 0) ? 1 : 0;
        score += walk.Fields.Any(static f => f.Id is "incident-date" or "incident-id" or "duration" or "time-to-repair" or "start") ? 1.5 : 0;
        return score >= PostMortemThreshold;
    }

    /// <summary>"How to write a post-mortem", "Incident response": parts and examples of one do not make it one.</summary>
    private static bool IsGuide(Walk walk, Fact<string>? title) =>
        title is not null && Contains(walk, "not-words", title.Value, "guide") && FactReading.FindDate(title.Value, 0, walk.Words) is null
        && !walk.Fields.Any(static f => f.Id is "incident-date" or "incident-id" or "date" or "start" && f.Value.AsSpan().IndexOfAnyInRange('0', '9') >= 0);

    /// <summary>"Post-Mortem: …" says what it is, even before anything else is written.</summary>
    private static bool NamesItself(Walk walk, Fact<string>? title)
    {
        if (title is null || Contains(walk, "not-words", title.Value, null))
        {
            return false;
        }

        if (Contains(walk, "document-words", title.Value, "strong") && FactReading.FindDate(title.Value, 0, walk.Words) is not null)
        {
            return true;
        }

        foreach (var (word, strength) in walk.Words.Group("document-words").All)
        {
            if (strength == "strong" && title.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase) && title.Value.AsSpan(word.Length).TrimStart() is [':' or '：', ..])
            {
                return true;
            }
        }

        return false;
    }

    private static double Parts(Walk walk)
    {
        var score = 0.0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var draft in walk.Drafts)
        {
            if (draft.Role.Length > 0 && seen.Add(draft.Role))
            {
                score += draft.Role switch
                {
                    Roles.Timeline => 2,
                    Roles.RootCause or Roles.Whys => 2,
                    Roles.WentWell or Roles.WentWrong or Roles.Lucky => 1.5,
                    Roles.Factors or Roles.Trigger => 1.5,
                    Roles.Impact or "detection" => 1.2,
                    Roles.Lessons => 1.2,
                    "resolution" or "response" => 1,
                    Roles.Actions or Roles.PastActions or Roles.Prevention => 0.8,
                    Roles.Summary => 0.5,
                    _ => 0,
                };
            }
        }

        return score;
    }

    public static bool Contains(Walk walk, string group, string text, string? key) => walk.Words.Group(group).StandsIn(text, key);
}
