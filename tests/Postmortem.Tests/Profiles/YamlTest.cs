using System.Text;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.Profiles;

public sealed class YamlTest
{
    [Fact]
    public void Values_have_their_kind_and_their_place() => Check(
        """
        a: one
        b: [two, "three", {c: 4}]
        d:
          - e: >
              folded
              text
          - ~
        """,
        """
        mapping `a: one…`
          a: scalar `one` = one
          b: sequence `[two, "three", {c: 4}]`
            scalar `two` = two
            scalar `"three"` = three
            mapping `{c: 4}`
              c: scalar `4` = 4
          d: sequence `- e: >…`
            mapping `e: >…`
              e: scalar `>…` = folded text
            nothing `~`
        """);

    [Fact]
    public void Places_count_line_breaks_emoji_and_byte_order_marks_as_the_text_has_them() => Check(
        "\uFEFFa: \"😀\"\r\nb: ü\r\n",
        """
        mapping `a: "😀"…`
          a: scalar `"😀"` = 😀
          b: scalar `ü` = ü
        """);

    [Fact]
    public void An_empty_text_is_nothing() => Check("# only a comment\n", "nothing ``");

    [Fact]
    public void What_stands_before_an_error_is_read() => Check(
        "a: one\nb:\n- two\n- \"open\n",
        """
        mapping `a: one…`
          a: scalar `one` = one
          b: sequence `- two`
            scalar `two` = two
        1 problem
        """,
        upToProblems: true);

    [Fact]
    public void Aliases_are_reported_where_they_stand()
    {
        const string text = "a: &x [1]\nb: *x\n";
        var (_, problems) = Yaml.Read(text);
        var problem = Assert.Single(problems);
        Assert.Equal("*x", text.Substring(problem.Span.Start, problem.Span.Length));
    }

    [Fact]
    public void Deep_nesting_is_reported_and_does_not_overflow()
    {
        var (root, problems) = Yaml.Read(new string('[', 50_000));
        Assert.NotEmpty(problems);
        Assert.NotNull(root);
        Assert.NotEmpty(Yaml.Read(new string('[', 100) + "1" + new string(']', 100)).Problems);
    }

    [Fact]
    public void No_text_makes_it_throw()
    {
        const string alphabet = "ab:-[]{},\"'#&*!|>%@` \n\r\t?~<\uFEFF\0\u0085\u2028é😀";
        var random = new Random(20260317);
        for (var round = 0; round < 800; round++)
        {
            var text = new StringBuilder();
            var length = random.Next(1, 60);
            for (var i = 0; i < length; i++)
            {
                text.Append(alphabet[random.Next(alphabet.Length)]);
            }

            var value = text.ToString();
            var (root, problems) = Yaml.Read(value);
            AssertInside(root, value.Length);
            Assert.All(problems, p => Assert.InRange(p.Span.End, p.Span.Start, value.Length));
            ProfileReader.Read(value, _ => null);
            SettingsReader.Read(value);
        }
    }

    private static void AssertInside(DataNode node, int length)
    {
        Assert.InRange(node.Span.Start, 0, length);
        Assert.InRange(node.Span.End, node.Span.Start, length);
        foreach (var item in node.Items.Concat(node.Entries.SelectMany(e => new[] { e.Key, e.Value })))
        {
            AssertInside(item, length);
        }
    }

    private static void Check(string text, string expected, bool upToProblems = false)
    {
        var (root, problems) = Yaml.Read(text);
        var actual = new StringBuilder();
        Render(root, text, "", actual);
        if (upToProblems)
        {
            actual.Append($"{problems.Count} problem\n");
        }
        else
        {
            Assert.Empty(problems);
        }

        Assert.Equal(expected.ReplaceLineEndings("\n").TrimEnd(), actual.ToString().TrimEnd());
    }

    private static void Render(DataNode node, string text, string indent, StringBuilder output)
    {
        var source = text.Substring(node.Span.Start, node.Span.Length);
        var end = source.AsSpan().IndexOfAny('\r', '\n');
        output.Append($"{node.Kind.ToString().ToLowerInvariant()} `{(end < 0 ? source : source[..end] + "…")}`");
        output.Append(node.Kind == DataKind.Scalar ? $" = {node.Text.TrimEnd()}\n" : "\n");
        foreach (var item in node.Items)
        {
            output.Append(indent + "  ");
            Render(item, text, indent + "  ", output);
        }

        foreach (var entry in node.Entries)
        {
            output.Append($"{indent}  {entry.Key.Text}: ");
            Render(entry.Value, text, indent + "  ", output);
        }
    }
}
