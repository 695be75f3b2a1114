using System.Text;
using Postmortem.Analysis;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;
using Postmortem.App.Output;

namespace Postmortem.Tests;

public sealed class AnalyzerTest
{
    private static readonly AnalysisContext Context = new()
    {
        Profiles = ProfileSet.Builtin,
        Rules = new RuleContext { Now = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero), Path = "docs/incident.md" },
    };

    private static readonly string[] Pieces =
    [
        "\n", "\n\n", "\r\n", "|", " | ", "# ", "## Timeline\n", "## Action Items\n", "- ", "14:30", "| 14:35 | Alert fired 😀 | Monitoring |\n", "**Severity:** SEV-2\n", "[ ] ",
        "Someone forgot to check the dashboard.", "TBD", "[Owner]", "```\n", "---\n", "2026-03-17", " UTC", "<!-- ", " -->", "> ", "é", "\t", ":", "**", "1. Why? ", "",
    ];

    [Theory]
    [InlineData("post-mortem")]
    [InlineData("incident-report")]
    [InlineData("rca")]
    [InlineData("coe")]
    public void What_is_found_after_edits_is_what_is_found_in_the_same_text_from_scratch(string kind)
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var random = new Random(seed);
            var text = ProfileSet.FindExample(kind)!;
            var document = Document.Parse(seed % 2 == 0 ? text : text.Replace("\n", "\r\n"));
            for (var edit = 0; edit < 25; edit++)
            {
                var start = random.Next(document.Text.Length + 1);
                var length = Math.Min(random.Next(3) == 0 ? random.Next(200) : 0, document.Text.Length - start);
                document = document.With(new TextSpan(start, length), Pieces[random.Next(Pieces.Length)]);
                Assert.Equal(Render(Document.Parse(document.Text.ToString())), Render(document));
            }
        }
    }

    [Theory]
    [InlineData("post-mortem")]
    [InlineData("incident-report")]
    [InlineData("rca")]
    [InlineData("coe")]
    public void A_finished_example_has_no_findings(string kind)
    {
        var analysis = Analyzer.Analyze(Document.Parse(ProfileSet.FindExample(kind)!), Context);
        Assert.Equal(kind, analysis.Model.Kind);
        Assert.Empty(analysis.Findings.Select(f => $"{analysis.Model.Document.Text.GetLineAt(f.Span.Start) + 1}: {f.Rule.Code}: {f.Message}"));
    }

    [Theory]
    [InlineData("# Notes\n\nBuy milk.\n")]
    [InlineData("# My library\n\n## Installation\n\n```sh\nnpm install\n```\n\n## License\n\nMIT\n")]
    [InlineData("")]
    public void Other_Markdown_is_left_alone(string text)
    {
        var analysis = Analyzer.Analyze(Document.Parse(text), Context);
        Assert.Null(analysis.Model.Kind);
        Assert.Empty(analysis.Findings);
    }

    private static string Render(Document document)
    {
        var analysis = Analyzer.Analyze(document, Context);
        using var stream = new MemoryStream();
        InspectJson.Write(analysis.Model, "docs/incident.md", stream);
        return Encoding.UTF8.GetString(stream.ToArray()) + string.Join('\n', analysis.Findings.Select(f => $"{f.Span} {f.Rule.Code} {f.Level} {f.Message}"));
    }
}
