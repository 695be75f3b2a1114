namespace Postmortem.Analysis.Language;

/// <summary>What stands around a block, as far as it decides whether a wording is reported.</summary>
internal readonly record struct LanguageContext(SectionContext Section, Func<string, bool>? IsPerson = null, string Text = "", bool HasHumanActor = false);

/// <summary>Applies context to the wordings of one block and keeps one of those that report the same thing.</summary>
internal static class LanguageWalk
{
    /// <summary>Whether a wording counts here, and how loudly; null when it does not.</summary>
    public static (LanguageLevel Level, int Weight)? Judge(LanguageHit hit, in LanguageContext context)
    {
        var pattern = hit.Pattern;
        if ((pattern.In & context.Section) == 0)
        {
            return null;
        }

        if (hit.Subject is SubjectClass.Proper or SubjectClass.Agent && !hit.IsHuman && !(context.IsPerson?.Invoke(context.Text.Substring(hit.SubjectSpan.Start, hit.SubjectSpan.Length)) ?? false))
        {
            return null;
        }

        if (hit.Subject == SubjectClass.Implied && (pattern.Subject & SubjectClass.Implied) == 0 && pattern.Subject != SubjectClass.None && !context.HasHumanActor && !hit.HasActorBefore)
        {
            return null;
        }

        var (level, weight) = (pattern.Level, pattern.Weight);
        if (hit.Subject == SubjectClass.We && pattern.Rule.Code != "self-blame")
        {
            // "We" blames nobody in particular and is lowered by one step.
            weight = weight switch { 5 => 3, 3 => 1, _ => weight };
            level = weight >= 3 ? LanguageLevel.Warning : weight == 1 && level != LanguageLevel.Hint ? LanguageLevel.Info : LanguageLevel.Hint;
        }

        return (level, weight);
    }

    /// <summary>The wordings of one sentence by what is reported first: weight, then the order of the rules.</summary>
    public static int Compare((LanguageHit Hit, LanguageLevel Level, int Weight) a, (LanguageHit Hit, LanguageLevel Level, int Weight) b) =>
        a.Hit.Pattern.Rule.IsFirst != b.Hit.Pattern.Rule.IsFirst ? (a.Hit.Pattern.Rule.IsFirst && a.Weight > 0 ? -1 : b.Hit.Pattern.Rule.IsFirst && b.Weight > 0 ? 1 : b.Weight.CompareTo(a.Weight))
        : a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight)
        : a.Hit.Pattern.Rule.Order != b.Hit.Pattern.Rule.Order ? a.Hit.Pattern.Rule.Order.CompareTo(b.Hit.Pattern.Rule.Order)
        : a.Hit.Span.Start.CompareTo(b.Hit.Span.Start);
}
