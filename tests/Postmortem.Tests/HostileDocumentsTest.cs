using System.Collections.Frozen;
using Postmortem.Analysis;
using Postmortem.Analysis.Features;
using Postmortem.Analysis.Features.CodeActions;
using Postmortem.Analysis.Features.Completion;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;
using Postmortem.App.Output;

namespace Postmortem.Tests;

/// <summary>
/// No document hangs an editor: what is large, deep or never closed is read, edited, asked about and mended like any other. What costs the square
/// of these lengths takes minutes and ends by the limit, which is generous because machines differ.
/// </summary>
public sealed class HostileDocumentsTest
{
    private const int Limit = 60_000;

    private const string Head = "---\nkind: post-mortem\n---\n\n# Post-Mortem: X\n\n- **Date:** 2026-03-17\n- **Severity:** SEV-1\n\n";

    private static readonly FrozenDictionary<string, Func<string>> Bodies = new Dictionary<string, Func<string>>
    {
        ["a timeline of 5,000 rows out of order"] = () => "## Timeline (UTC)\n\n| Time | Event |\n| --- | --- |\n" + Many(5000, i => $"| 14:{i % 60:00} | The on-call engineer restarted it |\n"),
        ["a list of 5,000 times out of order"] = () => "## Timeline (UTC)\n\n" + Many(5000, i => $"- 2026-03-17 {i % 24:00}:00 UTC - x\n"),
        ["5,000 action items"] = () => "## Action Items\n\n| ID | Action | Owner | Due | Status |\n|---|---|---|---|---|\n" + Many(5000, i => $"| AI-1 | Add an alert for queue {i} | @dana | 2026-04-01 | Open |\n"),
        ["5,000 whys"] = () => "## 5 Whys\n\n" + Many(5000, i => $"{i}. Why? Because of {i}\n"),
        ["a paragraph of 1 MB"] = () => "## Root Cause\n\n" + Many(12_500, _ => "The release manager carelessly restarted the database and should have known better. "),
        ["a paragraph of 1 MB in lines"] = () => "## Root Cause\n\n" + Many(12_500, _ => "The release manager carelessly restarted the database and should have known better.\n"),
        ["10,000 headings"] = () => Many(10_000, i => $"## Heading {i}\n\ntext\n\n"),
        ["10,000 timelines"] = () => Many(10_000, _ => "## Timeline\n\n14:00 - Alert fired\n\n"),
        ["10,000 underlined headings"] = () => Many(10_000, _ => "a\n===\n"),
        ["quotes 1,000 deep"] = () => Many(100, _ => new string('>', 1000) + " deep\n"),
        ["lists 1,000 deep"] = () => Many(1000, i => new string(' ', 2 * i) + "- 14:00 item\n"),
        ["quotes and lists in turn"] = () => Many(2500, _ => "> - > - ") + "x\n",
        ["malformed tables"] = () => "## Timeline\n\n" + Many(2000, _ => "| Time | Event\n|---\n|||||||\n| --- | --- | ---\n"),
        ["a table of 20,000 columns"] = () => "|" + Many(20_000, _ => "a|") + "\n|" + Many(20_000, _ => "-|") + "\n|" + Many(20_000, _ => "b|") + "\n",
        ["a line of 100,000 letters"] = () => new string('x', 100_000),
        ["100,000 tabs"] = () => new string('\t', 100_000) + "x",
        ["100,000 zero characters"] = () => new string('\0', 100_000),
        ["10,000 links in a paragraph"] = () => "## Impact\n\n" + Many(10_000, _ => "[a](b) ") + "\n\n" + Many(4000, _ => "[a](b) "),
        ["10,000 marks of emphasis"] = () => "## Impact\n\n" + Many(10_000, _ => "*a **b ") + "\n\n" + Many(4000, _ => "*a **b ") + "\n\n" + new string('*', 30_000),
        ["brackets that stay open"] = () => "## Impact\n\n" + new string('[', 50_000) + "\n\n" + new string('[', 30_000) + "\n\n" + Many(7500, _ => "[a](") + "\n\n" + Many(10_000, _ => "!["),
        ["40 items of one word of 30,000 letters and dashes"] = () => "## Action Items\n\n" + Many(40, _ => "- [ ] " + Many(15_000, _ => "a-") + "\n\n"),
        ["20 rows of brackets and tags"] = () => "## Timeline\n\n| Time | Event |\n| --- | --- |\n" + Many(10, _ => "| 14:00 | " + new string('[', 30_000) + " |\n| 14:01 | " + Many(7500, _ => "<!--") + " |\n"),
        ["parentheses that stay open"] = () => new string('(', 30_000) + "\n\n" + Many(10_000, _ => "(a"),
        ["backticks that stay open"] = () => "## Impact\n\n" + string.Concat(Enumerable.Range(1, 240).Select(i => new string('`', i) + "a")) + "\n\n" + Many(15_000, _ => "`a") + "\n\n" + new string('`', 31_000),
        ["tags that stay open"] = () => Many(10_000, _ => "<a ") + "\n\n" + Many(5000, _ => "<!-- ") + "\n\n" + new string('<', 30_000),
        ["a comment that stays open"] = () => "<!-- postmortem-ignore x: y\n" + Many(20_000, _ => "text\n\n"),
        ["fences that stay open"] = () => Many(10_000, _ => "```\n~~~\n"),
        ["addresses"] = () => Many(2300, _ => "https://a.b/c ") + "\n\n" + Many(5000, _ => "a@b.c "),
        ["10,000 fields"] = () => Many(10_000, i => $"- **Field {i}:** value\n"),
        ["10,000 placeholders"] = () => "## Impact\n\n" + Many(2000, _ => "[fill this in] ") + "\n\n" + Many(10_000, _ => "[fill this in]\n\n"),
        ["5,000 comments that ignore"] = () => Many(5000, i => $"<!-- postmortem-ignore rule-{i}: r -->\ntext\n\n"),
        ["words that begin phrases"] = () => "## Root Cause\n\n" + Many(380, _ => "failed to should have could have if only he had carelessly human error ") + "\n\n" + Many(2500, _ => "should have ") + "\n\n" + Many(8000, _ => "not "),
        ["references"] = () => Many(10_000, i => $"[r{i}]: http://x/{i}\n") + "\n" + Many(3000, _ => "[r1][r2] "),
    }.ToFrozenDictionary();

    public static TheoryData<string> Names => [.. Bodies.Keys.Order(StringComparer.Ordinal)];

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Names))]
    public Task A_document_is_read_edited_asked_and_mended(string name) => Task.Run(() =>
    {
        var document = Document.Parse(Head + Bodies[name]());
        var context = new AnalysisContext { Profiles = ProfileSet.Builtin, Rules = new RuleContext { Now = new DateTimeOffset(2026, 3, 20, 12, 0, 0, TimeSpan.Zero) } };
        var analysis = Analyzer.Analyze(document, context);
        Assert.Equal("post-mortem", analysis.Model.Kind);

        // A key in the middle, as somebody who does not give up.
        var middle = document.Text.GetLineStart(document.Text.LineCount / 2);
        analysis = Analyzer.Analyze(document.With(new TextSpan(middle, 0), "x"), context, analysis);
        var text = analysis.Model.Document.Text;
        var all = new TextSpan(0, text.Length);
        foreach (var offset in (int[])[Head.Length, middle, text.Length])
        {
            Completions.At(analysis, offset, new CompletionRequest(context.Rules.Now, true));
            Hover.At(analysis, offset);
        }

        Assert.NotEmpty(Outline.Of(analysis));
        Folding.Of(analysis);
        Links.Of(analysis);
        InlayHints.In(analysis, all);
        CodeLenses.Of(analysis);
        var edits = Formatting.Edits(analysis);
        Assert.All(edits, e => Assert.InRange(e.Span.End, 0, text.Length));
        foreach (var action in CodeActionList.In(analysis, all, new ActionRequest(true, true, _ => true)))
        {
            action.Edits?.Invoke();
        }

        Assert.NotEmpty(Findings.Of(analysis, "a.md", withFixes: true, _ => true).ToList());
        Assert.True(FixAll.Apply(analysis, f => f.Rule.Code == "timeline-out-of-order", withUnsafe: true).Mended >= 0);
    }, TestContext.Current.CancellationToken);

    private static string Many(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));
}
