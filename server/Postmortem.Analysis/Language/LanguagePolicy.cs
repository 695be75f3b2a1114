using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Language;

/// <summary>What a team's settings make of a wording: names, passives, how causes are asked for, and how much is said at all.</summary>
internal static class LanguagePolicy
{
    private const string Names = "named-individual-in-analysis";
    private const string Passive = "evasive-passive";

    /// <summary>Where a name is taken for a part of the story once names are not wanted at all. Owners, authors and sign-off stay.</summary>
    private const SectionContext Story =
        SectionContext.Timeline | SectionContext.Summary | SectionContext.Impact | SectionContext.Well | SectionContext.Lucky | SectionContext.Communication;

    /// <summary>Level and weight of a wording where it stands; null when it is not reported.</summary>
    public static (LanguageLevel Level, int Weight)? Judge(LanguageHit hit, in LanguageContext context, LanguageSettings settings)
    {
        var code = hit.Pattern.Rule.Code;
        if ((hit.Pattern.IsForHow && settings.Whys != WhysStyle.How) || (hit.Pattern.IsForNever && settings.Names != NamesPolicy.Never))
        {
            return null;
        }

        if ((code == Names && settings.Names == NamesPolicy.Allowed) || (code == Passive && settings.Passive == PassivePolicy.Allowed))
        {
            return null;
        }

        if (code == Names && settings.Names != NamesPolicy.Never && IsStamped(context.Text, hit.Sentence.Start))
        {
            return null;
        }

        var isInStory = code == Names && settings.Names == NamesPolicy.Never && (context.Section & Story) != 0;
        if (LanguageWalk.Judge(hit, isInStory ? context with { Section = hit.Pattern.In } : context) is not { } judged)
        {
            return null;
        }

        return settings.Strictness switch
        {
            Strictness.Relaxed when judged.Weight < 5 && code != Names => null,
            Strictness.Strict when judged.Level == LanguageLevel.Hint => (LanguageLevel.Info, judged.Weight),
            _ => judged,
        };
    }

    /// <summary>"10:02: Priya shares the log" tells a timeline's entry, under whichever heading it stands.</summary>
    private static bool IsStamped(string text, int start) =>
        start + 5 <= text.Length && char.IsAsciiDigit(text[start]) && text.AsSpan(start + 1, 2).Contains(':') && char.IsAsciiDigit(text[start + 3]);
}
