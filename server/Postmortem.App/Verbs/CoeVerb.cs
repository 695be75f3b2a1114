using System.CommandLine;
using System.Text;
using Postmortem.Analysis;
using Postmortem.Analysis.Syntax;
using Postmortem.App.Files;
using Postmortem.Authoring.Generate;

namespace Postmortem.App.Verbs;

/// <summary><c>coe RCA</c>: "Generate COE from RCA".</summary>
internal static class CoeVerb
{
    public static Command Declare(Terminal terminal)
    {
        var rca = new Argument<string>("RCA") { Description = "The root cause analysis, or a post-mortem of any other kind; - reads standard input." };
        var output = new Option<string?>("--output") { Description = "Where to save the COE; - writes it to standard output. Default: the setting coe.path.", HelpName = "PATH" };
        var kind = Shared.Kind();
        var name = Shared.StdinName();
        var command = new Command("coe", "Generate a correction of errors (COE) from a root cause analysis.") { rca, output, kind, name };
        command.SetAction(result => Run(terminal, result.GetValue(rca)!, result.GetValue(output), result.GetValue(kind), result.GetValue(name)));
        return command;
    }

    private static int Run(Terminal terminal, string rca, string? output, string? kind, string? stdinName)
    {
        var source = Sources.One(terminal, rca, stdinName);
        var text = source.Read().Text;
        var workspaces = new Workspaces(terminal);
        var workspace = workspaces.Of(source.FullPath);
        Shared.CheckKind(kind, workspace.Profiles);
        var analysis = Analyzer.Analyze(Document.Parse(text), workspaces.ContextOf(source.FullPath, kind));
        var facts = WorkspaceIndex.Ids(terminal, workspace, workspace.Settings.CoeIdFormat);
        var target = output is null or Sources.Stdin ? null : terminal.FullPath(output);
        GeneratedDocument document;
        try
        {
            document = CoeGenerator.Generate(
                analysis, facts, workspace.Settings, terminal.Now, workspace.CoeTemplate, target is null ? null : workspace.Relative(target));
        }
        catch (GenerationException e)
        {
            throw new Failure($"{source.ShownAs}: {e.Message}");
        }

        if (output == Sources.Stdin)
        {
            terminal.Out.Write(document.Text);
            return ExitCode.Ok;
        }

        target ??= Shared.InWorkspace(terminal, workspace, document.Path);
        var shown = output?.Replace('\\', '/') ?? Shared.ShownFromHere(terminal, target);
        AtomicFile.Create(target, Encoding.UTF8.GetBytes(document.Text), shown);
        terminal.Out.WriteLine($"Document: {shown}");
        terminal.Out.WriteLine(document.Message);
        return ExitCode.Ok;
    }
}
