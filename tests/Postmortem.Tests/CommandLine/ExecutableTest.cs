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
        Assert.Equal("0 files: there is no Markdown to check\n", output);
    }

    [Theory]
    [InlineData("--socket", "1")]
    [InlineData("--pipe", "nowhere")]
    public async Task A_client_that_is_not_there_is_one_line(string transport, string place)
    {
        var (code, output, error) = await RunAsync("", "lsp", transport, place);
        Assert.Equal((2, ""), (code, output));
        Assert.Matches($@"^postmortem: {transport} {place}: nobody listens there \(.+\)\r?\n$", error);
    }

    [Fact]
    public async Task Output_that_can_not_be_written_is_one_line()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        _shell.With("post-mortem.md", ProfileSet.FindExample("post-mortem")!);
        var (code, _, error) = await StartAsync("sh", "", "-c", "exec dotnet \"$0\" inspect post-mortem.md > /dev/full", Executable);
        Assert.Equal(2, code);
        Assert.Matches(@"^postmortem: the output can't be written \(.+\)\n$", error);
    }

    [Fact]
    public async Task Help_lists_the_verbs_that_there_are()
    {
        var (code, output, _) = await RunAsync("", "--help");
        Assert.Equal(0, code);
        Assert.All((string[])["lsp", "check", "fix", "inspect", "coe", "new", "rules", "explain"], verb => Assert.Contains($"  {verb} ", output));
    }

    private static string Executable => Path.Combine(AppContext.BaseDirectory, "postmortem.dll");

    private Task<(int Code, string Output, string Error)> RunAsync(string input, params string[] arguments) => StartAsync("dotnet", input, [Executable, .. arguments]);

    private async Task<(int Code, string Output, string Error)> StartAsync(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
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
