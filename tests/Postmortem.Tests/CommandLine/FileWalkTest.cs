using Postmortem.App;
using Postmortem.App.Files;

namespace Postmortem.Tests.CommandLine;

public sealed class FileWalkTest : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task A_pipe_that_a_walk_comes_upon_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _shell.With("a.md", "# Notes\n");
        using var made = System.Diagnostics.Process.Start("mkfifo", [_shell.PathOf("b.md")]);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, made.ExitCode);
        Assert.Equal(ExitCode.Ok, await Task.Run(() => _shell.Run("check", "."), TestContext.Current.CancellationToken));
        Assert.StartsWith("2 files: nothing found", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_walked_in_path_order_and_only_markdown_is_taken() =>
        Check(["b.md", "a/2.markdown", "a/10.MD", "a/x.txt", "c.html.md.erb", "node_modules/p/r.md", ".github/t.md"], ["."], "a/10.MD a/2.markdown b.md c.html.md.erb");

    [Fact]
    public void Files_that_git_ignores_are_left_out()
    {
        _shell.With(".gitignore", "# build\nout/\n*.draft.md\n!keep.draft.md\n/top.md\ndocs/*/raw.md\n");
        Check(["out/a.md", "x.draft.md", "keep.draft.md", "top.md", "sub/top.md", "docs/q/raw.md", "docs/raw.md"], ["."], "docs/raw.md keep.draft.md sub/top.md");
    }

    [Fact]
    public void A_nested_gitignore_speaks_last_about_its_folder()
    {
        _shell.With(".gitignore", "*.md\n!ok.md\n").With("in/.gitignore", "!*.md\nok.md\n");
        Check(["a.md", "ok.md", "in/a.md", "in/ok.md"], ["."], "in/a.md ok.md");
    }

    [Fact]
    public void What_is_in_an_ignored_folder_can_not_be_brought_back()
    {
        _shell.With(".gitignore", "out/\n!out/a.md\n");
        Check(["out/a.md", "b.md"], ["."], "b.md");
    }

    [Fact]
    public void The_gitignore_of_the_repository_counts_for_a_folder_in_it()
    {
        _shell.With(".git/HEAD", "ref: refs/heads/main\n").With(".gitignore", "secret.md\n").With(".git/info/exclude", "mine.md\n");
        Check(["docs/secret.md", "docs/mine.md", "docs/a.md"], ["docs"], "docs/a.md");
    }

    [Fact]
    public void A_file_that_is_named_is_read_even_if_git_ignores_it()
    {
        _shell.With(".gitignore", "*.md\n");
        Check(["a.md"], ["a.md"], "a.md");
    }

    [Fact]
    public void A_rule_for_folders_leaves_files_of_that_name_alone()
    {
        _shell.With(".gitignore", "log.md/\n");
        Check(["log.md"], ["."], "log.md");
    }

    [Fact]
    public void A_pattern_is_filled_in_where_the_shell_did_not() =>
        Check(["docs/a.md", "docs/in/b.md", "docs/in/b.txt", "c.md"], ["docs/**/*.md"], "docs/a.md docs/in/b.md");

    [Fact]
    public void A_pattern_without_a_match_is_an_error()
    {
        Assert.Equal(ExitCode.Trouble, _shell.Run("check", "docs/*.md"));
        Assert.Equal("postmortem: docs/*.md: matches no file; check the pattern\n", _shell.Error);
    }

    [Fact]
    public void A_file_that_is_named_twice_is_read_once() => Check(["a.md"], ["a.md", ".", "./a.md"], "a.md");

    [Fact]
    public void A_link_that_leads_out_of_the_folder_is_not_followed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _shell.With("outside.md", "# x\n").With("docs/a.md", "# x\n").With("docs/sub/c.md", "# x\n");
        File.CreateSymbolicLink(_shell.PathOf("docs/out.md"), _shell.PathOf("outside.md"));
        File.CreateSymbolicLink(_shell.PathOf("docs/in.md"), _shell.PathOf("docs/a.md"));
        File.CreateSymbolicLink(_shell.PathOf("docs/gone.md"), _shell.PathOf("docs/nothing.md"));
        Directory.CreateSymbolicLink(_shell.PathOf("docs/loop"), _shell.PathOf("docs"));
        Check([], ["docs"], "docs/a.md docs/in.md docs/sub/c.md");
    }

    [Fact]
    public void A_file_named_by_a_full_path_is_shown_by_it() =>
        Check(["a b/ü.md"], [_shell.PathOf("a b")], _shell.PathOf("a b").Replace('\\', '/') + "/ü.md");

    private void Check(string[] files, string[] paths, string expected)
    {
        foreach (var file in files)
        {
            _shell.With(file, "# Notes\n");
        }

        var terminal = new Terminal(Stream.Null, Stream.Null, TextWriter.Null, _shell.Folder);
        Assert.Equal(expected, string.Join(' ', new FileWalk(terminal).Find(paths, null).Select(s => s.ShownAs)));
    }
}
