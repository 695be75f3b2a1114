using System.Text;
using Postmortem.Analysis;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

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
            var analysis = Analyzer.Analyze(document, Context);
            for (var edit = 0; edit < 25; edit++)
            {
                var start = random.Next(document.Text.Length + 1);
                var length = Math.Min(random.Next(3) == 0 ? random.Next(200) : 0, document.Text.Length - start);
                document = document.With(new TextSpan(start, length), Pieces[random.Next(Pieces.Length)]);
                analysis = Analyzer.Analyze(document, Context, analysis);
                Assert.Equal(Render(Analyzer.Analyze(Document.Parse(document.Text.ToString()), Context)), Render(analysis));
            }
        }
    }

    [Theory]
    [InlineData("post-mortem")]
    [InlineData("incident-report")]
    [InlineData("rca")]
    [InlineData("coe")]
    public void What_is_found_while_prose_is_typed_is_what_is_found_in_the_same_text_from_scratch(string kind)
    {
        const string Typed = "The engineer forgot 500 ms at 14:30, **Severity:** SEV-1 (x) 40% of 12 users. # - | [y] because\n\n2026-03-18 10:00 UTC: restored";
        var text = ProfileSet.FindExample(kind)!;
        var random = new Random(7);
        for (var round = 0; round < 6; round++)
        {
            var document = Document.Parse(text);
            var analysis = Analyzer.Analyze(document, Context);
            var at = random.Next(document.Text.Length + 1);
            foreach (var c in Typed.AsSpan(random.Next(Typed.Length - 20), 20))
            {
                document = document.With(new TextSpan(at++, 0), c.ToString());
                analysis = Analyzer.Analyze(document, Context, analysis);
                Assert.Equal(Render(Analyzer.Analyze(Document.Parse(document.Text.ToString()), Context)), Render(analysis));
            }
        }
    }

    /// <summary>What a model makes of one block may depend on the prose of another.</summary>
    [Theory]
    [InlineData("# Incident\n\n## Action items\n\nAna\n\n- Fix the alert<|>\n  - said so\n  - Due: 2026-04-01\n\nSome words\n\n- Another one\n")]
    [InlineData("# Incident\n\n## Action items\n\n- Fix the alert\n  - said<|> so\n  - Due: 2026-04-01\n")]
    [InlineData("# Incident\n\n## Action items\n\nAna<|>\n\n- Fix the alert\n- Test it\n")]
    [InlineData("# Incident\n\n## Action items\n\n**Ana Silva**\n\n- Fix the alert\n\nKim<|>\n\n- Test it\n")]
    [InlineData("# Incident\n\n## Timeline\n\n14:30\n\nThe alert<|> fired\n\n14:40\n\nIt was over\n")]
    [InlineData("# Incident\n\n## Five whys\n\n1. Why did it fail? It was full\n\nNobody looked<|>\n")]
    [InlineData("# Incident\n\nThe shop was down <|>on 2 March. It took an hour.\n\n## Impact\n\nIt lasted two hours.\n")]
    [InlineData("# Incident\n\n## What went well\n\nThese things<|>\n\n- Alerts fired\n\nNothing else\n")]
    public void What_is_found_near_prose_that_is_typed_is_what_is_found_from_scratch(string text)
    {
        foreach (var typed in (ReadOnlySpan<string>)[": Kim Lee:", " 2026-03-04 at 14:35 UTC", "?", " none", "** and *", " SEV-1"])
        {
            var at = text.IndexOf("<|>", StringComparison.Ordinal);
            var document = Document.Parse(text.Replace("<|>", "", StringComparison.Ordinal));
            var analysis = Analyzer.Analyze(document, Context);
            foreach (var c in typed)
            {
                document = document.With(new TextSpan(at++, 0), c.ToString());
                analysis = Analyzer.Analyze(document, Context, analysis);
                Assert.Equal(Render(Analyzer.Analyze(Document.Parse(document.Text.ToString()), Context)), Render(analysis));
            }
        }
    }

    /// <summary>Over the documents of the folder that POSTMORTEM_CORPUS names.</summary>
    [Fact(Explicit = true)]
    public void What_is_found_while_real_documents_are_edited_is_what_is_found_in_the_same_text_from_scratch()
    {
        var folder = Environment.GetEnvironmentVariable("POSTMORTEM_CORPUS") ?? throw new InvalidOperationException("POSTMORTEM_CORPUS names no folder.");
        var edits = int.TryParse(Environment.GetEnvironmentVariable("POSTMORTEM_EDITS"), out var asked) ? asked : 8;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "dev"), "*.md"))
        {
            var document = Document.Parse(File.ReadAllText(file));
            var analysis = Analyzer.Analyze(document, Context);
            var random = new Random(Path.GetFileName(file).Length);
            var at = 0;
            for (var edit = 0; edit < edits; edit++)
            {
                at = edit % 4 == 0 ? random.Next(document.Text.Length + 1) : Math.Min(at + 1, document.Text.Length);
                document = document.With(new TextSpan(at, edit % 4 == 3 && at < document.Text.Length ? 1 : 0), edit % 4 == 3 ? "" : random.Next(6) == 0 ? Pieces[random.Next(Pieces.Length)] : "a");
                analysis = Analyzer.Analyze(document, Context, analysis);
                Assert.Equal(Render(Analyzer.Analyze(Document.Parse(document.Text.ToString()), Context)), Render(analysis));
            }
        }
    }

    [Fact]
    public void A_change_of_prose_of_which_the_model_holds_nothing_moves_it()
    {
        var document = Document.Parse(ProfileSet.FindExample("post-mortem")!);
        var before = Analyzer.Analyze(document, Context);
        var at = document.Text.ToString().IndexOf("### Action", StringComparison.Ordinal) is var heading and > 0 ? heading : document.Text.ToString().IndexOf("## Action", StringComparison.Ordinal);
        document = document.With(new TextSpan(at, 0), "Nothing in particular stands in this paragraph of prose, and so on.\n\n");
        before = Analyzer.Analyze(document, Context, before);
        var after = Analyzer.Analyze(document.With(new TextSpan(at + 10, 0), "new "), Context, before);
        Assert.Same(before.Model.Timeline.Entries[0], after.Model.Timeline.Entries[0]);
        Assert.Equal(before.Model.ActionItems[0].Span.Shift(4), after.Model.ActionItems[0].Span);
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

    private static string Render(Analysis.Analysis analysis)
    {
        var text = new StringBuilder();
        Describe(analysis.Model, text);
        foreach (var finding in analysis.Findings)
        {
            text.Append(finding.Span).Append(' ').Append(finding.Rule.Code).Append(' ').Append(finding.Level).Append(' ').AppendLine(finding.Message);
            text.AppendJoin('\n', finding.Related);
            foreach (var fix in finding.Rule.Fixes(finding, analysis.Model, Context.Rules))
            {
                text.Append(fix.Title).AppendJoin(' ', fix.Edits).AppendLine();
            }
        }

        return text.ToString();
    }

    /// <summary>Every value that a model holds, with its place; the document and what the profiles say are the same for all.</summary>
    private static void Describe(object? value, StringBuilder text)
    {
        if (value is null or Document or Profile)
        {
            return;
        }

        if (value is string or ValueType)
        {
            text.Append(value).Append(';');
        }
        else if (value is System.Collections.IEnumerable list)
        {
            foreach (var item in list)
            {
                Describe(item, text);
                text.AppendLine();
            }
        }
        else
        {
            foreach (var property in value.GetType().GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance))
            {
                text.Append(property.Name).Append('=');
                Describe(property.GetValue(value), text);
            }
        }
    }
}
