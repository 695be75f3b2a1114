using System.CommandLine;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.App.Output;

namespace Postmortem.App.Verbs;

/// <summary><c>rules</c>: every rule on a line.</summary>
internal static class RulesVerb
{
    public static Command Declare(Terminal terminal)
    {
        var categories = Shared.Categories();
        var command = new Command("rules", "List the rules: code, category, level, and what each is about.") { categories };
        command.SetAction(result => Run(terminal, Shared.CategoriesOf(result.GetValue(categories)!)));
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlySet<Category>? categories)
    {
        var rules = AllRules.List.Where(r => categories is null || categories.Contains(r.Category)).ToList();
        var codes = rules.Max(r => (int?)r.Code.Length) ?? 0;
        var kinds = rules.Max(r => (int?)r.Category.ToString().Length) ?? 0;
        foreach (var rule in rules)
        {
            var category = JsonFormat.Kebab(rule.Category.ToString());
            terminal.Out.WriteLine($"{rule.Code.PadRight(codes)}  {category.PadRight(kinds)}  {RuleLevels.Words[(int)rule.DefaultLevel],-7}  {RulePage.Of(rule).Summary}".TrimEnd());
        }

        return ExitCode.Ok;
    }
}
