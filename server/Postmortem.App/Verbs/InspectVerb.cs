using System.CommandLine;
using Postmortem.Analysis;
using Postmortem.Analysis.Syntax;
using Postmortem.App.Files;
using Postmortem.App.Output;

namespace Postmortem.App.Verbs;

/// <summary><c>inspect FILE</c>: what the product reads in a document, as JSON.</summary>
internal static class InspectVerb
{
    public static Command Declare(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The document; - reads standard input." };
        var kind = Shared.Kind();
        var name = Shared.StdinName();
        var command = new Command("inspect", "Print what a document says as JSON.") { file, kind, name };
        command.SetAction(result => Run(terminal, result.GetValue(file)!, result.GetValue(kind), result.GetValue(name)));
        return command;
    }

    private static int Run(Terminal terminal, string file, string? kind, string? stdinName)
    {
        var source = Sources.One(terminal, file, stdinName);
        var workspaces = new Workspaces(terminal);
        Shared.CheckKind(kind, workspaces.Of(source.FullPath).Profiles);
        var text = source.Read();
        var analysis = Analyzer.Analyze(Document.Parse(text.Text), workspaces.ContextOf(source.FullPath, kind));
        InspectJson.Write(analysis.Model, source.ShownAs, terminal.Output);
        return ExitCode.Ok;
    }
}
