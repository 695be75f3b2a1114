using Postmortem.Analysis.Profiles;
using Postmortem.App;

namespace Postmortem.Tests.CommandLine;

public sealed class CoeTest : IDisposable
{
    private readonly Shell _shell = new();

    public CoeTest() => _shell.With(".postmortem/config.yaml", "").With("docs/rca 1.md", ProfileSet.FindExample("rca")!);

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void The_COE_is_saved_in_the_workspace_and_reported()
    {
        Assert.Equal(ExitCode.Ok, _shell.Run("coe", "docs/rca 1.md"));
        Assert.Equal(
            "Document: postmortems/coe-INC-2026-03-17-001-2026-03-17.md\nSections: 6/7 complete · Action items: 5 (P1: 3, P2: 1, P3: 1)\n",
            _shell.Out);
        Assert.Contains("- **COE ID:** COE-2026-001\n- **Incident ID:** INC-2026-03-17-001\n- **Related RCA:** [RCA-2026-012](../docs/rca%201.md)\n", _shell.Read("postmortems/coe-INC-2026-03-17-001-2026-03-17.md"));
    }

    [Fact]
    public void A_second_one_gets_the_next_id_and_a_name_of_its_own()
    {
        _shell.Run("coe", "docs/rca 1.md");
        Assert.Equal(ExitCode.Ok, _shell.Run("coe", "docs/rca 1.md"));
        Assert.StartsWith("Document: postmortems/coe-INC-2026-03-17-001-2026-03-17-2.md\n", _shell.Out);
        Assert.Contains("COE-2026-002", _shell.Read("postmortems/coe-INC-2026-03-17-001-2026-03-17-2.md"));
    }

    [Fact]
    public void The_next_id_counts_every_document_that_mentions_one()
    {
        _shell.With("notes/index.md", "| COE-2026-041 | draft |\n").With("old/coe-2025-099.md", "# COE: x\n");
        _shell.Run("coe", "docs/rca 1.md", "--output", "-");
        Assert.Contains("**COE ID:** COE-2026-042\n", _shell.Out);
        Assert.Equal([".postmortem/config.yaml", "docs/rca 1.md", "notes/index.md", "old/coe-2025-099.md"], _shell.Files());
    }

    [Fact]
    public void A_file_that_exists_is_never_written_over()
    {
        _shell.With("out.md", "mine\n");
        Assert.Equal(ExitCode.Trouble, _shell.Run("coe", "docs/rca 1.md", "--output", "out.md"));
        Assert.Equal("postmortem: out.md: exists already and is never written over; choose another --output\n", _shell.Error);
        Assert.Equal("mine\n", _shell.Read("out.md"));
    }

    [Fact]
    public void A_folder_that_leads_out_of_the_workspace_is_not_written_to()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var elsewhere = new Shell();
        Directory.CreateSymbolicLink(_shell.PathOf("postmortems"), elsewhere.Folder);
        Assert.Equal(ExitCode.Trouble, _shell.Run("coe", "docs/rca 1.md"));
        Assert.Equal("postmortem: postmortems/coe-INC-2026-03-17-001-2026-03-17.md: is outside of the workspace, by a link; name the place with --output\n", _shell.Error);
        Assert.Empty(elsewhere.Files());
    }

    [Fact]
    public void The_workspace_decides_place_template_and_targets()
    {
        _shell.With(".postmortem/config.yaml", "coe:\n  path: coe/{id}.md\ntargets:\n  ttr: { sev-2: 30 min }\n")
            .With(".postmortem/templates/coe.hbs", "# {{line incident.title}}\n\n{{#each metrics}}\n- {{line name}}: {{line value}} {{line met}}\n{{/each}}\n");
        Assert.Equal(ExitCode.Ok, _shell.Run("coe", "docs/rca 1.md"));
        Assert.Equal("# Checkout declines card payments in the EU\n\n- TTD: 5 min ✓\n- TTA: 2 min ✓\n- TTM: 30 min ✓\n- TTR: 45 min ✗\n", _shell.Read("coe/COE-2026-001.md"));
    }

    [Theory]
    [InlineData("notes.md", "postmortem: notes.md: this document is not recognised as a root cause analysis or post-mortem; treat it as one (--kind rca) or add `kind: rca` to its front matter\n")]
    [InlineData("gone.md", "postmortem: gone.md: no such file; check the path\n")]
    public void What_is_no_RCA_is_refused(string file, string expected)
    {
        _shell.With("notes.md", "# Shopping\n\n- Milk\n");
        Assert.Equal(ExitCode.Trouble, _shell.Run("coe", file));
        Assert.Equal(expected, _shell.Error);
    }

    [Fact]
    public void A_new_document_has_the_answers_in_its_fields()
    {
        _shell.With("answers.yaml", "severity: sev2\nimpact: degradation\nservices: [search, index]\n");
        Assert.Equal(ExitCode.Ok, _shell.Run("new", "post-mortem", "--answers", "answers.yaml", "--set", "title=Search is slow", "--set", "date=2026-03-19"));
        Assert.StartsWith("Document: postmortems/post-mortem-2026-03-19-search-is-slow.md\n", _shell.Out);
        var text = _shell.Read("postmortems/post-mortem-2026-03-19-search-is-slow.md");
        Assert.Contains("# Post-Mortem: Search is slow\n", text);
        Assert.Contains("- **Date:** 2026-03-19\n", text);
        Assert.Contains("- **Severity:** SEV-2\n- **Incident Type:** Degradation\n", text);
        Assert.Contains("- **Systems Affected:** search, index\n", text);
        Assert.Contains("- **Author:** [Who answers for this document]\n", text);
    }

    [Theory]
    [InlineData("severity=SEV-7", "severity=SEV-7: no such value; choose one of SEV-1, SEV-2, SEV-3, SEV-4")]
    [InlineData("severity=SEW-1", "severity=SEW-1: no such value; did you mean SEV-1?")]
    [InlineData("date=yesterday", "date=yesterday: is no date; write it as year-month-day, such as 2026-03-17")]
    [InlineData("servces=x", "servces: a Root Cause Analysis has no such field; did you mean services?")]
    [InlineData("severity", "--set severity: is no field with a value; write --set severity=SEV-2")]
    public void An_answer_that_fits_nowhere_is_refused(string set, string expected)
    {
        Assert.Equal(ExitCode.Trouble, _shell.Run("new", "rca", "--set", set));
        Assert.Equal($"postmortem: {expected}\n", _shell.Error);
    }

    [Fact]
    public void A_new_document_takes_over_what_another_one_states()
    {
        Assert.Equal(ExitCode.Ok, _shell.Run("new", "post-mortem", "--from", "docs/rca 1.md", "--output", "-"));
        Assert.Contains("# Post-Mortem: Checkout declines card payments in the EU\n", _shell.Out);
        Assert.Contains("- **Incident ID:** INC-2026-03-17-001\n- **Date:** 2026-03-17\n- **Time:** 14:25 - 15:10 UTC\n", _shell.Out);
        Assert.Contains("- **Status:** Draft\n", _shell.Out);
    }

    [Fact]
    public void A_kind_that_does_not_exist_gets_the_nearest()
    {
        Assert.Equal(ExitCode.Trouble, _shell.Run("new", "post-mortm"));
        Assert.Equal("postmortem: post-mortm: there is no such kind; did you mean post-mortem?\n", _shell.Error);
    }
}
