using Postmortem.App;

namespace Postmortem.Tests.CommandLine;

public sealed class ImpactTest : IDisposable
{
    private readonly Shell _shell = new();

    public ImpactTest() => _shell.With("a.md", "# Notes\n");

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void The_sums_show_where_each_number_comes_from()
    {
        Assert.Equal(ExitCode.Ok, _shell.Run("impact", "a.md", "--traffic", "10000", "--normal-traffic", "8000", "--error-rate", "45%", "--baseline", "0.1%", "--duration", "47m", "--slo", "99.9"));
        Assert.Equal(
            """
            Downtime                           ?                  needs rows of the timeline for the start of impact and the mitigation
            Degraded or watched                ?                  needs rows of the timeline for the mitigation and the resolution
            Failed requests (estimate)         211,500            traffic 10,000/min × errors 45% × 47 min
            Above the usual (estimate)         211,030            traffic 10,000/min × (errors 45% − usual 0.1%) × 47 min
            Equivalent full downtime           21.15 min          errors 45% × 47 min
            Error budget of 30 days            43.2 min           (1 − 99.9%) × 43,200 min
            Budget used, by time               48.9583%           21.15 min of 43.2 min
            Burn rate                          450×               errors 45% / (1 − 99.9%)
            Whole budget gone after            1 hour 36 minutes  43,200 min / 450
            Best SLO still met, by time        99.951%            1 − 21.15 / 43,200 min
            Budget used, by requests           61.1979%           211,500 of 345,600 that may fail of 345,600,000
            Availability over 30 days          99.9388%           1 − 211,500 / 345,600,000; this incident alone
            SLO missed by this incident alone  No                 99.9388% against 99.9%

            """.ReplaceLineEndings("\n"),
            _shell.Out);
    }

    [Fact]
    public void Users_orders_and_latency_are_estimated_from_ordinary_days()
    {
        Assert.Equal(ExitCode.Ok, _shell.Run("impact", "a.md", "--error-rate", "50", "--duration", "30m", "--active-users", "80000", "--orders", "120", "--order-value", "25", "--latency-before", "240", "--latency-during", "8500ms"));
        foreach (var line in (string[])[
            "Users affected (estimate)  40,000            80,000 active × errors 50%; who tried again and succeeded counts too",
            "Orders lost (estimate)     1,800             120 orders/min × errors 50% × 30 min, less those made later",
            "Revenue lost (estimate)    45,000            1,800 orders × 25 each, less those made later",
            "Latency                    240 ms → 8,500 ms  35.42 times as long"])
        {
            Assert.Contains(string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)), string.Join(' ', _shell.Out.Split(' ', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        }

        Assert.Equal(2, _shell.Run("impact", "a.md", "--active-users", "none"));
    }

    [Fact]
    public void What_the_document_states_is_taken_from_it()
    {
        _shell.With("rca.md", Postmortem.Analysis.Profiles.ProfileSet.FindExample("rca")!);
        Assert.Equal(ExitCode.Ok, _shell.Run("impact", "rca.md", "--format", "markdown"));
        Assert.StartsWith(
            """
            | Impact | Value | How |
            | --- | --- | --- |
            | Time to detect | 5 minutes | impact start (14:25) to detection (14:30) |
            | Time to acknowledge | 2 minutes | detection (14:30) to acknowledgement (14:32) |
            | Time to resolve | 45 minutes | impact start (14:25) to resolution (15:10) |
            | Downtime | 30 minutes | impact start (14:25) to mitigation (14:55) |
            | Degraded or watched | 15 minutes | mitigation (14:55) to resolution (15:10) |
            | Failed requests | 30,000 | as the document states |

            """.ReplaceLineEndings("\n"),
            _shell.Out);
        Assert.Contains("| Equivalent full downtime | 15 min | errors 50% × 30 min |", _shell.Out);
        Assert.Contains("| Error budget of 30 days | 43.2 min |", _shell.Out);
        Assert.Contains("| Budget used, by requests | 34.7222% | 30,000 of 86,400 that may fail of 86,400,000 |", _shell.Out);
    }

    [Fact]
    public void The_document_is_filled_in_with_what_is_so_on_ordinary_days()
    {
        const string Text = "---\nkind: rca\n---\n\n# RCA: X\n\n## Impact\n\n| Metric | Value |\n| --- | --- |\n| Affected Features | Paying |\n| Requests Failed | |\n| Error Rate Peak | 50% |\n\n## Timeline (UTC)\n\n- 14:25 First signs of issue: errors\n- 14:55 Mitigation successful\n";
        _shell.With(".postmortem/config.yaml", "baselines:\n  - traffic: 200/s\n");
        _shell.With("rca.md", Text);
        Assert.Equal(ExitCode.Ok, _shell.Run("impact", "rca.md", "--write"));
        Assert.Equal("rca.md: impact filled in\n", _shell.Out);
        Assert.StartsWith(Text.Replace("| Requests Failed | |", "| Requests Failed | up to 180,000 requests (estimate: usual traffic of 12,000 per minute × 50% errors at the peak × 30 minutes) |", StringComparison.Ordinal), _shell.Read("rca.md"));
        Assert.Equal(ExitCode.Ok, _shell.Run("impact", "rca.md", "--write"));
        Assert.Equal("rca.md: nothing to fill in\n", _shell.Out);
    }

    [Theory]
    [InlineData("--duration", "1h30m", "1.5 h")]
    [InlineData("--duration", "90", "1.5 h")]
    [InlineData("--duration", "0.0625d", "1.5 h")]
    public void Durations_are_read_as_people_write_them(string option, string value, string same)
    {
        Assert.Equal(ExitCode.Ok, _shell.Run("impact", "a.md", "--error-rate", "100", option, value));
        var first = _shell.Out;
        Assert.Equal(ExitCode.Ok, _shell.Run("impact", "a.md", "--error-rate", "100", option, same));
        Assert.Equal(first, _shell.Out);
        Assert.Contains("90 min", first);
    }

    [Theory]
    [InlineData("--slo", "0.999", "--slo 0.999: is no share in per cent; write a number from 50 to 100, such as 99.9")]
    [InlineData("--slo", "100", "--slo 100: leaves no error budget; write a target below 100")]
    [InlineData("--error-rate", "450%", "--error-rate 450%: is no share in per cent; write a number from 0 to 100, such as 45%")]
    [InlineData("--duration", "soon", "--duration soon: is no duration; write 47m, 1h30m or 30d")]
    [InlineData("--traffic", "many", "--traffic many: is no rate; write requests a minute, such as 10000, or 200/s")]
    public void An_input_that_can_not_be_is_refused(string option, string value, string expected)
    {
        Assert.Equal(ExitCode.Trouble, _shell.Run("impact", "a.md", option, value));
        Assert.Equal($"postmortem: {expected}\n", _shell.Error);
    }
}
