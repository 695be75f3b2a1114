using System.Text;
using System.Text.Json;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Profiles;
using Postmortem.App;

namespace Postmortem.Tests.CommandLine;

public sealed class CheckTest : IDisposable
{
    internal const string Incident = "# Post-mortem: Search is down\n\n## Timeline\n\nAll times in UTC\n\n| Time | Event |\n| --- | --- |\n"
        + "| 14:30 | Alert fired |\n| 14:25 | Impact started |\n| 14:61 | Resolved |\n";

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Findings_are_lines_that_lead_to_their_place()
    {
        _shell.With("docs/a b.md", Incident).With("README.md", "# Project\n\nRun it.\n");
        Assert.Equal(ExitCode.Findings, _shell.Run("check", "--kind", "generic", "docs", "README.md"));
        Assert.Equal(
            """
            docs/a b.md:10:3: warning: 14:25 is earlier than the row above it (14:30). Correct the time or move the row. (timeline-out-of-order)
            docs/a b.md:11:3: error: There is no such time of day: 14:61. Correct it. (impossible-time)
            2 files: 1 error, 1 warning

            """.ReplaceLineEndings("\n"),
            _shell.Out);
    }

    [Fact]
    public void Other_markdown_is_left_alone()
    {
        _shell.With("README.md", "# Project\n\n- it obviously should have worked\n");
        Assert.Equal(ExitCode.Ok, _shell.Run("check", "."));
        Assert.StartsWith("1 file: nothing found", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_fixes_with_their_edits()
    {
        _shell.With("a.md", Incident);
        Assert.Equal(ExitCode.Findings, _shell.Run("check", "--kind=generic", "--format=json", "a.md"));
        Assert.Equal(
            """
            {
              "schemaVersion": 1,
              "findings": [
                {
                  "file": "a.md",
                  "line": 10,
                  "column": 3,
                  "endLine": 10,
                  "endColumn": 8,
                  "rule": "timeline-out-of-order",
                  "category": "timeline",
                  "level": "warning",
                  "message": "14:25 is earlier than the row above it (14:30). Correct the time or move the row.",
                  "fixes": [
                    {
                      "title": "Sort the timeline",
                      "safe": false,
                      "edits": [
                        {
                          "line": 9,
                          "column": 1,
                          "endLine": 9,
                          "endColumn": 24,
                          "newText": "| 14:25 | Impact started |"
                        },
                        {
                          "line": 10,
                          "column": 1,
                          "endLine": 10,
                          "endColumn": 27,
                          "newText": "| 14:30 | Alert fired |"
                        }
                      ]
                    }
                  ]
                },
                {
                  "file": "a.md",
                  "line": 11,
                  "column": 3,
                  "endLine": 11,
                  "endColumn": 8,
                  "rule": "impossible-time",
                  "category": "timeline",
                  "level": "error",
                  "message": "There is no such time of day: 14:61. Correct it.",
                  "fixes": []
                }
              ],
              "summary": {
                "files": 1,
                "errors": 1,
                "warnings": 1,
                "infos": 0,
                "hints": 0
              }
            }

            """.ReplaceLineEndings("\n"),
            _shell.Out);
    }

    [Fact]
    public void Annotations_are_escaped_as_the_runner_reads_them()
    {
        _shell.With("a,b%.md", Incident);
        Assert.Equal(ExitCode.Findings, _shell.Run("check", "--kind", "generic", "--format", "github", "a,b%.md"));
        Assert.Equal(
            """
            ::warning file=a%2Cb%25.md,line=10,endLine=10,col=3,endColumn=7,title=timeline-out-of-order::14:25 is earlier than the row above it (14:30). Correct the time or move the row.
            ::error file=a%2Cb%25.md,line=11,endLine=11,col=3,endColumn=7,title=impossible-time::There is no such time of day: 14:61. Correct it.

            """.ReplaceLineEndings("\n"),
            _shell.Out);
    }

    [Fact]
    public void Sarif_has_the_structure_that_code_scanning_reads()
    {
        _shell.With("docs/ä b.md", Incident);
        Assert.Equal(ExitCode.Findings, _shell.Run("check", "--kind", "generic", "--format", "sarif", "docs"));
        using var json = JsonDocument.Parse(_shell.Out);
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        var run = json.RootElement.GetProperty("runs").EnumerateArray().Single();
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(AllRules.List.Count + 1, rules.Count);
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.Contains(result.GetProperty("level").GetString(), (string[])["error", "warning", "note"]);
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.Equal("docs/%C3%A4%20b.md", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
            Assert.True(place.GetProperty("region").GetProperty("startLine").GetInt32() >= 10);
        }

        var fix = run.GetProperty("results")[0].GetProperty("fixes")[0];
        Assert.Equal("Sort the timeline", fix.GetProperty("description").GetProperty("text").GetString());
        var replacement = fix.GetProperty("artifactChanges")[0].GetProperty("replacements")[0];
        Assert.Equal("| 14:25 | Impact started |", replacement.GetProperty("insertedContent").GetProperty("text").GetString());
        Assert.Equal(24, replacement.GetProperty("deletedRegion").GetProperty("endColumn").GetInt32());
    }

    [Theory]
    [InlineData("error", ExitCode.Findings)]
    [InlineData("never", ExitCode.Ok)]
    public void The_level_that_fails_can_be_chosen(string level, int expected)
    {
        _shell.With("a.md", Incident);
        Assert.Equal(expected, _shell.Run("check", "--kind", "generic", "--fail-on", level, "a.md"));
    }

    [Fact]
    public void Warnings_do_not_fail_where_only_errors_should()
    {
        _shell.With("a.md", Incident.Replace("14:61", "14:41"));
        Assert.Equal(ExitCode.Ok, _shell.Run("check", "--kind", "generic", "--fail-on", "error", "a.md"));
        Assert.Equal(ExitCode.Findings, _shell.Run("check", "--kind", "generic", "a.md"));
    }

    [Fact]
    public void Categories_select_findings()
    {
        _shell.With("a.md", Incident);
        Assert.Equal(ExitCode.Ok, _shell.Run("check", "--kind", "generic", "--category", "language", "--category", "actions", "a.md"));
        Assert.Equal("1 file: nothing found\n", _shell.Out);
    }

    [Theory]
    [InlineData("--category langage", "--category langage: no such category; did you mean language?")]
    [InlineData("--format xml", "--format xml: no such format; choose one of text, json, sarif, github")]
    [InlineData("--fail-on warnings", "--fail-on warnings: no such level; did you mean warning?")]
    [InlineData("--sarif", "there is no option --sarif; see postmortem check --help")]
    [InlineData("--frmat json", "there is no option --frmat; did you mean --format?")]
    [InlineData("--format", "--format needs a value; see postmortem check --help")]
    public void Wrong_usage_is_one_line(string arguments, string expected)
    {
        _shell.With("a.md", Incident);
        Assert.Equal(ExitCode.Trouble, _shell.Run(["check", "a.md", .. arguments.Split(' ')]));
        Assert.Equal($"postmortem: {expected}\n", _shell.Error);
        Assert.Equal("", _shell.Out);
    }

    [Theory]
    [InlineData("check", "PATH is missing; see postmortem check --help")]
    [InlineData("inspect", "FILE is missing; see postmortem inspect --help")]
    [InlineData("inspect a.md b.md", "b.md is one too many; see postmortem inspect --help")]
    [InlineData("rules --format json", "there is no option --format; see postmortem rules --help")]
    [InlineData("explain a b", "b is one too many; see postmortem explain --help")]
    [InlineData("impact a.md --traffic", "--traffic needs a value; see postmortem impact --help")]
    [InlineData("new", "KIND is missing; see postmortem new --help")]
    [InlineData("--verison", "there is no option --verison; did you mean --version?")]
    public void What_is_missing_or_too_much_is_said_in_one_line(string arguments, string expected)
    {
        Assert.Equal(ExitCode.Trouble, _shell.Run(arguments.Split(' ')));
        Assert.Equal($"postmortem: {expected}\n", _shell.Error);
        Assert.Equal("", _shell.Out);
    }

    [Theory]
    [InlineData("notes.md", "1 file: nothing found; it is no post-mortem (--kind reads it as one)\n")]
    [InlineData("notes.md more.md", "2 files: nothing found; none is a post-mortem (--kind reads them as such)\n")]
    [InlineData("notes.md post-mortem.md", "2 files: nothing found; 1 is no post-mortem\n")]
    [InlineData("empty", "0 files: there is no Markdown to check\n")]
    [InlineData("notes.md --kind generic", "1 file: nothing found\n")]
    public void What_was_not_judged_is_said(string arguments, string expected)
    {
        _shell.With("notes.md", "# Shopping\n\n- Bread\n").With("more.md", "# More\n").With("post-mortem.md", ShippedFiles.Get("post-mortem/example.md"));
        Directory.CreateDirectory(_shell.PathOf("empty"));
        Assert.Equal(ExitCode.Ok, _shell.Run(["check", .. arguments.Split(' ')]));
        Assert.Equal(expected, _shell.Out);
    }

    [Fact]
    public void A_file_that_can_not_be_read_does_not_stop_the_others()
    {
        _shell.With("a.md", [0x23, 0x20, 0xFF, 0x0A]).With("b.md", Incident);
        Assert.Equal(ExitCode.Trouble, _shell.Run("check", "--kind", "generic", "a.md", "gone.md", "b.md"));
        Assert.Equal("postmortem: a.md:1: is no UTF-8 text (byte 0xFF at offset 2); save it as UTF-8\npostmortem: gone.md: no such file; check the path\n", _shell.Error);
        Assert.EndsWith("1 file: 1 error, 1 warning\n", _shell.Out);
    }

    [Fact]
    public void Standard_input_is_checked_as_the_file_that_it_stands_for()
    {
        Assert.Equal(ExitCode.Findings, _shell.RunWith(Incident, "check", "-", "--kind", "generic", "--stdin-filename", "docs/x.md"));
        Assert.StartsWith("docs/x.md:10:3: warning:", _shell.Out);
    }

    [Fact]
    public void Levels_of_the_workspace_count_from_the_nearest_folder_with_settings()
    {
        _shell.With("in/.postmortem/config.yaml", "rules:\n  timeline-out-of-order: off\n  impossible-time: info\n").With("in/docs/a.md", Incident).With("b.md", Incident);
        Assert.Equal(ExitCode.Ok, _shell.Run("check", "--kind", "generic", "in"));
        Assert.Equal("in/docs/a.md:11:3: info: There is no such time of day: 14:61. Correct it. (impossible-time)\n1 file: 1 info\n", _shell.Out);
        Assert.Equal(ExitCode.Findings, _shell.Run("check", "--kind", "generic", "b.md"));
    }

    [Fact]
    public void A_mistake_in_the_settings_is_a_finding_in_their_file()
    {
        _shell.With(".postmortem/config.yaml", "rules:\n  timline-gap: off\n").With("a.md", "# Notes\n");
        Assert.Equal(ExitCode.Findings, _shell.Run("check", "a.md"));
        Assert.Equal(".postmortem/config.yaml:2:3: warning: There is no rule `timline-gap`; did you mean `timeline-gap`? (invalid-configuration)\n1 file: 1 warning; it is no post-mortem (--kind reads it as one)\n", _shell.Out);
    }

    [Fact]
    public void A_link_is_broken_where_the_repository_has_no_such_file()
    {
        _shell.With("docs/graph.png", "").With("docs/a.md", Incident.Replace("14:61", "14:41") + "\n![Errors](graph.png) and [the log](logs/none.txt)\n");
        _shell.Run("check", "--kind", "generic", "--category", "document", "docs/a.md");
        Assert.DoesNotContain("(broken-link)", _shell.Out);
        _shell.With(".git/HEAD", "ref: refs/heads/main\n").Run("check", "--kind", "generic", "--category", "document", "docs/a.md");
        Assert.Contains("logs/none.txt", _shell.Out);
        Assert.DoesNotContain("graph.png", _shell.Out);
    }

    [Fact]
    public void A_workspace_adds_words_to_the_lexicon()
    {
        var text = Incident.Replace("14:61", "14:41") + "\n## Root cause\n\nThe zookeeper failed to notice the alert.\n";
        _shell.With("plain/a.md", text).With("own/a.md", text).With("own/.postmortem/config.yaml", "language:\n  roles: [zookeeper]\n");
        _shell.Run("check", "--kind", "generic", "--category", "language", "plain");
        var without = _shell.Out;
        _shell.Run("check", "--kind", "generic", "--category", "language", "own");
        Assert.NotEqual(without.Replace("plain/", "own/"), _shell.Out);
        Assert.Contains("(person-failed-to)", _shell.Out);
    }

    [Fact]
    public void Many_files_are_reported_in_the_order_of_their_paths()
    {
        for (var i = 0; i < 60; i++)
        {
            _shell.With($"d{i % 7}/f{i:D2}.md", Incident);
        }

        _shell.Run("check", "--kind", "generic", ".");
        var files = _shell.Out.Split('\n').Where(l => l.Contains(": warning:")).Select(l => l[..l.IndexOf(':')]).ToList();
        Assert.Equal(60, files.Count);
        Assert.Equal(files.Order(StringComparer.Ordinal), files);
    }

    [Fact]
    public void Every_shipped_example_has_nothing_to_mend()
    {
        foreach (var kind in (string[])["post-mortem", "incident-report", "rca", "coe"])
        {
            _shell.With($"{kind}.md", Encoding.UTF8.GetBytes(Postmortem.Analysis.Profiles.ProfileSet.FindExample(kind)!));
        }

        Assert.Equal(ExitCode.Ok, _shell.Run("check", "--fail-on", "info", "."));
        Assert.Equal("4 files: nothing found\n", _shell.Out);
    }

    [Fact]
    public void A_verb_that_does_not_exist_gets_the_nearest()
    {
        Assert.Equal(ExitCode.Trouble, _shell.Run("chek", "a.md"));
        Assert.Equal("postmortem: there is no verb chek; did you mean check?\n", _shell.Error);
    }

    [Fact]
    public void The_rules_are_listed_and_explained()
    {
        Assert.Equal(ExitCode.Ok, _shell.Run("rules", "--category", "timeline"));
        Assert.All(_shell.Out.TrimEnd().Split('\n'), l => Assert.Contains("  timeline  ", l));
        Assert.Equal(ExitCode.Ok, _shell.Run("explain", "timeline-gap"));
        Assert.StartsWith("# ", _shell.Out);
        Assert.Equal(ExitCode.Trouble, _shell.Run("explain", "timeline-gab"));
        Assert.Equal("postmortem: timeline-gab: there is no such rule; did you mean timeline-gap?\n", _shell.Error);
    }
}
