using System.CommandLine;
using Postmortem.Analysis;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Review;
using Postmortem.Analysis.Syntax;
using Postmortem.App.Files;
using Postmortem.App.Output;

namespace Postmortem.App.Verbs;

/// <summary><c>review FILE</c>: score, reasons and the edits that matter most.</summary>
internal static class ReviewVerb
{
    private static readonly string[] Formats = ["text", "json", "markdown"];

    public static Command Declare(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The document; - reads standard input." };
        var format = new Option<string>("--format") { Description = "text, json or markdown.", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        var kind = Shared.Kind();
        var name = Shared.StdinName();
        var command = new Command("review", "Judge a post-mortem: score, reasons, and the three most valuable edits.") { file, format, kind, name };
        command.SetAction(result => Run(terminal, result.GetValue(file)!, result.GetValue(format)!, result.GetValue(kind), result.GetValue(name)));
        return command;
    }

    private static int Run(Terminal terminal, string file, string format, string? kind, string? stdinName)
    {
        if (!Formats.Contains(format))
        {
            throw new Failure($"--format {format}: no such format; {Shared.Choices(format, Formats)}");
        }

        var source = Sources.One(terminal, file, stdinName);
        var workspaces = new Workspaces(terminal);
        Shared.CheckKind(kind, workspaces.Of(source.FullPath).Profiles);
        var context = workspaces.ContextOf(source.FullPath, kind);
        var analysis = Analyzer.Analyze(Document.Parse(source.Read().Text), context);
        if (!analysis.Model.IsPostMortem)
        {
            // Whoever asks for a review knows what the file is.
            analysis = Analyzer.Analyze(analysis.Model.Document, context with { ForcedKind = DocumentModel.GenericKind });
        }

        var review = Reviewer.Review(analysis);
        switch (format)
        {
            case "json":
                ReviewJson.Write(review, analysis.Model, source.ShownAs, terminal.Output);
                break;
            case "markdown":
                terminal.Out.Write(ReviewText.Markdown(review, analysis.Model, source.ShownAs));
                break;
            default:
                terminal.Out.Write(ReviewText.Plain(review, analysis.Model, source.ShownAs));
                break;
        }

        return ExitCode.Ok;
    }
}
