using System.CommandLine;
using System.Text;
using Postmortem.Analysis;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.App.Files;
using Postmortem.Authoring.Generate;
using Postmortem.Authoring.New;

namespace Postmortem.App.Verbs;

/// <summary><c>new KIND</c>: a document from the template of its kind.</summary>
internal static class NewVerb
{
    public static Command Declare(Terminal terminal)
    {
        var kind = new Argument<string>("KIND") { Description = "The kind of document, such as post-mortem, incident-report, rca or coe." };
        var set = new Option<string[]>("--set") { Description = "A value of a field, such as severity=SEV-2; may be repeated.", HelpName = "FIELD=VALUE", DefaultValueFactory = _ => [] };
        var answers = new Option<string?>("--answers") { Description = "A YAML or JSON file with values by field.", HelpName = "FILE" };
        var from = new Option<string?>("--from") { Description = "Another document whose facts are taken over.", HelpName = "FILE" };
        var output = new Option<string?>("--output") { Description = "Where to save the document; - writes it to standard output. Default: the kind's own place.", HelpName = "PATH" };
        var command = new Command("new", "Start a document from the template of its kind.") { kind, set, answers, from, output };
        command.SetAction(result => Run(terminal, new Arguments(
            result.GetValue(kind)!, result.GetValue(set)!, result.GetValue(answers), result.GetValue(from), result.GetValue(output))));
        return command;
    }

    private static int Run(Terminal terminal, Arguments arguments)
    {
        var toStdout = arguments.Output == Sources.Stdin;
        var target = arguments.Output is null || toStdout ? null : terminal.FullPath(arguments.Output);
        var workspaces = new Workspaces(terminal);
        var workspace = target is null ? workspaces.OfFolder(terminal.Folder) : workspaces.Of(target);
        var profile = FindProfile(workspace.Profiles, arguments.Kind);
        var request = new NewRequest(
            Answers(terminal, arguments),
            WorkspaceIndex.Ids(terminal, workspace, profile.IdFormat ?? ""),
            terminal.Now,
            Path: target is null ? null : workspace.Relative(target));
        if (arguments.From is { } from)
        {
            var source = Sources.One(terminal, from, stdinName: null);
            var model = Analyzer.Analyze(Document.Parse(source.Read().Text), workspaces.ContextOf(source.FullPath, kind: null)).Model;
            request = model.IsPostMortem
                ? request with { From = model, FromPath = workspace.Relative(source.FullPath) }
                : throw new Failure($"{source.ShownAs}: is not recognised as a post-mortem, so there are no facts to take over");
        }

        GeneratedDocument document;
        try
        {
            document = NewDocument.Create(profile, workspace.Profiles, request);
        }
        catch (GenerationException e)
        {
            throw new Failure(e.Message);
        }

        if (toStdout)
        {
            terminal.Out.Write(document.Text);
            return ExitCode.Ok;
        }

        target ??= Shared.InWorkspace(terminal, workspace, document.Path);
        var shown = arguments.Output?.Replace('\\', '/') ?? Shared.ShownFromHere(terminal, target);
        AtomicFile.Create(target, Encoding.UTF8.GetBytes(document.Text), shown);
        terminal.Out.WriteLine($"Document: {shown}");
        terminal.Out.WriteLine(document.Message);
        return ExitCode.Ok;
    }

    private static Profile FindProfile(ProfileSet profiles, string word) =>
        profiles.Find(word)
        ?? profiles.Profiles.FirstOrDefault(p => p.Recognize.FrontMatterKinds.Contains(word, StringComparer.OrdinalIgnoreCase))
        ?? throw new Failure($"{word}: there is no such kind; {Shared.Choices(word, [.. profiles.Profiles.Select(p => p.Id)])}");

    private static Dictionary<string, string> Answers(Terminal terminal, Arguments arguments)
    {
        var answers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (arguments.Answers is { } file)
        {
            var (root, problems) = Yaml.Read(TextFile.Read(terminal.FullPath(file), file).Text);
            if (problems.Count > 0 || root.Kind != DataKind.Mapping)
            {
                throw new Failure($"{file}: {(problems.Count > 0 ? problems[0].Message : "has no fields with values")}; write lines such as severity: SEV-2");
            }

            foreach (var (key, value) in root.Entries)
            {
                answers[key.Text] = value.Kind switch
                {
                    DataKind.Scalar => value.Text,
                    DataKind.Sequence => string.Join(", ", value.Items.Select(i => i.Text)),
                    _ => "",
                };
            }
        }

        foreach (var pair in arguments.Set)
        {
            var at = pair.IndexOf('=');
            if (at < 1)
            {
                throw new Failure($"--set {pair}: is no field with a value; write --set severity=SEV-2");
            }

            answers[pair[..at].Trim()] = pair[(at + 1)..].Trim();
        }

        return answers;
    }

    private sealed record Arguments(string Kind, string[] Set, string? Answers, string? From, string? Output);
}
