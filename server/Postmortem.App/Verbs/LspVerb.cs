using System.CommandLine;
using Postmortem.LanguageServer;

namespace Postmortem.App.Verbs;

/// <summary>
/// <c>lsp</c>: the language server. The program starts it without the command line's library, so that an editor does not wait for it;
/// here it stands for the help.
/// </summary>
internal static class LspVerb
{
    public static Command Declare(Terminal terminal)
    {
        var command = new Command("lsp", "Run the language server, for editors.")
        {
            new Option<bool>("--stdio") { Description = "Speak over standard input and output (the default)." },
            new Option<string?>("--pipe") { Description = "Speak over a named pipe or a Unix socket.", HelpName = "NAME" },
            new Option<string?>("--socket") { Description = "Connect to a port of this machine.", HelpName = "PORT" },
            new Option<string?>("--clientProcessId") { Description = "End when this process ends.", HelpName = "PID" },
        };
        command.SetAction(result =>
        {
            var (transport, problem) = Transport.Parse([.. result.Tokens.Skip(1).Select(t => t.Value)]);
            return problem is null
                ? Host.RunAsync(transport, terminal.Input, terminal.Output).GetAwaiter().GetResult()
                : throw new Failure(problem);
        });
        return command;
    }
}
