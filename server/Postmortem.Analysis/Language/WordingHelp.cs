using Postmortem.Analysis.Rules;

namespace Postmortem.Analysis.Language;

/// <summary>What a reader may want to know about a wording: why it matters, where that is known from, and one better sentence.</summary>
internal static class WordingHelp
{
    public static string Of(Finding finding) =>
        WordingRule.Get(finding.Rule.Code).Definition is { } rule
            ? $"**{rule.Code}**\n\n{rule.Why}\n\nBetter: *{rule.Instead}*"
            : "";
}
