using static Postmortem.Tests.Language.Wordings;

namespace Postmortem.Tests.Language;

public sealed class BlameTest
{
    [Theory]
    [InlineData("The release engineer failed to drain the queue.", "person-failed-to: failed to drain")]
    [InlineData("The duty technician who opened the ticket failed to attach the log.", "person-failed-to: failed to attach")]
    [InlineData("A member of the storage squad forgot to renew the lease.", "person-failed-to: forgot to renew")]
    [InlineData("The platform crew merged the fix but failed to restart the workers.", "person-failed-to: failed to restart")]
    [InlineData("During the upgrade the crew neglected the second region.", "person-failed-to: neglected the")]
    [InlineData("Forgot to bump the chart version.", "person-failed-to: Forgot to")]
    public void A_person_who_fails_to_do_something_is_blamed(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("The scheduler failed to place the pod.")]
    [InlineData("Uploads to the image service failed to finish.")]
    [InlineData("The Vault operator failed to unseal the second replica.")]
    [InlineData("Visitors failed to sign in between 10:00 and 10:20.")]
    [InlineData("Whenever a broker restarts, the client forgets the offset.")]
    [InlineData("The \"Forgot password\" page answered with 503.")]
    [InlineData("`deployer` failed to read its manifest.")]
    public void A_system_that_fails_to_do_something_is_a_fact(string text) => Check(text, "");

    [Theory]
    [InlineData("The database team caused the outage.", "blaming-language: caused the outage")]
    [InlineData("An intern dropped the orders table.", "blaming-language: dropped the orders table")]
    [InlineData("This was the release manager's mistake.", "blaming-language: mistake")]
    [InlineData("The regression was introduced by the mobile developers.", "blaming-language: introduced by")]
    public void The_agent_of_damage_is_reported_where_it_is_a_person(string text, string expected)
    {
        var found = Find(text);
        Assert.StartsWith(expected.Split(':')[0], found);
    }

    [Theory]
    [InlineData("## Root cause\n\nThe root cause was that the administrator ran the job twice.", "root-cause-is-person")]
    [InlineData("Root cause: human error.", "human-error-as-cause")]
    [InlineData("The migration crew should have tested the restore.", "counterfactual")]
    [InlineData("A dry run would have caught this.", "counterfactual")]
    [InlineData("The alarm should have fired at noon.", "system-should-have")]
    [InlineData("In hindsight, the window was too short.", "hindsight-judgement")]
    [InlineData("The reviewer was careless.", "judgement-of-people")]
    [InlineData("Why did the engineer skip the dry run?", "question-at-a-person")]
    [InlineData("Nobody noticed the growing backlog.", "nobody-noticed")]
    [InlineData("## Action items\n\n- Be more careful with wildcards.", "person-directed-action")]
    public void Every_category_has_its_rule(string text, string code) => Assert.StartsWith(code + ":", Find(text));

    [Theory]
    [InlineData("> The engineer failed to check.")]
    [InlineData("```\nThe engineer failed to check.\n```")]
    [InlineData("## What the engineer failed to check")]
    [InlineData("The page said \"the engineer failed to check\".")]
    [InlineData("This review does not blame the engineer who failed to check.")]
    [InlineData("Les équipes de garde ont dit que le problème est dans la base et que tout est de la faute de \"failed to\".")]
    public void Quotations_code_headings_and_statements_about_blame_are_left_alone(string text) => Check(text, "");

    [Fact]
    public void One_sentence_gives_one_finding_for_one_thing()
    {
        Check("The engineer carelessly failed to check and should have asked.", "person-failed-to: failed to check");
    }
}
