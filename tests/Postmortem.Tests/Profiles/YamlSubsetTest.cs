using System.Text;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.Profiles;

/// <summary>Whatever the fast reader accepts, it reads as the full one does.</summary>
public sealed class YamlSubsetTest
{
    [Theory]
    [InlineData("common")]
    [InlineData("post-mortem")]
    [InlineData("incident-report")]
    [InlineData("rca")]
    [InlineData("coe")]
    public void Shipped_profiles_are_in_the_subset(string id)
    {
        var text = ShippedFiles.Get($"{id}/profile.yaml");
        var node = YamlSubset.TryRead(text);
        Assert.NotNull(node);
        Assert.Equal(Render(Yaml.Read(text).Root), Render(node));
    }

    [Theory]
    [InlineData("a: 1\nb:\n- x\n- y: 2\n  z: [1, 'it''s', \"a\\nb\\u00e9\", {k: v, l: []}]\nc:\nd: ~\n")]
    [InlineData("- - a\n  - b\n-\n  k: v\n- plain text # comment\n# c\n- \"#no\"\n-\n")]
    [InlineData("a: [one,\n  two three, # why\n  \"four\"\n]\nb:\r\n  c: http://x/y:z\r\n")]
    [InlineData("'quoted key': x\n\"other\": [a: b]\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a: one\n  two\n")]
    [InlineData("a: |\n  text\n")]
    [InlineData("a: &x 1\nb: *x\n")]
    [InlineData("a: [1, 2\nb: 3\n")]
    [InlineData("a:\n  b: 1\n c: 2\n")]
    [InlineData("---\na: 1\n")]
    [InlineData("a: -x\nb: - x\n")]
    [InlineData("a:\tx\n")]
    public void What_it_accepts_is_what_the_full_reader_reads(string text) => AssertSame(text);

    [Fact]
    public void No_text_makes_the_two_disagree()
    {
        var pieces = new[] { "a", "b c", ":", ": ", "- ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ", ", "\"", "'", "#", " #", "~", "1", "|", "*", "?", "\\", "é", "-", ",", " " };
        var random = new Random(20260318);
        for (var round = 0; round < 20000; round++)
        {
            var text = new StringBuilder("k: ");
            var length = random.Next(1, 14);
            for (var i = 0; i < length; i++)
            {
                text.Append(pieces[random.Next(pieces.Length)]);
            }

            AssertSame(text.ToString());
        }
    }

    private static void AssertSame(string text)
    {
        if (YamlSubset.TryRead(text) is not { } node)
        {
            return;
        }

        var (root, problems) = Yaml.Read(text);
        Assert.True(problems.Count == 0, $"accepted with problems: {text}");
        Assert.True(Render(root) == Render(node), $"{text}\n=== full\n{Render(root)}\n=== subset\n{Render(node)}");
    }

    private static string Render(DataNode node) => node.Kind switch
    {
        DataKind.Scalar => $"{(node.IsQuoted ? "quoted " : "")}<{node.Text}>{node.Span}",
        DataKind.Sequence => $"[{string.Join(", ", node.Items.Select(Render))}]{node.Span}",
        DataKind.Mapping => $"{{{string.Join(", ", node.Entries.Select(e => Render(e.Key) + ": " + Render(e.Value)))}}}{node.Span}",
        _ => "nothing",
    };
}
