using System.Text;
using Postmortem.Analysis.Language;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;

namespace Postmortem.Tests.Rules;

/// <summary>The index of all rules is written from the rules and their pages.</summary>
public sealed class RuleIndexTest
{
    private static string IndexPath => Path.GetFullPath(Path.Combine(RulePage.Folder, "../../docs/rules.md"));

    [Fact]
    public void The_index_lists_every_rule_with_its_level()
    {
        var expected = Write();
        var written = File.Exists(IndexPath) ? File.ReadAllText(IndexPath).ReplaceLineEndings("\n") : "";
        if (written != expected)
        {
            File.WriteAllText(IndexPath, expected);
            Assert.Fail($"{IndexPath} was rewritten; read the difference.");
        }
    }

    private static string Write()
    {
        var text = new StringBuilder();
        text.Append("# Rules\n\n");
        text.Append($"{AllRules.List.Count} rules, written by a test from the rules and their pages. `postmortem explain CODE` prints a page.\n");
        text.Append("\nA rule is a class in `Postmortem.Analysis/Rules`, a page of the same name beside it, and one line in `AllRules`. Every `markdown` block of a page is run against all rules: ");
        text.Append("a line of carets and a code under a line says what must be found there. A block is read as a post-mortem of no kind unless its front matter names one, and always on 2026-04-15. ");
        text.Append("Under Fix stand pairs of `before` and `after`. To write the carets and the `after` blocks anew, run the tests with `POSTMORTEM_REWRITE=1` in the environment and read the difference.\n");
        foreach (var category in AllRules.List.GroupBy(r => r.Category).OrderBy(g => g.Key))
        {
            text.Append($"\n## {category.Key}\n\n| Rule | Level | In any post-mortem | What it finds |\n| --- | --- | --- | --- |\n");
            foreach (var rule in category)
            {
                text.Append($"| {Link(rule)} | {RuleLevels.Words[(int)rule.DefaultLevel]} | {(rule.AppliesToGeneric ? "yes" : "")} | {Summary(rule)} |\n");
            }
        }

        return text.ToString();
    }

    private static string Link(Rule rule) =>
        File.Exists(RulePage.PathOf(rule.Code)) ? $"[{rule.Code}](../Postmortem.Analysis/Rules/{Path.GetFileName(RulePage.PathOf(rule.Code))})" : $"`{rule.Code}`";

    private static string Summary(Rule rule)
    {
        var text = File.Exists(RulePage.PathOf(rule.Code)) ? RulePage.Read(rule.Code).FirstParagraph : (rule as WordingRule)?.Definition?.Why ?? "";
        return text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Trim();
    }
}
