using Postmortem.Analysis;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.Authoring.Generate;

namespace Postmortem.Tests.Authoring;

public sealed class CoeGeneratorTest
{
    private const string Gaps = """
        ---
        kind: rca
        ---

        # RCA: Search returns no results

        - **Incident ID:** INC-2026-04-02-001
        - **Author:** @kim
        - **Severity:** SEV-2
        - **Date:** 2026-04-02

        ## Timeline

        All times in UTC

        | Time | Event | Source |
        | --- | --- | --- |
        | 09:00 | Start of impact: searches return nothing | [Graph](../graphs/search.png) |
        | 09:20 | Alert triggered: SearchEmpty | Monitoring |
        | 11:30 | Mitigation successful: index restored | |
        | 14:00 | Incident resolved | |

        ## Impact

        ### SLO Impact

        | SLO | Target | Actual | Breach |
        | --- | --- | --- | --- |
        | Availability | 99.9% | 99.7% | No |
        | Latency p99 | 300 ms | 250 ms | |
        | Error rate | < 0.1% | | |

        ## Action Items

        | ID | Action | Owner | Priority | Due Date | Ticket | Status |
        | --- | --- | --- | --- | --- | --- | --- |
        | AI-001 | Add an alert on empty results | @kim | High | 2026-04-09 | | Open |
        | AI-002 | Write down \| test the restore | | Low | | OPS-7 | |
        | AI-003 | Look at the index | @lee | | | | |
        """;

    [Fact]
    public void What_the_source_does_not_say_stays_a_placeholder()
    {
        var document = Generate(Gaps);
        Assert.Equal("postmortems/coe-INC-2026-04-02-001-2026-04-02.md", document.Path);
        Assert.Equal("Sections: 0/7 complete · Action items: 3 (P1: 1, P2: 0, P3: 1, without priority: 1)", document.Message);
        Check(document, """
            ---
            kind: coe
            ---

            # COE: Search returns no results

            ## 1. General Information

            - **COE ID:** COE-2026-001
            - **Incident ID:** INC-2026-04-02-001
            - **Related RCA:** [search](../docs/rca/search.md)
            - **Date Created:** 2026-04-05
            - **Author:** @kim
            - **Reviewed By:** Pending
            - **Status:** Draft

            ### Incident Classification

            | Field | Value |
            | --- | --- |
            | Incident Title | Search returns no results |
            | Severity Level | SEV-2 |
            | Incident Type | [What kind of harm users had] |
            | Date | 2026-04-02 |
            | Affected Service(s) | [Services by the names that on-call uses] |
            | Affected Region(s) | [Regions affected, and regions spared] |
            """);
        Check(document, """
            | Duration | 5 hours |
            | Users Affected | [Number and share of active users] |
            """);
        Check(document, """
            | Availability | 99.9% | 99.7% | Yes |
            | Latency p99 | 300 ms | 250 ms | No |
            | Error rate | < 0.1% | [Actual, this incident included] | [Yes or No] |
            """);
        Check(document, """
            | Time (UTC) | Event | Source |
            | --- | --- | --- |
            | 2026-04-02 09:00 | Incident Start: Start of impact: searches return nothing | [Graph](../docs/graphs/search.png) |
            | 2026-04-02 09:20 | Detection: Alert triggered: SearchEmpty | Monitoring |
            | [HH:MM] | Acknowledged: [What happened] | [Source] |
            | [HH:MM] | Triage: [What happened] | [Source] |
            | [HH:MM] | Escalation: [What happened] | [Source] |
            | [HH:MM] | Root Cause Identified: [What happened] | [Source] |
            | [HH:MM] | Mitigation Started: [What happened] | [Source] |
            | 2026-04-02 11:30 | Mitigation Complete: Mitigation successful: index restored | [Source] |
            | 2026-04-02 14:00 | Incident resolved | [Source] |
            """);
        Check(document, """
            | TTD | 20 min | 10 min | ✗ |
            | TTA | [X minutes] | 10 min | [Met: ✓ or ✗] |
            | TTM | 150 min | 120 min | ✗ |
            | TTR | 300 min | 240 min | ✗ |
            """);
        Check(document, """
            ### Immediate Actions (P1)

            | # | Action Item | Owner | Due | JIRA | Status |
            | --- | --- | --- | --- | --- | --- |
            | AI-001 | Add an alert on empty results | @kim | 2026-04-09 | [Ticket] | Open |

            ### Short-Term Actions (P2)

            None stated in search.

            ### Long-Term Actions (P3)

            | # | Action Item | Owner | Due | JIRA | Status |
            | --- | --- | --- | --- | --- | --- |
            | AI-002 | Write down \| test the restore | [Owner] | [YYYY-MM-DD] | OPS-7 | [Open, In Progress or Done] |

            ### Actions Without Priority

            [Move each of these to P1, P2 or P3]

            | # | Action Item | Owner | Due | JIRA | Status |
            | --- | --- | --- | --- | --- | --- |
            | AI-003 | Look at the index | @lee | [YYYY-MM-DD] | [Ticket] | [Open, In Progress or Done] |
            """);
        Check(document, """
            | Detection | Add an alert on empty results (AI-001) | 2026-04-09 |
            | Prevention | [What changes, by the number of its action item] | [By when] |
            """);
    }

    [Theory]
    [InlineData("rca")]
    [InlineData("post-mortem")]
    [InlineData("incident-report")]
    public void A_shipped_example_of_any_kind_becomes_a_COE_that_is_read_as_one(string kind)
    {
        var example = ProfileSet.FindExample(kind)!;
        var document = Generate(example);
        var source = Analyze(example, "docs/rca/search.md").Model;
        var result = Analyze(document.Text, document.Path).Model;
        Assert.Equal("coe", result.Kind);
        Assert.Equal(source.Header.IncidentId?.Value, result.Header.IncidentId?.Value);
        Assert.Equal(source.Header.Severity?.Value, result.Header.Severity?.Value);
        Assert.Equal(source.Metrics.Ttd?.Minutes, result.Metrics.Ttd?.Minutes);
        Assert.Equal(source.Metrics.Ttr?.Minutes, result.Metrics.Ttr?.Minutes);
        Assert.Equal(
            source.ActionItems.Select(a => a.Text).Order(StringComparer.Ordinal),
            result.ActionItems.Select(a => a.Text).Order(StringComparer.Ordinal));
        Assert.Equal(source.Lessons.WentWell.Count, result.Lessons.WentWell.Count);
    }

    [Fact]
    public void The_example_of_an_RCA_fills_all_that_it_states()
    {
        var document = Generate(ProfileSet.FindExample("rca")!);
        Assert.Equal("Sections: 6/7 complete · Action items: 5 (P1: 3, P2: 1, P3: 1)", document.Message);
        var missing = Analyze(document.Text, document.Path).Model.Placeholders;
        Assert.All(missing, p => Assert.True(p.Span.Start > document.Text.IndexOf("### Process Improvements", StringComparison.Ordinal)));
    }

    [Fact]
    public void Hostile_values_stay_in_their_cells()
    {
        var document = Generate("""
            ---
            kind: rca
            ---

            # RCA: {{#each x}} `tick

            - **Incident ID:** INC-1
            - **Severity:** SEV-1
            - **Author:** {{coe.id}} <!-- postmortem-ignore-file leftover-placeholder: no -->

            ## Lessons Learned

            ### What Went Well

            - # no heading
            - {{else}} went well

            ## Action Items

            | Action | Owner | Priority |
            | --- | --- | --- |
            | Keep `a \| b` and {{/each}} and \| ![x](y.png) | a ` b | High |
            """);
        Check(document, @"# COE: {{#each x}} \`tick");
        Check(document, "- **Author:** {{coe.id}}\n");
        Check(document, @"| 1 | Keep `a \| b` and {{/each}} and \| ![x](../docs/rca/y.png) | a \` b | [YYYY-MM-DD] | [Ticket] | [Open, In Progress or Done] |");
        Check(document, "1. \\# no heading\n2. {{else}} went well\n");
        Assert.DoesNotContain("postmortem-ignore", document.Text);
    }

    [Fact]
    public void A_document_in_another_language_is_quoted_as_it_stands()
    {
        var document = Generate("""
            # Rapport d'incident : panne du paiement

            **Gravité :** SEV-1
            **Date :** 2026-05-03

            ## Résumé

            Le service de paiement a été indisponible pendant 45 minutes à cause d'une file qui n'était pas surveillée. Les clients ne
            pouvaient pas payer et une partie des commandes a été perdue.

            ## Chronologie

            - 10:00 UTC - Début de l'incident : les paiements échouent
            - 10:05 UTC - Alerte déclenchée
            - 10:45 UTC - Incident résolu

            ## Actions

            | Action | Responsable | Priorité | Échéance |
            | --- | --- | --- | --- |
            | Ajouter une alerte sur la file « paiements » | @zoé | Haute | 2026-05-10 |
            """);
        Check(document, "Ajouter une alerte sur la file « paiements » | @zoé | 2026-05-10 |");
        Check(document, "| 2026-05-03 10:00 | Incident Start: Début de l'incident : les paiements échouent |");
    }

    [Fact]
    public void Milestones_stand_in_the_order_of_their_times_also_without_a_zone()
    {
        var document = Generate("""
            ---
            kind: rca
            ---

            # RCA: Search is down

            - **Date:** 2026-04-02

            ## Timeline

            | Time | Event |
            | --- | --- |
            | 09:00 | Start of impact: searches return nothing |
            | 09:20 | Escalated to the search team |
            | 09:30 | Alert triggered: SearchEmpty |
            | 11:30 | Incident resolved |
            """);
        Check(document, """
            | 2026-04-02 09:20 | Escalation: Escalated to the search team | [Source] |
            | 2026-04-02 09:30 | Detection: Alert triggered: SearchEmpty | [Source] |
            """);
        Check(document, "| Time ([time zone]) | Event | Source |");
    }

    [Fact]
    public void The_next_id_follows_the_highest_of_the_year_that_is_in_use()
    {
        var facts = new WorkspaceFacts
        {
            Documents =
            [
                new WorkspaceDocument("a.md", "coe", null, null, "COE-2026-009", []),
                new WorkspaceDocument("b.md", "coe", null, null, null, ["COE-2025-044", "coe-2026-011", "COE-2026-x"]),
            ],
        };
        Check(Generate(Gaps, facts), "- **COE ID:** COE-2026-012\n");
    }

    [Fact]
    public void A_file_that_exists_is_never_taken()
    {
        var facts = new WorkspaceFacts
        {
            Paths = new HashSet<string> { "postmortems/coe-INC-2026-04-02-001-2026-04-02.md", "postmortems/coe-INC-2026-04-02-001-2026-04-02-2.md" },
        };
        Assert.Equal("postmortems/coe-INC-2026-04-02-001-2026-04-02-3.md", Generate(Gaps, facts).Path);
    }

    [Theory]
    [InlineData("docs/coe/{id}.md", "docs/coe/COE-2026-001.md")]
    [InlineData("./a/../b/{incident}.md", "b/INC-2026-04-02-001.md")]
    public void The_place_can_be_set(string setting, string expected) =>
        Assert.Equal(expected, Generate(Gaps, settings: Settings.Default with { CoePath = setting }).Path);

    [Theory]
    [InlineData("../coe.md")]
    [InlineData("/tmp/coe.md")]
    [InlineData(@"C:\coe.md")]
    [InlineData("a/../../coe.md")]
    public void A_place_outside_of_the_workspace_is_refused(string setting)
    {
        var refusal = Assert.Throws<GenerationException>(() => Generate(Gaps, settings: Settings.Default with { CoePath = setting }));
        Assert.Contains("leads out of the workspace", refusal.Message);
    }

    [Fact]
    public void An_incident_id_can_not_lead_to_another_folder() =>
        Assert.Equal("postmortems/coe-etc-passwd-2026-04-02.md", Generate(Gaps.Replace("INC-2026-04-02-001", "../../etc/passwd")).Path);

    [Fact]
    public void Targets_of_the_settings_come_before_those_of_the_kind()
    {
        var targets = new MetricTargets(new Dictionary<(string, int), int> { [("ttd", 2)] = 25 });
        Check(Generate(Gaps, settings: Settings.Default with { Targets = targets }), "| TTD | 20 min | 25 min | ✓ |");
    }

    [Fact]
    public void A_workspace_can_have_a_template_of_its_own() =>
        Assert.Equal(
            "# Search returns no results\n\n- AI-001 Add an alert on empty results\n",
            Generate(Gaps, template: "# {{line incident.title}}\n\n{{#each actions.immediate}}\n- {{line number}} {{line text}}\n{{/each}}\n").Text);

    [Fact]
    public void A_template_with_a_mistake_is_named()
    {
        var refusal = Assert.Throws<GenerationException>(() => Generate(Gaps, template: "{{#each x}}"));
        Assert.StartsWith(".postmortem/templates/coe.hbs: is no valid template", refusal.Message);
    }

    [Fact]
    public void Other_markdown_is_refused() =>
        Assert.Contains("not recognised", Assert.Throws<GenerationException>(() => Generate("# Shopping\n\n- Milk\n")).Message);

    private static GeneratedDocument Generate(string source, WorkspaceFacts? facts = null, Settings? settings = null, string? template = null) =>
        CoeGenerator.Generate(
            Analyze(source, "docs/rca/search.md"),
            facts ?? WorkspaceFacts.None,
            settings ?? Settings.Default,
            new DateTimeOffset(2026, 4, 5, 10, 0, 0, TimeSpan.Zero),
            template);

    private static Analysis.Analysis Analyze(string text, string path) => Analyzer.Analyze(Document.Parse(text), new AnalysisContext
    {
        Profiles = ProfileSet.Builtin,
        Rules = new RuleContext { Now = new DateTimeOffset(2026, 4, 5, 10, 0, 0, TimeSpan.Zero), Path = path },
    });

    private static void Check(GeneratedDocument document, string expected) => Assert.Contains(expected.ReplaceLineEndings("\n"), document.Text);
}
