using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Features.CodeActions;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Review;
using Postmortem.Analysis.Rules;
using Postmortem.Tests.Rules;

namespace Postmortem.Tests.Review;

/// <summary>What holds for the review of any text: the texts of all rule pages, the examples, and what is left of them when parts are taken out.</summary>
public sealed class ReviewPropertiesTest
{
    private static readonly RuleContext Elsewhere = new() { Now = Page.Now.AddYears(2), Path = "other/place.md" };

    private static readonly RuleContext Alone = new() { Now = Page.Now };

    public static TheoryData<string> Sources => [.. AllRules.Own.Select(r => r.Code), .. ReviewTest.Kinds.Select(k => "example:" + k.Data)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void The_same_text_has_the_same_score_at_any_time_and_place(string source)
    {
        foreach (var text in TextsOf(source))
        {
            var review = Reviewer.Review(Page.Analyze(text));
            Assert.Equal(review.Points, Reviewer.Review(Page.Analyze(text, Elsewhere)).Points, 9);
            Assert.Equal(review.Score, Reviewer.Review(Page.Analyze(text, Elsewhere)).Score);
            Assert.Equal(review.Score, Reviewer.Review(Page.Analyze(text.ReplaceLineEndings("\r\n"))).Score);
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_point_is_accounted_for(string source)
    {
        foreach (var review in TextsOf(source).Select(t => Reviewer.Review(Page.Analyze(t))))
        {
            Assert.Equal(100, review.Dimensions.Sum(d => d.Points));
            Assert.Equal(review.Points, review.Dimensions.Sum(d => d.Score), 9);
            Assert.Equal(review.Score, Math.Clamp(Math.Round(Math.Min(review.Points / 10, review.Gates.Select(g => g.Cap).DefaultIfEmpty(10).Min()), 1), 1, 10));
            Assert.All(review.Dimensions, d =>
            {
                Assert.Equal(d.Score, d.Points * d.Presence * Math.Max(0, 1 - d.Penalties.Sum(p => p.Fraction)), 9);
                Assert.All(d.Penalties, p => Assert.Equal(p.Points, p.Fraction * d.Points * d.Presence, 9));
            });
        }
    }

    /// <summary>What is offered as the next edit can be applied as it is, and the text is none the worse for it.</summary>
    [Theory]
    [MemberData(nameof(Sources))]
    public void A_fix_of_one_of_the_three_edits_never_lowers_the_score(string source)
    {
        foreach (var text in TextsOf(source))
        {
            var analysis = Page.Analyze(text, Alone);
            var review = Reviewer.Review(analysis);
            Assert.InRange(review.Improvements.Count, 0, 3);
            Assert.Equal(review.Improvements.Count, review.Improvements.Select(i => i.Dimension).Distinct().Count());
            foreach (var improvement in review.Improvements)
            {
                Assert.InRange(improvement.Span.End, 0, text.Length);
                if (improvement.FixTitle is not null)
                {
                    var edits = improvement.ActionKey is { } key
                        ? CodeActionList.Find(analysis, key)!.Edits!()
                        : improvement.Finding!.Rule.Fixes(improvement.Finding, analysis.Model, analysis.Context.Rules).First(f => f.Title == improvement.FixTitle).Edits;
                    var after = Edits.Apply(text, edits);
                    Assert.NotEqual(text, after);
                    var mended = Reviewer.Review(Page.Analyze(after, Alone));
                    Assert.True(mended.Score >= review.Score, $"{improvement.Finding?.Rule.Code}: \"{improvement.FixTitle}\" takes the score from {review.Score} to {mended.Score}\n{after}");
                }
            }
        }
    }

    private static IEnumerable<string> TextsOf(string source)
    {
        if (!source.StartsWith("example:", StringComparison.Ordinal))
        {
            var page = RulePage.Read(source);
            foreach (var block in page.Blocks)
            {
                yield return page.TextOf(block);
            }

            yield break;
        }

        // The whole example, and each version of it that lacks one of its sections, or the values of one of its lines.
        var text = ShippedFiles.Get($"{source[8..]}/example.md").ReplaceLineEndings("\n");
        yield return text;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("##", StringComparison.Ordinal))
            {
                var end = Array.FindIndex(lines, i + 1, l => l.StartsWith('#'));
                yield return string.Join('\n', lines[..i].Concat(end < 0 ? [] : lines[end..]));
            }
            else if (i % 7 == 0 && lines[i].StartsWith("- **", StringComparison.Ordinal) && lines[i].IndexOf(":**", StringComparison.Ordinal) is var colon and > 0)
            {
                yield return string.Join('\n', [.. lines[..i], lines[i][..(colon + 3)], .. lines[(i + 1)..]]);
            }
            else if (i % 5 == 0 && lines[i].StartsWith("| ", StringComparison.Ordinal) && lines[i].LastIndexOf(" | ", StringComparison.Ordinal) is var bar and > 2)
            {
                yield return string.Join('\n', [.. lines[..i], lines[i][..bar] + " | |", .. lines[(i + 1)..]]);
            }
        }
    }
}
