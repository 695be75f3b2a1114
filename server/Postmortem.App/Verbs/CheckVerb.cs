using System.CommandLine;
using Postmortem.Analysis;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.App.Files;
using Postmortem.App.Output;

namespace Postmortem.App.Verbs;

/// <summary><c>check PATH…</c>: what is to mend in post-mortems.</summary>
internal static class CheckVerb
{
    public static Command Declare(Terminal terminal)
    {
        var paths = Shared.Paths();
        var categories = Shared.Categories();
        var format = new Option<string>("--format") { Description = "How findings are written: text, json, sarif or github.", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        var failOn = Shared.FailOn();
        var kind = Shared.Kind();
        var name = Shared.StdinName();
        var command = new Command("check", "Report what is to mend in post-mortems; other Markdown is left alone.") { paths, categories, format, failOn, kind, name };
        command.SetAction(result => Run(terminal, new Arguments(
            result.GetValue(paths)!,
            result.GetValue(categories)!,
            result.GetValue(format)!,
            result.GetValue(failOn)!,
            result.GetValue(kind),
            result.GetValue(name))));
        return command;
    }

    private static int Run(Terminal terminal, Arguments arguments)
    {
        var categories = Shared.CategoriesOf(arguments.Categories);
        var failOn = Shared.FailLevelOf(arguments.FailOn);
        if (!Report.Formats.Contains(arguments.Format))
        {
            throw new Failure($"--format {arguments.Format}: no such format; {Shared.Choices(arguments.Format, Report.Formats)}");
        }

        var walk = new FileWalk(terminal);
        var sources = walk.Find(arguments.Paths, arguments.StdinName);
        var workspaces = new Workspaces(terminal);
        if (arguments.Kind is not null)
        {
            Shared.CheckKind(arguments.Kind, sources.Count > 0 ? workspaces.Of(sources[0].FullPath).Profiles : ProfileSet.Builtin);
        }

        var report = Report.For(arguments.Format, terminal);
        var summary = new Summary();
        var hadTrouble = walk.HadTrouble;
        report.Begin();
        InOrder.Run(sources, source => Check(source, workspaces, arguments.Kind, report.WantsFixes, categories), checkedFile =>
        {
            if (checkedFile.Trouble is not null)
            {
                terminal.Complain(checkedFile.Trouble);
                hadTrouble = true;
                return;
            }

            summary.Files++;
            summary.Others += checkedFile.IsPostMortem ? 0 : 1;
            Write(checkedFile.Findings);
        });

        if (categories is null || categories.Contains(Category.Configuration))
        {
            foreach (var file in workspaces.Found.SelectMany(w => w.Problems))
            {
                Write(Findings.Of(file, Shared.ShownFromHere(terminal, file.Path)));
            }
        }

        report.End(summary);
        return hadTrouble ? ExitCode.Trouble : failOn is { } level && summary.Worst >= level ? ExitCode.Findings : ExitCode.Ok;

        void Write(IEnumerable<ReportedFinding> findings)
        {
            foreach (var finding in findings)
            {
                summary.Count(finding);
                report.Add(finding);
            }
        }
    }

    private static CheckedFile Check(Source source, Workspaces workspaces, string? kind, bool withFixes, IReadOnlySet<Category>? categories)
    {
        try
        {
            var analysis = Analyzer.Analyze(Document.Parse(source.Read().Text), workspaces.ContextOf(source.FullPath, kind));
            return new CheckedFile([.. Findings.Of(analysis, source.ShownAs, withFixes, f => categories is null || categories.Contains(f.Rule.Category))], analysis.Model.IsPostMortem, null);
        }
        catch (Failure e)
        {
            return new CheckedFile([], false, e.Message);
        }
    }

    private sealed record Arguments(string[] Paths, string[] Categories, string Format, string FailOn, string? Kind, string? StdinName);

    private sealed record CheckedFile(IReadOnlyList<ReportedFinding> Findings, bool IsPostMortem, string? Trouble);
}
