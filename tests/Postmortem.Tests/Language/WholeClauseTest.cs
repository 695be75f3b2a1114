using static Postmortem.Tests.Language.Wordings;

namespace Postmortem.Tests.Language;

/// <summary>Rewrites keep every fact of a sentence: in what it says afterwards, in an action item, or in what is asked for.</summary>
public sealed class WholeClauseTest
{
    [Theory]
    [InlineData("The fitter pulled the pump and did not read the gauge.", "The pump was pulled, and the gauge was not read. [FACT NEEDED: what would have prompted or enforced reading the gauge]")]
    [InlineData("The crew were told twice and still had not moved the tank.", "The crew were told twice, and the tank had still not been moved. [FACT NEEDED: what would have prompted or enforced moving the tank]")]
    [InlineData("When the supervisor failed to respond to two requests to open `gate-3`, the lock overflowed.", "When two requests to open `gate-3` were not responded to, the lock overflowed. [FACT NEEDED: what would have prompted or enforced responding to two requests]")]
    [InlineData("Someone on the art team overwrote the atlas with a draft, which broke the menu.", "The atlas was overwritten with a draft, which broke the menu. [FACT NEEDED: what led to overwriting the atlas, and what allowed it]")]
    [InlineData("The team did not take the tide into account.", "[FACT NEEDED: what would have prompted the team to take the tide into account].")]
    [InlineData("The moderators mistook the reports for spam and didn't react.", "The reports were taken for spam, and [FACT NEEDED: what would have prompted the moderators to react].")]
    [InlineData("A number of operators ignored the notice in `#harbour` and kept using the old chart.", "The notice in `#harbour` was not acted on, and [FACT NEEDED: what led operators to keep using the old chart].")]
    [InlineData("None of the operators acknowledged the page for 40 minutes.", "The page was not acknowledged for 40 minutes. [FACT NEEDED: what would have prompted or enforced acknowledging the page]")]
    public void All_that_is_said_of_a_person_is_said_of_things(string text, string expected) => CheckFix(text, expected);

    [Theory]
    [InlineData("The engineer who joined in June did not look at the plan, which listed 41 pumps.", "[FACT NEEDED: what would have prompted the engineer who joined in June to look at the plan, which listed 41 pumps].")]
    [InlineData("We didn't test with more than one tank.", "[FACT NEEDED: what would have prompted us to test with more than one tank].")]
    [InlineData("Because the shift was short, he did not notice that the valve had closed.", "Because the shift was short, [FACT NEEDED: which signal would have shown that the valve had closed].")]
    [InlineData("The thresholds had not been revisited since traffic doubled in spring.", "[FACT NEEDED: what would have prompted or enforced revisiting the thresholds since traffic doubled in spring].")]
    [InlineData("Security was never told by the pump team that the port, which they call \"inner\", had been open since May.", "[FACT NEEDED: what would have prompted the pump team to tell security that the port, which they call \"inner\", had been open since May].")]
    [InlineData("Somebody should have questioned why the dump shrank from 48 GB to 11 GB.", "[FACT NEEDED: what would have prompted somebody to question why the dump shrank from 48 GB to 11 GB].")]
    public void What_cannot_be_turned_round_is_asked_for_with_all_that_it_says(string text, string expected) => CheckFix(text, expected);

    [Theory]
    [InlineData("A manual error in bay 14 stopped the pump.", "A manual step [FACT NEEDED: which one, what it looked like then, and what allowed it] in bay 14 stopped the pump.")]
    [InlineData("Our failure to anticipate the number of boats made the lock overflow.", "The number of boats was not anticipated, which made the lock overflow. [FACT NEEDED: what would have prompted or enforced anticipating the number of boats]")]
    [InlineData("Not having tested a restart is what made this a six-hour incident.", "A restart was not tested, which made this a six-hour incident. [FACT NEEDED: what would have prompted or enforced testing a restart]")]
    [InlineData("Warning signs were missed: the tank had been filling for eleven days.", "The tank had been filling for eleven days. [FACT NEEDED: what was known, visible and likely at that time]")]
    [InlineData("An erroneous assumption was made that both tanks share a valve.", "An assumption was made that both tanks share a valve. [FACT NEEDED: what was done, what was meant, and what allowed the difference]")]
    [InlineData("We underestimated the tide.", "We estimated the tide. [FACT NEEDED: the estimate, what it rested on, and what it was in fact]")]
    [InlineData("The tide was badly underestimated.", "The tide was estimated. [FACT NEEDED: the estimate, what it rested on, and what it was in fact]")]
    [InlineData("Poor testing of the pump in the old hall let the fault through.", "A gap in the testing of the pump in the old hall [FACT NEEDED: which case was not tested, and how it showed, in place of \"poor\"] let the fault through.")]
    [InlineData("The team's belief that the pump is idle turned out mistaken.", "The team's belief that the pump is idle led to [FACT NEEDED: which effects, and what was known of them when this was decided, in place of \"turned out mistaken\"].")]
    [InlineData("Insufficient testing of the pump before the move went out to everybody.", "A gap in the testing of the pump [FACT NEEDED: which case was not tested, and how it showed, in place of \"insufficient\"] before the move went out to everybody.")]
    [InlineData("The move was handled badly, with two texts in one evening.", "The move was handled [FACT NEEDED: how, in place of \"badly\"], with two texts in one evening.")]
    public void A_word_that_judges_gives_way_to_one_that_tells(string text, string expected) => CheckFix(text, expected);

    [Theory]
    [InlineData("If the link was tested after the move, the clinic would not have been cut off from the archive.", "The link was not tested after the move, and the clinic was cut off from the archive.")]
    [InlineData("A shorter timeout on `gate-3` could have saved us an hour.", "The timeout on `gate-3` was not shorter. [FACT NEEDED: the action item for this, to save us an hour]")]
    [InlineData("The pump should've been stopped at 16:05 when the first call came in, rather than at 16:40.", "The pump was stopped at 16:40, rather than at 16:05 when the first call came in.")]
    [InlineData("Ideally we would have closed the lock instead of waiting for the tide to turn.", "We waited for the tide to turn rather than closing the lock.")]
    [InlineData("`maxOpen` should have been 1 here, not 50%.", "`maxOpen` was 50%, not 1 here.")]
    [InlineData("With a dry run it would not have been necessary to drain the tank.", "There was no dry run, and it was necessary to drain the tank.")]
    [InlineData("It would have been wiser to ask the harbour first.", "The harbour was not asked first.")]
    [InlineData("It would have helped to have the harbour's number in the runbook.", "The harbour's number was not in the runbook.")]
    [InlineData("The tank was small, and this might have been avoided by using the second tank that we pay for.", "The tank was small, and the second tank that we pay for was not used.")]
    [InlineData("Had the test been run with the full chart instead of the sample, the crew would have had an hour.", "The test was run with the sample instead of the full chart. [FACT NEEDED: the action item for this, so that the crew will have an hour]")]
    [InlineData("We ought to have told the owners on Friday already, not on the Monday.", "We told the owners on the Monday, not on Friday already.")]
    [InlineData("Had the move been split over two nights, as the manual says, the old pump would have kept on working.", "The move was not split over two nights, as the manual says. [FACT NEEDED: the action item for this, so that the old pump will keep on working]")]
    [InlineData("We should have announced the new limit much better, a line in the notes is not enough.", "The new limit was not announced much better, a line in the notes is not enough.")]
    [InlineData("The owners could have been told in May.", "The owners were not told in May.")]
    [InlineData("The job should never have had write access to the ledger.", "The job had write access to the ledger.")]
    public void Another_past_leaves_all_that_it_tells_of_this_one(string text, string expected) => CheckFix(text, expected);

    [Fact]
    public void Every_wording_of_a_rule_in_a_sentence_is_taken_away() => CheckFix(
        "The plan was never updated to include pump 5, and we didn't realise that one of them is new.",
        "The plan was not updated to include pump 5, and [FACT NEEDED: which signal would have shown that one of them is new]. [FACT NEEDED: what would have prompted or enforced updating the plan]");

    [Fact]
    public void What_would_have_come_of_it_is_what_an_action_item_is_for() => CheckFix(
        "Had the valve been armed, the pump would have stopped inside two minutes.\n\n## Action items\n\n1. Raise the limit\n",
        "The valve was not armed.\n\n## Action items\n\n1. Raise the limit\n2. Arm the valve, so that the pump will stop inside two minutes [FACT NEEDED: owner and due date]\n");

    [Fact]
    public void An_action_item_begins_a_section_without_any_and_is_added_once()
    {
        const string Heading = "## Action items\n";
        CheckFix($"The alarm should have fired at noon.\n\n{Heading}", $"The alarm did not fire at noon.\n\n{Heading}\n- [ ] Make the alarm fire at noon [FACT NEEDED: owner and due date]\n");
        var there = $"The alarm should have fired at noon.\n\n{Heading}\n- [ ] Make the alarm fire at noon (@lena)\n";
        Assert.DoesNotContain("@lena)\n- [ ]", Fix(there), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- Remind the wardens to check the date before closing the gate", "- Make [FACT NEEDED: which tool] refuse to go on without this step: check the date before closing the gate")]
    [InlineData("- Never deploy on Fridays", "- Make [FACT NEEDED: which tool] refuse this step: deploy on Fridays")]
    [InlineData("- Read the plan more carefully", "- Make [FACT NEEDED: which tool] refuse to go on without this step: read the plan")]
    [InlineData("- Conduct gate training", "- Make [FACT NEEDED: which tool] refuse [FACT NEEDED: which unsafe case, in place of \"Conduct gate training\"]")]
    public void What_people_are_to_do_stays_in_the_control(string text, string expected) =>
        CheckFix($"## Action items\n\n{text}\n", $"## Action items\n\n{expected}\n");

    [Theory]
    [InlineData("The [plan of the team that failed to test the restore](x.md) is old.")]
    [InlineData("The crew did not test **the new\nvalve** at noon.")]
    [InlineData("We forgot to rotate `key[0]` (see [INC-4](x.md)).")]
    public void What_is_asked_for_is_one_question_whatever_stands_in_it(string text)
    {
        foreach (var after in Fix(text).Split("\n---\n").Where(after => after.Contains("[FACT NEEDED", StringComparison.Ordinal)))
        {
            var analysis = Rules.Page.Analyze($"---\nkind: post-mortem\n---\n\n# Post-Mortem: X\n\n## Root Cause\n\n{after}\n");
            Assert.Contains(analysis.Findings, finding => finding.Rule.Code == "placeholder-left");
        }
    }
}
