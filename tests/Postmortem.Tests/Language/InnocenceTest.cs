using static Postmortem.Tests.Language.Wordings;

namespace Postmortem.Tests.Language;

/// <summary>Words of blame in company that makes them facts, each with a twin in which they are none.</summary>
public sealed class InnocenceTest
{
    [Theory]
    [InlineData("The carrier opened a fault ticket at 06:15.", "The fault was with the carrier team.")]
    [InlineData("Poor reception at the depot delayed the scans.", "Poor communication delayed the repair.")]
    [InlineData("Forms of type oversight request were handled as usual.", "By an oversight the forms were not handled.")]
    [InlineData("Spelling mistakes in the mail gave it away.", "Typing mistakes in the plan caused the flood.")]
    [InlineData("Poor print quality made the labels unreadable.", "Poor planning made the labels unreadable.")]
    [InlineData("Votes from the ferry were simply not recorded.", "The votes were simply not checked.")]
    [InlineData("The number of errors fell at noon.", "A series of mistakes led to the flood.")]
    [InlineData("The council has oversight over the ferry.", "The ferry was left out by an oversight.")]
    [InlineData("The obvious suspect was the pump, but it was not running.", "The leak was obvious in the log, but nobody looked.")]
    [InlineData("Embarrassingly parallel jobs went first.", "The plan was embarrassingly thin.")]
    [InlineData("Credits are calculated in retrospect.", "In retrospect the plan was thin.")]
    [InlineData("The mistake in the numbering has been corrected.", "The mistake in the numbering caused the flood.")]
    [InlineData("There is insufficient logging data from May.", "There was insufficient logging.")]
    [InlineData("The worker skips ignored files.", "The engineer ignored the files.")]
    [InlineData("There was not enough disk space for the dump.", "There was not enough testing.")]
    public void A_name_of_a_thing_is_one_word(string innocent, string blameful) => CheckTwins(innocent, blameful);

    [Theory]
    [InlineData("The duty technician caught the wrong unit on the panel.", "The duty technician entered the wrong unit on the panel.")]
    [InlineData("A typo was spotted by the second engineer.", "A typo was made by the second engineer.")]
    [InlineData("The crew was given the wrong door code.", "The crew typed the wrong door code.")]
    [InlineData("Our buyer fixed a mistake in the order form.", "Our buyer made a mistake in the order form.")]
    public void Who_notices_or_is_handed_something_wrong_has_done_nothing(string innocent, string blameful) => CheckTwins(innocent, blameful);

    [Theory]
    [InlineData("We ruled out human error at noon.", "We blame human error.")]
    [InlineData("To exclude an accidental deletion we compared both lists.", "An accidental deletion emptied both lists.")]
    [InlineData("It is unclear how long a battery would have kept the readings.", "A second battery would have kept the readings.")]
    [InlineData("Nothing indicates a careless handling of the draft.", "A careless handling of the draft spread it.")]
    [InlineData("There is no sign of negligence on the side of the yard.", "There was negligence on the side of the yard.")]
    [InlineData("Carelessness or haste can be excluded.", "Carelessness spread the draft.")]
    [InlineData("The power cut is nobody's fault.", "The power cut is the electrician's fault.")]
    [InlineData("For the record, nobody made a mistake.", "For the record, the porter made a mistake.")]
    [InlineData("To avoid that somebody mistakenly opens the valve, it has a seal.", "Somebody mistakenly opened the valve.")]
    [InlineData("This rules out the filter as the sole cause.", "The filter was the sole cause.")]
    [InlineData("It is unclear whether anybody could have prevented this.", "A dry run could have prevented this.")]
    [InlineData("We do not consider this a case of operator error.", "We consider this a case of operator error.")]
    [InlineData("We cannot promise that it will not happen again.", "We promise that it will not happen again.")]
    [InlineData("At first we suspected an accidental deletion.", "At noon there was an accidental deletion.")]
    public void What_is_examined_or_denied_is_not_asserted(string innocent, string blameful) => CheckTwins(innocent, blameful);

    [Theory]
    [InlineData("The dialog protects from accidental bulk changes.", "An accidental bulk change emptied the shelf list.")]
    [InlineData("The lock makes sure that nobody deletes a set by accident.", "A set was deleted by accident.")]
    [InlineData("The dialog stopped an unintended purge.", "An unintended purge emptied the tank.")]
    [InlineData("An operator error of this kind is now caught by the interlock.", "An operator error of this kind flooded the lock.")]
    [InlineData("An accidental click can be undone for a week.", "An accidental click closed the ward list.")]
    [InlineData("Volunteers are free to open an incident without asking.", "The volunteer opened the valve without asking.")]
    public void A_guard_against_slips_is_no_slip(string innocent, string blameful) => CheckTwins(innocent, blameful);

    [Theory]
    [InlineData("The controller mistakenly marked both disks as foreign.", "The operator mistakenly marked both disks as foreign.")]
    [InlineData("The scheduler made the wrong choice between two hosts.", "The on-call engineer made the wrong choice between two hosts.")]
    [InlineData("Severity 5 is ignored by the pager.", "The alert was ignored by the night shift.")]
    [InlineData("`sync-hosts` did not look at the second file.", "The second file was overlooked.")]
    [InlineData("Tokens were incorrectly issued by the broker.", "Tokens were incorrectly given to both crews.")]
    [InlineData("The watchtower wrongly believed that the gate was shut.", "The watchman on duty wrongly believed that the gate was shut.")]
    [InlineData("The valve should have closed at 80 mbar.", "The valve should have been serviced in May.")]
    [InlineData("The dose was set incorrectly due to a rounding bug.", "The dose was set incorrectly due to a mix-up.")]
    [InlineData("The alert was missed because the pager service was down.", "The alert was missed because of haste.")]
    [InlineData("The limiter was too aggressive.", "The plan was too aggressive.")]
    [InlineData("The balancer neglected the second host.", "The plan neglected the second host.")]
    [InlineData("The security group did not allow the port.", "The security team did not document the port.")]
    [InlineData("New clients check the sum, so they would have refused the file.", "The operators would have refused the file if they had looked.")]
    public void A_program_that_decides_wrongly_is_a_fact(string innocent, string blameful) => CheckTwins(innocent, blameful);

    [Theory]
    [InlineData("The page stayed green while people failed to log in.", "The page stayed green while the operators failed to look.")]
    [InlineData("Missed lessons are repeated in June.", "Missed the lesson of last June.")]
    [InlineData("The thief could have drained the account.", "The clerk could have checked the account.")]
    [InlineData("Guests could not have been moved to the annexe.", "Guests could have been moved to the annexe earlier.")]
    [InlineData("The address was misspelled by the customer.", "The address was misspelled by the clerk.")]
    [InlineData("A visitor opened the door by mistake.", "The porter opened the door by mistake.")]
    [InlineData("Our auditors missed the ferry.", "Our auditors missed the leak.")]
    [InlineData("Passengers who missed their train were rebooked.", "The dispatcher on duty missed the alarm.")]
    [InlineData("Applicants who submitted an incorrect form get a letter.", "The clerk on duty submitted an incorrect form.")]
    [InlineData("You should have received a letter from us by now.", "You should have checked the letter.")]
    [InlineData("Residents forget to rotate their keys.", "The engineers forget to rotate their keys.")]
    public void The_public_is_affected_and_not_to_blame(string innocent, string blameful) => CheckTwins(innocent, blameful);

    [Theory]
    [InlineData("We skip the warm-up for small files.", "We skipped the review for small files.")]
    [InlineData("An operator can miss the first page.", "The team missed the first page.")]
    [InlineData("The nurse had not yet signed the letter.", "The nurse had not signed the letter.")]
    [InlineData("We have not reviewed the other racks yet.", "We had not reviewed the other racks.")]
    [InlineData("We deliberately skipped the check on one host.", "We skipped the check on one host.")]
    public void What_is_possible_planned_or_still_to_come_is_no_omission(string innocent, string blameful) => CheckTwins(innocent, blameful);

    [Theory]
    [InlineData("If that had been a weekday, 900 commuters would have stood at closed gates.", "If that had been tested, no commuter would have stood at closed gates.")]
    [InlineData("Had the second feed also failed, the archive would have been unreadable.", "Had the second feed been checked, the archive would have been readable.")]
    [InlineData("If the queue had grown further, the broker would have paged to disk.", "If the queue had been capped, the broker would have survived.")]
    [InlineData("Had the sluice not held, the cellar would have been gone.", "Had the sluice been oiled, the cellar would have survived.")]
    [InlineData("In the worst case, a second breach would have taken the archive.", "With a second pump, the breach would have been contained.")]
    [InlineData("We could have replayed the log, but that would have taken a day.", "We could have replayed the log at once.")]
    [InlineData("We considered a restore, but it would have thrown away the morning's entries.", "A restore would have saved the morning's entries.")]
    [InlineData("Sessions from the morning could not have been affected.", "Sessions from the morning would not have been affected if the pump had been serviced.")]
    [InlineData("If the guard had not raised the barrier, 300 cars would have been stuck.", "If the guard had raised the barrier, no car would have been stuck.")]
    [InlineData("Had we waited, the same failure would have hit us.", "Had we waited, the failure would not have hit us.")]
    [InlineData("Depending on the tide, the boat would have arrived at six.", "With a chart, the boat would have avoided the rocks.")]
    [InlineData("A cut rope would have the same effect.", "A second rope would have prevented this.")]
    [InlineData("Nobody could have foreseen the landslide.", "The surveyor could have foreseen the landslide.")]
    [InlineData("Had the feed stayed stale, readers would have received an empty page.", "Had the feed been checked, readers would have been spared an empty page.")]
    [InlineData("With 0.9.4 the pump would have retried for ever.", "With a second pump the cellar would have been spared.")]
    [InlineData("With a tide of two metres most boats would have stayed afloat.", "With a harbour pilot the boat would have avoided the rocks.")]
    [InlineData("In theory a second key could have been made.", "The second key could have been found earlier.")]
    [InlineData("If it had not been for the sluice, the cellar would have been gone.", "Had it not been for the manual step, the move would have finished on time.")]
    [InlineData("The form should have been rejected by the validator.", "The form should have been rejected by the clerk.")]
    [InlineData("The lease should have renewed at noon.", "The lease should have been renewed at noon.")]
    [InlineData("The tank should have held 400 litres, the gauge said 90.", "The tank should have been measured.")]
    [InlineData("The gate should have been lowered by the controller at this point.", "The gate should have been lowered by the caretaker at this point.")]
    [InlineData("About 400 coins could have been drained this way.", "The coins could have been moved earlier.")]
    [InlineData("Swapping all pumps at once would have cleared the alarm but flooded the hall, so it was ruled out.", "A second pump would have cleared the alarm earlier.")]
    [InlineData("@hanneke assumed the role of scribe.", "@hanneke assumed the wrong valve was open.")]
    [InlineData("We missed our target of 99.95% for March.", "We missed the warning of March.")]
    public void A_risk_that_did_not_come_true_is_no_wish(string innocent, string blameful) => CheckTwins(innocent, blameful);

    [Theory]
    [InlineData("The team repeatedly measured the voltage.", "The team repeatedly ignored the voltage.")]
    [InlineData("This should never happen with a valid key.", "This will never happen again.")]
    [InlineData("Don't bother with empty files.", "The crew did not bother with the files.")]
    [InlineData("We do not consider this closed.", "We did not consider the second valve.")]
    [InlineData("Version 3 does not take the offset into account.", "The offset was not taken into account.")]
    [InlineData("If you are missing a form, write to us.", "Missing the form, the clerk opened the gate.")]
    [InlineData("No alerts were missed.", "Four alerts were missed.")]
    [InlineData("Twelve people left the choir on Monday.", "The caretaker left the heater on.")]
    [InlineData("An accidental press of the bell has no effect.", "An accidental press of the bell woke the ward.")]
    [InlineData("Enabling is not to be confused with starting.", "Enabling was confused with starting.")]
    public void How_something_works_is_no_judgement(string innocent, string blameful) => CheckTwins(innocent, blameful);

    [Theory]
    [InlineData("@hanneke noticed the gap and opened the incident.", "@hanneke ran the migration at peak.")]
    [InlineData("We were told by Miriam at the carrier.", "The list was changed by Miriam.")]
    [InlineData("Thanks to Miriam for the captures.", "Miriam's change removed the index.")]
    [InlineData("Hannah starts a long job to recover the data.", "Hannah started a long job at peak.")]
    [InlineData("An intern found the pattern in the counters.", "An intern changed the counters.")]
    [InlineData("Paul from the carrier called back at noon.", "Paul now knows to look at the replica first.")]
    public void A_name_in_the_response_is_a_fact(string innocent, string blameful) =>
        CheckTwins("## Root cause\n\n" + innocent, "## Root cause\n\n" + blameful);

    private static void CheckTwins(string innocent, string blameful)
    {
        Assert.Equal("", Find(innocent));
        Assert.NotEqual("", Find(blameful));
    }
}
