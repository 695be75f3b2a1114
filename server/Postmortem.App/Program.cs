using Postmortem.App;
using Postmortem.LanguageServer;

// Flushed by whoever writes: at the end of the program nobody could be told that it failed.
var output = new BufferedStream(Console.OpenStandardOutput(), 64 * 1024);
using var input = Console.OpenStandardInput();
if (args is ["lsp", .. var lsp] && !lsp.Any(a => a is "--help" or "-h" or "-?"))
{
    // Without the command line's library, so that an editor does not wait for it.
    var (transport, problem) = Transport.Parse(lsp);
    try
    {
        if (problem is null)
        {
            return await Host.RunAsync(transport, input, output);
        }
    }
    catch (NoClientException e)
    {
        problem = e.Message;
    }

    Console.Error.WriteLine($"postmortem: {problem}");
    return 2;
}

return CommandLine.Run(args, new Terminal(input, output, Console.Error, Directory.GetCurrentDirectory()));
