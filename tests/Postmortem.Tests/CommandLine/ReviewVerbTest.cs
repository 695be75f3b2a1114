using System.Text.Json;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.CommandLine;

public sealed class ReviewVerbTest
{
    [Fact]
    public void A_review_in_text_names_score_reasons_and_the_edits_that_matter()
    {
        using var shell = new Shell().With("incident.md", ShippedFiles.Get("post-mortem/example.md").Replace("| 07:45 | Alert", "| 07:35 | Alert", StringComparison.Ordinal));
        Assert.Equal(0, shell.Run("review", "incident.md"));
        Assert.Contains(" of 10, ", shell.Out, StringComparison.Ordinal);
        Assert.Contains("(timeline-out-of-order)", shell.Out, StringComparison.Ordinal);
        Assert.Matches(@"\n  16 × 1 × \(1 − 0\.\d+\) = \d+(\.\d+)?\n", shell.Out);
        Assert.Contains("Is the root cause systemic or proximate? Systemic.", shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_review_as_json_adds_up()
    {
        using var shell = new Shell().With("incident.md", ShippedFiles.Get("coe/example.md"));
        Assert.Equal(0, shell.Run("review", "incident.md", "--format", "json"));
        using var json = JsonDocument.Parse(shell.Out);
        var root = json.RootElement;
        Assert.Equal(1, root.GetProperty("schemaVersion").GetInt32());
        Assert.Equal(10, root.GetProperty("dimensions").GetArrayLength());
        Assert.Equal(7, root.GetProperty("questions").GetArrayLength());
        Assert.All(root.GetProperty("checklist").EnumerateArray(), box => Assert.True(box.GetProperty("line").GetInt32() > 0));
        Assert.Equal(root.GetProperty("points").GetDouble(), root.GetProperty("dimensions").EnumerateArray().Sum(d => d.GetProperty("points").GetDouble()), 4);
    }

    [Fact]
    public void A_file_that_is_no_post_mortem_is_judged_as_one_because_somebody_asked()
    {
        using var shell = new Shell().With("notes.md", "# Shopping\n\nBread and butter.\n");
        Assert.Equal(0, shell.Run("review", "notes.md", "--format", "markdown"));
        Assert.Contains("stub", shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_format_is_refused()
    {
        using var shell = new Shell().With("incident.md", "# Incident\n");
        Assert.Equal(2, shell.Run("review", "incident.md", "--format", "yaml"));
        Assert.Contains("--format yaml", shell.Error, StringComparison.Ordinal);
    }
}
