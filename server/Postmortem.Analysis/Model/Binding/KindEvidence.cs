using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>What speaks for and against a document being a report on an incident, besides its parts.</summary>
internal static class KindEvidence
{
    private const int ManyHeadings = 20;

    public static double OfTitle(Walk walk, string text)
    {
        var score = 0.0;
        if (KindBinder.Contains(walk, "document-words", text, "strong"))
        {
            score += 4;
        }
        else if (KindBinder.Contains(walk, "document-words", text, "weak"))
        {
            score += 2;
        }

        if (text.Length > 0 && FactReading.FindDate(text, 0, walk.Words) is { Date: { Slip: false } })
        {
            score += 1.5;
        }

        return KindBinder.Contains(walk, "not-words", text, null) ? score - 5 : score;
    }

    public static double OfPath(Walk walk)
    {
        if (walk.Context.Rules.Path is not { } path)
        {
            return 0;
        }

        var slash = path.LastIndexOf('/');
        var name = path[(slash + 1)..];
        if (name.StartsWith("README", StringComparison.OrdinalIgnoreCase) || name.StartsWith("CHANGELOG", StringComparison.OrdinalIgnoreCase) || name.StartsWith("CONTRIBUTING", StringComparison.OrdinalIgnoreCase)
            || name.ContainsIgnoringCase("template") || name.StartsWith("index.", StringComparison.OrdinalIgnoreCase))
        {
            return -2;
        }

        foreach (var word in (ReadOnlySpan<string>)["postmortem", "post-mortem", "post_mortem"])
        {
            if (name.ContainsIgnoringCase(word))
            {
                return 2.5;
            }
        }

        foreach (var word in (ReadOnlySpan<string>)["incident", "outage", "rca", "retrospective"])
        {
            if (name.ContainsIgnoringCase(word))
            {
                return 1.5;
            }
        }

        var folder = slash > 0 ? path.AsSpan()[(path.LastIndexOf('/', slash - 1) + 1)..slash].TrimStart('_') : default;
        foreach (var known in (ReadOnlySpan<string>)["postmortems", "post-mortems", "post_mortems", "postmortem", "incidents", "incident-reports", "incident_reports", "outages", "rca", "rcas", "coe"])
        {
            if (folder.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return 1.5;
            }
        }

        return 0;
    }

    /// <summary>"On 2 March … went down": the first paragraphs tell of something that broke on a day.</summary>
    public static double Told(Walk walk)
    {
        var seen = 0;
        var words = 0.0;
        var dated = false;
        for (var i = 0; i < walk.Readings.Length && seen < 6; i++)
        {
            if (walk.Document[i].Kind is not (BlockKind.Paragraph or BlockKind.ListItem) || walk.Document[i].Content.Length < 40)
            {
                continue;
            }

            seen++;
            var text = walk.Readings[i].Plain;
            words += KindBinder.Contains(walk, "document-words", text, null) ? 0.7 : KindBinder.Contains(walk, "told-words", text, null) ? 0.4 : 0;
            dated |= walk.Readings[i].Facts.Stamp is not null;
        }

        return words == 0 ? 0 : Math.Min(words, 2) + (dated ? 1 : 0);
    }

    /// <summary>Where nothing is a title, what stands in the first line: "Incident: mails bounce, 2 May 2023".</summary>
    public static string FirstLine(Walk walk)
    {
        for (var i = 0; i < walk.Readings.Length; i++)
        {
            if (walk.Document[i].Kind is BlockKind.Paragraph or BlockKind.Heading && walk.Document[i].Content.Length > 0)
            {
                return walk.Readings[i].Lines.Count == 1 && walk.Readings[i].Plain.Length < 120 ? walk.Readings[i].Plain : "";
            }
        }

        return "";
    }

    /// <summary>The timeline tells how something broke and was mended.</summary>
    public static double Course(Timeline timeline)
    {
        var told = Milestones.None;
        foreach (var entry in timeline.Entries)
        {
            told |= entry.Milestones;
        }

        var begins = (told & (Milestones.ImpactStart | Milestones.Detected)) != 0;
        return begins && (told & (Milestones.Mitigated | Milestones.Recovered | Milestones.Resolved | Milestones.MitigationStarted)) != 0 ? 1.5 : 0;
    }

    /// <summary>Headings that only other kinds of documents have: an agenda, how to install.</summary>
    public static double Elsewhere(Walk walk)
    {
        var foreign = walk.Words.Group("not-sections");
        var found = 0;
        var known = 0;
        foreach (var i in walk.Headings)
        {
            found += foreign.Contains(walk.Readings[i].Name) ? 1 : 0;
            known += walk.Readings[i].Section.Length > 0 || walk.Readings[i].First?.Stamp is not null ? 1 : 0;
        }

        // A manual about incidents has some of a report's headings among many others.
        return (Math.Min(found, 3) * 1.5) + (walk.Headings.Count > ManyHeadings && known * 4 < walk.Headings.Count ? 4 : 0);
    }

    /// <summary>Generators of status pages keep what an incident was in the front matter: when it was resolved and how severe it was.</summary>
    public static bool IsStatusPage(Walk walk)
    {
        if (walk.Readings.Length == 0)
        {
            return false;
        }

        var keys = walk.Words.Group("status-page-keys");
        var found = 0;
        foreach (var line in walk.Readings[0].FrontMatter)
        {
            found += line.Value.Length > 0 && keys.Contains(line.Key) ? 1 : 0;
        }

        return found >= 2;
    }
}
