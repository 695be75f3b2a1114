using Postmortem.Analysis.Text;

namespace Postmortem.Tests.Text;

public sealed class SourceTextTest
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("a", 1)]
    [InlineData("a\n", 2)]
    [InlineData("a\r\nb\rc\n\n", 5)]
    public void Lines_end_with_any_line_break(string text, int lines)
    {
        var source = SourceText.From(text);
        Assert.Equal(lines, source.LineCount);
        Assert.Equal(text, source.ToString());
    }

    [Fact]
    public void A_column_behind_the_end_of_a_line_is_its_end()
    {
        var source = SourceText.From("ab\r\ncd");
        Assert.Equal(2, source.FindOffset(0, 99));
        Assert.Equal(6, source.FindOffset(1, 99));
        Assert.Null(source.FindOffset(2, 0));
    }

    [Fact]
    public void Random_edits_give_the_same_text_as_a_string()
    {
        var random = new Random(7);
        string[] pieces = ["a", "\n", "\r", "\r\n", "😀", "line of text\n", "", "\n\n", "x\r"];
        for (var round = 0; round < 60; round++)
        {
            var expected = string.Concat(Enumerable.Range(0, random.Next(2000)).Select(_ => pieces[random.Next(pieces.Length)]));
            var source = SourceText.From(expected);
            for (var edit = 0; edit < 40; edit++)
            {
                var start = random.Next(expected.Length + 1);
                var length = Math.Min(random.Next(12), expected.Length - start);
                var text = string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => pieces[random.Next(pieces.Length)]));
                expected = expected[..start] + text + expected[(start + length)..];
                source = source.With(new TextSpan(start, length), text);
                Assert.Equal(expected, source.ToString());
            }

            var fresh = SourceText.From(expected);
            Assert.Equal(fresh.LineCount, source.LineCount);
            for (var line = 0; line < fresh.LineCount; line++)
            {
                Assert.Equal(fresh.GetLine(line), source.GetLine(line));
                Assert.Equal(fresh.GetLineStart(line), source.GetLineStart(line));
                Assert.Equal(line, source.GetLineAt(source.GetLineStart(line)));
            }
        }
    }
}
