using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.CodeActions;

/// <summary>Every suggestion about wording at once, for a reader to take or leave one by one.</summary>
internal static class WordingEdits
{
    public static string? WhyNot(Analysis analysis) => analysis.Findings.Any(IsWording) ? null : "No blameful phrasing was found.";

    /// <summary>The first rewrite of each finding and of what is then left, as changes of the text as it is now.</summary>
    public static IReadOnlyList<TextEdit> RewriteAll(Analysis analysis) => FixAll.Apply(analysis, IsWording, withUnsafe: true).Edits;

    private static bool IsWording(Finding finding) => finding.Rule.Category == Category.Language;
}
