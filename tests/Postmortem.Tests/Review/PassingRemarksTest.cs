using Postmortem.Analysis.Review;
using Postmortem.Tests.Rules;

namespace Postmortem.Tests.Review;

/// <summary>A document without sections for it has something to judge where it tells causes and impact all the same.</summary>
public sealed class PassingRemarksTest
{
    [Theory]
    [InlineData("Logins failed because the pool was full.", "Causal analysis", 0.3)]
    [InlineData("Logins failed on Monday.", "Causal analysis", 0)]
    [InlineData("Students were unable to start their servers.", "Impact", 0.5)]
    [InlineData("The pool was resized.", "Impact", 0)]
    public void What_is_told_in_passing_counts_in_part(string summary, string dimension, double presence) =>
        Assert.Equal(presence, Judge($"# Hub down\n\n## Summary\n\n{summary}\n", dimension).Presence);

    [Fact]
    public void A_moment_that_is_only_named_counts_half()
    {
        var named = Judge("# Hub down\n\n## Timeline\n\n- 10:00 Detected\n- 10:10 Declared\n", "Timeline");
        var told = Judge("# Hub down\n\n## Timeline\n\n- 10:00 Alert about full disks fired on two hosts\n- 10:10 Incident declared by the team on call\n", "Timeline");
        Assert.Equal(named.Presence * 2, told.Presence);
        Assert.Contains("2 of them only named", named.Told, StringComparison.Ordinal);
    }

    private static DimensionScore Judge(string text, string dimension) => Reviewer.Review(Page.Analyze(text)).Dimensions.First(d => d.Name == dimension);
}
