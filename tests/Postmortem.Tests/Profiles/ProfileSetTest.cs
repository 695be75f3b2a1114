using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.Profiles;

public sealed class ProfileSetTest
{
    [Fact]
    public void A_workspace_adds_a_kind_that_extends_a_shipped_one()
    {
        var set = With("profiles/game.yaml",
            """
            id: game-incident
            title: Game Incident
            description: For live games.
            extends: post-mortem
            recognize: {titles: [Game Incident]}
            fields:
              - incident-id
              - id: severity
                required: false
              - {id: shard, label: Shard, guidance: Which world was affected.}
            sections:
              - executive-summary
              - id: impact
                children: [customer-impact]
              - {id: players, title: Players, shape: prose, guidance: What players said.}
              - action-items
            """);
        Assert.Equal(["post-mortem", "incident-report", "rca", "coe", "game-incident"], set.Profiles.Select(p => p.Id));
        var profile = set.Find("game-incident")!;
        Assert.Equal(["incident-id", "severity", "shard"], profile.Fields.Select(f => f.Id));
        Assert.Equal(Requirement.Never, profile.FindField("severity")!.Required);
        Assert.Equal("Severity", profile.FindField("severity")!.Label);
        Assert.Equal(["executive-summary", "impact", "customer-impact", "players", "action-items"], profile.AllSections.Select(s => s.Id));
        Assert.Equal(3, profile.FindSection("customer-impact")!.Level);
        Assert.NotEmpty(profile.FindSection("action-items")!.Columns);
        Assert.Equal(["Game Incident"], profile.Recognize.Titles);
        Assert.Equal(10, profile.Targets.Find("ttd", 2));
        Assert.Contains("- **Shard:** [Which world was affected]", profile.Template);
        Assert.Empty(Assert.Single(set.Problems).Value);
    }

    [Fact]
    public void A_kind_without_a_template_starts_from_its_profile()
    {
        var set = With("profiles/game.yaml",
            """
            id: game-incident
            title: Game Incident
            extends: common
            fields:
              - {id: shard, label: Shard, guidance: "Which world was affected. By its name."}
            sections:
              - executive-summary
              - {id: players, title: Players, shape: list, guidance: What players said.}
              - id: revision-history
                columns: [version, date]
            """);
        Assert.Equal(
            """
            ---
            kind: game-incident
            ---

            # Game Incident: [Which service did what to whom]

            - **Shard:** [Which world was affected]

            ## Executive Summary

            [What happened, whom it hurt and how much, why in half a sentence, and where things stand now]

            ## Players

            - [What players said]

            ## Revision History

            | Version | Date |
            | --- | --- |
            | [What is the version] | [The day on which it was changed] |

            """.ReplaceLineEndings("\n"),
            set.Find("game-incident")!.Template);
    }

    [Fact]
    public void A_workspace_overrides_a_shipped_kind_by_its_id()
    {
        var set = With("profiles/coe.yaml",
            """
            id: coe
            extends: coe
            title: Correction of Errors of our team
            rules: {missing-section: info}
            targets: {ttd: {sev-1: 2 min}}
            """);
        Assert.Equal(4, set.Profiles.Count);
        var profile = set.Find("coe")!;
        Assert.Equal("Correction of Errors of our team", profile.Title);
        Assert.Equal(RuleLevel.Info, profile.Rules["missing-section"]);
        Assert.Equal((2, 10), (profile.Targets.Find("ttd", 1), profile.Targets.Find("ttd", 2)));
        Assert.NotNull(profile.FindSection("process-improvements"));
        Assert.Contains("COE", profile.Recognize.Titles);
        Assert.Equal(ProfileSet.Builtin.Find("coe")!.Template, profile.Template);
    }

    [Fact]
    public void Templates_and_vocabularies_of_a_workspace_stand_in_place_of_the_shipped_ones()
    {
        var set = ProfileSet.Builtin.With(
        [
            (".postmortem/templates/rca.md", "# RCA: [Title]\n"),
            (".postmortem/vocabularies/severity.yaml", "id: severity\nvalues:\n- {value: Red, level: 1, aliases: [SEV-1]}\n- Green\n"),
            (".postmortem/config.yaml", "check: onSave\n"),
        ]);
        Assert.Equal("# RCA: [Title]\n", set.Find("rca")!.Template);
        Assert.Equal("Red", set.Find("coe")!.Vocabularies["severity"].Find("sev1")?.Value);
        Assert.Equal("green", set.Find("coe")!.Vocabularies["severity"].Find("GREEN")?.Canonical);
    }

    [Fact]
    public void Files_without_a_change_leave_the_set_as_it_is() => Assert.Same(ProfileSet.Builtin, ProfileSet.Builtin.With([(".postmortem/config.yaml", "x")]));

    [Fact]
    public void Kinds_of_a_workspace_can_extend_each_other_but_not_in_a_circle()
    {
        var set = ProfileSet.Builtin.With(
        [
            ("profiles/a.yaml", "id: a\nextends: b\ntitle: A\n"),
            ("profiles/b.yaml", "id: b\nextends: rca\ntitle: B\n"),
            ("profiles/c.yaml", "id: c\nextends: d\ntitle: C\n"),
            ("profiles/d.yaml", "id: d\nextends: c\ntitle: D\n"),
        ]);
        Assert.NotNull(set.Find("a")!.FindSection("incident-data"));
        Assert.Null(set.Find("c"));
        Assert.Contains("no profile `d`", Assert.Single(set.Problems["profiles/c.yaml"]).Message);
    }

    [Fact]
    public void Mistakes_in_a_profile_are_reported_where_they_stand() => Check(
        """
        id: Our Kind
            ^^^^^^^^ An id is written in lower-case letters, digits and hyphens: `our-kind`.
        titel: Ours
        ^^^^^ Unknown key `titel`; did you mean `title`?
        extends: common
        fields:
          - incident-id
          - servrity
            ^^^^^^^^ `servrity` is not defined in the extended profile; did you mean `severity`?
          - {id: shard, label: Shard, kind: choise, vocabulary: shards, section: impcat}
                                            ^^^^^^ `choise` is no value of `kind`; did you mean `choice`?
                                                                ^^^^^^ There is no vocabulary `shards`.
                                                                                 ^^^^^^ There is no section `impcat`; did you mean `impact`?
          - {id: world, guidance: None.}
                 ^^^^^ `world` is new, so it needs a title or a label.
          - incident-id
            ^^^^^^^^^^^ The field `incident-id` stands twice.
        sections:
          - id: impact
            required: sometimes
                      ^^^^^^^^^ `sometimes` is no value of `required`; choose false, sev-1, sev-2, sev-3, true.
            shape: [table]
                   ^^^^^^^ Expected one of prose, list, fields, table, timeline, action-items, five-whys, factors, slo-table, metrics-table, checklist, sign-off, revision-history, links, lessons, communication, code, group for `shape`.
            children: customer-impact
                      ^^^^^^^^^^^^^^^ Expected a list for `children`.
        recognize: {sections: {impat: 3, impact: 9}}
                               ^^^^^ There is no section `impat`; did you mean `impact`?
                                                 ^ Expected a weight from 1 to 5 for `impact`.
        """);

    [Fact]
    public void A_profile_without_an_id_or_a_title_says_so() => Check(
        """
        description: x
        ^^^^^^^^^^^ `id` is missing.
        ^^^^^^^^^^^ `title` is missing.
        """);

    [Fact]
    public void Extending_what_does_not_exist_is_a_problem() => Check(
        """
        id: x
        extends: nothing
                 ^^^^^^^ There is no profile `nothing` to extend.
        """);

    [Fact]
    public void Broken_yaml_is_a_problem_in_its_file_and_the_shipped_kinds_stay()
    {
        var set = With("profiles/x.yaml", "id: rca\nsections: [\n");
        Assert.NotEmpty(set.Problems["profiles/x.yaml"]);
        Assert.NotNull(set.Find("coe"));
    }

    private static ProfileSet With(string path, string text) => ProfileSet.Builtin.With([(path, text)]);

    private static void Check(string marked)
    {
        var (text, expected) = Carets.Split(marked);
        var set = With(".postmortem/profiles/x.yaml", text);
        Assert.Equal(expected, Carets.Render(text, Assert.Single(set.Problems).Value));
    }
}
