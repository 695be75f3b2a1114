using Postmortem.Analysis.Features;
using Postmortem.Analysis.Features.CodeActions;
using Postmortem.Analysis.Features.Completion;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Tests.Features;

/// <summary>Whatever somebody points at: no feature fails, and what it answers is about that place and can be applied.</summary>
public sealed class EverywhereTest
{
    private const int Step = 29;

    [Theory]
    [InlineData("post-mortem", "\n", null)]
    [InlineData("incident-report", "\r\n", null)]
    [InlineData("rca", "\n", "generic")]
    [InlineData("coe", "\r", null)]
    public void An_example_can_be_asked_at_every_place(string kind, string lineBreak, string? readAs) =>
        Check(ProfileSet.FindExample(kind)!.ReplaceLineEndings(lineBreak), readAs ?? kind);

    [Theory]
    [InlineData("post-mortem")]
    [InlineData("coe")]
    public void A_template_can_be_asked_at_every_place(string kind) => Check(ProfileSet.Builtin.Find(kind)!.Template, kind);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_document_that_was_cut_to_pieces_can_be_asked_at_every_place(int seed)
    {
        var random = new Random(seed);
        var text = ProfileSet.FindExample("post-mortem")!;
        for (var i = 0; i < 60; i++)
        {
            var at = random.Next(text.Length - 40);
            text = random.Next(3) switch
            {
                0 => text.Remove(at, random.Next(1, 30)),
                1 => text.Insert(at, new[] { "|", "\n", "\n\n## ", "[", "😀", "- ", "```\n", "<!--", "**", "\r" }[random.Next(10)]),
                _ => text.Insert(at, text.Substring(random.Next(text.Length - 40), random.Next(1, 30))),
            };
        }

        Check(text, "post-mortem");
    }

    private static void Check(string text, string kind)
    {
        var analysis = Subject.Analyze(text, kind);
        var source = analysis.Model.Document.Text;
        for (var offset = 0; offset <= text.Length; offset += Step)
        {
            // No client can put the cursor between the two halves of a line break.
            var at = source.FindOffset(source.GetPosition(offset).Line, source.GetPosition(offset).Column)!.Value;
            foreach (var item in Completions.At(analysis, at, new CompletionRequest(Subject.Now, true)))
            {
                Assert.True(item.Edit.Span.Touches(at), $"{item.Label} at {at}");
                Assert.Equal(source.GetLineAt(at), source.GetLineAt(item.Edit.Span.Start));
                Assert.Equal(source.GetLineAt(at), source.GetLineAt(item.Edit.Span.End));
            }

            if (Hover.At(analysis, at) is { } hover)
            {
                Assert.True(hover.Span.Touches(at));
                Assert.NotEqual("", hover.Markdown.Trim());
            }

            foreach (var action in CodeActionList.In(analysis, new TextSpan(at, 0), new ActionRequest(offset % 2 == 0, true, _ => true)).Where(a => a.Edits is not null && a.Disabled is null))
            {
                var edits = action.Edits!();
                Assert.True(edits.Count > 0, action.Title);
                var end = 0;
                foreach (var edit in edits.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.End))
                {
                    Assert.True(edit.Span.Start >= end && edit.Span.End <= text.Length, $"{action.Title}: {edit.Span}");
                    end = edit.Span.End;
                }
            }

            Assert.NotEmpty(SelectionRanges.At(analysis, at));
            _ = IdReferences.At(analysis, at);
        }

        Assert.All(Folding.Of(analysis), f => Assert.InRange(f.EndLine, f.StartLine + 1, source.LineCount - 1));
        Assert.All(InlayHints.In(analysis, new TextSpan(0, text.Length)), h => Assert.InRange(h.Offset, 0, text.Length));
        Assert.All(Links.Of(analysis), l => Assert.True(l.Span.End <= text.Length));
        _ = Outline.Of(analysis);
        _ = CodeLenses.Of(analysis);
    }
}
