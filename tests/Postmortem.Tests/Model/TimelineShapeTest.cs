using Postmortem.Analysis.Model;
using Xunit;
using static Postmortem.Tests.Model.Documents;

namespace Postmortem.Tests.Model;

/// <summary>Every shape in which people write a timeline, with invented words.</summary>
public class TimelineShapeTest
{
    [Fact]
    public void A_table_with_the_time_first() => CheckTimeline("""
        # Incident 2024-03-02
        ## Timeline
        | Time (UTC) | Event |
        | --- | --- |
        | ~14:30 | Alert fired |
        | 14:31-14:40 | Nobody could log in |
        | 15:02 | Rolled back |
        """, """
        5: 2024-03-02 14:30 UTC ~ | Alert fired
        6: 2024-03-02 14:31 - 14:40 UTC | Nobody could log in
        7: 2024-03-02 15:02 UTC | Rolled back
        """);

    [Fact]
    public void A_table_with_day_date_and_time_in_columns() => CheckTimeline("""
        ## Timeline
        | Day | Date (2022) | Time (UTC) | Event |
        | --- | --- | --- | --- |
        | Mon | 3 Jan | 22:10 | Disk fills |
        | Tue | 4 Jan | 00:20 | Page sent |
        """, """
        4: 2022-01-03 22:10 UTC | Disk fills
        5: 2022-01-04 00:20 UTC | Page sent
        """);

    [Fact]
    public void A_table_with_two_zones() => CheckTimeline("""
        # 2024-03-02 outage
        ## タイムライン
        | 時刻 (JST) | UTC | イベント |
        |---|---|---|
        | 23:50 | 14:50 | 検知した |
        | 00:10 | 15:10 | 復旧した |
        """, """
        5: 2024-03-02 23:50 JST | 検知した
        6: 2024-03-03 00:10 JST | 復旧した
        """);

    [Fact]
    public void A_table_with_date_rows_and_filler() => CheckTimeline("""
        ## Incident Timeline
        | Date / Time | Event |
        | --- | --- |
        | 2023-05-04 |  |
        | 09:36:09 | Page sent |
        | … | … |
        | 10:12:10 | Closed |
        """, """
        5: 2023-05-04 09:36:09 | Page sent
        7: 2023-05-04 10:12:10 | Closed
        """);

    [Fact]
    public void A_table_with_the_event_first() => CheckTimeline("""
        # 2024-03-02 outage
        ## Timeline
        | What | Who | When |
        |---|---|---|
        | Page sent | @kim | 14:30 |
        | Node drained | @lee | 14:41 |
        """, """
        5: 2024-03-02 14:30 | Page sent
        6: 2024-03-02 14:41 | Node drained
        """);

    [Fact]
    public void A_table_without_a_header_that_names_it() => CheckTimeline("""
        # 2024-03-02 outage
        ## Timeline
        | | |
        |---|---|
        | 14:30 | Page sent |
        | 14:41 | Node drained |
        """, """
        5: 2024-03-02 14:30 | Page sent
        6: 2024-03-02 14:41 | Node drained
        """);

    [Fact]
    public void Bullets_in_several_decorations() => CheckTimeline("""
        # Outage of 2024-03-02
        ## Timeline
        - **14:30 UTC:** Page sent
        * 14:31 - Looked at graphs
        - [14:32] Called the vendor
        - *14:33*: Waited
        - 14:34 waited more
          until it ended
        - `14:35` Done
        """, """
        3: 2024-03-02 14:30 UTC | Page sent
        4: 2024-03-02 14:31 | Looked at graphs
        5: 2024-03-02 14:32 | Called the vendor
        6: 2024-03-02 14:33 | Waited
        7: 2024-03-02 14:34 | waited more until it ended
        9: 2024-03-02 14:35 | Done
        """);

    [Fact]
    public void Bare_lines_with_every_kind_of_break() => CheckTimeline("""
        ## Timeline of 2024-03-02
        10:05 Deploy starts<br>
        10:09 Errors rise\
        10:12 Page sent

        10:20 Rolled back
        """, """
        2: 2024-03-02 10:05 | Deploy starts
        3: 2024-03-02 10:09 | Errors rise
        4: 2024-03-02 10:12 | Page sent
        6: 2024-03-02 10:20 | Rolled back
        """);

    [Fact]
    public void Lines_with_nothing_between_them() => CheckTimeline("""
        ## Timeline
        2 March 2024:
        10.05 AB: deploys
        10.09 CD: sees errors
        10.12 AB: reverts
        """, """
        3: 2024-03-02 10:05 | AB: deploys
        4: 2024-03-02 10:09 | CD: sees errors
        5: 2024-03-02 10:12 | AB: reverts
        """);

    [Fact]
    public void A_time_alone_above_its_text() => CheckTimeline("""
        # Outage 2024-03-02
        ## Timeline

        1:03
        First page

        5:10 AM
        Team joins
        """, """
        4: 2024-03-02 01:03 | First page
        7: 2024-03-02 05:10 | Team joins
        """);

    [Fact]
    public void A_time_alone_with_its_text_in_the_next_paragraph() => CheckTimeline("""
        # Outage 2024-03-02
        ## Timeline

        *14:20 UTC*

        First page

        *14:40 UTC*

        Team joins
        """, """
        4: 2024-03-02 14:20 UTC | First page
        8: 2024-03-02 14:40 UTC | Team joins
        """);

    [Fact]
    public void A_heading_per_time() => CheckTimeline("""
        ## Timeline (times in CET)

        ### March 2, 2024, 12:42 PM
        Page sent

        ### 1:06 PM ###

        - Looked at graphs
        - Called the vendor

        ### March 4, 2024, 11:20 AM
        Fixed
        """, """
        3: 2024-03-02 12:42 CET | Page sent
        6: 2024-03-02 13:06 CET | Looked at graphs
        11: 2024-03-04 11:20 CET | Fixed
        """);

    [Fact]
    public void Headings_of_phases_over_bullets_with_times() => CheckTimeline("""
        ## Timeline of events
        ### March 2, 2024
        ### 10:07-11:59 AM: Repair
        - 10:07: Call starts
        - 11:57-12:08: Talk about patches
        - 1:17: Patch ready
        ### 1:42-3:59 PM: Follow-up
        - 1:42: Rollout
        - 10:44-10:57: Retrospective
        """, """
        4: 2024-03-02 10:07 | Call starts
        5: 2024-03-02 11:57 - 12:08 | Talk about patches
        6: 2024-03-02 13:17 | Patch ready
        8: 2024-03-02 13:42 | Rollout
        9: 2024-03-02 22:44 - 22:57 | Retrospective
        """);

    [Fact]
    public void Milestone_labels_alone_are_the_timeline() => CheckTimeline("""
        # Incident on 2023-01-11 - API down
        - **Key events**
          - First detected: 2023-01-11 14:22
          - Incident declared 2023-01-11 14:30
          - Repaired 2023-01-11 14:50
          - Resolved 2023-01-12 09:00
        - **Time to repair**: 0h 28m
        """, """
        3: 2023-01-11 14:22 | First detected
        4: 2023-01-11 14:30 | Incident declared
        5: 2023-01-11 14:50 | Repaired
        6: 2023-01-12 09:00 | Resolved
        """);

    [Fact]
    public void Milestone_labels_beside_a_timeline_are_not_counted_twice()
    {
        const string text = """
            # Incident on 2023-01-11
            - **Key events**
              - First detected: 2023-01-11 14:22
              - Resolved: 2023-01-11 15:00
            - **Context**:
              - 2023-01-11 14:22: Page sent
              - 2023-01-11 14:40: Node drained
              - 2023-01-11 15:00: Quiet again
            """;
        CheckTimeline(text, """
            6: 2023-01-11 14:22 | Page sent
            7: 2023-01-11 14:40 | Node drained
            8: 2023-01-11 15:00 | Quiet again
            """);
        Assert.Equal(2, Bind(text).Timeline.MilestoneList.Count);
    }

    [Fact]
    public void Dates_without_clocks() => CheckTimeline("""
        ## Timeline
        - **May 12, 2026** — The flag is added.
        - **Jun 3:** The flag is switched on.
        - Jan 2: The disk is full.
        """, """
        2: 2026-05-12 | The flag is added.
        3: 2026-06-03 | The flag is switched on.
        4: 2026-01-02 | The disk is full.
        """);

    [Fact]
    public void A_table_of_dates() => CheckTimeline("""
        ## Timeline
        | Date | Event |
        |------|-------|
        | 2021-05-08 | Merged |
        | 2021-06-16 | Released |
        """, """
        4: 2021-05-08 | Merged
        5: 2021-06-16 | Released
        """);

    [Fact]
    public void A_heading_per_date() => CheckTimeline("""
        ## Timeline
        ### 2021-03-22 Replacing the controller
        It took long.
        ### 2021-03-25 Done
        All well.
        """, """
        2: 2021-03-22 | Replacing the controller
        4: 2021-03-25 | Done
        """);

    [Fact]
    public void A_numbered_list_with_the_zone_on_the_first_only() => CheckTimeline("""
        ## Timeline of events
        1. **Apr 01, 2021 20:39 (UTC)** A job starts.
        2. **21:25** It fails.
        3. **Apr 03 00:05** It is started again.
        4. **00:31** It ends.
        """, """
        2: 2021-04-01 20:39 UTC | A job starts.
        3: 2021-04-01 21:25 | It fails.
        4: 2021-04-03 00:05 | It is started again.
        5: 2021-04-03 00:31 | It ends.
        """);

    [Fact]
    public void Stamps_at_the_end() => CheckTimeline("""
        ## Response Timeline
        1. **Report** (13 August, ~15:00 UTC)
        2. **Assessment** (13 August ~20:30-21:30 UTC)
        """, """
        2: 2025-08-13 15:00 UTC ~ | Report
        3: 2025-08-13 20:30 - 21:30 UTC ~ | Assessment
        """, "disclosures/2025-08-13.md");

    [Fact]
    public void Times_elsewhere_when_there_is_no_timeline() => CheckTimeline("""
        # 2024-03-02 Node outage
        ## Leadup
        - **00:27 UTC:** Too many connections
        - **00:32 UTC:** Page sent
        ## Impact
        - 00:27 UTC to 00:55 UTC no logins
        """, """
        3: 2024-03-02 00:27 UTC | Too many connections
        4: 2024-03-02 00:32 UTC | Page sent
        """);

    [Fact]
    public void Sub_headings_bold_lines_and_slashes_change_the_day() => CheckTimeline("""
        ## Timeline

        All times are EDT.

        **June 24, 2021**

        16:13 - Report arrives

        **June 25, 2021**

        09:19 - Report is read

        26/06/21

        12:34 – Closed
        """, """
        7: 2021-06-24 16:13 EDT | Report arrives
        11: 2021-06-25 09:19 EDT | Report is read
        15: 2021-06-26 12:34 EDT | Closed
        """);

    [Fact]
    public void Midnight_is_crossed_in_silence() => CheckTimeline("""
        # Outage, October 15, 2018
        ## Timeline
        - 22:49 UTC: Account removed
        - 23:58 UTC: Data deleted
        - 00:40 UTC: Index cleaned
        """, """
        3: 2018-10-15 22:49 UTC | Account removed
        4: 2018-10-15 23:58 UTC | Data deleted
        5: 2018-10-16 00:40 UTC | Index cleaned
        """);

    [Fact]
    public void A_declared_date_holds_for_entries_without_one() => CheckTimeline("""
        ## Timeline
        Unless otherwise noted all events happened on 2019-10-21, and all times are in UTC.

        - **2019-10-20 00:55: builds fail**
        - **01:38: page sent**
        - 02:06: back online
        """, """
        4: 2019-10-20 00:55 UTC | builds fail
        5: 2019-10-21 01:38 UTC | page sent
        6: 2019-10-21 02:06 UTC | back online
        """);

    [Fact]
    public void Typos_are_kept_and_marked() => CheckTimeline("""
        # Incident 2021-06-09
        ## Timeline
        - 2021-06-09 10:00: Page sent
        - 20212-06-09 10:10: Year with a digit too many
        - 2021-06-09 21:15 PM: Said twice
        - 2021-06-31 10:20: No such day
        - 2020-06-09 10:30: The wrong year
        - HH:mm: Not filled in
        - 2021-06-09 17:15 to 16:00: Backwards
        """, """
        3: 2021-06-09 10:00 | Page sent
        4: 2021-06-09 10:10 ! | Year with a digit too many
        5: 2021-06-09 21:15 ! | Said twice
        6: 10:20 ! | No such day
        7: 2020-06-09 10:30 | The wrong year
        8: 2020-06-09 ! | Not filled in
        9: 2021-06-09 17:15 - 16:00 ! | Backwards
        """);

    [Fact]
    public void What_only_looks_like_a_time_is_no_entry() => CheckTimeline("""
        # Outage 2024-03-02
        ## Timeline
        - 14:30 Upgrade starts
          - 1.17 creates two groups
          - 8.4.0 does not
        - 14:40 Load rises to 4.7GB
        - 14:50 Quiet again

        ```
        14:31:07 INF starting
        ```

        The load average was 0.51 at
        14:52 and later, so that nobody noticed.
        """, """
        3: 2024-03-02 14:30 | Upgrade starts
        6: 2024-03-02 14:40 | Load rises to 4.7GB
        7: 2024-03-02 14:50 | Quiet again
        """);

    [Fact]
    public void Chat_pasted_as_quotations()
    {
        const string text = """
            # Outage 2024-05-06
            ## Timeline

            > Dana Smith  [3:12 PM]
            > Search is broken

            > Kim Lee  [3:40 PM]
            > Fixed
            """;
        CheckTimeline(text, """
            4: 2024-05-06 15:12 | Search is broken
            7: 2024-05-06 15:40 | Fixed
            """);
        Assert.Equal(["Dana Smith", "Kim Lee"], Bind(text).Timeline.Entries.Select(e => e.Actor?.Value));
    }

    [Fact]
    public void Dates_without_years_on_every_line() => CheckTimeline("""
        Report: Feb 28th 2023 outage
        ============================

        Timeline
        --------

        All times are PST

        2/28 9:15 AM - alerts fire
        2/28 11:02 AM - fixed
        3/1 8:00 AM - closed
        """, """
        9: 2023-02-28 09:15 PST | alerts fire
        10: 2023-02-28 11:02 PST | fixed
        11: 2023-03-01 08:00 PST | closed
        """);

    [Fact]
    public void Dates_over_nested_times() => CheckTimeline("""
        ## Timeline (all times UTC)
        * 2022-05-05
          * 09:00 Fix ready
          * 10:30 Done
        * 2022-05-06
          * 09:00 Closed
        """, """
        3: 2022-05-05 09:00 UTC | Fix ready
        4: 2022-05-05 10:30 UTC | Done
        6: 2022-05-06 09:00 UTC | Closed
        """);

    [Fact]
    public void Tables_of_measurements_are_no_timelines() => CheckTimeline("""
        # Outage 2024-03-02
        ## Timeline
        There is no timeline.
        ## Details
        | Token | Amount |
        |---|---|
        | aa | 51.39 |
        | bb | 12.05 |
        """, "");

    [Fact]
    public void A_zone_declared_with_exceptions_and_no_date() => CheckTimeline("""
        # 2024-03-02 outage
        ## Timeline
        Times are in PDT unless noted.
        - 14:30 Alert fired
        """, """
        4: 2024-03-02 14:30 PDT | Alert fired
        """);

    [Fact]
    public void A_table_of_facts_with_milestones() => CheckTimeline("""
        # INC-12
        | | |
        |---|---|
        | Severity | SEV2 |
        | Started | 2023-11-14 22:05 CET |
        | Resolved | 2023-11-15 00:40 CET |
        """, """
        5: 2023-11-14 22:05 CET | Started
        6: 2023-11-15 00:40 CET | Resolved
        """);

    [Fact]
    public void Sentences_that_begin_with_their_time() => CheckTimeline("""
        # Misrouting 2023-01-25
        ## Timeline
        At 14:20 the map was reloaded.

        At about 15:10 the proxy was taken out.
        """, """
        3: 2023-01-25 14:20 | the map was reloaded.
        5: 2023-01-25 15:10 ~ | the proxy was taken out.
        """);

    [Fact]
    public void The_day_of_the_retrospective_is_not_the_day_of_the_incident() => CheckTimeline("""
        # Incident: catalogue slow
        Retro held on 12 July 2022. Incident from 8 July 2022 12.05 until 15.40.
        ## Timeline
        - 12:05 Errors start
        - 12:40 Alert fired
        """, """
        4: 2022-07-08 12:05 | Errors start
        5: 2022-07-08 12:40 | Alert fired
        """);

    [Fact]
    public void Seconds_at_the_end_of_a_range_only() => CheckTimeline("""
        # Outage 2022-07-08
        ## Timeline
        - 16:05:57-58: last failures
        - 16:06:02: quiet
        """, """
        3: 2022-07-08 16:05:57 - 16:05:58 | last failures
        4: 2022-07-08 16:06:02 | quiet
        """);

    [Theory]
    [InlineData("- 2024-03-01 17:20 (noticed 2024-03-02 08:05): token pushed", "2024-03-02 08:05")]
    [InlineData("- 10:00, discovered at 11:15: one foreign login", "2024-03-02 11:15")]
    [InlineData("| Occurred | Noticed | Event |\n|---|---|---|\n| 2024-03-01 02:00 | 2024-03-02 09:30 | Backup fails |", "2024-03-02 09:30")]
    [InlineData("- 10:00 the team noticed at 11:15 that mails bounce", null)]
    public void When_it_was_noticed_stands_beside_when_it_happened(string row, string? expected)
    {
        var entry = Assert.Single(Bind("# Leak 2024-03-02\n## Timeline\n" + row).Timeline.Entries);
        Assert.Equal(expected, entry.NoticedAt is { } noticed ? $"{noticed.Date:yyyy-MM-dd} {noticed.Time:HH:mm}" : null);
        Assert.True(expected is null || !entry.Milestones.HasFlag(Milestones.Detected));
    }

    [Fact]
    public void Two_incidents_with_the_day_in_the_heading_above_the_timeline() => CheckTimeline("""
        # October incidents
        ## 1. 2022-10-04 Logins are slow
        ### Timeline
        - 09:00 UTC latency rises
        - 09:10 UTC Alert fired
        ## 2. 2022-10-18 Reports are empty
        ### Timeline
        - 13:00 UTC migration runs
        - 13:30 UTC A user asks
        """, """
        4: 2022-10-04 09:00 UTC | latency rises
        5: 2022-10-04 09:10 UTC | Alert fired
        8: 2022-10-18 13:00 UTC | migration runs
        9: 2022-10-18 13:30 UTC | A user asks
        """);

    [Theory]
    [InlineData("**Timeline** (UTC)", "UTC")]
    [InlineData("**Timeline (UTC):**", "UTC")]
    [InlineData("**Timeline (UTC)**:", "UTC")]
    [InlineData("**Timeline** (all times in PST):", "PST")]
    [InlineData("**Timeline:** all times in CET", "CET")]
    [InlineData("**Timeline** — times in JST", "JST")]
    [InlineData("Timeline (UTC):", "UTC")]
    [InlineData("__Incident timeline__ (New York)", "New York")]
    [InlineData("**Chronologie** (heure de Paris)", "heure de Paris")]
    public void A_label_over_a_timeline_says_the_zone(string label, string zone)
    {
        var model = Bind($"# Outage 2024-03-02\n\n**Summary**\n\nIt was down.\n\n{label}\n\n- 14:30 the disk is full\n- 14:50 the disk is empty\n\n**Root cause**\n\nNo limit.");
        Assert.Equal("timeline", model.FindSectionAt(model.Timeline.Entries[0].Span.Start)?.Id);
        Assert.Equal([zone, zone], model.Timeline.Entries.Select(e => e.At.Zone));
        Assert.Equal("root-cause", model.Sections[^1].Id);
    }

    [Theory]
    [InlineData("**Detected** (14:30 UTC)")]
    [InlineData("- **Deploy**: moved to the EST cluster")]
    [InlineData("**Pat** (CET office) looks")]
    public void What_a_label_tells_is_no_zone_of_the_others(string line)
    {
        var model = Bind($"# Outage 2024-03-02\n\n## Timeline\n\n{line}\n\n- 15:30 the disk is full\n- 15:50 the disk is empty\n");
        Assert.Null(model.Timeline.Entries[^1].At.Zone);
    }

    [Fact]
    public void Lines_directly_below_the_label() => CheckTimeline("""
        # Outage 2024-03-02
        **Timeline (all times PST)**
        10:00 Release goes out
        10:10 Errors start
        10:40 Rolled back
        """, """
        3: 2024-03-02 10:00 PST | Release goes out
        4: 2024-03-02 10:10 PST | Errors start
        5: 2024-03-02 10:40 PST | Rolled back
        """);

    [Fact]
    public void Times_that_are_somewhat_off() => CheckTimeline("""
        # Outage 2024-03-02
        ## Timeline
        - 11:00ish - first calls
        - ~11ish: Pat looks
        - 11:20-ish UTC disk full
        - around noon: disk empty
        - 3ish pm: all calm
        - 4pm-ish we close it
        - midnight: backup runs
        """, """
        3: 2024-03-02 11:00 ~ | first calls
        4: 2024-03-02 11:00 ~ | Pat looks
        5: 2024-03-02 11:20 UTC ~ | disk full
        6: 2024-03-02 12:00 ~ | disk empty
        7: 2024-03-02 15:00 ~ | all calm
        8: 2024-03-02 16:00 ~ | we close it
        9: 2024-03-03 00:00 | backup runs
        """);

    [Theory]
    [InlineData("- midnight job fails to start")]
    [InlineData("- 11 issues were opened")]
    [InlineData("- 5 isha nodes")]
    public void Words_that_only_begin_like_a_time(string line) => Assert.DoesNotContain(Bind($"# Outage 2024-03-02\n## Timeline\n- 10:00 it breaks\n{line}\n- 10:30 it works").Timeline.Entries, e => line.Contains(e.Event, StringComparison.Ordinal));

    [Fact]
    public void A_table_of_measurements_below_the_timeline_is_none() => CheckTimeline("""
        # Outage 2024-03-02
        ## Timeline
        | Time | Event |
        |---|---|
        | 14:30 | the disk is full |
        | 14:50 | the disk is empty |

        ### Latency

        | Time | p50 | p95 (ms) | errors |
        |---|---|---|---|
        | 14:30 | 210 | 3 400 | 4.1 % |
        | 14:40 | 290 | 9 100 ms | 7.7 % |
        """, """
        5: 2024-03-02 14:30 | the disk is full
        6: 2024-03-02 14:50 | the disk is empty
        """);

    [Fact]
    public void Clocks_with_a_space_and_one_digit() => CheckTimeline("""
        # Panne du 2 mars 2024
        ## Chronologie
        | Heure | Fait |
        |---|---|
        | 9h40 | mise à jour terminée |
        | 10 h 05 | premières erreurs |
        | 16 h | service rétabli |
        """, """
        5: 2024-03-02 09:40 | mise à jour terminée
        6: 2024-03-02 10:05 | premières erreurs
        7: 2024-03-02 16:00 | service rétabli
        """);

    [Fact]
    public void The_day_after() => CheckTimeline("""
        # Outage 2024-03-02
        ## Timeline
        - 14:30 the disk is full
        - 14:50 the disk is empty
        - Next day 09:00: mail to customers
        - Next day, 11:00: the disk is replaced
        - 翌日 10:00：公開
        """, """
        3: 2024-03-02 14:30 | the disk is full
        4: 2024-03-02 14:50 | the disk is empty
        5: 2024-03-03 09:00 | mail to customers
        6: 2024-03-03 11:00 | the disk is replaced
        7: 2024-03-03 10:00 | 公開
        """);

    [Fact]
    public void Days_below_a_year() => CheckTimeline("""
        # Lost letters
        ## Chronology
        ### 2021
        - **4 May** - the first letter is lost
        - **6 December** - the last letter is lost
        ### 2022
        - **14 February** - a reader writes
        """, """
        4: 2021-05-04 | the first letter is lost
        5: 2021-12-06 | the last letter is lost
        7: 2022-02-14 | a reader writes
        """);

    [Fact]
    public void Milestones_with_words_before_their_time() => CheckTimeline("""
        # Outage
        **Key moments**

        * Fault occurs: 2022-05-19 06:20 UTC
        * Acknowledged by the vendor 2022-05-19 09:15 UTC
        * Fixed: 2022-05-19 10:34 UTC
        """, """
        4: 2022-05-19 06:20 UTC | Fault occurs
        5: 2022-05-19 09:15 UTC | Acknowledged
        6: 2022-05-19 10:34 UTC | Fixed
        """);

    [Theory]
    [InlineData("What happened, hour by hour", "timeline")]
    [InlineData("How the night unfolded", "timeline")]
    [InlineData("What comes next", "action-items")]
    [InlineData("Where we go from here", "action-items")]
    [InlineData("What we want to do about it", "action-items")]
    [InlineData("How we will keep this from happening again", "action-items")]
    [InlineData("What we have already done", "past-actions")]
    [InlineData("Not so good", "what-went-poorly")]
    [InlineData("What can be better", "what-went-poorly")]
    [InlineData("What helped us", "what-went-well")]
    [InlineData("Sheer luck", "where-we-got-lucky")]
    [InlineData("Why it broke", "root-cause")]
    [InlineData("What customers saw", "impact")]
    [InlineData("How we found out", "detection")]
    [InlineData("How it was mended", "resolution")]
    [InlineData("In a nutshell", "executive-summary")]
    [InlineData("Why nobody noticed before", null)]
    [InlineData("Our architecture", null)]
    public void Headings_that_are_sentences(string heading, string? section) =>
        Assert.Equal(section, Bind($"# Outage 2024-03-02\n\n## {heading}\n\nText.\n").Sections[^1].Id);

    [Fact]
    public void A_table_of_regions_below_the_timeline_is_none() => CheckTimeline("""
        # Outage 2024-07-30
        ## Timeline
        | # | Time (UTC) | Event |
        |---|---|---|
        | 1 | 14:02 | flags are gone |
        | 2 | 15:10 | flags are back |

        ### State of the regions

        | Region | Wrong since | Wrong until | Requests |
        |---|---|---|---|
        | eu-west | 14:02 | 15:09 | 41 M |
        | us-east | 14:05 | 15:10 | 118 M |
        """, """
        5: 2024-07-30 14:02 UTC | flags are gone
        6: 2024-07-30 15:10 UTC | flags are back
        """);

    [Fact]
    public void A_chat_is_a_timeline_and_the_programme_is_none() => CheckTimeline("""
        # Stream down on 8 November 2022

        ## Programme
        - 7:00 PM Opening
        - 8:00 PM Polls close

        ## Chat

        > **Ife** [7:41 PM]
        > is the stream silent?
        >
        > **Kezia** [7:52 PM]
        > encoder has no address
        > on my way

        ## Afterwards
        - The breaker is reset (10:15 PM)
        - Everyone goes home (~1:30 AM)
        """, """
        9: 2022-11-08 19:41 | is the stream silent?
        12: 2022-11-08 19:52 | encoder has no address on my way
        17: 2022-11-08 22:15 | The breaker is reset
        18: 2022-11-09 01:30 ~ | Everyone goes home
        """);

    [Fact]
    public void German_hours_and_universal_time() => CheckTimeline("""
        # Störung am 9. Februar 2023
        ## Zeitlicher Ablauf
        03:15 Uhr – Import bricht ab

        Gegen 6 Uhr – Schichtwechsel

        UT 07:10 – Karten sind zurück
        """, """
        3: 2023-02-09 03:15 | Import bricht ab
        5: 2023-02-09 06:00 ~ | Schichtwechsel
        7: 2023-02-09 07:10 UT | Karten sind zurück
        """);

    [Fact]
    public void Messages_as_chat_clients_copy_them() => CheckTimeline("""
        # Cache stampede 2024-05-06

        ## Slack thread

        Rosa Diaz  10:32 AM
        cache hit rate is zero
        Tom Ode  10:33 AM
        looking
        10:35 AM
        found it, a flush in the deploy

        ## Discord log

        **kim** — 05/06/2024 7:12 PM
        still slow
        **Lee** — 05/06/2024 7:15 PM
        on it
        """, """
        5: 2024-05-06 10:32 | cache hit rate is zero
        7: 2024-05-06 10:33 | looking
        9: 2024-05-06 10:35 | found it, a flush in the deploy
        14: 2024-05-06 19:12 | still slow
        16: 2024-05-06 19:15 | on it
        """);

    [Fact]
    public void Four_digits_are_a_clock_where_all_lines_have_them() => CheckTimeline("""
        # Outage 2024-03-02
        **Timeline**
        * 0800 - queue grows
        * 0915 - alert
        * 2010 - queue empty
        """, """
        3: 2024-03-02 08:00 | queue grows
        4: 2024-03-02 09:15 | alert
        5: 2024-03-02 20:10 | queue empty
        """);

    [Fact]
    public void Four_digits_may_be_years() => Assert.Empty(Bind("""
        # How the cluster came to be
        ## Timeline
        - 2019 - the first node
        - 2020 - the second node
        - 2021 - a third
        """).Timeline.Entries);

    [Fact]
    public void Minutes_before_and_behind() => CheckTimeline("""
        # 2024-11-02 Disk full
        ## Key events
        1. **T-30m** retention changed
        2. **T+0** disk full
        3. T+1h10 disk extended
        """, """
        3: 2024-11-02 | retention changed
        4: 2024-11-02 | disk full
        5: 2024-11-02 | disk extended
        """);

    [Fact]
    public void Definition_lists_and_dates_without_a_year_in_a_column() => CheckTimeline("""
        # Outage of 2024-06-04
        ## Timeline

        14:05 UTC
        : First failure

        | Date | Time | What |
        |---|---|---|
        | 06/04 | 2:15p | latency up |
        | | 2:31p | Jo joins |
        | 06/05 | 9:00a | call |
        """, """
        4: 2024-06-04 14:05 UTC | First failure
        9: 2024-06-04 14:15 | latency up
        10: 2024-06-04 14:31 | Jo joins
        11: 2024-06-05 09:00 | call
        """);
}
