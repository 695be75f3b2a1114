using Postmortem.Analysis.Rules;

namespace Postmortem.Tests.Rules;

/// <summary>A page of a rule always has the same path, so what depends on the name of a file is said here.</summary>
public sealed class FileNameDateTest
{
    private const string Incident = """
        ---
        kind: post-mortem
        ---

        # Checkout declines cards

        - **Date:** 2026-03-17
        - **Date Created:** 2026-03-19
        """;

    private const string Generic = """
        # Checkout declines cards

        - **Date:** 2026-03-17
        - **Severity:** SEV-3
        """;

    [Fact]
    public void A_file_name_with_another_date_is_reported() =>
        Check(Incident, "incidents/post-mortem-2026-03-18-checkout.md", "The name of the file says 2026-03-18. Correct the one that is wrong, since files are found by their date.");

    [Fact]
    public void The_day_of_the_incident_and_the_day_of_writing_are_fine()
    {
        Check(Incident, "incidents/post-mortem-2026-03-17-checkout.md", null);
        Check(Incident, "incidents/2026-03-19.md", null);
        Check(Incident, "2026-01-01/checkout.md", null);
    }

    [Fact]
    public void A_post_mortem_of_no_kind_is_named_as_its_writer_likes() => Check(Generic, "posts/2026-03-25-checkout.md", null);

    private static void Check(string text, string path, string? expected)
    {
        var findings = Page.Analyze(text, new RuleContext { Now = Page.Now, Path = path }).Findings;
        Assert.Equal(expected, findings.FirstOrDefault(f => f.Rule.Code == "id-contradicts-date")?.Message);
    }
}
