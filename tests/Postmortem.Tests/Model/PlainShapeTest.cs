using Xunit;
using static Postmortem.Tests.Model.Documents;

namespace Postmortem.Tests.Model;

/// <summary>What people write without lists and headings: actions as lines, lessons behind a word, several labels on one line, money in a sentence.</summary>
public class PlainShapeTest
{
    [Fact]
    public void Actions_as_lines_of_one_paragraph() => CheckActions("""
        # Outage 2025-03-04
        ## Action items
        P1 – Add an alert on the depth of the queue (Ana, by 12 Dec)
        P2 – Document the failover, which nobody of
        the team had tried before (Ben, by Friday)
        P3: Remove the old queue
        """, """
        3: Add an alert on the depth of the queue (Ana, by 12 Dec) · owner Ana · due 2025-12-12 · priority 1
        4: Document the failover, which nobody of the team had tried before (Ben, by Friday) · owner Ben · due ? · priority 2
        6: Remove the old queue · priority 3
        """);

    [Fact]
    public void Actions_as_paragraphs() => CheckActions("""
        # Outage 2025-03-04
        ## Next steps

        Add an alert on the depth of the queue. - Ana - 2025-03-20

        Write down how to fail over (@ben)

        Remove the old queue.
        """, """
        4: Add an alert on the depth of the queue. - Ana - 2025-03-20 · owner Ana · due 2025-03-20
        6: Write down how to fail over (@ben) · owner @ben
        8: Remove the old queue.
        """);

    [Fact]
    public void Actions_below_a_label_and_behind_signs_of_their_own() => CheckActions("""
        # Outage 2025-03-04
        Something broke.

        Action items:
        • Add an alert — Ana
        • Remove the queue — Ben, due 2025-04-01

        Root cause: a full disk
        """, """
        5: Add an alert — Ana · owner Ana
        6: Remove the queue — Ben, due 2025-04-01 · owner Ben · due 2025-04-01
        """);

    [Fact]
    public void Actions_with_hard_breaks_and_names_in_front() => CheckActions("""
        # Outage 2025-03-04
        ## Actions
        Ana: add an alert\
        Ben: write the runbook\
        Kim: remove the queue
        """, """
        3: Ana: add an alert · owner Ana
        4: Ben: write the runbook · owner Ben
        5: Kim: remove the queue · owner Kim
        """);

    [Theory]
    [InlineData("We talked about this at length, and the team\nwill come back to it when the new storage is there.")]
    [InlineData("The following was agreed upon by everybody.")]
    [InlineData("See the tracker for what is planned.")]
    [InlineData("None.")]
    [InlineData("Improvements of the monitoring are tracked elsewhere,\nUpdate of the runbook included.")]
    public void Prose_below_the_heading_is_no_action(string prose) => Assert.Empty(Bind($"# Outage 2025-03-04\n## Action items\n{prose}\n").ActionItems);

    [Fact]
    public void Prose_beside_a_list_is_no_action() => CheckActions("""
        # Outage 2025-03-04
        ## Action items
        Add these to the tracker before the review (Ana).

        - Write the runbook
        """, """
        5: Write the runbook
        """);

    [Theory]
    [InlineData("Fix it by Dec 5", "2025-12-05", "Dec 5")]
    [InlineData("Fix it by Jan 12", "2026-01-12", "Jan 12")]
    [InlineData("Fix the alert before 2025-12-20", "2025-12-20", "2025-12-20")]
    [InlineData("Fix the alert by end of December", "2025-12-31", "end of December")]
    [InlineData("Fix the alert by the end of February 2026 (Ana)", "2026-02-28", "the end of February 2026")]
    [InlineData("Fix the alert by end of Q1 2026", "2026-03-31", "end of Q1 2026")]
    [InlineData("Fix the alert before end of Q1", null, "end of Q1")]
    [InlineData("Fix the alert (Ana, by Friday)", null, "Friday")]
    [InlineData("Fix the alert by next week", null, "next week")]
    [InlineData("Fix the alert, due Q2", null, "Q2")]
    [InlineData("Fix the alert - Ana - by EOW", null, "EOW")]
    [InlineData("Die Regel vorab testen, bis Ende März 2026", "2026-03-31", "Ende März 2026")]
    [InlineData("Tester la règle, avant fin mars 2026", "2026-03-31", "fin mars 2026")]
    public void Until_when_as_the_sentence_says_it(string text, string? day, string raw)
    {
        var due = Assert.Single(Bind($"# Outage 2025-11-21\n## Action items\n- {text}\n").ActionItems).Due;
        Assert.Equal((day, raw), (due?.Value?.ToString("yyyy-MM-dd"), due?.Raw));
    }

    [Theory]
    [InlineData("Find what is caused by Friday deploys")]
    [InlineData("Restart the job killed by next week's upgrade")]
    [InlineData("Fix the alert for the end of month report")]
    [InlineData("Move the job to the queue used by Q2")]
    [InlineData("Keep the queue as it was before the incident")]
    public void Words_that_only_sound_like_a_due_date(string text) => Assert.True(Assert.Single(Bind($"# Outage 2025-11-21\n## Action items\n- {text}\n").ActionItems).Due is null or { Raw: "Q2" });

    [Fact]
    public void Lessons_behind_a_word_in_one_paragraph() => CheckLessons("""
        # Outage 2025-03-04
        ## Lessons learned
        Went well: the alert fired at once.
        What went wrong: nobody knew the runbook,
        and it was old.
        Lucky: it was at night.
        """, """
        well 3 the alert fired at once.
        wrong 4 nobody knew the runbook, and it was old.
        lucky 6 it was at night.
        """);

    [Fact]
    public void Lessons_behind_a_word_as_bullets() => CheckLessons("""
        # Outage 2025-03-04
        ## Lessons
        - Went well: the alert fired at once
        - **What went wrong:** nobody knew the runbook
        - *We got lucky*: it was at night
        - Test restores every month
        """, """
        well 3 the alert fired at once
        wrong 4 nobody knew the runbook
        lucky 5 it was at night
        learned 6 Test restores every month
        """);

    [Fact]
    public void Lessons_behind_a_word_without_a_heading() => CheckLessons("""
        # Outage 2025-03-04

        The disk was full.

        Went well: the alert fired at once.

        Went wrong: nobody knew the runbook.
        """, """
        well 5 the alert fired at once.
        wrong 7 nobody knew the runbook.
        """);

    [Fact]
    public void One_such_word_alone_says_nothing() => CheckLessons("""
        # Outage 2025-03-04

        Good: it is over.
        """, "");

    [Theory]
    [InlineData("*Severity: SEV-2 | Duration: 45 min | Status: resolved*")]
    [InlineData("**Severity: SEV-2 · Duration: 45 min · Status: resolved**")]
    [InlineData("_Severity: SEV-2 • Duration: 45 min • Status: resolved_")]
    [InlineData("Severity: SEV-2, Duration: 45 min, Status: resolved")]
    [InlineData("Severity: SEV-2; Duration: 45 min; Status: resolved")]
    [InlineData("Severity: SEV-2 - Duration: 45 min - Status: resolved")]
    [InlineData("**Severity:** SEV-2 | **Duration:** 45 min | **Status:** resolved")]
    [InlineData("> **Severity**: SEV-2 **Duration**: 45 min **Status**: resolved")]
    public void Several_labels_on_one_line(string line)
    {
        var header = Bind($"# Outage of the shop, 2025-03-04\n\n{line}\n\n## Timeline\n- 10:00 down\n- 10:45 up\n").Header;
        Assert.Equal((2, 45.0, "closed"), (header.Severity?.Value, header.Duration?.Value, header.Status?.Value));
    }

    [Theory]
    [InlineData("We lost about $12k in orders.", "12000 USD $12k")]
    [InlineData("The outage cost us US$ 1.2 million in credits.", "1200000 USD US$ 1.2 million")]
    [InlineData("Umsatzausfall von ca. 8.500 EUR.", "8500 EUR 8.500 EUR")]
    [InlineData("Environ 12 000 € de pertes.", "12000 EUR 12 000 €")]
    [InlineData("売上損失は約120万円。", "1200000 JPY 120万円")]
    [InlineData("One shop gained $20k, another lost $21k.", "21000 USD $21k")]
    [InlineData("£3,400 was refunded to 89 customers.", "3400 GBP £3,400")]
    [InlineData("It could have cost $1m.", null)]
    [InlineData("Our budget is $9k a month.", null)]
    [InlineData("Each lost call costs $0.02.", null)]
    [InlineData("12 orders were lost.", null)]
    public void What_it_cost_stands_in_a_sentence(string sentence, string? expected)
    {
        var cost = Bind($"# Outage 2025-03-04\n\n## Impact\n\n{sentence}\n").Impact.Cost;
        Assert.Equal(expected, cost is null ? null : FormattableString.Invariant($"{cost.Value.Amount} {cost.Value.Currency} {cost.Raw}"));
    }

    [Fact]
    public void What_it_cost_stands_in_a_field() =>
        Assert.Equal(4500, Bind("# Outage 2025-03-04\n\n- **Severity**: high\n- **Revenue impact**: about €4,500\n").Impact.Cost?.Value.Amount);

    private static void CheckLessons(string text, string expected)
    {
        var model = Bind(text);
        var lessons = new[] { ("well", model.Lessons.WentWell), ("wrong", model.Lessons.WentWrong), ("lucky", model.Lessons.Lucky), ("learned", model.Lessons.Learned) };
        var shown = lessons.SelectMany(kind => kind.Item2.Select(point => $"{kind.Item1} {model.Document.Text.GetLineAt(point.Span.Start) + 1} {point.Value.Replace("\n", " ")}"));
        Assert.Equal(Clean(expected), string.Join('\n', shown));
    }

    [Fact]
    public void Lessons_below_bold_bullets_end_with_the_next_one() => CheckLessons("""
        # Retro of the outage on 2025-03-04

        - **Things that helped**
          - the digest goes to the team

        - **Things that hurt**
          - nobody could tell the build
          - logs are kept for 3 days

        - **Decisions**
          - no names in drafts
        """, """
        well 4 the digest goes to the team
        wrong 7 nobody could tell the build
        wrong 8 logs are kept for 3 days
        """);

    [Theory]
    [InlineData("- **Dauer der Störung:** 2 Std. 20 Min.", 140)]
    [InlineData("**Durée** : 1 h 25", 85)]
    [InlineData("Total time with impact: 68 minutes", 68)]
    [InlineData("The gates were closed for 55 minutes, after which they were opened by hand.", 55)]
    public void How_long_it_took(string line, double minutes) => Assert.Equal(minutes, Bind($"# Outage of the gates, 2025-03-04\n\n{line}\n\n## Timeline\n- 10:00 down\n- 10:45 up\n").Header.Duration?.Value);

    [Fact]
    public void Whys_as_lines_of_one_paragraph()
    {
        var whys = Bind("""
            # Outage 2025-03-04
            ## 5 whys
            Why did orders hang? Because the lock table was full.
            Why was it full? Because expired locks were kept.
            Why were they kept? Because the cleaner was off.
            """).RootCause.Whys;
        Assert.Equal(["Because the lock table was full.", "Because expired locks were kept.", "Because the cleaner was off."], whys.Select(w => w.Answer));
    }

    [Theory]
    [InlineData("# 2023-07 Sync is broken\n\nOn July 11th sync was broken.\n\n## Timeline\n- 14:00 sync stops\n- 17:00 sync is back\n", "2023-07-11")]
    [InlineData("# Sync is broken\n\nWritten 2023-07-20 by Mo. \n\nOn July 11th sync was broken.\n\n## Timeline\n- 14:00 sync stops\n- 17:00 sync is back\n", "2023-07-11")]
    [InlineData("# Outage on 12/03/2024\n\n## Timeline\n- 14:00 down\n\n## Actions\n- Add an alert by 20/03/2024\n", "2024-03-12")]
    [InlineData("# Outage on 12/03/2024\n\n## Timeline\n- 14:00 down\n", "2024-12-03")]
    public void The_day_by_what_else_is_written(string text, string day) => Assert.Equal(day, Bind(text).Header.Date?.Value.ToString("yyyy-MM-dd"));
}
