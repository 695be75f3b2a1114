using System.Diagnostics;
using System.Text;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.CommandLine;

/// <summary>The real executable, for what only a process shows.</summary>
public sealed class ExecutableTest : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task A_COE_is_generated_from_the_shipped_RCA()
    {
        _shell.With("docs/rca ä.md", ProfileSet.FindExample("rca")!);
        var (code, output, error) = await RunAsync("", "coe", "docs/rca ä.md");
        Assert.Equal("", error);
        Assert.Equal("Document: postmortems/coe-INC-2026-03-17-001-2026-03-17.md\nSections: 6/7 complete · Action items: 5 (P1: 3, P2: 1, P3: 1)\n", output);
        Assert.Equal(0, code);
        Assert.Contains("](../docs/rca%20ä.md)", _shell.Read("postmortems/coe-INC-2026-03-17-001-2026-03-17.md"));
    }

    [Fact]
    public async Task Findings_of_standard_input_make_the_exit_code()
    {
        var (code, output, _) = await RunAsync(CheckTest.Incident, "check", "-", "--kind", "generic");
        Assert.Equal(1, code);
        Assert.EndsWith("1 file: 1 error, 1 warning\n", output);
    }

    [Fact]
    public async Task A_mistake_is_one_line_and_exit_code_two()
    {
        var (code, output, error) = await RunAsync("", "check", "nowhere.md");
        Assert.Equal((2, "1 line"), (code, error.Trim().Contains('\n') ? error : "1 line"));
        Assert.StartsWith("postmortem: nowhere.md: no such file", error);
        Assert.Equal("0 files: nothing found\n", output);
    }

    [Fact]
    public async Task Help_lists_the_verbs_that_there_are()
    {
        var (code, output, _) = await RunAsync("", "--help");
        Assert.Equal(0, code);
        Assert.All((string[])["lsp", "check", "fix", "inspect", "coe", "new", "rules", "explain"], verb => Assert.Contains($"  {verb} ", output));
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "postmortem.dll"), .. arguments])
        {
            WorkingDirectory = _shell.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false, throwOnInvalidBytes: true),
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
