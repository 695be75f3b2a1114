using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>Tells from a heading what kind of sentences follow it; nothing when the heading does not say.</summary>
internal sealed class SectionCues : Recognizer<SectionCue>
{
    public static SectionCues Instance { get; } = new();

    private static readonly (SectionContext Context, string[] Cues)[] Known =
    [
        (SectionContext.Actions, ["action", "remediation", "follow-up", "follow up", "followup", "next step", "prevention", "preventive", "preventative", "corrective", "long-term fix", "todo", "improvements", "recommendation", "hành động", "khắc phục", "phòng ngừa"]),
        (SectionContext.Timeline, ["timeline", "chronology", "sequence of events", "dòng thời gian", "diễn biến"]),
        (SectionContext.Lucky, ["lucky", "luck", "may mắn"]),
        (SectionContext.Poorly, ["went wrong", "went poorly", "go wrong", "go well?", "didn't go", "did not go", "gone better", "go better", "went badly", "could be better", "chưa tốt"]),
        (SectionContext.Well, ["went well", "went right", "go well", "worked well", "what worked", "làm tốt"]),
        (SectionContext.Lessons, ["lesson", "learn", "takeaway", "bài học"]),
        (SectionContext.Cause, ["cause", "why", "contributing", "trigger", "factor", "analysis", "what happened", "nguyên nhân", "phân tích"]),
        (SectionContext.Communication, ["communication", "status page", "customer notification", "customer message", "public statement", "truyền thông"]),
        (SectionContext.Impact, ["impact", "ảnh hưởng", "tác động"]),
        (SectionContext.Summary, ["summary", "overview", "abstract", "tóm tắt"]),
        (SectionContext.Meta, ["sign-off", "sign off", "revision", "attendee", "participants", "glossary", "reference", "appendix", "changelog", "document history", "about this"]),
    ];

    public override SectionCue Recognize(Block block) => Of(block.ContentText.ToString());

    public static SectionCue Of(string heading)
    {
        if (heading.ContainsIgnoringCase("didn't go well") || heading.ContainsIgnoringCase("did not go well"))
        {
            return new SectionCue(SectionContext.Poorly);
        }

        foreach (var (context, cues) in Known)
        {
            foreach (var cue in cues)
            {
                if (ContainsWordStart(heading, cue))
                {
                    return new SectionCue(context);
                }
            }
        }

        return SectionCue.None;
    }

    private static bool ContainsWordStart(string heading, string cue)
    {
        for (var at = heading.IndexOfIgnoringCase(cue); at >= 0; at = heading.IndexOfIgnoringCase(cue, at + 1))
        {
            if (at == 0 || !char.IsLetter(heading[at - 1]))
            {
                return true;
            }
        }

        return false;
    }
}

internal sealed record SectionCue(SectionContext Context)
{
    public static readonly SectionCue None = new(SectionContext.None);
}
