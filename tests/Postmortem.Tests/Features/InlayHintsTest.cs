using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Features;
using Postmortem.Analysis.Text;

namespace Postmortem.Tests.Features;

public sealed class InlayHintsTest
{
    [Fact]
    public void Rows_say_how_far_into_the_incident_they_are_and_how_long_after_the_row_above() => Check(
        """
        # Post-Mortem: X

        **Date:** 2026-03-17

        ## Timeline (UTC)

        - 13:00« -1h25m» - Deployment of version 4.18
        - 14:25« start» - First signs of issue: errors
        - 14:30« +5m» - Alert fired
        - 16:00« +1h35m (+1h30m)» - Incident resolved
        """);

    [Fact]
    public void Without_a_start_of_impact_the_first_row_counts() => Check(
        "# Post-Mortem: X\r\n\r\n## Timeline\r\n\r\n| Time | Event |\r\n| --- | --- |\r\n| 23:50 UTC | Something |\r\n| 23:55 UTC« +5m» | 😀 Something else |\r\n");

    [Fact]
    public void A_metric_that_is_not_filled_in_shows_what_the_timeline_says() => Check(
        """
        # Post-Mortem: X

        ## Timeline (UTC)

        - 14:25« start» - First signs of issue: errors
        - 14:30« +5m» - Alert fired

        ## Detection and Response

        ### Detection

        - **Time to Detect (TTD):** [X minutes]« 5 minutes by the timeline»
        """);

    [Fact]
    public void Only_the_range_is_looked_at()
    {
        const string Text = "# Post-Mortem: X\n\n## Timeline (UTC)\n\n- 14:25 - First signs of issue: errors\n- 14:30 - Alert fired\n";
        Assert.Single(InlayHints.In(Subject.Analyze(Text), TextSpan.FromBounds(Text.IndexOf("- 14:30", StringComparison.Ordinal), Text.Length)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# Read me\n\n- 14:25 start\n- 14:30 end\n")]
    public void Other_documents_are_left_alone(string text) => Assert.Empty(InlayHints.In(Subject.Analyze(text, kind: null), new TextSpan(0, text.Length)));

    /// <summary>Hints stand in the text between « and ».</summary>
    private static void Check(string expected)
    {
        expected = expected.Contains('\r', StringComparison.Ordinal) ? expected : Subject.Lines(expected);
        var text = string.Concat(expected.Split('«').Select((part, i) => i == 0 ? part : part[(part.IndexOf('»', StringComparison.Ordinal) + 1)..]));
        var hints = InlayHints.In(Subject.Analyze(text), new TextSpan(0, text.Length));
        Assert.Equal(expected, Edits.Apply(text, hints.Select(h => TextEdit.Insert(h.Offset, $"« {h.Label}»"))));
    }
}
