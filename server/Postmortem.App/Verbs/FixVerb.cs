using System.CommandLine;
using Postmortem.Analysis;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.App.Files;
using Postmortem.App.Output;
using Postmortem.Analysis.Features.CodeActions;

namespace Postmortem.App.Verbs;

/// <summary><c>fix PATH…</c>: mends what needs no reader, and says what is left.</summary>
internal static class FixVerb
{
    public static Command Declare(Terminal terminal)
    {
        var paths = Shared.Paths();
        var rules = new Option<string[]>("--rule") { Description = "Only fixes of this rule; may be repeated.", HelpName = "CODE", DefaultValueFactory = _ => [] };
        var categories = Shared.Categories();
        var withUnsafe = new Option<bool>("--unsafe") { Description = "Also fixes that need a reader afterwards, such as rewrites of wording." };
        var diff = new Option<bool>("--diff") { Description = "Print what would change and change nothing." };
        var failOn = Shared.FailOn();
        var kind = Shared.Kind();
        var name = Shared.StdinName();
        var command = new Command("fix", "Mend what needs no reader, in place; with - from standard input to standard output.")
        {
            paths, rules, categories, withUnsafe, diff, failOn, kind, name,
        };
        command.SetAction(result => Run(terminal, new Arguments(
            result.GetValue(paths)!,
            result.GetValue(rules)!,
            result.GetValue(categories)!,
            result.GetValue(withUnsafe),
            result.GetValue(diff),
            result.GetValue(failOn)!,
            result.GetValue(kind),
            result.GetValue(name))));
        return command;
    }

    private static int Run(Terminal terminal, Arguments arguments)
    {
        var categories = Shared.CategoriesOf(arguments.Categories);
        var failOn = Shared.FailLevelOf(arguments.FailOn);
        foreach (var code in arguments.Rules)
        {
            Shared.GetRule(code);
        }

        var walk = new FileWalk(terminal);
        var sources = walk.Find(arguments.Paths, arguments.StdinName);
        var workspaces = new Workspaces(terminal);
        if (arguments.Kind is not null)
        {
            Shared.CheckKind(arguments.Kind, sources.Count > 0 ? workspaces.Of(sources[0].FullPath).Profiles : ProfileSet.Builtin);
        }

        var hadTrouble = walk.HadTrouble;
        var worst = RuleLevel.Off;
        var (mended, files, left) = (0, 0, 0);
        InOrder.Run(sources, source => Fix(source, workspaces, arguments, f => IsWanted(f, arguments.Rules, categories)), result =>
        {
            if (result.Trouble is not null)
            {
                terminal.Complain(result.Trouble);
                hadTrouble = true;
                return;
            }

            if (!Deliver(terminal, arguments, result))
            {
                hadTrouble = true;
                return;
            }

            files += result.After == result.Before ? 0 : 1;
            mended += result.Mended;
            left += result.Left.Count;
            worst = result.Left.Aggregate(worst, (w, f) => f.Level > w ? f.Level : w);
        });

        if (arguments.Diff && files == 0 && left > 0)
        {
            // The exit code tells of what is left, as that of `check` does; an empty diff alone would not say why.
            terminal.Complain($"Nothing can be mended{(arguments.WithUnsafe ? "" : " without a reader")}; {Count(left, "finding")} left.");
        }

        if (!arguments.Diff && !arguments.Paths.Contains(Sources.Stdin))
        {
            terminal.Out.WriteLine($"Mended {Count(mended, "finding")} in {Count(files, "file")}; {left} left");
        }

        return hadTrouble ? ExitCode.Trouble : failOn is { } level && worst >= level ? ExitCode.Findings : ExitCode.Ok;
    }

    private static bool IsWanted(Finding finding, string[] rules, IReadOnlySet<Category>? categories) =>
        (rules.Length == 0 || rules.Contains(finding.Rule.Code)) && (categories is null || categories.Contains(finding.Rule.Category));

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static FixedFile Fix(Source source, Workspaces workspaces, Arguments arguments, Func<Finding, bool> isWanted)
    {
        try
        {
            var file = source.Read();
            var analysis = Analyzer.Analyze(Document.Parse(file.Text), workspaces.ContextOf(source.FullPath, arguments.Kind));
            var result = FixAll.Apply(analysis, isWanted, arguments.WithUnsafe);
            var left = arguments.Diff ? analysis : result.Analysis;
            return new FixedFile(source, file, file.Text, result.Analysis.Model.Document.Text.ToString(), result.Mended, [.. left.Findings.Where(isWanted)], null);
        }
        catch (Failure e)
        {
            return new FixedFile(source, null, "", "", 0, [], e.Message);
        }
    }

    /// <summary>False when the file could not be written, which does not stop the others.</summary>
    private static bool Deliver(Terminal terminal, Arguments arguments, FixedFile result)
    {
        if (arguments.Diff)
        {
            UnifiedDiff.Write(terminal.Out, result.Source.ShownAs.TrimStart('/'), result.Before, result.After);
        }
        else if (result.Source.Input is not null)
        {
            terminal.Output.Write(result.File!.Encode(result.After));
        }
        else if (result.After != result.Before)
        {
            try
            {
                AtomicFile.Replace(result.Source.FullPath, result.File!.Encode(result.After), result.Source.ShownAs);
                terminal.Out.WriteLine($"{result.Source.ShownAs}: mended {Count(result.Mended, "finding")}");
            }
            catch (Failure e)
            {
                terminal.Complain(e.Message);
                return false;
            }
        }

        return true;
    }

    private sealed record Arguments(
        string[] Paths, string[] Rules, string[] Categories, bool WithUnsafe, bool Diff, string FailOn, string? Kind, string? StdinName);

    private sealed record FixedFile(Source Source, TextFile? File, string Before, string After, int Mended, IReadOnlyList<Finding> Left, string? Trouble);
}
