using System.CommandLine;
using Postmortem.App.Output;

namespace Postmortem.App.Verbs;

/// <summary><c>explain CODE</c>: one rule's page.</summary>
internal static class ExplainVerb
{
    public static Command Declare(Terminal terminal)
    {
        var code = new Argument<string>("CODE") { Description = "The code of a rule, as it stands behind a finding." };
        var command = new Command("explain", "Print the page of a rule.") { code };
        command.SetAction(result =>
        {
            terminal.Out.Write(RulePage.Of(Shared.GetRule(result.GetValue(code)!)).Text);
            return ExitCode.Ok;
        });
        return command;
    }
}
