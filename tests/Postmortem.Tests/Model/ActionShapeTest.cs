using Xunit;
using static Postmortem.Tests.Model.Documents;

namespace Postmortem.Tests.Model;

/// <summary>Every shape in which people write what is to be done.</summary>
public class ActionShapeTest
{
    [Fact]
    public void Bullets_with_links_and_handles() => CheckActions("""
        # Outage 2024-03-02
        ## Action Items
        - Add an alert <https://forge.example/team/app/issues/89>
        - @dana will write the test
        - Clean up ([app#411](https://forge.example/team/app/issues/411))
        - Document the limits (@kim)
        - #2127
        - [#2226]: Log the limits
        - Fix the certificate [OPS-3007](https://tracker.example/browse/OPS-3007)
        """, """
        3: Add an alert https://forge.example/team/app/issues/89 · ticket https://forge.example/team/app/issues/89
        4: @dana will write the test · owner @dana
        5: Clean up (app#411) · ticket https://forge.example/team/app/issues/411
        6: Document the limits (@kim) · owner @kim
        7: #2127 · ticket #2127
        8: [#2226]: Log the limits · ticket #2226
        9: Fix the certificate OPS-3007 · ticket https://tracker.example/browse/OPS-3007
        """);

    [Fact]
    public void Check_lists_and_status_words() => CheckActions("""
        ## Follow-up tasks
        - [ ] write a report
        - [x] Push forward with backups
        * Reset the password (done during the incident)
        1. Delete the old nodes. (Done!)
        2. **Pending — move the gate** to the build
        3. Rotate the key - in progress
        4. ✅ Raise the limit
        5. Make sure that it is done
        """, """
        2: write a report · done false
        3: Push forward with backups · done true
        4: Reset the password (done during the incident) · done true
        5: Delete the old nodes. (Done!) · done true
        6: Pending — move the gate to the build · done false
        7: Rotate the key - in progress · done false
        8: ✅ Raise the limit · done true
        9: Make sure that it is done
        """);

    [Fact]
    public void A_table_with_foreign_heads() => CheckActions("""
        ## アクションアイテム
        | # | アクション | 担当 | 期限 | 状態 |
        |---|---|---|---|---|
        | P-1 | 上限を上げる | 開発 | 2026-03-23 | **完了** |
        | P-2 | 監視を追加 | 運用 | 2026-04-06 | 未着手 |
        """, """
        4: 上限を上げる · owner 開発 · due 2026-03-23 · done true
        5: 監視を追加 · owner 運用 · due 2026-04-06 · done false
        """);

    [Fact]
    public void A_table_without_a_heading_and_the_status_under_bug() => CheckActions("""
        # Chain halt
        **Date of incident**: 6th November, 2022

        | Action Item | Type | Owner | Bug |
        | --- | --- | --- | --- |
        | Pin versions | Prevention | Core team | DONE |
        | Watch versions | Prevention | Core team | TODO. |
        """, """
        6: Pin versions · owner Core team · done true
        7: Watch versions · owner Core team · done false
        """);

    [Fact]
    public void A_table_with_priorities_dates_and_keys() => CheckActions("""
        ## Action items
        | Action | Owner | Priority | Due | Status | Tracking |
        |---|---|---|---|---|---|
        | Add a limit | @dana | P1 | 2024-04-01 | Open | OPS-12 |
        | Test it | TBD | Medium | | In Progress | |
        | … | … | … | … | … | … |
        """, """
        4: Add a limit · owner @dana · due 2024-04-01 · priority 1 · ticket OPS-12 · done false
        5: Test it · priority 2 · done false
        """);

    [Fact]
    public void Groups_of_a_list_are_no_items() => CheckActions("""
        ## Corrective and Preventative Measures
        - **Improvements:**
          - Review the code
          - Watch the memory
        - **Tasks:**
          1. **Alerts:** Add alerts for memory
        """, """
        3: Review the code
        4: Watch the memory
        6: Alerts: Add alerts for memory
        """);

    [Fact]
    public void What_is_nested_explains_the_item_above_it() => CheckActions("""
        ## Proposed improvements
        ### Short term
        - Improve the status page:
          - Should it be faster?
          - Add a check
        - Write a runbook
        """, """
        3: Improve the status page:
        6: Write a runbook
        """);

    [Fact]
    public void Instructions_above_a_table_are_no_items() => CheckActions("""
        ## Action items
        Actions fall under two types:
        * Prevent - keep it from happening again
        * Detect - notice it sooner

        | Action Item | Type | Status |
        |---|---|---|
        | Reproduce the bug | Prevent | DONE |
        """, """
        8: Reproduce the bug · done true
        """);

    [Fact]
    public void Past_actions_are_kept_apart() => CheckActions("""
        ## Actions taken
        - Blocked the address
        ## Next steps
        - Limit the rate
        ### Completed
        - Removed the account
        """, """
        4: Limit the rate
        6: Removed the account · done true
        """);

    [Fact]
    public void Prevention_counts_where_nothing_else_is_called_an_action()
    {
        CheckActions("## Prevention\n1. Check the branch\n2. Watch the page", "2: Check the branch\n3: Watch the page");
        CheckActions("## Prevention\n1. Check the branch\n## Action items\n- Fix it", "4: Fix it");
    }

    [Fact]
    public void Owners_due_dates_and_priorities_in_the_text() => CheckActions("""
        ## Actions
        - **HIGH** Test the download
        - [P2] Automate the test (owner: Sam, due: 2024-05-01)
        - [ ] **[Platform] Rotate keys** — every week. **担当: platform、期限: 2026-05-07**
        - [x] **[Platform] Alert on expiry** — 完了: 2026-04-16
        - Send the letter, due by 1 June 2024
        """, """
        2: Test the download · priority 1
        3: Automate the test (owner: Sam, due: 2024-05-01) · owner Sam · due 2024-05-01 · priority 2
        4: [Platform] Rotate keys — every week. 担当: platform、期限: 2026-05-07 · owner platform · due 2026-05-07 · done false
        5: [Platform] Alert on expiry — 完了: 2026-04-16 · owner Platform · done true
        6: Send the letter, due by 1 June 2024 · due 2024-06-01
        """);

    [Fact]
    public void Nothing_is_no_action() => CheckActions("## Action Items\n- N/A\n- None.\n- …\n\nNone.", "");

    [Fact]
    public void A_label_opens_the_list() => CheckActions("""
        # Incident on 2024-03-02
        - **Impact**: none
        - **Review actions**:
          - Watch the certificate
          - Fix the pipeline. DONE in [PR #5126](https://forge.example/a/b/pull/5126)
        """, """
        4: Watch the certificate
        5: Fix the pipeline. DONE in PR #5126 · ticket https://forge.example/a/b/pull/5126 · done true
        """);

    [Fact]
    public void A_bold_label_over_a_numbered_list() => CheckActions("""
        # Incident on 2024-03-02
        - **Review actions**:

        1. Speak to the owner
        2. Find the key
            1. in the vault
        """, """
        4: Speak to the owner
        5: Find the key
        """);

    [Theory]
    [InlineData("Plan d'action", "Action", "Responsable", "Échéance", "Statut", "Terminé")]
    [InlineData("Maßnahmen", "Maßnahme", "Verantwortlich", "Fällig", "Status", "Erledigt")]
    [InlineData("Acciones", "Acción", "Responsable", "Fecha límite", "Estado", "Completado")]
    [InlineData("Ações", "Ação", "Responsável", "Prazo", "Status", "Concluído")]
    [InlineData("行动项", "行动", "负责人", "截止日期", "状态", "已完成")]
    [InlineData("액션 아이템", "액션", "담당자", "기한", "상태", "완료")]
    [InlineData("Hành động", "Hành động", "Người phụ trách", "Hạn", "Trạng thái", "Hoàn thành")]
    public void Tables_in_other_languages(string heading, string action, string owner, string due, string status, string done) => CheckActions($"""
        ## {heading}
        | {action} | {owner} | {due} | {status} |
        |---|---|---|---|
        | Xyz abc | dana | 2024-04-01 | {done} |
        """, "4: Xyz abc · owner dana · due 2024-04-01 · done true");

    [Fact]
    public void Lists_under_names() => CheckActions("""
        # Outage 2024-03-02
        ## Actions
        **Lena**
        - Cap the memory of the job

        **Marco/Ines**
        - Move rebuilds to the replica

        **All**
        - Read the runbook

        **Monitoring**
        - Alert on the cache

        SRE:
        - Move the state by 2024-04-15
        """, """
        4: Cap the memory of the job · owner Lena
        7: Move rebuilds to the replica · owner Marco/Ines
        10: Read the runbook
        13: Alert on the cache
        16: Move the state by 2024-04-15 · owner SRE · due 2024-04-15
        """);

    [Fact]
    public void A_name_that_is_no_first_name_needs_company_or_a_field() => CheckActions("""
        # Outage 2024-03-02
        Participants: KL, RS
        ## Actions
        **KL**
        - Lower the bulk size

        **Terraform**
        - Upgrade to the next version
        """, """
        5: Lower the bulk size · owner KL
        8: Upgrade to the next version
        """);

    [Fact]
    public void What_is_set_off_at_the_end() => CheckActions("""
        # Outage 2024-03-02
        ## Action items
        - [ ] Validate selectors in CI — @gwen — 2024-03-20
        - [ ] Lint zone files (Amir, due 2024-03-30)
        - Support two secrets – Backend – 2024-04-15
        - Search all repositories; Ola; due 04/01/2024; DATA-12
        - Require a key @kofi 2024-03-23
        - Jonas: write down how to roll back
        - Heartbeat every hour [M. Lind] [2024-04-15]
        - Watch the certificates (Irina, until 30 Apr 2024)
        - Replace the cable (see the photo)
        - [x] Release the lock — 2024-03-05
        - ~~Refund everybody~~ done
        """, """
        3: Validate selectors in CI — @gwen — 2024-03-20 · owner @gwen · due 2024-03-20 · done false
        4: Lint zone files (Amir, due 2024-03-30) · owner Amir · due 2024-03-30 · done false
        5: Support two secrets – Backend – 2024-04-15 · owner Backend · due 2024-04-15
        6: Search all repositories; Ola; due 04/01/2024; DATA-12 · owner Ola · due 2024-04-01 · ticket DATA-12
        7: Require a key @kofi 2024-03-23 · owner @kofi · due 2024-03-23
        8: Jonas: write down how to roll back · owner Jonas
        9: Heartbeat every hour [M. Lind] [2024-04-15] · owner M. Lind · due 2024-04-15
        10: Watch the certificates (Irina, until 30 Apr 2024) · owner Irina · due 2024-04-30
        11: Replace the cable (see the photo)
        12: Release the lock — 2024-03-05 · done true
        13: Refund everybody done · done true
        """);

    [Fact]
    public void Labels_in_nested_items() => CheckActions("""
        # Outage 2024-03-02
        ## Action items
        1. Add a canary
           - Owner: @dana
           - Due: 2024-04-01
           - Priority: High
           - Status: Done
        2. Add a test
           - Owner: TBD
        """, """
        3: Add a canary · owner @dana · due 2024-04-01 · priority 1 · done true
        8: Add a test
        """);

    [Fact]
    public void A_ticket_with_its_status_in_one_cell() => CheckActions("""
        # Outage 2024-03-02
        | Action Item | Type | Owner | Bug |
        |---|---|---|---|
        | Reject empty lists | prevent | mika | 5512 **DONE** |
        | Canary flag pushes | mitigate | theo | 5513 TODO |
        """, """
        4: Reject empty lists · owner mika · ticket 5512 DONE · done true
        5: Canary flag pushes · owner theo · ticket 5513 TODO · done false
        """);

    [Fact]
    public void What_stands_in_the_place_of_something_is_nothing() => CheckActions("""
        # Outage 2024-03-02
        ## Action items
        - None at this time
        - No further action required.
        - N/A (all is done)
        - TBD
        - None of the alerts fired: repair them
        """, """
        7: None of the alerts fired: repair them
        """);

    [Fact]
    public void Factors_without_their_labelled_lines()
    {
        var model = Bind("""
            # Outage 2024-03-02
            ## Contributing factors
            1. The worker sent no key
               *Impact:* each timeout charged again
            2. None (nothing else was found)
            ## What went well
            - N/A
            """);
        Assert.Equal(["The worker sent no key"], model.RootCause.Factors.Select(f => f.Text));
        Assert.Empty(model.Lessons.WentWell);
    }

    [Fact]
    public void The_head_of_a_list_says_how_soon()
    {
        var model = Bind("""
            # Outage 2024-03-02
            ## Recommendations
            Immediate
            - Purge on every release

            **Long-term:**
            - Move to immutable releases
            """);
        Assert.Equal(["immediate", "long"], model.ActionItems.Select(a => a.Horizon));
    }

    [Fact]
    public void Names_that_the_company_gives_away() => CheckActions("""
        # Outage 2025-03-04
        ## Recommendations
        1. Validate the chain as a phone does (Network Services – Bettina Kroll)
        2. Ask for open incidents in the script (Service Desk)
        3. No renewals before term (Change Advisory Board)
        4. Find somebody on the student side
        """, """
        3: Validate the chain as a phone does (Network Services – Bettina Kroll) · owner Bettina Kroll
        4: Ask for open incidents in the script (Service Desk) · owner Service Desk
        5: No renewals before term (Change Advisory Board) · owner Change Advisory Board
        6: Find somebody on the student side
        """);

    [Fact]
    public void Initials_with_a_status_or_a_ticket_behind() => CheckActions("""
        # Outage 2025-03-04
        ## Timeline
        10.14 KK: restarts the node<br>
        10.20 MO: calls the vendor<br>
        10.31 SvD: it is up<br>

        ## Actions
        - Reduce the batch size to 200 - KK (Done)
        - Write down how to restart a node - SvD
        - Ask the vendor for larger nodes - MO, ticket 20790
        """, """
        8: Reduce the batch size to 200 - KK (Done) · owner KK · done true
        9: Write down how to restart a node - SvD · owner SvD
        10: Ask the vendor for larger nodes - MO, ticket 20790 · owner MO · ticket 20790
        """);

    [Fact]
    public void Products_in_brackets_own_nothing() => CheckActions("""
        # Outage 2025-03-04
        ## Actions
        - Raise the limit (Kafka)
        - Pin the version (Terraform)
        - Add a probe (Grafana)
        """, """
        3: Raise the limit (Kafka)
        4: Pin the version (Terraform)
        5: Add a probe (Grafana)
        """);

    [Fact]
    public void A_column_of_states_under_a_head_of_its_own() => CheckActions("""
        # Outage 2025-03-04
        ## What we will do
        | Nr | Measure | Responsible | Where are we |
        |---|---|---|---|
        | 1 | Add the index | Ana | done |
        | 2 | Test the load | Bo | in progress |
        """, """
        5: Add the index · owner Ana · done true
        6: Test the load · owner Bo · done false
        """);

    [Fact]
    public void Handles_and_dates_in_front_of_a_link() => CheckActions("""
        # Outage 2025-03-04
        ## Action items
        - Upgrade the shards (@dimitri, before 2025-03-17) [MAIL-20](https://tracker.example/browse/MAIL-20)
        - Search for other offsets (@ruta) [MAIL-24](https://tracker.example/browse/MAIL-24)
        - Alert on the sum of all relays (@ruta, done on March 9)
        """, """
        3: Upgrade the shards (@dimitri, before 2025-03-17) MAIL-20 · owner @dimitri · due 2025-03-17 · ticket https://tracker.example/browse/MAIL-20
        4: Search for other offsets (@ruta) MAIL-24 · owner @ruta · ticket https://tracker.example/browse/MAIL-24
        5: Alert on the sum of all relays (@ruta, done on March 9) · owner @ruta · done true
        """);

    [Fact]
    public void A_table_with_shortened_heads_and_the_day_first() => CheckActions("""
        # Outage 2025-01-21
        ## Actions

        Already completed:

        - Restart policy set (22/01/2025)

        | Ref | What | Resp. | ECD | State |
        |---|---|---|---|---|
        | 1 | Alert on the age of the oldest message | P. Lind | 07/02/2025 | In progress |
        | 2 | Trust store managed | Integration team | 31/03/2025 | Complete |
        """, """
        6: Restart policy set (22/01/2025) · due 2025-01-22 · done true
        10: Alert on the age of the oldest message · owner P. Lind · due 2025-02-07 · done false
        11: Trust store managed · owner Integration team · due 2025-03-31 · done true
        """);

    [Fact]
    public void Groups_by_how_far_they_are() => CheckActions("""
        # Outage 2025-03-04
        ## Next

        **Done**

        - Ask the bank before sending again — PAY-90

        **In progress**

        - Key in the header of the file — PAY-91

        **Later**

        - Look at other jobs — PAY-92
        """, """
        6: Ask the bank before sending again — PAY-90 · ticket PAY-90 · done true
        10: Key in the header of the file — PAY-91 · ticket PAY-91 · done false
        14: Look at other jobs — PAY-92 · ticket PAY-92
        """);

    [Fact]
    public void A_sign_behind_the_ticket_and_a_firm_as_owner() => CheckActions("""
        # Störung 2023-02-09
        ## Maßnahmen
        | Maßnahme | Ticket | Größe |
        |---|---|---|
        | Getrennte Schlüssel | #2291 | S |
        | Abbruch ohne Angabe | #2292 ✔ | S |

        ### Weitere

        * Import auf einem zweiten Server (verantwortlich: Fa. Geodelta, bis 30.06.2023)
        """, """
        5: Getrennte Schlüssel · ticket #2291
        6: Abbruch ohne Angabe · ticket #2292 · done true
        """);

    [Fact]
    public void Who_does_it_in_a_sentence_and_what_stands_in_brackets() => CheckActions("""
        # Outage on 12/03/2024
        ## Follow-ups
        * Ben to add an alert by 20/03/2024
        * Ana will test it before 02/04/2024
        * Warm the cache before traffic (Tom, 2024-05-20, P2)
        """, """
        3: Ben to add an alert by 20/03/2024 · owner Ben · due 2024-03-20
        4: Ana will test it before 02/04/2024 · owner Ana · due 2024-04-02
        5: Warm the cache before traffic (Tom, 2024-05-20, P2) · owner Tom · due 2024-05-20
        """);

    [Fact]
    public void Priorities_as_dots() => CheckActions("""
        # Outage 2024-11-02
        ## Actions
        | Priority | Description | Assignee | Status |
        |:-:|:--|:--|:--|
        | 🔴 | Alert at 80 % | @kim | ✅ Done |
        | 🟡 | Quotas per topic | @lee | 🚧 WIP |
        """, """
        5: Alert at 80 % · owner @kim · priority 1 · done true
        6: Quotas per topic · owner @lee · priority 2 · done false
        """);

    [Fact]
    public void Accounts_beside_a_date() => CheckActions("""
        # Outage 2024-10-02
        ## Action items
        - [P0] Turn the cleaner on (jpark, 10/04/2024) DONE
        - [P1] Alarm on the number of locks - asmith - ETA 10/18/2024
        - [P2] Load test of the lock table. Owner: TBD. ETA: Q1
        """, """
        3: Turn the cleaner on (jpark, 10/04/2024) DONE · owner jpark · due 2024-10-04 · priority 1 · done true
        4: Alarm on the number of locks - asmith - ETA 10/18/2024 · owner asmith · due 2024-10-18 · priority 1
        5: Load test of the lock table. Owner: TBD. ETA: Q1 · due ? · priority 2
        """);
}
