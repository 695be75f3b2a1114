using System.CommandLine;
using System.CommandLine.Parsing;
using Postmortem.App.Verbs;

namespace Postmortem.App;

/// <summary>From arguments to an exit code. A verb that is not built yet is not declared, so that help never promises it.</summary>
internal static class CommandLine
{
    /// <summary>In the order of the help. Declaring all of them costs a start some milliseconds, so only the one that is called for is.</summary>
    private static readonly (string Name, Func<Terminal, Command> Declare)[] Verbs =
    [
        ("lsp", LspVerb.Declare),
        ("check", CheckVerb.Declare),
        ("fix", FixVerb.Declare),
        ("inspect", InspectVerb.Declare),
        ("review", ReviewVerb.Declare),
        ("coe", CoeVerb.Declare),
        ("new", NewVerb.Declare),
        ("actions", ActionsVerb.Declare),
        ("impact", ImpactVerb.Declare),
        ("rules", RulesVerb.Declare),
        ("explain", ExplainVerb.Declare),
    ];

    public static int Run(string[] arguments, Terminal terminal)
    {
        try
        {
            var code = Invoke(arguments, terminal);
            terminal.Flush();
            return code;
        }
        catch (Failure e)
        {
            return Fail(terminal, e.Message);
        }
        catch (IOException e) when (e is not FileNotFoundException)
        {
            // Whoever read our output has gone, as `| head` does; there is nobody left to tell.
            return ExitCode.Trouble;
        }
    }

    private static int Invoke(string[] arguments, Terminal terminal)
    {
        var root = new RootCommand("Reads, checks and writes incident post-mortems in Markdown.");
        var called = arguments.Length > 0 ? Array.FindIndex(Verbs, v => v.Name == arguments[0]) : -1;
        if (called >= 0)
        {
            Knowledge.ReadAhead(arguments[0]);
        }

        foreach (var verb in called < 0 ? Verbs.AsSpan() : Verbs.AsSpan(called, 1))
        {
            root.Subcommands.Add(verb.Declare(terminal));
        }

        if (arguments.Length == 0)
        {
            arguments = ["--help"];
        }

        if (called < 0 && !arguments[0].StartsWith('-'))
        {
            throw new Failure($"there is no verb {arguments[0]}; {Shared.Choices(arguments[0], [.. Verbs.Select(v => v.Name)])}");
        }

        var result = root.Parse(arguments);
        var problem = FindUnknownOption(result) ?? result.Errors.FirstOrDefault()?.Message.TrimEnd('.');
        if (problem is not null)
        {
            var verb = called < 0 ? "" : Verbs[called].Name + " ";
            throw new Failure($"{problem}; see postmortem {verb}--help");
        }

        var configuration = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false };
        return result.Invoke(configuration);
    }

    /// <summary>The library takes an option that it does not know for a path. A file of such a name can be written as ./--name.</summary>
    private static string? FindUnknownOption(ParseResult result) => result.CommandResult.Children.OfType<ArgumentResult>()
        .SelectMany(a => a.Tokens).FirstOrDefault(t => t.Value.Length > 1 && t.Value[0] == '-') is { } option
        ? $"There is no option {option.Value}"
        : null;

    private static int Fail(Terminal terminal, string message)
    {
        terminal.Flush();
        terminal.Complain(message);
        terminal.Error.Flush();
        return ExitCode.Trouble;
    }
}
