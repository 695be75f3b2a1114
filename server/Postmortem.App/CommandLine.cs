using System.CommandLine;
using System.CommandLine.Parsing;
using Postmortem.Analysis.Profiles;
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
            // Whoever read our output may have gone, as `| head` does, or the disk is full.
            terminal.Complain($"the output can't be written ({e.Message.TrimEnd('.')})");
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
        if (FindProblem(result) is { } problem)
        {
            var verb = called < 0 ? "" : Verbs[called].Name + " ";
            throw new Failure(problem.EndsWith('?') ? problem : $"{problem}; see postmortem {verb}--help");
        }

        var configuration = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false };
        return result.Invoke(configuration);
    }

    /// <summary>What is wrong with the arguments, in the words of this program rather than of the library that reads them.</summary>
    private static string? FindProblem(ParseResult result)
    {
        if (result.Errors.Count == 0 && FindUnknownOption(result) is null)
        {
            return null;
        }

        var command = result.CommandResult;
        var given = command.Children.OfType<OptionResult>().Where(o => !o.Implicit).ToList();
        return FindUnknownOption(result) is { } unknown ? $"there is no option {unknown}{(Nearest.Find(unknown, OptionsOf(command)) is { } nearest ? $"; did you mean {nearest}?" : "")}"
            : given.Find(o => o.Tokens.Count == 0 && o.Option.Arity.MinimumNumberOfValues > 0) is { } empty ? $"{empty.Option.Name} needs a value"
            : result.UnmatchedTokens.Count > 0 ? $"{result.UnmatchedTokens[0]} is one too many"
            : command.Command.Arguments.FirstOrDefault(a => a.Arity.MinimumNumberOfValues > 0 && command.GetResult(a) is null or { Tokens.Count: 0 }) is { } missing ? $"{missing.Name} is missing"
            : result.Errors[0].Message.TrimEnd('.');
    }

    private static IEnumerable<string> OptionsOf(CommandResult command) =>
        command.Command.Options.Concat(command.Parent is CommandResult parent ? parent.Command.Options : []).Select(o => o.Name);

    /// <summary>The library takes an option that it does not know for a path, or for one argument too many. A file of such a name can be written as ./--name.</summary>
    private static string? FindUnknownOption(ParseResult result) => result.CommandResult.Children.OfType<ArgumentResult>()
        .SelectMany(a => a.Tokens).Select(t => t.Value).Concat(result.UnmatchedTokens).FirstOrDefault(t => t.Length > 1 && t[0] == '-');

    private static int Fail(Terminal terminal, string message)
    {
        terminal.Flush();
        terminal.Complain(message);
        terminal.Error.Flush();
        return ExitCode.Trouble;
    }
}
