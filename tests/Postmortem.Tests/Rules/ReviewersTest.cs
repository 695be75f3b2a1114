using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;

namespace Postmortem.Tests.Rules;

/// <summary>Who is of which team stands in the roster of a workspace, which the pages of rules do not have.</summary>
public sealed class ReviewersTest
{
    [Fact]
    public void Reviewers_who_are_all_of_the_authors_team_are_reported_after_a_severe_incident()
    {
        Check("SEV-1", "@kim, @omar", "All reviewers are of the author's team, payments. Ask somebody from outside, who sees what the team no longer sees.");
        Check("SEV-1", "@kim, @sasha", null);
        Check("SEV-1", "@kim, @somebody", null);
        Check("SEV-3", "@kim, @omar", null);
    }

    private static void Check(string severity, string reviewers, string? expected)
    {
        var rules = new RuleContext
        {
            Now = Page.Now,
            Settings = new Settings
            {
                People =
                [
                    new RosterPerson { Name = "Dana", Handle = "@dana", Team = "payments" }, new RosterPerson { Name = "Kim", Handle = "@kim", Team = "payments" },
                    new RosterPerson { Name = "Omar", Handle = "@omar", Team = "payments" }, new RosterPerson { Name = "Sasha", Handle = "@sasha", Team = "search" },
                ],
            },
        };
        var text = $"---\nkind: post-mortem\n---\n\n# Checkout declines cards\n\n- **Severity:** {severity}\n- **Author:** @dana\n- **Reviewers:** {reviewers}\n";
        Assert.Equal(expected, Page.Analyze(text, rules).Findings.FirstOrDefault(f => f.Rule.Code == "author-reviews-alone")?.Message);
    }
}
