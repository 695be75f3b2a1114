using Postmortem.Analysis.Syntax;

namespace Postmortem.Tests.Syntax;

public sealed class InlinesTest
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("**Severity:** SEV-1", "Severity: SEV-1")]
    [InlineData("see [the *run* book](x.md) & `a*b`", "see the run book & a*b")]
    [InlineData("a  \n  b\\\nc", "a\nb\nc")]
    [InlineData("14:30<br>14:31", "14:30\n14:31")]
    [InlineData("http://a.example/x and ~~old~~", "http://a.example/x and old")]
    [InlineData("> a **b**\n> c", "a b\nc")]
    [InlineData("x \\* y &amp; z", "x * y & z")]
    public void Markup_is_taken_off(string source, string expected) => Assert.Equal(expected, First(source).Inlines.Plain);

    [Theory]
    [InlineData("**Severity:** SEV-1", "SEV-1", "SEV-1")]
    [InlineData("a [link](u) b", "b", "b")]
    [InlineData("> one *two*\n> three **four**", "four", "four")]
    [InlineData("- x `code` 😀 y", "code", "code")]
    [InlineData("a\r\nb *c*\r\nd", "d", "d")]
    public void Plain_text_leads_back_to_its_source(string source, string plain, string expected)
    {
        var block = First(source);
        var span = block.Inlines.ToSource(new Postmortem.Analysis.Text.TextSpan(block.Inlines.Plain.IndexOf(plain, StringComparison.Ordinal), plain.Length));
        Assert.Equal(expected, block.Text.Substring(span.Start, span.Length));
    }

    [Fact]
    public void Deep_nesting_is_read_as_plain_text()
    {
        var text = string.Concat(Enumerable.Repeat("[*", 5000)) + "x";
        Assert.Contains("x", First(text).Inlines.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("[a](")]
    [InlineData("[a ")]
    [InlineData("[a\n")]
    [InlineData("[`")]
    [InlineData("*a **b ")]
    [InlineData("**x** y ")]
    [InlineData("~~a ")]
    [InlineData("_a_ ")]
    [InlineData("<? ")]
    [InlineData("[a]: b ")]
    public void A_tangle_of_marks_is_read_as_it_stands(string part)
    {
        var text = "x" + string.Concat(Enumerable.Repeat(part, 30_000 / part.Length)).TrimEnd();
        Assert.Equal(text, First(text).Inlines.Plain);
        Assert.Empty(First(text).Inlines.Spans);
    }

    [Theory]
    [InlineData("**x** y ", 400)]
    [InlineData("[a](b) ", 4000)]
    [InlineData("`a*b` (c) ", 900)]
    [InlineData("![a](b) [ ] ", 2500)]
    public void Many_marks_are_no_tangle(string part, int count) =>
        Assert.Equal(count, First(string.Concat(Enumerable.Repeat(part, count))).Inlines.Spans.Count);

    private static Block First(string source) => Document.Parse(source)[0];
}
