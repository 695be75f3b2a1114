using Postmortem.App;

namespace Postmortem.Tests.CommandLine;

public sealed class FixTest : IDisposable
{
    private static readonly string Incident = CheckTest.Incident.Replace("14:61", "14:41");

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Files_are_mended_in_place()
    {
        _shell.With("docs/a.md", Incident).With("docs/b.md", "# Notes\n");
        Assert.Equal(ExitCode.Ok, _shell.Run("fix", "--unsafe", "--kind", "generic", "docs/a.md"));
        Assert.Equal("docs/a.md: mended 1 finding\nMended 1 finding in 1 file; 0 left\n", _shell.Out);
        Assert.Contains("| 14:25 | Impact started |\n| 14:30 | Alert fired |\n| 14:41 | Resolved |\n", _shell.Read("docs/a.md"));
        Assert.Equal(["docs/a.md", "docs/b.md"], _shell.Files());
    }

    [Fact]
    public void What_needs_a_reader_is_left_unless_asked_for()
    {
        const string Text = "---\nkind: post-mortem\n---\n\n# Post-Mortem: X\n\n- **Severity:** SEV-7\n- **Status:** Drafft\n\n## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n| 14:30 | Alert fired |\n| 14:25 | Impact started |\n";
        const string Rules = "--rule=unknown-field-value";
        _shell.With("a.md", Text);
        _shell.Run("fix", Rules, "--rule=timeline-out-of-order", "a.md");
        Assert.Equal(Text.Replace("Drafft", "Draft"), _shell.Read("a.md"));
        _shell.Run("fix", "--unsafe", Rules, "--rule=timeline-out-of-order", "a.md");
        Assert.Equal(Text.Replace("Drafft", "Draft").Replace("SEV-7", "SEV-1").Replace("| 14:30 | Alert fired |\n| 14:25 | Impact started |", "| 14:25 | Impact started |\n| 14:30 | Alert fired |"), _shell.Read("a.md"));
    }

    [Fact]
    public void A_line_for_the_zone_is_inserted_once()
    {
        const string Text = "---\nkind: post-mortem\n---\n\n# Post-Mortem: X\n\n- **Date:** 2026-03-17\n\n## Timeline\n\n- 14:00 - Alert fired\n";
        _shell.With("a.md", Text);
        _shell.Run("fix", "--rule=timeline-without-zone", "a.md");
        Assert.Equal(Text.Replace("## Timeline\n", "## Timeline\n\nAll times in [Time zone]\n"), _shell.Read("a.md"));
    }

    [Fact]
    public void A_diff_changes_nothing()
    {
        _shell.With("a.md", Incident);
        Assert.Equal(ExitCode.Findings, _shell.Run("fix", "--unsafe", "--diff", "--kind", "generic", "a.md"));
        Assert.Equal(
            "--- a/a.md\n+++ b/a.md\n@@ -6,6 +6,6 @@\n \n | Time | Event |\n | --- | --- |\n-| 14:30 | Alert fired |\n | 14:25 | Impact started |\n+| 14:30 | Alert fired |\n | 14:41 | Resolved |\n",
            _shell.Out);
        Assert.Equal(Incident, _shell.Read("a.md"));
    }

    [Fact]
    public void An_empty_diff_says_that_findings_are_left()
    {
        _shell.With("a.md", "---\nkind: post-mortem\n---\n\n# Post-Mortem: X\n\n## Root Cause\n\nThe operator forgot to rotate the key.\n");
        Assert.Equal(ExitCode.Findings, _shell.Run("fix", "--diff", "--category", "language", "a.md"));
        Assert.Equal("", _shell.Out);
        Assert.Equal("postmortem: Nothing can be mended without a reader; 1 finding left.\n", _shell.Error.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Wording_is_rewritten_once_and_for_all(string lineBreak)
    {
        var text = "---\nkind: post-mortem\n---\n\n# Störung: queue – voll\n\n## Root Cause\n\nThe operator forgot to rotate the *naïve* key. Obviously, it had expired! The alarm should have fired at noon. Had the pump been armed, the leak would have stopped inside two minutes.\n\n## Action Items\n\n1. Raise the limit\n".Replace("\n", lineBreak);
        _shell.With("a.md", text);
        _shell.Run("fix", "--category", "language", "--unsafe", "a.md");
        var once = _shell.Read("a.md");
        Assert.Contains("The *naïve* key was not rotated.", once, StringComparison.Ordinal);
        Assert.Contains("It had expired.", once, StringComparison.Ordinal);
        Assert.Contains($"1. Raise the limit{lineBreak}2. Make the alarm fire at noon [FACT NEEDED: owner and due date]{lineBreak}3. Arm the pump, so that the leak will stop inside two minutes [FACT NEEDED: owner and due date]{lineBreak}", once, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", once.Replace(lineBreak, "", StringComparison.Ordinal), StringComparison.Ordinal);
        _shell.Run("fix", "--category", "language", "--unsafe", "a.md");
        Assert.Equal(once, _shell.Read("a.md"));
    }

    [Fact]
    public void Line_breaks_and_byte_order_mark_stay()
    {
        byte[] content = [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Incident.Replace("\n", "\r\n"))];
        _shell.With("a.md", content);
        Assert.Equal(ExitCode.Ok, _shell.Run("fix", "--unsafe", "--kind", "generic", "a.md"));
        var mended = _shell.ReadBytes("a.md");
        Assert.Equal(content.Length, mended.Length);
        Assert.Equal(content[..3], mended[..3]);
        Assert.DoesNotContain("\n", System.Text.Encoding.UTF8.GetString(mended).Replace("\r\n", ""));
    }

    [Fact]
    public void A_document_without_sections_gets_all_that_its_kind_asks_for_at_once()
    {
        _shell.With("a.md", "---\nkind: rca\n---\n\n# RCA: Search is down\n");
        _shell.Run("fix", "--rule", "missing-section", "a.md");
        _shell.Run("check", "a.md");
        Assert.DoesNotContain("(missing-section)", _shell.Out);
        Assert.Contains("(placeholder-left)", _shell.Out);
    }

    [Fact]
    public void Only_the_rules_that_are_named_are_mended()
    {
        _shell.With("a.md", Incident);
        Assert.Equal(ExitCode.Ok, _shell.Run("fix", "--rule", "empty-section", "--kind", "generic", "a.md"));
        Assert.Equal(Incident, _shell.Read("a.md"));
        Assert.Equal(ExitCode.Trouble, _shell.Run("fix", "--rule", "empty-secton", "a.md"));
        Assert.Equal("postmortem: empty-secton: there is no such rule; did you mean empty-section?\n", _shell.Error);
    }

    [Fact]
    public void A_read_only_file_is_named_and_left()
    {
        _shell.With("a.md", Incident).With("b.md", Incident);
        File.SetAttributes(_shell.PathOf("a.md"), FileAttributes.ReadOnly);
        Assert.Equal(ExitCode.Trouble, _shell.Run("fix", "--unsafe", "--kind", "generic", "a.md", "b.md"));
        Assert.Equal("postmortem: a.md: is read-only and was left as it is; make it writable first\n", _shell.Error);
        Assert.EndsWith("Mended 1 finding in 1 file; 0 left\n", _shell.Out);
        Assert.Equal(Incident, _shell.Read("a.md"));
        Assert.NotEqual(Incident, _shell.Read("b.md"));
        File.SetAttributes(_shell.PathOf("a.md"), FileAttributes.Normal);
    }

    [Fact]
    public void Standard_input_is_mended_to_standard_output()
    {
        Assert.Equal(ExitCode.Ok, _shell.RunWith(Incident, "fix", "--unsafe", "-", "--kind", "generic"));
        Assert.Equal(Incident.Replace("| 14:30 | Alert fired |\n| 14:25 | Impact started |\n", "| 14:25 | Impact started |\n| 14:30 | Alert fired |\n"), _shell.Out);
    }

    [Fact]
    public void What_is_mended_stays_so()
    {
        foreach (var kind in (string[])["post-mortem", "incident-report", "rca", "coe"])
        {
            _shell.With($"{kind}.md", Postmortem.Analysis.Profiles.ProfileSet.Builtin.Find(kind)!.Template);
        }

        _shell.Run("fix", ".");
        var once = _shell.Files().Select(_shell.Read).ToList();
        _shell.Run("fix", ".");
        Assert.Equal(once, _shell.Files().Select(_shell.Read));
    }
}
