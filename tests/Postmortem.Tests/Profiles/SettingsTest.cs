using System.Text.Json;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.Profiles;

public sealed class SettingsTest
{
    [Fact]
    public void Without_any_file_the_defaults_stand()
    {
        var settings = Settings.Default;
        Assert.Equal(CheckWhen.OnType, settings.Check);
        Assert.Equal(1000, settings.MaxFindings);
        Assert.Equal("postmortems/coe-{incident}-{date}.md", settings.CoePath);
        Assert.Equal("COE-{year}-{number:3}", settings.CoeIdFormat);
        Assert.Null(settings.Timezone);
        Assert.Equal(NamesPolicy.RolesInAnalysis, settings.Language.Names);
    }

    [Fact]
    public void Every_setting_of_a_file_is_read()
    {
        var (settings, problems, _) = SettingsReader.Read(
            """
            check: onSave
            files: ["docs/incidents/**/*.md", "!docs/incidents/README.md"]
            maxFindings: 50
            rules:
              missing-section: off
              blaming-language: hint
            timezone: Europe/Berlin
            targets:
              ttd: {sev-1: 3 min, sev-2: 1 h}
            incident: {idFormat: "I-{number:4}"}
            coe: {path: "coe/{id}.md", idFormat: "C-{number:3}"}
            roster:
              people:
                - Dana
                - {name: Kim, handle: "@kim", role: database lead, team: Storage}
              teams: [Storage]
            tickets: {patterns: "OPS-{number}", url: "https://tickets.example.com/{ticket}"}
            language:
              names: never
              passive: allowed
              strictness: strict
              allowedWords: [sanity check]
              roles: [release captain]
              services: [ledger]
            """);
        Assert.Empty(problems);
        Assert.Equal(CheckWhen.OnSave, settings.Check);
        Assert.Equal(2, settings.Files.Count);
        Assert.Equal(50, settings.MaxFindings);
        Assert.Equal(RuleLevel.Off, settings.Rules["missing-section"]);
        Assert.Equal(RuleLevel.Hint, settings.Rules["blaming-language"]);
        Assert.Equal("Europe/Berlin", settings.Timezone);
        Assert.Equal(3, settings.Targets.Find("ttd", 1));
        Assert.Equal(60, settings.Targets.Find("ttd", 2));
        Assert.Null(settings.Targets.Find("ttd", null));
        Assert.Equal("I-{number:4}", settings.IncidentIdFormat);
        Assert.Equal("coe/{id}.md", settings.CoePath);
        Assert.Equal("C-{number:3}", settings.CoeIdFormat);
        Assert.Equal(["Dana", "Kim"], settings.People.Select(p => p.Name));
        Assert.Equal("database lead", settings.People[1].Role);
        Assert.Equal(["Storage"], settings.Teams);
        Assert.Equal(["OPS-{number}"], settings.TicketPatterns);
        Assert.Equal("https://tickets.example.com/{ticket}", settings.TicketUrl);
        Assert.Equal(
            (NamesPolicy.Never, PassivePolicy.Allowed, Strictness.Strict),
            (settings.Language.Names, settings.Language.Passive, settings.Language.Strictness));
        Assert.Equal(["sanity check"], settings.Language.AllowedWords);
        Assert.Equal(["release captain"], settings.Language.Roles);
        Assert.Equal(["ledger"], settings.Language.Services);
    }

    [Fact]
    public void Mistakes_are_reported_where_they_stand() => Check(
        """
        chek: onSave
        ^^^^ Unknown key `chek`; did you mean `check`?
        check: onSaev
               ^^^^^^ `onSaev` is no value of `check`; did you mean `onSave`?
        maxFindings: many
                     ^^^^ Expected a whole number from 1 to 100000 for `maxFindings`.
        rules: {empty-section: lod, missing-sectoin: off}
                               ^^^ `lod` is no value of `empty-section`; choose off, hint, info, warning, error.
                                    ^^^^^^^^^^^^^^^ There is no rule `missing-sectoin`; did you mean `missing-section`?
        coe: somewhere
             ^^^^^^^^^ Expected keys with values for `coe`.
        targets: {ttd: {sev-9: 3 min, sev-1: soon}}
                        ^^^^^ `sev-9` is no severity; write sev-1 to sev-5.
                                             ^^^^ Expected a duration, such as 5 min, 4 h or 2 d.
        roster: {people: [{handle: "@kim"}]}
                           ^^^^^^ `name` is missing.
        language: [strict]
                  ^^^^^^^^ Expected keys with values for `language`.
        language: {}
        ^^^^^^^^ `language` stands twice; the first one counts.
        """);

    [Fact]
    public void What_is_filled_in_nowhere_and_what_stands_twice_is_reported() => Check(
        """
        timezone: Mars/Olympus
                  ^^^^^^^^^^^^ `Mars/Olympus` is no time zone; write `UTC`, `+02:00` or a name such as `Europe/Berlin`.
        rules:
          empty-section: off
          empty-section: error
          ^^^^^^^^^^^^^ `empty-section` stands twice; the first one counts.
        coe: {path: "coe/{incidnet}-{date}.md", idFormat: "C-{number:3}"}
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^ Nothing is filled in for `{incidnet}` here; known are `{incident}`, `{id}`, `{date}`.
        """);

    [Theory]
    [InlineData("UTC")]
    [InlineData("+02:00")]
    [InlineData("CET")]
    [InlineData("Europe/Berlin")]
    public void Zones_are_names_and_offsets(string zone) => Check($"timezone: {zone}\n");

    [Fact]
    public void A_tab_is_reported_where_it_stands() => Check("rules:\n\ttimeline-gap: off\n^ YAML is indented with spaces, and here stands a tab.\n");

    [Fact]
    public void A_file_that_is_no_mapping_gives_defaults_and_a_problem() => Check(
        """
        just words
        ^^^^^^^^^^ Expected keys with values (`key: value`).
        """);

    [Fact]
    public void What_the_editor_changed_comes_before_the_file()
    {
        const string config = """
            check: onSave
            maxFindings: 50
            rules: {a: error, b: error}
            coe: {path: from-file.md}
            language: {strictness: strict, names: never}
            roster: {teams: [Storage]}
            """;
        using var editor = JsonDocument.Parse(
            """
            { "check": "onType", "maxFindings": 70, "files": [], "rules": { "b": "off" }, "timezone": null,
              "coe": { "path": "postmortems/coe-{incident}-{date}.md", "idFormat": "X-{number:3}" },
              "language": { "strictness": "relaxed", "names": "roles-in-analysis" }, "roster": { "teams": [], "people": [] } }
            """);
        var (settings, problems, editorProblems) = SettingsReader.Read(config, editor.RootElement);
        Assert.Empty(problems);
        Assert.Empty(editorProblems);
        Assert.Equal(CheckWhen.OnSave, settings.Check);
        Assert.Equal(70, settings.MaxFindings);
        Assert.Equal(RuleLevel.Error, settings.Rules["a"]);
        Assert.Equal(RuleLevel.Off, settings.Rules["b"]);
        Assert.Equal("from-file.md", settings.CoePath);
        Assert.Equal("X-{number:3}", settings.CoeIdFormat);
        Assert.Equal(Strictness.Relaxed, settings.Language.Strictness);
        Assert.Equal(NamesPolicy.Never, settings.Language.Names);
        Assert.Equal(["Storage"], settings.Teams);
    }

    [Fact]
    public void Settings_of_the_client_are_not_unknown_to_the_server()
    {
        using var editor = JsonDocument.Parse("""{ "server": { "path": "/opt/postmortem" }, "trace": { "server": "off" }, "maxFindings": 7 }""");
        var (settings, _, problems) = SettingsReader.Read(null, editor.RootElement);
        Assert.Empty(problems);
        Assert.Equal(7, settings.MaxFindings);
    }

    [Fact]
    public void What_is_wrong_in_the_editor_is_told_by_its_key()
    {
        using var editor = JsonDocument.Parse("""{ "maxFindings": "x", "unknwon": 1 }""");
        var (settings, _, problems) = SettingsReader.Read(null, editor.RootElement);
        Assert.Equal(1000, settings.MaxFindings);
        Assert.Equal(2, problems.Count);
        Assert.Contains("maxFindings", problems[0]);
    }

    private static void Check(string marked)
    {
        var (text, expected) = Carets.Split(marked);
        var (_, problems, _) = SettingsReader.Read(text, ruleCodes: ["missing-section", "empty-section"], isZone: Zones.IsKnown);
        Assert.Equal(expected, Carets.Render(text, problems));
    }
}
