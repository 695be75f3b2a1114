using System.CommandLine;
using Postmortem.Analysis;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Syntax;
using Postmortem.App.Files;
using Postmortem.App.Output;
using Postmortem.Authoring.Generate;

namespace Postmortem.App.Verbs;

/// <summary><c>actions FILE…</c>: action items in the forms of the places where work is tracked.</summary>
internal static class ActionsVerb
{
    public static Command Declare(Terminal terminal)
    {
        var paths = Shared.Paths();
        var format = new Option<string>("--format") { Description = "markdown (a table), tasks (a checklist), jira-csv or github (what is open and has no ticket), or json.", HelpName = "FORMAT", DefaultValueFactory = _ => "markdown" };
        var kind = Shared.Kind();
        var name = Shared.StdinName();
        var command = new Command("actions", "Print the action items of post-mortems as tickets.") { paths, format, kind, name };
        command.SetAction(result => Run(terminal, result.GetValue(paths)!, result.GetValue(format)!, result.GetValue(kind), result.GetValue(name)));
        return command;
    }

    private static int Run(Terminal terminal, string[] paths, string format, string? kind, string? stdinName)
    {
        if (!ActionExport.Formats.Contains(format))
        {
            throw new Failure($"--format {format}: no such format; {Shared.Choices(format, ActionExport.Formats)}");
        }

        var walk = new FileWalk(terminal);
        var workspaces = new Workspaces(terminal);
        var sources = new List<ActionSource>();
        var hadTrouble = false;
        InOrder.Run(walk.Find(paths, stdinName), source => Read(source, workspaces, kind), read =>
        {
            if (read.Trouble is not null)
            {
                terminal.Complain(read.Trouble);
                hadTrouble = true;
            }
            else if (read.Model!.IsPostMortem)
            {
                sources.Add(new ActionSource(read.Source.ShownAs, read.Model));
            }
        });

        if (format == "json")
        {
            ActionsJson.Write(sources, terminal.Output);
        }
        else
        {
            terminal.Out.Write(format switch
            {
                "tasks" => ActionExport.Tasks(sources),
                "jira-csv" => ActionExport.JiraCsv(sources),
                "github" => ActionExport.GitHub(sources),
                _ => ActionExport.Markdown(sources),
            });
        }

        return hadTrouble || walk.HadTrouble ? ExitCode.Trouble : ExitCode.Ok;
    }

    private static ReadFile Read(Source source, Workspaces workspaces, string? kind)
    {
        try
        {
            var model = Binder.Bind(Document.Parse(source.Read().Text), workspaces.ContextOf(source.FullPath, kind));
            return new ReadFile(source, model, null);
        }
        catch (Failure e)
        {
            return new ReadFile(source, null, e.Message);
        }
    }

    private sealed record ReadFile(Source Source, DocumentModel? Model, string? Trouble);
}
