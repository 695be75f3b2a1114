namespace Postmortem.Analysis.Language;

/// <summary>Number and articles, as far as rewrites need them.</summary>
internal static class Grammar
{
    private static readonly string[] SingularInS =
    [
        "access", "address", "analysis", "basis", "bus", "canvas", "class", "consensus", "cross", "dns", "https", "ingress", "egress", "kubernetes", "loss", "news",
        "redis", "pass", "postgres", "prometheus", "process", "progress", "radius", "redress", "status", "success", "tls", "wireless", "business", "crisis", "diagnosis",
        "jenkins", "kms", "iops", "sms", "aws", "gcs", "rds", "eks", "ecs", "sqs", "sns", "sts", "cors", "virus", "bias", "alias", "census", "corpus", "nexus", "plus", "awareness", "readiness", "atlas", "gas", "axis", "chassis", "thesis", "hypothesis", "synthesis", "campus", "terminus", "apparatus", "bonus", "focus", "surplus", "lens", "series", "emphasis", "christmas",
    ];

    public static bool IsPlural(in Sentence s, NounPhrase phrase)
    {
        if (phrase.End - 1 > phrase.Head && s.Is(phrase.Start, "both"))
        {
            return true;
        }

        if (s.Is(phrase.Start, "the") && s.Is(phrase.Start + 1, "number") && s.Is(phrase.Start + 2, "of"))
        {
            return false;
        }

        for (var i = phrase.Start; i < phrase.Head; i++)
        {
            if (s.Is(i, "these") || s.Is(i, "those") || s.Is(i, "several") || s.Is(i, "many") || s.Is(i, "few") || s.Is(i, "both") || s.Is(i, "two") || s.Is(i, "three") || s.Is(i, "four") || s.Is(i, "five"))
            {
                return true;
            }

            if (s.Is(i, "a") || s.Is(i, "an") || s.Is(i, "this") || s.Is(i, "that") || s.Is(i, "each") || s.Is(i, "every") || s.Is(i, "another"))
            {
                return false;
            }
        }

        if (!s.IsWord(phrase.Head))
        {
            return false;
        }

        var head = s.TextOf(phrase.Head).ToString().ToLowerInvariant();
        if (head is "this" or "its" or "his")
        {
            return false;
        }

        return head is "they" or "them" or "these" or "those" or "people" or "we" or "staff" or "criteria" or "children" or "both"
            || (head.Length > 2 && head.EndsWith('s') && !head.EndsWith("ss", StringComparison.Ordinal) && !SingularInS.Contains(head));
    }

    /// <summary>"instead of" and "rather than", behind which stands what was done or used.</summary>
    public static bool IsInsteadOf(in Sentence s, int i) => (s.Is(i, "instead") && s.Is(i + 1, "of")) || (s.Is(i, "rather") && s.Is(i + 1, "than"));

    /// <summary>The phrase that begins with a token; behind an article a word is a noun whatever else it can be: "the page", "a check".</summary>
    public static NounPhrase Phrase(in Sentence s, int first)
    {
        var phrase = NounPhrases.StartingAt(s, first);
        return !phrase.Exists && s.Has(first, WordClass.Determiner | WordClass.Possessive) && s.Has(first + 1, WordClass.AnyVerb) && !s.Has(first + 1, WordClass.Auxiliary | WordClass.Modal)
            ? new NounPhrase(first, first + 2, first + 1, SubjectClass.System)
            : phrase;
    }

    public static string ArticleFor(ReadOnlySpan<char> word)
    {
        if (word.Length == 0)
        {
            return "a";
        }

        // "an SRE", "an hour", "a user": sound decides, and spelling tells it well enough.
        var first = char.ToLowerInvariant(word[0]);
        if (word.Length > 1 && char.IsUpper(word[0]) && char.IsUpper(word[1]))
        {
            return "aefhilmnorsx".Contains(first) ? "an" : "a";
        }

        if (word.StartsWith("hour", StringComparison.OrdinalIgnoreCase) || word.StartsWith("honest", StringComparison.OrdinalIgnoreCase))
        {
            return "an";
        }

        if (word.StartsWith("us", StringComparison.OrdinalIgnoreCase) || word.StartsWith("uni", StringComparison.OrdinalIgnoreCase) || word.StartsWith("one", StringComparison.OrdinalIgnoreCase) || word.StartsWith("eu", StringComparison.OrdinalIgnoreCase))
        {
            return "a";
        }

        return "aeiou".Contains(first) ? "an" : "a";
    }
}
