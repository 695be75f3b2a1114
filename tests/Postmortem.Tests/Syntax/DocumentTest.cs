using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Tests.Syntax;

public sealed class DocumentTest
{
    private static readonly string[] Pieces =
    [
        "# Heading\n", "## Timeline\n\n", "Title\n=====\n", "Title\n---\n", "---\n", "prose that goes on\n", "- item\n", "  - nested\n", "1. one\n",
        "2. two\n", "- [ ] task\n", "- [x] done\n", "| Time | Event |\n", "| --- | --- |\n", "| 14:30 | Alert 😀 |\n", "a | b\n", "```text\n", "```\n", "~~~\n",
        "> quoted\n", ">\n", "<!-- hint", "-->\n", "<details>\n", "\n", "\n\n", "\r\n", "    indented\n", "**Severity:** SEV-1\n", "`", "|", "-", "#", " ", "  ", ">", "x",
    ];

    [Fact]
    public void An_edited_document_equals_one_that_is_read_from_scratch()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var text = (seed % 5 == 0 ? "---\ntitle: x\n---\n" : "") + Some(random, 60);
            var document = Document.Parse(text);
            for (var edit = 0; edit < 25; edit++)
            {
                var start = random.Next(document.Text.Length + 1);
                var span = new TextSpan(start, Math.Min(random.Next(3) == 0 ? random.Next(30) : 0, document.Text.Length - start));
                document = document.With(span, random.Next(4) == 0 ? "" : Some(random, 3));
                var fresh = Document.Parse(document.Text.ToString());
                Assert.Equal(Render(fresh), Render(document));
            }
        }
    }

    [Fact]
    public void Blocks_cover_the_text_without_gaps()
    {
        var random = new Random(1);
        for (var round = 0; round < 50; round++)
        {
            var text = Some(random, 80);
            var document = Document.Parse(text);
            Assert.Equal(text, string.Concat(document.Blocks.ToArray().Select(b => b.Text)));
            Assert.Equal(document.Text.LineCount, document.Blocks.ToArray().Sum(b => b.LineCount));
        }
    }

    [Fact]
    public void An_edit_shares_the_blocks_that_it_did_not_touch()
    {
        var text = string.Concat(Enumerable.Range(0, 200).Select(i => $"## Part {i}\n\nSome prose.\n\n| Time | Event |\n| --- | --- |\n| 14:30 | x |\n\n"));
        var before = Document.Parse(text);
        var after = before.With(new TextSpan(text.IndexOf("Part 100", StringComparison.Ordinal), 0), "The ");
        var shared = after.Blocks.ToArray().Intersect(before.Blocks.ToArray(), ReferenceEqualityComparer.Instance).Count();
        Assert.InRange(shared, before.BlockCount - 4, before.BlockCount - 1);
    }

    [Theory]
    [InlineData("# A #\n", "Heading 1 'A'")]
    [InlineData("A\n---\n", "Heading 2 'A'")]
    [InlineData("a\nb\n---\n", "Paragraph 'a b'|ThematicBreak '---'")]
    [InlineData("- [x] done\n  more\n- next", "ListItem ticked 'done more'|ListItem 'next'")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |\n\ntext", "TableRow Header 'a;b'|TableRow Delimiter '---;---'|TableRow Body '1;2'|Paragraph 'text'")]
    [InlineData("```sh\na\n\nb\n```\n", "Code 'a  b'")]
    [InlineData("> a\n> b\n\nc", "Paragraph >1 'a b'|Paragraph 'c'")]
    [InlineData("<!-- a\n\nb -->\nc", "Html '<!-- a  b -->'|Paragraph 'c'")]
    [InlineData("text\n2021. more", "Paragraph 'text 2021. more'")]
    [InlineData("| Severity | High |\n| Status | Final |\n", "TableRow Body 'Severity;High'|TableRow Body 'Status;Final'")]
    [InlineData("| `a|b` | c \\| d |\n|-|-|\n", "TableRow Header '`a|b`;c \\| d'|TableRow Delimiter '-;-'")]
    public void Lines_become_blocks(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Document.Parse(text).Blocks.ToArray().Select(Outline)));

    private static string Outline(Block block)
    {
        var content = block.Kind == BlockKind.TableRow
            ? string.Join(';', block.Cells.Select(c => c.Text))
            : block.Inlines.Plain is { Length: > 0 } plain ? plain : block.ContentText.ToString();
        var label = block.Kind + (block.HeadingLevel > 0 ? $" {block.HeadingLevel}" : "") + (block.Row != RowKind.None ? $" {block.Row}" : "")
            + (block.Checked == true ? " ticked" : "") + (block.QuoteDepth > 0 ? $" >{block.QuoteDepth}" : "");
        return $"{label} '{content.Replace('\n', ' ').Trim()}'";
    }

    private static string Some(Random random, int count) =>
        string.Concat(Enumerable.Range(0, random.Next(count)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static string Render(Document document) =>
        string.Join("\n", document.Blocks.ToArray().Select(b => $"{b.Kind} {b.LineCount} {b.Content} {b.Indent} {b.Row} {b.After} {b.Reach} [{b.Text}]"));
}
