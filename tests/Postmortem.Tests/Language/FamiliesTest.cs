using static Postmortem.Tests.Language.Wordings;

namespace Postmortem.Tests.Language;

/// <summary>Families of wordings in the frames in which engineers write them, and the same words where they are facts.</summary>
public sealed class FamiliesTest
{
    private static readonly string[] Lapses =
    [
        "overlooked the second consumer", "misjudged the size of the table", "forgot the standby", "did not notice the second alarm", "assumed wrongly that the link was up",
        "got the order of the steps wrong", "brushed the first reports aside", "paid no attention to the queue", "never got round to the cleanup", "failed to inform the helpdesk",
        "skipped step 3", "set the limit too low", "put too much trust in the probe", "mixed up the two hosts", "was under the impression that it was off",
    ];

    private static readonly string[] Frames =
    [
        "The ferry desk {0}.", "@hverner {0}.", "09:40 Anja {0}", "**Why?** Because the rail team {0}.", "The planner on duty, who {0}, went home at six.",
        "The operator looked at the board but {0}.", "It took an hour because one of the engineers {0}.",
    ];

    private static readonly string[] Nouns =
    [
        "a misjudgement of the load", "an honest mistake", "a moment of inattention", "a copy-paste error", "a lapse in communication", "a failure to rehearse the move", "insufficient testing",
        "a lack of coordination", "poor planning", "human error", "a mix-up of the two cables", "half-baked documentation", "haste",
    ];

    [Fact]
    public void A_lapse_of_somebody_is_found_in_every_frame() =>
        Assert.Equal([], from lapse in Lapses from frame in Frames let text = string.Format(null, frame, lapse) where Find(text).Length == 0 select text);

    [Fact]
    public void A_lapse_told_as_a_noun_is_found_wherever_it_stands() =>
        Assert.Equal([], from noun in Nouns
                         from frame in new[] { "The second outage was due to {0}.", "Because of {0} the gate stayed shut.", "This was the result of {0}.", "- The gate stayed shut through {0}" }
                         let text = string.Format(null, frame, noun)
                         where Find(text).Length == 0
                         select text);

    [Theory]
    [InlineData("Forgetting the second flag, the duty team restarted the tunnel.")]
    [InlineData("Not realising that both gates share a fuse, we opened the second one.")]
    [InlineData("The maintainers tagged 4.1 on Sunday, ignoring the red build.")]
    [InlineData("We made it worse by restarting the wrong pump controller.")]
    [InlineData("The crew left the yard, not having tested the brake valve.")]
    public void A_participle_has_the_subject_of_its_main_clause(string text) => Assert.NotEqual("", Find(text));

    [Theory]
    [InlineData("The probe returned early, ignoring the second header.")]
    [InlineData("By skipping empty rows the exporter saves an hour.")]
    [InlineData("The balancer kept the hosts in rotation, disregarding their weight.")]
    public void What_a_program_ignores_is_how_it_works(string text) => Check(text, "");

    [Theory]
    [InlineData("The scheduler accidentally counted each train twice.")]
    [InlineData("Tickets were mistakenly rejected by the gate firmware.")]
    [InlineData("The bridge controller overlooked the second sensor.")]
    [InlineData("Totals were incorrectly calculated for leap years.")]
    public void What_programs_do_by_mistake_is_a_fact(string text) => Check(text, "");

    [Theory]
    [InlineData("A second prompt makes sure that no valve is opened by mistake.")]
    [InlineData("The new lock lowers the risk of a hasty restart.")]
    [InlineData("With the guard in place a route can no longer be accidentally withdrawn.")]
    [InlineData("If a stop is erroneously removed, the planner now refuses the file.")]
    public void What_guards_are_there_for_is_no_verdict(string text) => Check(text, "");

    [Theory]
    [InlineData("Had the storm lasted another hour, the pumps would have been flooded.")]
    [InlineData("Had the generator not started, the tunnel would have gone dark.")]
    [InlineData("If that had been a weekday, thousands of travellers would have been affected.")]
    [InlineData("The barrier should have been back by 14:10; at 14:12 we called the yard.")]
    [InlineData("Holders of a pass should have received a refund by now.")]
    [InlineData("The old timetable would have rejected such a train.")]
    public void Worse_luck_and_what_was_expected_are_no_wishes(string text) => Check(text, "");

    [Theory]
    [InlineData("Had this been rehearsed, fewer travellers would have been affected.")]
    [InlineData("If there had been a second barrier, only one lane would have been closed.")]
    [InlineData("If we had a spare breaker, this would have lasted ten minutes.")]
    [InlineData("With a proper handover, the closure would have lasted minutes.")]
    [InlineData("An extra look at the plan would not have hurt.")]
    [InlineData("Calling the yard at once would have been the better choice.")]
    [InlineData("The signal box ought not to have been switched over at noon.")]
    [InlineData("This never needed to happen.")]
    public void A_wish_is_found_in_other_words(string text) => Assert.NotEqual("", Find(text));
}
