using Postmortem.Analysis.Language;
using static Postmortem.Tests.Language.Wordings;

namespace Postmortem.Tests.Language;

public sealed class RewriteTest
{
    [Theory]
    [InlineData("The operator forgot to rotate the key.", "The key was not rotated.")]
    [InlineData("The engineers failed to close the ports.", "The ports were not closed.")]
    [InlineData("On Monday the crew neglected to write the minutes.", "On Monday the minutes were not written.")]
    [InlineData("The crew deployed the fix but forgot to restart the workers.", "The fix was deployed, but the workers were not restarted.")]
    [InlineData("The DBA did not check the lag of the replica.", "The lag of the replica was not checked.")]
    [InlineData("The team never tested the restore.", "The restore was not tested.")]
    [InlineData("The admin had not renewed the certificate.", "The certificate had not been renewed.")]
    [InlineData("The reviewer ignored the warning.", "The warning was not acted on.")]
    [InlineData("The intern deleted the production database at noon.", "The production database was deleted at noon.")]
    [InlineData("The engineer failed to drain **the two oldest nodes** first.", "**The two oldest nodes** were not drained first.")]
    public void The_object_becomes_what_the_sentence_is_about(string text, string expected) => CheckFix(text, expected);

    [Fact]
    public void What_is_not_known_is_asked_for()
    {
        CheckFix(
            "The operator forgot to rotate the key.",
            "The key was not rotated. [FACT NEEDED: what would have prompted or enforced rotating the key]");
    }

    [Fact]
    public void A_second_verb_is_turned_round_as_well()
    {
        CheckFix("The reviewer ignored the warning and merged the change.", "The warning was not acted on, and the change was merged.");
    }

    [Theory]
    [InlineData("The defect was introduced by the mobile developers in 4.2.", "The defect was introduced in 4.2.")]
    [InlineData("We should have tested the restore.", "The restore was not tested.")]
    [InlineData("The alarm should have fired at noon.", "The alarm did not fire at noon.")]
    [InlineData("The probe should not have passed.", "The probe passed.")]
    [InlineData("The limits should have been raised.", "The limits were not raised.")]
    [InlineData("There should have been a quota on the topic.", "There was no quota on the topic.")]
    public void A_wish_about_the_past_becomes_the_fact(string text, string expected) => CheckFix(text, expected);

    [Theory]
    [InlineData("The operator raised the limit at noon and should have known that the queue needs forty slots.", "The operator raised the limit at noon and [FACT NEEDED: which signal would have shown that the queue needs forty slots].")]
    [InlineData("The operator should have known that; the alert was silent.", "[FACT NEEDED: which signal would have shown that]; the alert was silent.")]
    public void What_is_told_beside_a_wish_stays(string text, string expected) => CheckFix(text, expected);

    [Fact]
    public void A_fact_is_asked_for_once()
    {
        const string Asked = "The pool ran dry at noon, and nobody noticed the queue for the whole of the long maintenance window that followed.";
        Assert.DoesNotContain("Ask for", Titles($"{Asked} [FACT NEEDED: what was done, what was visible, and what allowed it] [FACT NEEDED: which signals existed, and who received them]"));
    }

    [Theory]
    [InlineData("Had the alarm been armed, the pump would have been stopped.", "The alarm was not armed. [FACT NEEDED: the action item for this, so that the pump will be stopped]")]
    [InlineData("Had the pump not been bypassed, it would have shown the leak.", "The pump was bypassed. [FACT NEEDED: the action item for this, so that it will show the leak]")]
    [InlineData("If the tank had been drained first, the spill would have been smaller.", "The tank was not drained first. [FACT NEEDED: the action item for this, so that the spill will be smaller]")]
    [InlineData("The spill could have been avoided if the crew had drained the tank.", "The tank was not drained. [FACT NEEDED: the action item for this, so that the spill can be avoided]")]
    [InlineData("A second valve would have prevented the spill.", "There was no second valve.")]
    [InlineData("Draining the tank first would have been quicker.", "The tank was not drained first. [FACT NEEDED: the action item for this, to be quicker]")]
    [InlineData("The limit should have been 40, not 4.", "The limit was 4, not 40.")]
    [InlineData("Ideally, the tank should have been drained first.", "The tank was not drained first.")]
    [InlineData("The leak would have been seen had anyone opened the hatch in time.", "The hatch was not opened in time. [FACT NEEDED: the action item for this, so that the leak will be seen]")]
    [InlineData("The owners could have been told at noon.", "The owners were not told at noon.")]
    public void What_another_past_takes_for_granted_is_the_fact(string text, string expected) => CheckFix(text, expected);

    [Theory]
    [InlineData("The network team's failure to announce the move left everyone in the dark.", "The move was not announced, which left everyone in the dark. [FACT NEEDED: what would have prompted or enforced announcing the move]")]
    [InlineData("Two earlier alerts about disk pressure had been ignored.", "Two earlier alerts about disk pressure were not acted on. [FACT NEEDED: how the signal looked, how often it appears, and who received it]")]
    [InlineData("The risk of running both at once was not considered.", "[FACT NEEDED: what would have prompted or enforced considering the risk of running both at once].")]
    [InlineData("The contract went live without an adequate audit.", "The contract went live with a gap in the audit [FACT NEEDED: what there was, what there was not, and what that let through, in place of \"without an adequate\"].")]
    [InlineData("If only the canary had run for a day, we would have seen the leak.", "The canary did not run for a day. [FACT NEEDED: the action item for this, so that we will see the leak]")]
    [InlineData("We did not consider that the job runs in local time.", "The job runs in local time. [FACT NEEDED: what was done, what was visible then, and what would have prompted the step]")]
    [InlineData("The restore had never been rehearsed.", "The restore was not rehearsed. [FACT NEEDED: what would have prompted or enforced rehearsing the restore]")]
    [InlineData("The crew merged the branch without asking the owner, so it went live.", "The crew merged the branch [FACT NEEDED: what was visible then, and what would have prompted asking the owner], so it went live.")]
    [InlineData("Poor communication between the shifts meant that the fix ran twice.", "A gap in the communication between the shifts [FACT NEEDED: what was passed on, to whom, and what was not, in place of \"poor\"] meant that the fix ran twice.")]
    [InlineData("The operator clicked the wrong button at noon.", "The operator clicked the button [FACT NEEDED: which one it was, and which one was meant] at noon.")]
    [InlineData("The crew took far too long to drain the tank.", "The crew took [FACT NEEDED: minutes from when to when] (target: [FACT NEEDED: target]) to drain the tank.")]
    [InlineData("The script was run against the wrong cluster.", "The script was run against the cluster [FACT NEEDED: which one it was, and which one was meant].")]
    [InlineData("A large change went live with insufficient testing.", "A large change went live with a gap in the testing [FACT NEEDED: which case was not tested, and how it showed, in place of \"insufficient\"].")]
    [InlineData("If we had had better alerting, we would have known.", "There was no better alerting. [FACT NEEDED: the action item for this, so that we will know]")]
    [InlineData("Someone with database experience should have been involved.", "Someone with database experience was not involved.")]
    [InlineData("The admin granted himself full rights.", "[FACT NEEDED: what led the admin to grant himself full rights].")]
    [InlineData("Whose idea was it to put both links into one duct?", "What made it reasonable to put both links into one duct, and what was visible at that time?")]
    [InlineData("This one is on me, I raised the quota at noon.", "[FACT NEEDED: what was done, what was visible, and what allowed it, in place of \"This one is on me\"], I raised the quota at noon.")]
    public void What_is_asked_for_stands_in_the_place_of_the_verdict(string text, string expected) => CheckFix(text, expected);

    [Fact]
    public void A_wish_becomes_an_action_item_where_there_are_some()
    {
        CheckFix(
            "The alarm should have fired at noon.\n\n## Action items\n\n- [ ] Raise the limit (OPS-3)\n",
            "The alarm did not fire at noon.\n\n## Action items\n\n- [ ] Raise the limit (OPS-3)\n- [ ] Make the alarm fire at noon [FACT NEEDED: owner and due date]\n");
    }

    [Theory]
    [InlineData("Obviously, the index was cold.", "The index was cold.")]
    [InlineData("The index was, of course, cold.", "The index was cold.")]
    [InlineData("An accidental restart followed.", "A restart followed.")]
    [InlineData("The flag was mistakenly enabled.", "The flag was enabled.")]
    [InlineData("It took FOUR HOURS!!", "It took four hours.")]
    [InlineData("A junior engineer ran the script.", "An engineer ran the script.")]
    public void A_word_goes_and_the_grammar_is_mended(string text, string expected) => CheckFix(text, expected);

    [Theory]
    [InlineData("Why did the engineer skip the dry run?", "What made it reasonable to skip the dry run, and what was visible at that time?")]
    [InlineData("Who approved this change?", "How was this change approved, and what does that step check?")]
    public void A_question_at_a_person_asks_how(string text, string expected) => CheckFix(text, expected);

    [Theory]
    [InlineData(
        "The pool ran dry at noon, and nobody noticed the queue.",
        "The pool ran dry at noon, and the queue was not noticed. [FACT NEEDED: which signal would have shown the queue, and to whom]")]
    [InlineData(
        "Human error during the second maintenance window led to a restart of both brokers at noon.",
        "A step [FACT NEEDED: which one, what it looked like then, and what allowed it] during the second maintenance window led to a restart of both brokers at noon.")]
    public void What_a_sentence_says_besides_is_kept(string text, string expected) => CheckFix(text, expected);

    [Fact]
    public void The_owner_of_an_action_item_stays()
    {
        CheckFix(
            "## Action items\n\n- [ ] Be more careful when deploying (@lena, OPS-3)\n",
            "## Action items\n\n- [ ] Make [FACT NEEDED: which tool] refuse [FACT NEEDED: which unsafe case] when deploying (@lena, OPS-3)\n");
    }

    [Fact]
    public void No_rewrite_is_applied_without_a_reader()
    {
        var model = Bind("The operator forgot to rotate the key. Obviously, it expired!");
        var fixes = Postmortem.Analysis.Language.WordingRule.All
            .SelectMany(rule => rule.Check(model, Shipped))
            .SelectMany(finding => finding.Rule.Fixes(finding, model, Shipped))
            .ToList();
        Assert.NotEmpty(fixes);
        Assert.DoesNotContain(fixes, fix => fix.IsSafe);
    }

    [Theory]
    [InlineData("The dev who wrote the importer did not handle empty files.", "[FACT NEEDED: what would have prompted the dev who wrote the importer to handle empty files].")]
    [InlineData("A member of the network team ran the wrong playbook.", "A member of the network team ran the playbook [FACT NEEDED: which one it was, and which one was meant].")]
    [InlineData("One of the maintainers accidentally published a private key.", "A private key was published.")]
    [InlineData("The technician unplugged the wrong cable.", "The technician unplugged the cable [FACT NEEDED: which one it was, and which one was meant].")]
    [InlineData("The outage was caused by a porter who unplugged the rack.", "The outage was caused by unplugging the rack.")]
    [InlineData("The outage was caused by a developer deploying an old branch.", "The outage was caused by deploying an old branch.")]
    [InlineData("The crew did not measure the effect on older clients.", "The effect on older clients was not measured.")]
    [InlineData("The operator did not update the hosts listed in the inventory.", "The hosts listed in the inventory were not updated.")]
    [InlineData("The contractor left the debug endpoint open.", "The debug endpoint was left open.")]
    [InlineData("The queue length should have raised an alarm.", "The queue length did not raise an alarm.")]
    [InlineData("Why did nobody look at the graph?", "What was visible at that time, and what would prompt or enforce a step such as \"look at the graph\"?")]
    [InlineData("Why did the developer forget to renew the lease?", "What was visible at that time, and what would prompt or enforce a step such as \"renew the lease\"?")]
    [InlineData("The rollback took far too long.", "The rollback took [FACT NEEDED: minutes from when to when] (target: [FACT NEEDED: target]).")]
    [InlineData("Conclusion\nAccidental removal of the volume led to data loss.", "Conclusion\nRemoval of the volume led to data loss.")]
    [InlineData("Two major oversights led to this:", "Two major gaps [FACT NEEDED: what they left out, and which check let them pass] led to this:")]
    public void The_rest_of_the_clause_keeps_its_grammar(string text, string expected) => CheckFix(text, expected);

    [Theory]
    [InlineData("Make sure the team never forgets to renew certificates again.")]
    [InlineData("We overlooked the fact that the job runs in local time.")]
    [InlineData("If we had left the old job disabled, nothing would have been lost.")]
    public void What_would_say_the_opposite_is_not_offered(string text) => Assert.DoesNotContain("Say what happened", Titles(text));

    [Theory]
    [InlineData("The upgrade notes were not read carefully.", "were not read.")]
    [InlineData("The restore was never properly tested.", "was not tested.")]
    [InlineData("The crew did not properly test the restore.", "was not tested")]
    [InlineData("The warning was not taken seriously.", "was not taken.")]
    public void A_rewrite_denies_no_more_than_the_sentence(string text, string stronger) => Assert.DoesNotContain(stronger, Fix(text));

    [Theory]
    [InlineData("See [the team forgot the index](x.md) for more.")]
    [InlineData("It was human error (see [INC-4](x.md), e.g. 2 cases).")]
    [InlineData("**Cost**: ~30 min of rework that could have been avoided by a check.")]
    [InlineData("At 10:02 a node stopped; we should have been more careful.")]
    public void Links_brackets_and_facts_beside_a_verdict_survive(string text)
    {
        foreach (var after in Fix(text).Split("\n---\n"))
        {
            foreach (var kept in (string[])["](x.md)", "e.g. 2 cases)", "min of rework", "a node stopped"])
            {
                Assert.True(!text.Contains(kept, StringComparison.Ordinal) || after.Contains(kept, StringComparison.Ordinal), after);
            }
        }
    }

    public static TheoryData<string> Pages => [.. WordingRule.All.Select(rule => rule.Code)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_rewrite_takes_away_what_is_flagged_on_a_page(string code)
    {
        var page = Postmortem.Tests.Rules.RulePage.Read(code);
        foreach (var block in page.Blocks.Where(block => block.Heading == "Flagged"))
        {
            Assert.Equal("", string.Join('\n', Vain(page.TextOf(block))));
        }
    }

    [Fact]
    public void A_rewrite_takes_away_what_it_is_offered_for_and_nothing_around_it()
    {
        foreach (var sentence in SentencesTest.Read("blameful"))
        {
            const string Before = "The pool has forty slots.";
            const string After = "Traffic returned at 10:40.";
            var text = $"{Before} {sentence} {After}";
            Assert.Equal("", string.Join('\n', Vain(text)));
            Assert.DoesNotContain(Fix(text).Split("\n---\n"), after => !after.StartsWith(Before, StringComparison.Ordinal) || !after.Contains(After, StringComparison.Ordinal));
        }
    }

    /// <summary>The texts after those rewrites that leave the wording which they are offered for, and findings that have none.</summary>
    private static IEnumerable<string> Vain(string text)
    {
        var model = Bind(text);
        foreach (var finding in All(model))
        {
            var words = text.Substring(finding.Span.Start, finding.Span.Length);
            var before = All(model).Count(other => other.Rule == finding.Rule && text.Substring(other.Span.Start, other.Span.Length) == words);
            var fixes = finding.Rule.Fixes(finding, model, Shipped).ToList();
            if (fixes.Count == 0)
            {
                yield return $"{finding.Rule.Code} has none: {words}";
            }

            foreach (var fixedText in fixes.Select(fix => Apply(text, fix)))
            {
                var after = Bind(fixedText);
                if (All(after).Count(other => other.Rule == finding.Rule && fixedText.Substring(other.Span.Start, other.Span.Length) == words) >= before)
                {
                    yield return $"{finding.Rule.Code} stays: {fixedText}";
                }
            }
        }
    }

    private static List<Postmortem.Analysis.Rules.Finding> All(Postmortem.Analysis.Model.DocumentModel model) =>
        [.. WordingRule.All.SelectMany(rule => rule.Check(model, Shipped)).Where(finding => (finding.OwnLevel ?? finding.Rule.DefaultLevel) >= Postmortem.Analysis.Profiles.RuleLevel.Info)];

    private static string Titles(string text)
    {
        var model = Bind(text);
        return string.Join("\n", WordingRule.All.SelectMany(rule => rule.Check(model, Shipped)).SelectMany(finding => finding.Rule.Fixes(finding, model, Shipped)).Select(fix => fix.Title));
    }
}
