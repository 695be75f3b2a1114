using Postmortem.Analysis.Text;

namespace Postmortem.Tests.Text;

public sealed class RewrittenTextTest
{
    [Fact]
    public void Changes_of_changes_are_changes_of_the_first_text()
    {
        var rewritten = new RewrittenText("the red fox runs".Length);
        rewritten.Apply([Edit(4, 3, "brown"), Edit(16, 0, ".")]);
        rewritten.Apply([Edit(0, 3, "A"), Edit(6, 7, "ig d")]);
        Assert.Equal("0+3 A|4+7 brig d|16+0 .", Show(rewritten));
    }

    [Fact]
    public void A_text_that_nobody_changed_has_no_changes()
    {
        var rewritten = new RewrittenText(5);
        Assert.Equal("", Show(rewritten));
        rewritten.Apply([]);
        Assert.Equal("", Show(rewritten));
    }

    [Fact]
    public void Many_random_changes_lead_from_the_first_text_to_the_last()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var first = new string('a', random.Next(0, 30));
            var rewritten = new RewrittenText(first.Length);
            var last = first;
            for (var pass = 0; pass < 4; pass++)
            {
                var edits = new List<TextEdit>();
                for (var at = random.Next(0, 6); at <= last.Length; at += random.Next(1, 8))
                {
                    var length = random.Next(0, Math.Min(4, last.Length - at) + 1);
                    edits.Add(Edit(at, length, new string((char)('b' + pass), random.Next(0, 3))));
                    at += length;
                }

                rewritten.Apply(edits);
                last = Apply(last, edits);
            }

            Assert.Equal(last, Apply(first, rewritten.Edits));
        }
    }

    private static TextEdit Edit(int start, int length, string text) => new(new TextSpan(start, length), text);

    private static string Apply(string text, IReadOnlyList<TextEdit> edits) =>
        edits.Reverse().Aggregate(text, (changed, edit) => changed[..edit.Span.Start] + edit.NewText + changed[edit.Span.End..]);

    private static string Show(RewrittenText text) => string.Join('|', text.Edits.Select(edit => $"{edit.Span.Start}+{edit.Span.Length} {edit.NewText}"));
}
