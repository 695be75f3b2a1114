namespace Postmortem.Tests.Rules;

/// <summary>In how many ways a summary tells its five parts.</summary>
public sealed class SummaryTest
{
    [Fact]
    public void How_long_it_lasted_is_a_length_or_two_times_of_day()
    {
        Check("Half of all payments failed for ~1hr because a setting was missing in the new release, and the old release was restored after that.", null);
        Check("From 14:30 to 15:45 UTC half of all payments failed because a setting was missing in the new release, and the old one was restored.", null);
        Check("At 14:30 UTC half of all payments failed because a setting was missing in the new release, and later the old release was restored.", "The summary does not say how long it lasted. Many read nothing else: add it.");
    }

    [Fact]
    public void Where_things_stand_is_told_in_many_words()
    {
        Check("Half of all payments failed for 40 minutes because a setting was missing in the new release of the shop. Payments came back after that.", null);
        Check("Half of all payments failed for 40 minutes because a setting was missing in the new release of the shop. They work again.", null);
        Check("Half of all payments failed for 40 minutes because a setting was missing in the new release of the shop. It was a busy day.", "The summary does not say where things stand. Many read nothing else: add it.");
    }

    [Fact]
    public void A_bug_is_a_cause_and_a_whole_service_is_how_many() =>
        Check("The entire shop was down for 40 minutes on the day after the new release. A bug in the parser of amounts has been fixed since.", null);

    private static void Check(string summary, string? expected) =>
        Assert.Equal(expected, Page.Analyze($"---\nkind: post-mortem\n---\n\n# Payments fail\n\n## Executive Summary\n\n{summary}\n").Findings.FirstOrDefault(f => f.Rule.Code == "incomplete-summary")?.Message);
}
