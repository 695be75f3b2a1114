using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Review;
using Postmortem.Analysis.Rules;

namespace Postmortem.Tests.Rules;

/// <summary>Rules meet every text that somebody can type: half a table, a line twice, a character too many.</summary>
public sealed class RuleRobustnessTest
{
    private static readonly string[] Pieces = ["|", "\n", "**", "[", "]", "(", "25:99", "99%", "- ", "# ", "```", "<!--", "🙂", "\t", "0", "é", "--- \n", "| | |\n", "1 of 0 (5%)", "[HH:MM]", "@", "://", "password=1!"];

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var kind in (string[])["post-mortem", "incident-report", "rca", "coe"])
            {
                for (var seed = 0; seed < 8; seed++)
                {
                    cases.Add(kind, seed);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Findings_and_fixes_of_a_spoilt_document_stay_within_its_text(string kind, int seed)
    {
        var random = new Random((seed * 31) + kind.Length);
        var text = ShippedFiles.Get($"{kind}/{(seed % 3 == 2 ? "template" : "example")}.md").ReplaceLineEndings(seed % 2 == 0 ? "\n" : "\r\n");
        for (var round = 0; round < 8; round++)
        {
            text = Spoil(text, random);
            var analysis = Page.Analyze(text);
            foreach (var rule in AllRules.List)
            {
                // Called directly: the analyzer would go on after an exception.
                foreach (var finding in rule.Check(analysis.Model, analysis.Context.Rules))
                {
                    Assert.InRange(finding.Span.Start, 0, text.Length);
                    Assert.InRange(finding.Span.End, finding.Span.Start, text.Length);
                    Assert.All(finding.Related, r => Assert.InRange(r.Span.End, 0, text.Length));
                    foreach (var fix in rule.Fixes(finding, analysis.Model, analysis.Context.Rules))
                    {
                        var end = 0;
                        foreach (var edit in fix.Edits.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.End))
                        {
                            Assert.InRange(edit.Span.Start, end, text.Length);
                            Assert.InRange(edit.Span.End, edit.Span.Start, text.Length);
                            end = edit.Span.End;
                        }
                    }
                }
            }

            Assert.InRange(Reviewer.Review(analysis).Score, 1, 10);
        }
    }

    private static string Spoil(string text, Random random)
    {
        for (var i = 0; i < 12 && text.Length > 100; i++)
        {
            var at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0:
                    text = text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 1:
                    text = text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at));
                    break;
                case 2:
                    var line = text.IndexOf('\n', at);
                    var next = line < 0 ? -1 : text.IndexOf('\n', line + 1);
                    text = next < 0 ? text : text.Insert(next, text[line..next]);
                    break;
                default:
                    text = text.Remove(at, 1).Insert(at, ((char)random.Next(32, 127)).ToString());
                    break;
            }
        }

        return text;
    }
}
