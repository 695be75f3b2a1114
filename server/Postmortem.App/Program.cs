using Postmortem.App;

using var output = Console.OpenStandardOutput();
using var input = Console.OpenStandardInput();
return CommandLine.Run(args, new Terminal(input, output, Console.Error, Directory.GetCurrentDirectory()));
