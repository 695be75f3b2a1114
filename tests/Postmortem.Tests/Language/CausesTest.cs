using static Postmortem.Tests.Language.Wordings;

namespace Postmortem.Tests.Language;

/// <summary>Wordings by what makes them blameful, each with twins that say nearly the same of a program or of a fact.</summary>
public sealed class CausesTest
{
    [Theory]
    [InlineData("The tariff sheet meant for the training tenant was erroneously imported into the live billing system on Friday evening.", "accidental-action")]
    [InlineData("The maintenance flag had mistakenly been left on for the whole eu-3 region after the earlier exercise.", "accidental-action")]
    [InlineData("The fix was, erroneously, cherry-picked only to `main` and not to the release branch.", "accidental-action")]
    [InlineData("**Trigger:** subnet of the new site wrongly entered as /16 in the IPAM tool", "accidental-action")]
    [InlineData("Retention of the audit bucket was incorrectly set to one week in the course of the Terraform refactoring.", "accidental-action")]
    [InlineData("11:02 wrong environment picked in the dropdown, deploy starts on `prod-ca`", "hindsight-judgement")]
    [InlineData("(2) incorrect profile applied to switch sw-07", "hindsight-judgement")]
    [InlineData("wrong region in the kubeconfig, `helm uninstall` hits the live cluster", "hindsight-judgement")]
    public void What_hands_did_by_mistake_is_reported_without_a_subject(string text, string code) => Assert.StartsWith(code + ":", Find(text));

    [Theory]
    [InlineData("The gateway erroneously returned 200 for requests it had dropped.")]
    [InlineData("Messages were incorrectly marked as delivered when the socket timed out.")]
    [InlineData("Several healthy hosts were erroneously evicted by the balancer.")]
    [InlineData("Wrong password entered three times by the test script, account locks as designed.")]
    [InlineData("- Incorrect totals shown on the dashboard between 10:00 and 10:40")]
    [InlineData("The checker now refuses wrongly formatted rows.")]
    public void What_programs_do_incorrectly_is_a_fact(string text) => Check(text, "");

    [Theory]
    [InlineData("The field was assumed to be filled in for every record, which was not true for those migrated in 2019.")]
    [InlineData("We assumed the vendor would keep two copies, which is only so on the premium contract.")]
    [InlineData("The migration assumed unique e-mail addresses, something that hasn't been the case since the merger.")]
    [InlineData("Everyone thought that the old tunnel had been shut down in spring, when in fact two suppliers were still on it.")]
    [InlineData("Ops assumed the ticket had been taken by networking, networking assumed the opposite.")]
    [InlineData("We were convinced that the backup covered `/srv`, while it only contained `/etc`.")]
    public void An_assumption_with_its_contradiction_is_hindsight(string text) => Assert.StartsWith("hindsight-judgement:", Find(text));

    [Theory]
    [InlineData("We assumed the standby had the same patch level; a check confirmed that it did.")]
    [InlineData("The client expected a 204 but got a 200.")]
    [InlineData("We expected a small dip in traffic, which is what we saw.")]
    [InlineData("The attacker assumed that the token was still valid, which it wasn't.")]
    public void An_assumption_alone_or_of_a_program_is_a_fact(string text) => Check(text, "");

    [Theory]
    [InlineData("The Dean's office overlooked the note about the freeze.", "person-failed-to: overlooked the")]
    [InlineData("Customer Care forgot to update the banner.", "person-failed-to: forgot to update")]
    [InlineData("Signer #4 skipped the verification of the hash.", "person-failed-to: skipped the verification")]
    [InlineData("Finance IT did not tell us about the closing run.", "omission-as-cause: did not tell")]
    [InlineData("Node #4 skipped the verification step because the flag is off there.", "")]
    [InlineData("Our forwarder's API failed to answer.", "")]
    [InlineData("The office router ignored the new route.", "")]
    public void Departments_and_numbered_roles_are_people(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("| 03:12 | Network engineer | forgets to save the running config | 14:20 |", "person-failed-to: forgets to save")]
    [InlineData("| 03:12 | Load balancer | forgets the weight of node 3 |", "")]
    public void The_cell_before_may_name_who_acts(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("I merged the bump without reading the notes, that's on me, and the parser broke on the first comma.")]
    [InlineData("Not warning the shops beforehand is entirely on us.")]
    [InlineData("This one is on the platform team.")]
    [InlineData("the typo in the selector was mine")]
    public void Taking_or_giving_the_blame_is_reported(string text) => Assert.NotEqual("", Find(text));

    [Theory]
    [InlineData("The on-call rotation is on us until March.")]
    [InlineData("The dashboards are on me-south-1.")]
    public void What_is_on_somebody_in_another_sense_is_not(string text) => Check(text, "");

    [Theory]
    [InlineData("The change manager signed the form without having looked at the attached plan.")]
    [InlineData("Two approvers waved it through within a minute, evidently without opening the rendered diff.")]
    [InlineData("the integrator swapped the card without first saving the config")]
    [InlineData("11:31 – @lmartin restarts the wrong deployment and doesn't notice it until the pages for checkout come in.")]
    [InlineData("On-call does not realise the alert is for the other region.")]
    [InlineData("No one went through the list before the window opened.")]
    [InlineData("Neither of the reviewers ran it locally.")]
    [InlineData("I skimmed the diff and pressed approve.")]
    [InlineData("The operator moved the decimal point one place too far.")]
    public void Steps_that_people_left_out_are_reported_in_any_tense(string text) => Assert.NotEqual("", Find(text));

    [Theory]
    [InlineData("The release manager rolled back without losing a single order.")]
    [InlineData("The agent retried without backing off.")]
    [InlineData("The probe does not notice a half-open connection.")]
    [InlineData("No one reported a problem.")]
    [InlineData("Nobody could log in.")]
    [InlineData("The poller fetched one page too many.")]
    [InlineData("The reviewers walked through the plan twice.")]
    [InlineData("About 600 tickets were assigned to the wrong queue by the classifier during that hour.")]
    public void What_was_not_lost_or_not_seen_by_programs_is_a_fact(string text) => Check(text, "");

    [Theory]
    [InlineData("A misreading of the tariff sheet was why the cap stood at 10,000.")]
    [InlineData("The credentials file was checked in inadvertently together with the fixtures.")]
    [InlineData("Roaming users had simply not been thought of when the rule was written.")]
    [InlineData("The significance of the second warning had not been understood by the people on shift.")]
    [InlineData("The expiry had completely dropped off our radar.")]
    [InlineData("The follow-up got buried in the backlog.")]
    [InlineData("Sooner or later this had to go wrong.")]
    [InlineData("We told callers it was their router, which was plain wrong.")]
    [InlineData("That is something which should have been raised in the planning already.")]
    [InlineData("Could this have been caught in review?")]
    public void Verdicts_without_a_person_are_reported(string text) => Assert.NotEqual("", Find(text));

    [Theory]
    [InlineData("Sooner or later the cache expires.")]
    [InlineData("The order had not been shipped yet.")]
    [InlineData("The pods, which should have restarted on their own, stayed in Pending.")]
    [InlineData("Could the data be restored? Yes, from the Tuesday copy.")]
    [InlineData("The sum on the invoice was wrong for 12 customers.")]
    public void Facts_in_the_same_words_are_not(string text) => Check(text, "");

    [Theory]
    [InlineData("The same mistake had already cost us a day in 2022.")]
    [InlineData("A keying error by the teller doubled the amount.")]
    [InlineData("Failing to close the old tunnel left a way round the filter.")]
    [InlineData("A failure to rotate the key after the test left it valid for 9 months.")]
    [InlineData("The handover failed to mention the open valve.")]
    [InlineData("Incorrect use of the bulk editor set the status of 1,300 cases to closed.")]
    [InlineData("The rota showed the wrong name for the night.")]
    [InlineData("Permissions were granted incorrectly when the folder was migrated.")]
    [InlineData("An untested assumption about the order of events turned the retry into a loop.")]
    [InlineData("We had been assuming the copy was encrypted all along.")]
    [InlineData("Lacking a written procedure, the crew went by what they remembered.")]
    [InlineData("The briefing of the night shift had been inadequate.")]
    [InlineData("Declaring victory was premature, the queue filled up again.")]
    [InlineData("In the rush the second copy was just not made.")]
    [InlineData("This could simply have been read off the dashboard.")]
    [InlineData("What we missed was the second consumer.")]
    public void Slips_that_stand_as_a_noun_or_an_adverb_are_reported(string text) => Assert.NotEqual("", Find(text));

    [Theory]
    [InlineData("The lock was not taken because the row had gone.")]
    [InlineData("The plugin's incorrect use of `offset` is fixed in 2.1.")]
    [InlineData("The header was simply not present in the answer.")]
    [InlineData("The job fails to start if the mount is missing.")]
    [InlineData("Incorrectly formatted rows are written to the reject file.")]
    [InlineData("During rush hour the gates open every 40 s.")]
    [InlineData("We are sorry for the inconvenience.")]
    [InlineData("The parser misread the third column as a date.")]
    public void The_same_nouns_and_adverbs_of_programs_are_not(string text) => Check(text, "");

    [Theory]
    [InlineData("The rollout schedule didn't factor in the bank holiday in Bavaria.")]
    [InlineData("Our design had not allowed for two leaders at once.")]
    [InlineData("The risk assessment of the move took no account of the shared cooling.")]
    [InlineData("The estimate left the rebuild of the indexes out of the calculation.")]
    [InlineData("We did not cap the number of retries.")]
    [InlineData("We hadn't agreed on who talks to the press.")]
    [InlineData("The treasurer sat on three reminders.")]
    [InlineData("Team Falcon had clearly not even opened the ticket.")]
    [InlineData("Our facilities people cut the power without a word to us.")]
    [InlineData("Whoever built the image left the key in it.")]
    [InlineData("Better would have been to stop the importer first.")]
    [InlineData("A mail to the list would have done.")]
    public void What_was_left_out_by_plans_and_by_people_is_reported(string text) => Assert.NotEqual("", Find(text));

    [Theory]
    [InlineData("The runbook does not mention the second cluster.")]
    [InlineData("The inventory service did not answer.")]
    [InlineData("The migration did not finish within the window.")]
    [InlineData("The policy did not match the request, so it was denied.")]
    [InlineData("We did not lose any mail.")]
    [InlineData("We did not see an effect on other tenants.")]
    [InlineData("We did not touch the database during the work.")]
    [InlineData("The contractor replaced the fan.")]
    public void What_plans_say_and_people_leave_alone_is_not(string text) => Check(text, "");

    [Theory]
    [InlineData("If the spare pump had been primed the day before, as the manual asks, the tank would have stayed above the mark.")]
    [InlineData("Had the two orders been put in separate envelopes, the second would never have gone out.")]
    [InlineData("Labelling both ends, as we do in the other hall, would have meant no search at all.")]
    [InlineData("A dry run on the spare, ten minutes of work, would have tripped on it.")]
    [InlineData("Visitors' badges should at no time have opened the plant room.")]
    [InlineData("05:10 third beep, mistaken for the end of the cycle and silenced")]
    [InlineData("We concluded, wrongly as it turned out, that the pump was fine.")]
    [InlineData("The `-a` flag was thought to mean one ward, whereas it means the whole house.")]
    [InlineData("10:47 - the caretaker, thinking it is still the old key, turns it twice")]
    [InlineData("It had escaped everyone's attention that the door stays open in test mode.")]
    [InlineData("The renewal had been left for later and then fell off the list.")]
    [InlineData("The seal was lifted on the wrong set of cabinets.")]
    public void Wishes_and_mix_ups_are_reported_across_a_long_sentence(string text) => Assert.NotEqual("", Find(text));

    [Theory]
    [InlineData("A second cut would have left the whole valley without power.")]
    [InlineData("The record was written to the wrong shard by the router.")]
    [InlineData("Restarting would have dropped the open sessions, so we waited.")]
    public void Luck_and_programs_are_not(string text) => Check(text, "");

    [Theory]
    [InlineData("The valve was shut on too little evidence, one reading of the gauge.")]
    [InlineData("The statement was executed against `ward` in place of `ward_old`.")]
    [InlineData("The inspector passed the lift having only looked at the upper door.")]
    [InlineData("The head of the shift turned the pump off and told no one.")]
    [InlineData("The survey looked at the roof and failed to consider the gutters.")]
    [InlineData("The desk published the plan, evidently with no look at the map.")]
    [InlineData("Somebody had commented out the second check.")]
    [InlineData("By mistake the script was started in the morning.")]
    [InlineData("The ward office points out that the front desk published the list without waiting for the check.")]
    public void Thin_grounds_and_silence_are_reported(string text) => Assert.NotEqual("", Find(text));

    [Theory]
    [InlineData("Votes of people whose session had expired were simply not recorded.")]
    [InlineData("Depending on the tide the pump would have exceeded its limit as well.")]
    [InlineData("Someone on the forum reported the fault first.")]
    [InlineData("The request was sent to the second host instead of the first.")]
    public void Facts_beside_them_are_not(string text) => Check(text, "");

    [Theory]
    [InlineData("We were sure that no data had been lost before we told the customers.")]
    [InlineData("Rolling back would have undone the schema change.")]
    [InlineData("The test did not cover the old browser because we no longer support it.")]
    [InlineData("We did not page anybody, the error rate was below the threshold.")]
    [InlineData("The failure to renew the lease made the leader step down.")]
    [InlineData("The wrong unit on the axis is a bug of the chart library.")]
    [InlineData("The packets were swapped when the queue wrapped.")]
    [InlineData("The team trusted the signature after checking the fingerprint by phone.")]
    [InlineData("Nobody had to be called in.")]
    [InlineData("No one stopped the job; it finished by itself at 14:00.")]
    [InlineData("We had left it like that on purpose.")]
    [InlineData("The operator removed the last node from the old pool at 16:00.")]
    [InlineData("The admin stored the password in the vault.")]
    [InlineData("Someone from the vendor changed the part at 15:00.")]
    [InlineData("The team merged the fix four minutes after the review.")]
    [InlineData("It had been expected that the migration would take four hours, and it did.")]
    [InlineData("The on-call engineer was not watching the dashboard at that time because no page had come in.")]
    public void What_was_done_knowingly_or_never_was_amiss_is_left_alone(string text) => Check(text, "");

    [Theory]
    [InlineData("The fitter failed to close the second valve.")]
    [InlineData("The mistake wasn't seen on the second reading either.")]
    [InlineData("For want of a plan everyone did what they thought best.")]
    [InlineData("It simply did not occur to anyone to look behind the panel.")]
    [InlineData("The drum had been mislabelled at the supplier's.")]
    [InlineData("A note from the fitter had gone unread.")]
    public void Lapses_of_trades_and_lists_are_reported(string text) => Assert.NotEqual("", Find(text));

    [Theory]
    [InlineData("The release had accidentally been tagged twice.")]
    [InlineData("One of the rules was missed when the file was split up.")]
    [InlineData("10:22 – the clean-up gets run on the wrong shelf, 300 cards are gone.")]
    [InlineData("If the tank had been drained one side at a time, as the manual describes it, pressure would not have been lost.")]
    [InlineData("The purge was run, unfortunately without the list of exceptions.")]
    [InlineData("The desk did not ring back and just hoped it would be fine.")]
    [InlineData("As a result of the lacking communication between the shifts the valve stayed open.")]
    public void Further_forms_of_slips_and_wishes_are_reported(string text) => Assert.NotEqual("", Find(text));

    [Theory]
    [InlineData("If a job is started against the wrong shelf, the tool stops and asks.")]
    [InlineData("Traffic was assumed to double over the holidays, and the pool was sized for that.")]
    [InlineData("Nobody will be hurt if a valve is opened in the wrong order.")]
    public void Rules_and_estimates_in_those_forms_are_not(string text) => Check(text, "");

    [Theory]
    [InlineData("A failure to acknowledge within five minutes escalates to the second level.")]
    [InlineData("Failure to comply with the terms ends the contract.")]
    [InlineData("Two frames were missed during the failover.")]
    [InlineData("The label has the wrong colour in dark mode.")]
    [InlineData("A slower disk would have hidden the race.")]
    [InlineData("The customer could have cancelled, instead they waited for the fix.")]
    [InlineData("We hoped for a quick answer from the carrier and got one within ten minutes.")]
    [InlineData("Sadly without success, the team tried to revive the array.")]
    [InlineData("Missing training data made the model worse for Danish.")]
    [InlineData("The engineer did not restart the node, to keep the core dump.")]
    [InlineData("An unintended consequence of TCP slow start is the sawtooth.")]
    public void Twins_of_slips_and_wishes_are_left_alone(string text) => Check(text, "");
}
