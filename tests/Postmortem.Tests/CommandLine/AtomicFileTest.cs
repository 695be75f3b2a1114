using Postmortem.App;
using Postmortem.App.Files;

namespace Postmortem.Tests.CommandLine;

public sealed class AtomicFileTest : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_replaced_file_keeps_its_permissions_and_leaves_nothing_beside_it()
    {
        _shell.With("a.md", "old");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_shell.PathOf("a.md"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        AtomicFile.Replace(_shell.PathOf("a.md"), "new"u8.ToArray(), "a.md");
        Assert.Equal("new", _shell.Read("a.md"));
        Assert.Equal(["a.md"], _shell.Files());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_shell.PathOf("a.md")));
        }
    }

    [Fact]
    public void A_read_only_file_is_left_as_it_is()
    {
        _shell.With("a.md", "old");
        var path = _shell.PathOf("a.md");
        File.SetAttributes(path, File.GetAttributes(path) | FileAttributes.ReadOnly);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        }

        var failure = Assert.Throws<Failure>(() => AtomicFile.Replace(path, "new"u8.ToArray(), "a.md"));
        Assert.Equal("a.md: is read-only and was left as it is; make it writable first", failure.Message);
        Assert.Equal("old", _shell.Read("a.md"));
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [Fact]
    public void A_link_stays_a_link()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _shell.With("real/a.md", "old");
        File.CreateSymbolicLink(_shell.PathOf("link.md"), _shell.PathOf("real/a.md"));
        AtomicFile.Replace(_shell.PathOf("link.md"), "new"u8.ToArray(), "link.md");
        Assert.NotNull(new FileInfo(_shell.PathOf("link.md")).LinkTarget);
        Assert.Equal("new", _shell.Read("real/a.md"));
    }

    [Fact]
    public void A_new_file_never_takes_the_place_of_another()
    {
        _shell.With("a.md", "old");
        var failure = Assert.Throws<Failure>(() => AtomicFile.Create(_shell.PathOf("a.md"), "new"u8.ToArray(), "a.md"));
        Assert.Contains("exists already", failure.Message);
        Assert.Equal("old", _shell.Read("a.md"));
    }

    [Fact]
    public void A_new_file_gets_the_folders_it_needs()
    {
        AtomicFile.Create(_shell.PathOf("x/y/a.md"), "new"u8.ToArray(), "x/y/a.md");
        Assert.Equal(["x/y/a.md"], _shell.Files());
    }

    [Theory]
    [InlineData("EF BB BF 23 0D 0A")]
    [InlineData("FF FE 23 00 0D 00 0A 00")]
    [InlineData("FE FF 00 23 00 0D 00 0A")]
    [InlineData("23 0D 0A E2 82 AC 0D")]
    public void Text_is_written_back_byte_by_byte(string bytes)
    {
        var content = Convert.FromHexString(bytes.Replace(" ", ""));
        var file = TextFile.Decode(content, "a.md");
        Assert.DoesNotContain('\uFEFF', file.Text);
        Assert.Equal(content, file.Encode(file.Text));
    }
}
